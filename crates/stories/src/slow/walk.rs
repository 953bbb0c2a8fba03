//! Days and hours on foot: day by day, and minute by minute.

use goodturn_practice::calendar::Hours;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A calendar on the wall, walked with a finger.
pub struct Slow {
    pub(super) hours: Hours,
    zone: TimeZone,
    walked: RefCell<BTreeMap<(Timestamp, u16), Timestamp>>,
}

impl Slow {
    /// The calendar of these hours.
    pub fn new(hours: &Hours) -> Self {
        Self { hours: hours.clone(), zone: TimeZone::get(&hours.zone).unwrap(), walked: RefCell::default() }
    }

    /// The hours it was made for.
    pub fn hours(&self) -> &Hours {
        &self.hours
    }

    /// The day it is there at that moment.
    pub fn today(&self, at: Timestamp) -> Date {
        self.local(at).0
    }

    pub(super) fn local(&self, at: Timestamp) -> (Date, Time) {
        let local = at.to_zoned(self.zone.clone());
        (local.date(), local.time())
    }

    pub(super) fn instant(&self, day: Date, time: Time) -> Timestamp {
        day.to_datetime(time).to_zoned(self.zone.clone()).unwrap().timestamp()
    }

    pub(super) fn works(&self, day: Date) -> bool {
        self.hours.weekdays.contains(&day.weekday().to_monday_one_offset())
            && !self.hours.holidays.contains(&day)
    }

    /// That day, or the next on which the firm works.
    pub(super) fn working(&self, mut day: Date) -> Date {
        while !self.works(day) {
            day = day.tomorrow().unwrap();
        }
        day
    }

    /// That day, or the last before it on which the firm works.
    pub(super) fn working_before(&self, mut day: Date) -> Date {
        while !self.works(day) {
            day = day.yesterday().unwrap();
        }
        day
    }

    /// The next working day after that day.
    pub(super) fn next_working(&self, day: Date) -> Date {
        self.working(day.tomorrow().unwrap())
    }

    /// So many days of the calendar later, moved to the next working day.
    pub(super) fn days(&self, day: Date, count: u16) -> Date {
        self.working(walk(day, count))
    }

    /// So many working days later.
    pub(super) fn working_days(&self, mut day: Date, count: u16) -> Date {
        for _ in 0..count {
            day = self.next_working(day);
        }
        day
    }

    /// The same day, or the next working day when under an hour is left.
    pub(super) fn same_day(&self, at: Timestamp) -> Date {
        let (day, time) = self.local(at);
        let mut left = 0;
        let mut minute = time;
        while minute < self.hours.closes && left < 60 {
            left += 1;
            minute = minute.saturating_add(jiff::Span::new().minutes(1));
        }
        if self.works(day) && left >= 60 { day } else { self.next_working(day) }
    }

    /// So many hours of work later, minute by minute.
    pub(super) fn work_hours(&self, at: Timestamp, count: u16) -> Timestamp {
        if let Some(known) = self.walked.borrow().get(&(at, count)) {
            return *known;
        }
        let mut left = u32::from(count) * 60;
        let mut second = at.as_second();
        while left > 0 {
            // The offset of the zone is looked up once an hour: clocks change on full hours.
            let (day, time) = self.local(Timestamp::from_second(second).unwrap());
            let open = self.works(day);
            let mut minute = i32::from(time.hour()) * 60 + i32::from(time.minute());
            loop {
                if open && minute >= minutes(self.hours.opens) && minute < minutes(self.hours.closes) {
                    left -= 1;
                }
                second += 60;
                minute += 1;
                if left == 0 || minute % 60 == 0 {
                    break;
                }
            }
        }
        let end = Timestamp::from_second(second).unwrap();
        self.walked.borrow_mut().insert((at, count), end);
        end
    }
}

pub(super) fn walk(mut day: Date, count: u16) -> Date {
    for _ in 0..count {
        day = day.tomorrow().unwrap();
    }
    day
}

pub(super) fn walk_back(mut day: Date, count: u16) -> Date {
    for _ in 0..count {
        day = day.yesterday().unwrap();
    }
    day
}

fn minutes(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}
