//! Calendars: the days of people written out, so that any calendar program shows them, and meetings read from one.

mod cut;
mod event;
mod read;
mod repeat;

pub use read::{Guest, Meeting, Reading, Trouble, Why, Window, is_calendar, read};

use goodturn_practice::contact::PartialDate;
use jiff::civil::Date;

/// A day that comes back each year, or one single day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Tells the entry from all others, over exports.
    pub uid: String,
    /// What the calendar shows.
    pub summary: String,
    /// When.
    pub when: When,
}

/// When a calendar entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Each year; without a known year it is counted from 2000, which had a 29 February.
    Yearly(PartialDate),
    /// Once.
    Once(Date),
}

/// The days as one calendar (RFC 5545). `stamp` is the moment of the export as `20260320T090000Z`.
pub fn write(days: &[Day], stamp: &str) -> String {
    let mut out = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Goodturn//Goodturn//EN\r\n");
    for day in days {
        let (start, rule) = match day.when {
            When::Yearly(date) => {
                let year = date.year().unwrap_or(2000);
                (format!("{year:04}{:02}{:02}", date.month(), date.day()), "RRULE:FREQ=YEARLY\r\n")
            }
            When::Once(date) => (format!("{:04}{:02}{:02}", date.year(), date.month(), date.day()), ""),
        };
        out.push_str("BEGIN:VEVENT\r\n");
        for line in [
            format!("UID:{}", escaped(&day.uid)),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{start}"),
            format!("SUMMARY:{}", escaped(&day.summary)),
        ] {
            crate::vcard::folded(&line, &mut out);
        }
        out.push_str(rule);
        out.push_str("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
    }
    out.push_str("END:VCALENDAR\r\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n").replace('\r', "")
}
