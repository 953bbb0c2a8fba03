//! The month: what was asked, promised, introduced, thanked, told, given and met on each of its days, and how many duties
//! were done by the day they were due. It counts what people did, and compares nobody with anybody.

use goodturn_practice::event::{Event, Happened};
use goodturn_practice::touch::Channel;
use jiff::civil::Date;

/// What is seen in a month, in the order of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// We asked.
    Asked,
    /// They said they will.
    Promised,
    /// They introduced somebody, or let us use their name.
    Introduced,
    /// We thanked.
    Thanked,
    /// We told a source how it goes.
    Told,
    /// We gave something.
    Given,
    /// We met.
    Met,
}

impl Mark {
    /// All of them, in the order of the picture.
    pub const ALL: [Mark; 7] =
        [Mark::Asked, Mark::Promised, Mark::Introduced, Mark::Thanked, Mark::Told, Mark::Given, Mark::Met];

    /// The word by which its name is looked up.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Asked => "asked",
            Mark::Promised => "promised",
            Mark::Introduced => "introduced",
            Mark::Thanked => "thanked",
            Mark::Told => "told",
            Mark::Given => "given",
            Mark::Met => "met",
        }
    }

    /// What an event is in the picture, if it is in it.
    pub fn of(event: &Event) -> Option<Self> {
        Some(match event {
            Event::AskMade { .. } => Mark::Asked,
            Event::PromiseMade { .. } => Mark::Promised,
            Event::ReferralIntroduced { .. } | Event::ReferralNameAllowed { .. } => Mark::Introduced,
            Event::PromiseThanked { .. } | Event::NewsThanked { .. } => Mark::Thanked,
            Event::NewsTold { .. } | Event::OutcomeTold { .. } => Mark::Told,
            Event::RewardGiven { .. } | Event::Touched { channel: Channel::Gift, .. } => Mark::Given,
            Event::MeetingHeld { .. } | Event::Touched { channel: Channel::Talk, .. } => Mark::Met,
            _ => return None,
        })
    }
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub on: Date,
    /// How often each of [`Mark::ALL`].
    pub marks: [u32; 7],
    /// How many duties were done that were due.
    pub done: u32,
    /// How many of them by the day they were due.
    pub by_their_day: u32,
}

impl Day {
    /// Whether anything is to be seen.
    pub fn is_quiet(&self) -> bool {
        self.done == 0 && self.marks.iter().all(|count| *count == 0)
    }
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// The day on which one looks.
    pub today: Date,
    /// Its days in order.
    pub days: Vec<Day>,
}

impl Month {
    /// The month that begins on a day.
    pub fn of(first: Date, today: Date, events: &[Happened], done: &[(Date, Date)]) -> Self {
        let mut days: Vec<Day> = first
            .series(jiff::ToSpan::days(1))
            .take_while(|day| day.first_of_month() == first)
            .map(|on| Day { on, marks: [0; 7], done: 0, by_their_day: 0 })
            .collect();
        let place = |on: Date| usize::try_from((on - first).get_days()).ok();
        for happened in events {
            let day = place(happened.on).and_then(|place| days.get_mut(place));
            if let (Some(day), Some(mark)) = (day, Mark::of(&happened.event)) {
                day.marks[mark as usize] += 1;
            }
        }
        for (on, due) in done {
            if let Some(day) = place(*on).and_then(|place| days.get_mut(place)) {
                day.done += 1;
                day.by_their_day += u32::from(on <= due);
            }
        }
        Self { first, today, days }
    }

    /// How often one thing in the whole month.
    pub fn total(&self, mark: Mark) -> u32 {
        self.days.iter().map(|day| day.marks[mark as usize]).sum()
    }

    /// How many duties were done in the whole month, and how many of them by the day they were due.
    pub fn duties(&self) -> (u32, u32) {
        self.days.iter().fold((0, 0), |(done, by), day| (done + day.done, by + day.by_their_day))
    }

    /// Whether nothing is to be seen in it.
    pub fn is_quiet(&self) -> bool {
        self.days.iter().all(Day::is_quiet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goodturn_practice::id::{MatterId, TouchId};
    use goodturn_practice::touch::Direction;
    use jiff::civil::date;
    use uuid::Uuid;

    fn touched(channel: Channel) -> Event {
        Event::Touched { touch: TouchId(Uuid::nil()), channel, direction: Direction::ToThem }
    }

    #[test]
    fn every_day_shows_what_was_done_on_it() {
        let on = date(2026, 2, 3);
        let ask = MatterId(Uuid::nil());
        let said = |event, on| Happened { event, on, people: Vec::new() };
        let events = [
            said(Event::AskMade { ask }, on),
            said(Event::AskMade { ask }, on),
            said(touched(Channel::Talk), date(2026, 2, 28)),
            said(touched(Channel::Gift), on),
            // A mail is a contact, and neither a gift nor a meeting.
            said(touched(Channel::Mail), on),
            // Another month.
            said(Event::AskMade { ask }, date(2026, 3, 1)),
            said(Event::AskMade { ask }, date(2026, 1, 31)),
        ];
        let done = [(on, on), (on, date(2026, 2, 4)), (on, date(2026, 1, 20))];
        let month = Month::of(date(2026, 2, 1), date(2026, 2, 20), &events, &done);
        assert_eq!(month.days.len(), 28);
        assert_eq!(month.days[2].marks, [2, 0, 0, 0, 0, 1, 0]);
        assert_eq!(month.total(Mark::Met), 1);
        // By their day: on it, or before it.
        assert_eq!(month.duties(), (3, 2));
        assert!(month.days[0].is_quiet() && !month.is_quiet());
        assert!(Month::of(date(2026, 2, 1), on, &[], &[]).is_quiet());
    }

    #[test]
    fn the_marks_stand_in_their_order() {
        for (place, mark) in Mark::ALL.into_iter().enumerate() {
            assert_eq!(mark as usize, place);
        }
    }
}
