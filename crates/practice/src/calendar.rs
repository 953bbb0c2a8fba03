//! Working days and working hours: when a day counts, and when an hour does.
//!
//! Two kinds of waiting exist. *Days* are calendar days whose end is moved to the next working day. *Hours* run only
//! while the firm is open, in the firm's own zone, through clock changes: an hour is an hour that really passes.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How far a search for a working day goes. A firm that is never open within it is treated as always open, so that
/// nothing waits for ever.
const FARTHEST: i32 = 366;

/// When the firm is open, as its members set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Hours {
    /// The IANA name of the zone: Europe/Berlin.
    pub zone: String,
    /// The first minute of the working day, local time.
    #[schemars(with = "String")]
    pub opens: Time,
    /// Close of work, local time, later than `opens`.
    #[schemars(with = "String")]
    pub closes: Time,
    /// The working days of the week, Monday = 1 to Sunday = 7.
    pub weekdays: BTreeSet<i8>,
    /// Days on which the firm is closed.
    #[schemars(with = "BTreeSet<String>")]
    pub holidays: BTreeSet<Date>,
}

impl Default for Hours {
    /// Monday to Friday, 9 to 17, UTC, no holidays.
    fn default() -> Self {
        Self {
            zone: "UTC".to_owned(),
            opens: Time::constant(9, 0, 0, 0),
            closes: Time::constant(17, 0, 0, 0),
            weekdays: BTreeSet::from([1, 2, 3, 4, 5]),
            holidays: BTreeSet::new(),
        }
    }
}

/// [`Hours`] with its zone looked up, ready to count.
#[derive(Debug, Clone)]
pub struct Calendar {
    hours: Hours,
    zone: TimeZone,
}

impl Calendar {
    /// Looks the zone up; `None` when no such zone is known or when the hours do not leave an hour of work.
    pub fn new(hours: &Hours) -> Option<Self> {
        let zone = TimeZone::get(&hours.zone).ok()?;
        let minutes = (hours.closes - hours.opens).total(jiff::Unit::Minute).ok()?;
        (minutes >= 60.0).then(|| Self { hours: hours.clone(), zone })
    }

    /// The zone of the firm.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The local day of a moment.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// The local time of day of a moment.
    pub fn time_of(&self, at: Timestamp) -> Time {
        at.to_zoned(self.zone.clone()).time()
    }

    /// The moment of a local day and time. A time that the clock skips becomes the one after the gap, a time that it
    /// shows twice becomes the first.
    pub fn moment(&self, day: Date, time: Time) -> Timestamp {
        self.zone
            .to_ambiguous_zoned(day.to_datetime(time))
            .compatible()
            .map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }

    /// Opening time of a day.
    pub fn opening(&self, day: Date) -> Timestamp {
        self.moment(day, self.hours.opens)
    }

    /// Close of work of a day.
    pub fn closing(&self, day: Date) -> Timestamp {
        self.moment(day, self.hours.closes)
    }

    /// Whether the firm works on that day.
    pub fn works_on(&self, day: Date) -> bool {
        self.hours.weekdays.contains(&iso(day.weekday())) && !self.hours.holidays.contains(&day)
    }

    /// The day itself if it is a working day, else the next one.
    pub fn on_or_after(&self, day: Date) -> Date {
        self.search(day, 1)
    }

    /// The day itself if it is a working day, else the last one before it.
    pub fn on_or_before(&self, day: Date) -> Date {
        self.search(day, -1)
    }

    /// The first working day after `day`.
    pub fn after(&self, day: Date) -> Date {
        self.on_or_after(plus(day, 1))
    }

    /// `count` calendar days later, moved to the next working day.
    pub fn plus_days(&self, day: Date, count: u16) -> Date {
        self.on_or_after(plus(day, i32::from(count)))
    }

    /// The `count`th working day after `day` (which itself does not count); `count` 0 is `day` itself.
    pub fn plus_working_days(&self, day: Date, count: u16) -> Date {
        (0..count).fold(day, |day, _| self.after(day))
    }

    /// The day on which something that is to be done "the same day" is due: today, or the next working day when the
    /// firm is closed today or less than an hour of work is left.
    pub fn same_day(&self, at: Timestamp) -> Date {
        let day = self.day_of(at);
        let last_hour = self.closing(day).checked_sub(1.hour()).unwrap_or(Timestamp::MIN);
        if self.works_on(day) && at <= last_hour { day } else { self.after(day) }
    }

    /// The moment when `hours` of working time have passed since `at`.
    pub fn plus_hours(&self, at: Timestamp, hours: u16) -> Timestamp {
        let mut left = i64::from(hours) * 3_600;
        let mut day = self.day_of(at);
        let mut from = at;
        for _ in 0..=FARTHEST {
            if self.works_on(day) {
                let start = from.max(self.opening(day));
                let open = self.closing(day).as_second() - start.as_second();
                if open >= left {
                    return Timestamp::from_second(start.as_second() + left).unwrap_or(Timestamp::MAX);
                }
                left -= open.max(0);
            }
            day = plus(day, 1);
            from = Timestamp::MIN;
        }
        at.checked_add(i64::from(hours).hours()).unwrap_or(Timestamp::MAX)
    }

    fn search(&self, day: Date, step: i32) -> Date {
        (0..=FARTHEST).map(|n| plus(day, n * step)).find(|day| self.works_on(*day)).unwrap_or(day)
    }
}

/// `count` calendar days later (or earlier, when negative); the ends of time hold.
pub fn plus(day: Date, count: i32) -> Date {
    day.saturating_add(count.days())
}

/// The latest of some days that follow a first one: what is noted late never turns a clock back (P3).
pub(crate) fn latest(first: Date, later: &[Date]) -> Date {
    later.iter().copied().fold(first, Date::max)
}

/// Whole days from `earlier` to `later`; negative when they are the other way round.
pub fn days_between(earlier: Date, later: Date) -> i32 {
    (later - earlier).get_days()
}

fn iso(weekday: Weekday) -> i8 {
    weekday.to_monday_one_offset()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn berlin(holidays: &[Date]) -> Calendar {
        let hours = Hours {
            zone: "Europe/Berlin".into(),
            holidays: holidays.iter().copied().collect(),
            ..Hours::default()
        };
        Calendar::new(&hours).unwrap()
    }

    fn at(calendar: &Calendar, day: Date, hour: i8, minute: i8) -> Timestamp {
        calendar.moment(day, time(hour, minute, 0, 0))
    }

    #[test]
    fn days_end_on_working_days() {
        let c = berlin(&[date(2026, 4, 3), date(2026, 4, 6)]);
        // Fourteen days from Friday 20 March is Good Friday; Saturday, Sunday and Easter Monday follow.
        assert_eq!(c.plus_days(date(2026, 3, 20), 14), date(2026, 4, 7));
        assert_eq!(c.on_or_before(date(2026, 4, 6)), date(2026, 4, 2));
        assert_eq!(c.plus_working_days(date(2026, 4, 2), 2), date(2026, 4, 8));
    }

    #[test]
    fn hours_run_only_while_open_and_over_a_weekend() {
        let c = berlin(&[]);
        let friday = at(&c, date(2026, 3, 20), 15, 30);
        assert_eq!(c.plus_hours(friday, 4), at(&c, date(2026, 3, 23), 11, 30));
        // Exactly the hours that are left: due at close, not on Monday morning.
        assert_eq!(c.plus_hours(at(&c, date(2026, 3, 20), 13, 0), 4), at(&c, date(2026, 3, 20), 17, 0));
        assert_eq!(c.plus_hours(at(&c, date(2026, 3, 21), 12, 0), 4), at(&c, date(2026, 3, 23), 13, 0));
        assert_eq!(c.plus_hours(at(&c, date(2026, 3, 23), 6, 0), 4), at(&c, date(2026, 3, 23), 13, 0));
    }

    #[test]
    fn an_hour_is_an_hour_through_a_clock_change() {
        let mut hours = Hours { zone: "Europe/Berlin".into(), ..Hours::default() };
        hours.weekdays = (1..=7).collect();
        hours.opens = time(0, 0, 0, 0);
        hours.closes = time(23, 0, 0, 0);
        let c = Calendar::new(&hours).unwrap();
        // Clocks go from 2 to 3 on 29 March 2026, and from 3 back to 2 on 25 October.
        assert_eq!(c.plus_hours(at(&c, date(2026, 3, 29), 1, 0), 4), at(&c, date(2026, 3, 29), 6, 0));
        assert_eq!(c.plus_hours(at(&c, date(2026, 10, 25), 1, 0), 4), at(&c, date(2026, 10, 25), 4, 0));
    }

    #[test]
    fn the_same_day_ends_an_hour_before_close() {
        let c = berlin(&[]);
        let friday = date(2026, 3, 20);
        assert_eq!(c.same_day(at(&c, friday, 16, 0)), friday);
        assert_eq!(c.same_day(at(&c, friday, 16, 1)), date(2026, 3, 23));
        assert_eq!(c.same_day(at(&c, date(2026, 3, 21), 10, 0)), date(2026, 3, 23));
        assert_eq!(c.same_day(at(&c, friday, 3, 0)), friday);
    }

    #[test]
    fn a_firm_that_never_opens_still_gets_an_answer() {
        let hours = Hours { weekdays: BTreeSet::new(), ..Hours::default() };
        let c = Calendar::new(&hours).unwrap();
        assert_eq!(c.on_or_after(date(2026, 1, 1)), date(2026, 1, 1));
        let start = Timestamp::from_second(1_700_000_000).unwrap();
        assert_eq!(c.plus_hours(start, 4), start + 4.hours());
        assert!(Calendar::new(&Hours { zone: "Mars/Olympus".into(), ..Hours::default() }).is_none());
        assert!(Calendar::new(&Hours { closes: time(9, 30, 0, 0), ..Hours::default() }).is_none());
    }
}
