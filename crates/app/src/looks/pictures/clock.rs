//! The clock of introductions that wait: each as a way from the day it was made to the last try, with a hand that says
//! how far time has gone. The first stop is the first call, 4 working hours later; the others are the later tries (P33).

use goodturn_practice::calendar::Calendar;
use goodturn_practice::duty::Duty;
use goodturn_practice::id::{MemberId, PersonId};
use goodturn_practice::matter::Matter;
use goodturn_practice::referral::{Effort, ReferralState};
use goodturn_practice::rhythm::Rhythm;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many of them are drawn at most.
pub const MOST: i64 = 40;

/// One introduction, or name we may use.
#[derive(Debug, Clone, PartialEq)]
pub struct Hand {
    /// Its matter.
    pub matter: Uuid,
    /// Who was introduced.
    pub name: String,
    /// Who did it.
    pub sources: Vec<String>,
    /// Whether we only may use their name.
    pub name_allowed: bool,
    /// When it was made.
    pub made_on: Date,
    /// How far time has gone, in stops: 0 when it was made, 1 at the first call, 2 at the try after it.
    pub hand: f64,
    /// How often we tried.
    pub tries: usize,
    /// When the next try is due, and the time of day where hours count.
    pub due: (Date, Option<Timestamp>),
    /// Whether that moment has passed.
    pub late: bool,
    /// Whether all tries were made, and the question is what to make of it.
    pub last: bool,
    /// Whose it is.
    pub owner: MemberId,
}

/// All of them that wait.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// The stops behind the first call: working days after it.
    pub stops: Vec<u16>,
    /// Working hours until the first call.
    pub hours: u16,
    /// The longest over its time first.
    pub hands: Vec<Hand>,
    /// Whether there are more than are drawn.
    pub more: bool,
}

impl Clock {
    /// The clock of introductions with their duties, in the order in which they came.
    pub fn of(
        waiting: &[(Matter, Duty)],
        names: &BTreeMap<PersonId, String>,
        rhythm: &Rhythm,
        now: Timestamp,
    ) -> Self {
        let calendar = rhythm.calendar();
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        let hands = waiting.iter().take(most);
        let hands = hands.filter_map(|(matter, duty)| hand(matter, duty, names, rhythm, &calendar, now));
        Self {
            stops: rhythm.tries.clone(),
            hours: rhythm.follow_up_hours,
            hands: hands.collect(),
            more: waiting.len() > most,
        }
    }
}

fn hand(
    matter: &Matter,
    duty: &Duty,
    names: &BTreeMap<PersonId, String>,
    rhythm: &Rhythm,
    calendar: &Calendar,
    now: Timestamp,
) -> Option<Hand> {
    let referral = matter.body.as_referral()?;
    let ReferralState::Introduced { at, tries, .. } = &referral.state else { return None };
    let name = |id: &PersonId| names.get(id).cloned();
    let moment = duty.due.at.unwrap_or_else(|| calendar.closing(duty.due.on));
    Some(Hand {
        matter: matter.id.0,
        name: name(&referral.person)?,
        sources: referral.sources.iter().filter_map(name).collect(),
        name_allowed: referral.effort == Effort::AllowedName,
        made_on: calendar.day_of(*at),
        hand: gone(&stops(*at, tries.iter().min().copied(), rhythm, calendar), now),
        tries: tries.len(),
        due: (duty.due.on, duty.due.at),
        late: moment < now,
        last: tries.len() > rhythm.tries.len(),
        owner: duty.owner,
    })
}

/// The moments of the stops: made, first call, and each later try, counted from the first one made or from when it was due.
fn stops(
    at: Timestamp,
    first_try: Option<Timestamp>,
    rhythm: &Rhythm,
    calendar: &Calendar,
) -> Vec<Timestamp> {
    let first = calendar.plus_hours(at, rhythm.follow_up_hours);
    let day = calendar.day_of(first_try.unwrap_or(first));
    let later = rhythm.tries.iter().map(|days| calendar.closing(calendar.plus_working_days(day, *days)));
    [at, first].into_iter().chain(later).collect()
}

/// How many stops lie behind a moment, and what part of the way to the next one.
fn gone(stops: &[Timestamp], now: Timestamp) -> f64 {
    let mut behind = 0.0;
    for pair in stops.windows(2) {
        let way = (pair[1].as_second() - pair[0].as_second()).max(1);
        let went = (now.as_second() - pair[0].as_second()).clamp(0, way);
        #[allow(clippy::cast_precision_loss, reason = "seconds of some weeks")]
        let part = went as f64 / way as f64;
        behind += part;
        if went < way {
            break;
        }
    }
    behind
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn the_hand_goes_from_stop_to_stop() {
        let rhythm = Rhythm::default();
        let calendar = rhythm.calendar();
        let at = |day, hour| calendar.moment(day, time(hour, 0, 0, 0));
        let friday = date(2026, 3, 20);
        let made = at(friday, 15);
        let all = stops(made, None, &rhythm, &calendar);
        // Four working hours from Friday at 15 are Monday at 11; the other stops count from that day.
        assert_eq!(all[1], at(date(2026, 3, 23), 11));
        assert_eq!(all[2], calendar.closing(date(2026, 3, 25)));
        assert_eq!(all.len(), 6);
        let near = |now, wanted: f64| assert!((gone(&all, now) - wanted).abs() < 0.01, "{}", gone(&all, now));
        near(made, 0.0);
        near(at(date(2026, 3, 23), 11), 1.0);
        near(at(date(2026, 1, 1), 11), 0.0);
        near(calendar.closing(date(2026, 3, 25)), 2.0);
        near(at(date(2027, 3, 25), 12), 5.0);
        assert!(gone(&all, at(date(2026, 3, 22), 9)) > 0.1);
    }

    #[test]
    fn later_tries_count_from_the_first_one() {
        let rhythm = Rhythm::default();
        let calendar = rhythm.calendar();
        let made = calendar.opening(date(2026, 3, 2));
        let tried = calendar.opening(date(2026, 3, 9));
        assert_eq!(stops(made, Some(tried), &rhythm, &calendar)[2], calendar.closing(date(2026, 3, 11)));
    }
}
