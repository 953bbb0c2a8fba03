//! Days and times as people say them, by language.

use super::Words;
use jiff::civil::{Date, Time, Weekday};

impl Words {
    /// The name of a weekday.
    pub fn weekday(self, day: Weekday) -> String {
        self.tell1("weekday", "day", i64::from(day.to_monday_one_offset()))
    }

    /// The name of a month, 1 to 12.
    pub fn month(self, month: i8) -> String {
        self.tell1("month", "month", i64::from(month))
    }

    /// A day seen from another: "today", "yesterday", "Tuesday, 3 March", with the year when it is another.
    pub fn day(self, day: Date, today: Date) -> String {
        match (day - today).get_days() {
            0 => self.say("day-today"),
            1 => self.say("day-tomorrow"),
            -1 => self.say("day-yesterday"),
            _ if day.year() == today.year() => self.day_of_week(day),
            _ => self.full(day),
        }
    }

    /// The same as a part of a sentence: "today", "on Tuesday, 3 March".
    pub fn on_day(self, day: Date, today: Date) -> String {
        let words = self.day(day, today);
        match (day - today).get_days() {
            -1..=1 => words,
            _ => self.tell1("day-on", "day", words),
        }
    }

    /// A day with its weekday and without its year: "Tuesday, 3 March".
    pub fn day_of_week(self, day: Date) -> String {
        self.tell(
            "day-of-week",
            [
                ("weekday", self.weekday(day.weekday()).into()),
                ("day", i64::from(day.day()).into()),
                ("month", self.month(day.month()).into()),
            ],
        )
    }

    /// A day without year and weekday: "3 March".
    pub fn day_of_month(self, day: Date) -> String {
        self.tell2("day-of-month", ("day", day.day().to_string()), ("month", self.month(day.month())))
    }

    /// A day with its year: "3 March 2026".
    pub fn full(self, day: Date) -> String {
        // Years are no numbers with a mark between the thousands.
        self.tell(
            "day-full",
            [
                ("day", day.day().to_string().into()),
                ("month", self.month(day.month()).into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// A day with its year in as few letters as are still plain: `5 Nov 2026`.
    pub fn short(self, day: Date) -> String {
        let month: String = self.month(day.month()).chars().take(3).collect();
        self.tell(
            "day-short",
            [
                ("day", day.day().to_string().into()),
                ("month", month.into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// A time of day: "14:05".
    pub fn time(self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// "since yesterday", "for 3 days": how long something has waited; empty when it does not yet.
    pub fn overdue(self, due: Date, today: Date) -> String {
        match (today - due).get_days() {
            ..=0 => String::new(),
            1 => self.say("overdue-yesterday"),
            days @ 2..=13 => self.tell1("overdue-days", "days", days),
            days => self.tell1("overdue-weeks", "weeks", days / 7),
        }
    }
}
