//! Whom to ask, and whom not yet (P20, P21), in the order of what an ask is expected to bring (P22).

use crate::ask::{Answer, Ask, AskState};
use crate::calendar::plus;
use crate::complaint::ComplaintState;
use crate::dossier::Dossier;
use crate::id::{MatterId, PersonId};
use crate::matter::Body;
use crate::person::{Person, Role};
use crate::reward::RewardState;
use crate::rhythm::AskPolicy;
use jiff::civil::Date;
use serde::Serialize;

/// Why somebody is not to be asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotReady {
    /// They want to be left alone, asked not to be asked, or are gone.
    Wish,
    /// They have not bought, and are not marked as somebody we could ask.
    NotBought,
    /// Nothing says that the work was good.
    NoTrust,
    /// Something is to be put right first.
    Complaint(MatterId),
    /// An ask waits for its answer.
    OpenAsk(MatterId),
    /// A promise is open.
    OpenPromise(MatterId),
    /// They wait to be thanked or told.
    NewsDue(MatterId),
}

/// Whether somebody can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// From that day on; a day in the past means now.
    From {
        /// The day.
        day: Date,
        /// The matter whose rest it is, if one is.
        resting_from: Option<MatterId>,
    },
    /// Not by the passing of time alone.
    Not(NotReady),
}

impl Readiness {
    /// Whether they can be asked on that day.
    pub fn is_ready(self, on: Date) -> bool {
        matches!(self, Readiness::From { day, .. } if day <= on)
    }

    /// The first day on which they can be asked.
    pub fn day(self) -> Option<Date> {
        match self {
            Readiness::From { day, .. } => Some(day),
            Readiness::Not(_) => None,
        }
    }
}

/// Whether somebody can be asked, as far as their dossier tells. Asks and promises of their household or organization
/// count as theirs (P21).
pub fn readiness(dossier: &Dossier, id: PersonId) -> Option<Readiness> {
    let person = dossier.people.get(&id)?;
    if let Some(why) = wish(dossier, person) {
        return Some(Readiness::Not(why));
    }
    if let Some(why) = open_matter(dossier, person) {
        return Some(Readiness::Not(why));
    }
    Some(rest(dossier, person))
}

fn wish(dossier: &Dossier, person: &Person) -> Option<NotReady> {
    if !person.is_there() || person.do_not_ask {
        return Some(NotReady::Wish);
    }
    if !person.bought() && !person.could_ask {
        return Some(NotReady::NotBought);
    }
    // Who is marked by hand needs no further sign; "ask at every meeting" asks for none.
    let trusted = person.shows_trust()
        || (person.could_ask && !person.bought())
        || dossier.firm.rhythm.ask_policy == AskPolicy::EveryMeeting;
    (!trusted).then_some(NotReady::NoTrust)
}

/// Whether two entries are counted as one: a household, an organization, or the same person.
pub(crate) fn counted_with(dossier: &Dossier, person: &Person, other: PersonId) -> bool {
    other == person.id
        || other == person.unit()
        || dossier.people.get(&other).is_some_and(|held| held.unit() == person.unit())
}

/// Whether the line that recommendations are welcome may be said to somebody (P45): never to who does not want to be
/// asked, with a complaint, an open ask or an open promise, and not within the rest after they declined.
pub fn welcomes(dossier: &Dossier, id: PersonId, on: Date) -> bool {
    let Some(person) = dossier.people.get(&id).filter(|person| person.is_there() && !person.do_not_ask)
    else {
        return false;
    };
    let rhythm = &dossier.firm.rhythm;
    let declined = |ask: &Ask| match &ask.state {
        AskState::Answered { on: day, answer: Answer::Declined { .. } } => {
            plus(*day, i32::from(rhythm.rest_after_declined)) > on
        }
        _ => false,
    };
    !dossier.matters.values().any(|matter| match &matter.body {
        Body::Complaint(held) => held.is_open() && counted_with(dossier, person, held.person),
        Body::Ask(held) => (held.is_open() || declined(held)) && counted_with(dossier, person, held.source),
        Body::Promise(held) => held.is_open() && counted_with(dossier, person, held.source),
        _ => false,
    })
}

fn open_matter(dossier: &Dossier, person: &Person) -> Option<NotReady> {
    dossier.matters.values().find_map(|matter| match &matter.body {
        Body::Complaint(held) if held.is_open() && counted_with(dossier, person, held.person) => {
            Some(NotReady::Complaint(matter.id))
        }
        Body::Ask(held) if held.is_open() && counted_with(dossier, person, held.source) => {
            Some(NotReady::OpenAsk(matter.id))
        }
        Body::Promise(held) if held.is_open() && counted_with(dossier, person, held.source) => {
            Some(NotReady::OpenPromise(matter.id))
        }
        Body::News(held) if held.source == person.id => {
            let referral = dossier.matters.get(&held.referral)?.body.as_referral()?;
            held.waits_to_be_told(referral).then_some(NotReady::NewsDue(matter.id))
        }
        _ => None,
    })
}

/// The rest after the latest event that asks for one; the latest decides, even where an earlier one would rest longer.
fn rest(dossier: &Dossier, person: &Person) -> Readiness {
    let rhythm = &dossier.firm.rhythm;
    let mut latest: Option<(Date, Date, MatterId)> = None;
    let mut floor = person.ask_from;
    let mut asks: Vec<Date> = Vec::new();
    for matter in dossier.matters.values() {
        let rested = match &matter.body {
            Body::Ask(ask) if counted_with(dossier, person, ask.source) => {
                asks.extend(ask.made_on);
                rest_of_ask(ask, rhythm)
            }
            Body::Promise(held) if counted_with(dossier, person, held.source) => {
                held.ended_on().map(|on| (on, plus(on, i32::from(rhythm.rest_after_promise))))
            }
            Body::Complaint(held) if counted_with(dossier, person, held.person) => {
                if let ComplaintState::PutRight { on } | ComplaintState::NotPutRight { on } = held.state {
                    floor = floor.max(Some(plus(on, i32::from(rhythm.rest_after_complaint))));
                }
                None
            }
            _ => None,
        };
        // Of two on one day the longer rest holds.
        if let Some((on, until)) = rested
            && latest.is_none_or(|(day, end, _)| (on, until) > (day, end))
        {
            latest = Some((on, until, matter.id));
        }
    }
    asks.sort_unstable();
    let most = usize::from(rhythm.asks_a_year.max(1));
    // The year is full while the fourth last ask lies within it.
    let year = asks.len().checked_sub(most).map(|at| plus(asks[at], 365));
    let day =
        [latest.map(|(_, until, _)| until), floor, year].into_iter().flatten().max().unwrap_or(Date::MIN);
    Readiness::From { day, resting_from: latest.filter(|(_, until, _)| *until == day).map(|(_, _, id)| id) }
}

fn rest_of_ask(ask: &Ask, rhythm: &crate::rhythm::Rhythm) -> Option<(Date, Date)> {
    match &ask.state {
        AskState::Planned { .. } | AskState::Made { .. } => None,
        AskState::NotNow { on, until } => {
            Some((*on, until.unwrap_or_else(|| plus(*on, i32::from(rhythm.rest_after_not_now)))))
        }
        AskState::Answered { on, answer } => match answer {
            Answer::Promised { .. } | Answer::OnTheSpot { .. } | Answer::NoAnswer => {
                Some((*on, plus(*on, i32::from(rhythm.rest_after_answer))))
            }
            Answer::Declined { .. } => Some((*on, plus(*on, i32::from(rhythm.rest_after_declined)))),
            Answer::Withdrawn { .. } => None,
        },
    }
}

/// What their ties add: whoever knows people who may become clients can introduce one of them, and others may know
/// somebody. At most a third more.
fn knows(dossier: &Dossier, id: PersonId) -> f64 {
    let others = dossier.ties.values().filter(|tie| tie.a == id || tie.b == id);
    let wanted = |other: &PersonId| {
        dossier.people.get(other).is_some_and(|held| held.reachable() && held.roles.contains(&Role::Prospect))
    };
    let each = others.map(|tie| if tie.a == id { tie.b } else { tie.a });
    each.map(|other| if wanted(&other) { 0.1 } else { 0.03 }).sum::<f64>().min(0.33)
}

/// What we gave adds a little, each time: people gladly answer a kindness. At most a tenth.
fn given(dossier: &Dossier, id: PersonId) -> f64 {
    let gifts = dossier.matters_of(id).filter_map(|matter| matter.body.as_reward());
    let given = gifts.filter(|it| it.person == id && matches!(it.state, RewardState::Given { .. }));
    given.map(|_| 0.05).sum::<f64>().min(0.1)
}

/// What an ask is expected to bring, in introductions (P22). With few facts it stays near the average: each share is
/// counted as if six more had been seen at the average (P80).
pub fn expectation(dossier: &Dossier, id: PersonId) -> f64 {
    /// Of ten people asked, seven say yes (published studies name 68 to 81 %).
    const YES: f64 = 0.7;
    /// Of ten who say yes, four do it (P80).
    const KEPT: f64 = 0.4;
    /// How many facts an average weighs.
    const WEIGHT: f64 = 6.0;
    let Some(person) = dossier.people.get(&id) else { return 0.0 };
    let (mut asked, mut yes, mut promised, mut kept) = (0.0, 0.0, 0.0, 0.0);
    for matter in dossier.matters_of(id) {
        match &matter.body {
            Body::Ask(ask) if ask.source == id => match &ask.state {
                AskState::Answered { answer: Answer::Promised { .. } | Answer::OnTheSpot { .. }, .. } => {
                    asked += 1.0;
                    yes += 1.0;
                }
                AskState::Answered { answer: Answer::Declined { .. } | Answer::NoAnswer, .. } => asked += 1.0,
                _ => {}
            },
            Body::Promise(held) if held.source == id && !held.is_open() => {
                promised += f64::from(held.count);
                kept += f64::from(held.kept);
            }
            _ => {}
        }
    }
    let says_yes = (yes + YES * WEIGHT) / (asked + WEIGHT);
    let keeps = (kept + KEPT * WEIGHT) / (promised + WEIGHT);
    let trust = match person.satisfaction {
        Some(10) => 1.15,
        Some(9) => 1.1,
        _ if person.praised_on.is_some() => 1.1,
        _ => 1.0,
    };
    let partner = if person.roles.contains(&Role::Partner) { 1.1 } else { 1.0 };
    says_yes * keeps * trust * partner * (1.0 + knows(dossier, id) + given(dossier, id))
}
