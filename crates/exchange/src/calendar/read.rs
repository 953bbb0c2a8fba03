//! The meetings of some days, read from a calendar (RFC 5545) of whatever program.
//!
//! Only what is timed and takes place in the window is kept. Repeats are worked out by `calcard`; before that a rule is
//! moved close to the window and given an end, so that no rule costs more than some hundred steps.

use super::cut::cut;
use super::event::{Event, Zones, named, zones};
use super::repeat::{Group, instances};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More meetings than this in eight days are shown to nobody.
const MOST_MEETINGS: usize = 200;
/// Rules that are worked out in one file; those that ended long ago are not counted.
const MOST_RULES: usize = 2_000;
/// Troubles that are told one by one.
const MOST_TROUBLES: usize = 200;

/// Which days, in which zone.
#[derive(Debug, Clone)]
pub struct Window {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The zone of the firm: days are counted in it, and times without a zone are meant in it.
    pub zone: TimeZone,
}

impl Window {
    /// Whether a moment is in it.
    pub fn holds(&self, moment: Timestamp) -> bool {
        let day = moment.to_zoned(self.zone.clone()).date();
        self.from <= day && day <= self.until
    }
}

/// Somebody who is asked to a meeting, or who asks to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Their mail address in lower case.
    pub mail: String,
    /// Their name as the calendar writes it, often empty.
    pub name: String,
    /// Whether they said that they do not come.
    pub declined: bool,
}

/// A meeting of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// What tells the event from others, the same for all days of a repeat.
    pub uid: String,
    /// What it is called.
    pub title: String,
    /// Where.
    pub place: String,
    /// When it begins.
    pub starts: Timestamp,
    /// How long it lasts, where that is said.
    pub minutes: Option<u16>,
    /// Who takes part; the one who asks to it stands first.
    pub guests: Vec<Guest>,
}

/// Why an event, or a part of a file, cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It begins and never ends.
    NeverEnds,
    /// It is far too long.
    TooLong,
    /// There are more than anybody has; this and what follows was left out.
    TooMany,
    /// Its lines cannot be read.
    Unreadable,
    /// It does not say when it begins, or not in a way that can be read.
    NoStart,
    /// Its rule of repetition cannot be read.
    BadRule,
    /// It repeats many times a day.
    TooOften,
    /// Its zone is not known; its time was taken as the firm's. The event is kept.
    UnknownZone,
}

impl Why {
    /// The word by which texts are found.
    pub fn word(self) -> &'static str {
        match self {
            Why::NeverEnds => "never-ends",
            Why::TooLong => "too-long",
            Why::TooMany => "too-many",
            Why::Unreadable => "unreadable",
            Why::NoStart => "no-start",
            Why::BadRule => "bad-rule",
            Why::TooOften => "too-often",
            Why::UnknownZone => "unknown-zone",
        }
    }
}

/// A trouble with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is the matter.
    pub why: Why,
}

/// What a calendar holds for the days of the window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The meetings, by their beginning.
    pub meetings: Vec<Meeting>,
    /// How many events the file has, whenever they are.
    pub events: usize,
    /// How many of the window last the whole day or longer, and were left out.
    pub all_day: usize,
    /// How many of the window were called off, and were left out.
    pub called_off: usize,
    /// How many of the window are more than can be shown.
    pub too_many: usize,
    /// What could not be read, with its place.
    pub troubles: Vec<Trouble>,
    /// How many further troubles there are.
    pub more_troubles: usize,
}

/// Whether a file is a calendar, by its content.
pub fn is_calendar(bytes: &[u8]) -> bool {
    let head = crate::text::decode(&bytes[..bytes.len().min(4_096)]);
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// Reads the meetings of the days of a window. `goes_on` is asked before each rule of repetition whether there is time
/// left: a rule that no day ever fits takes a while, and a file may hold thousands of them.
pub fn read(bytes: &[u8], window: &Window, goes_on: &dyn Fn() -> bool) -> Reading {
    let pieces = cut(bytes);
    let mut reading = Reading { events: pieces.events.len(), ..Reading::default() };
    let mut troubles = pieces.troubles;
    let zones = zones(&pieces.zones);
    let mut groups: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for (nr, piece) in pieces.events.iter().enumerate() {
        match Event::read(piece) {
            Ok(event) => {
                let key = if event.uid.is_empty() { format!("\u{1}{nr}") } else { event.uid.clone() };
                groups.entry(key).or_default().push(event);
            }
            Err(why) => troubles.push(Trouble { line: piece.line, why }),
        }
    }
    let mut patience = Patience { rules: MOST_RULES, goes_on };
    for events in groups.into_values() {
        one(&Group::of(events), window, &zones, &mut patience, &mut reading, &mut troubles);
    }
    reading.meetings.sort_by(|a, b| (a.starts, &a.title, &a.uid).cmp(&(b.starts, &b.title, &b.uid)));
    reading.meetings.dedup_by(|a, b| (&a.uid, a.starts) == (&b.uid, b.starts));
    reading.too_many = reading.meetings.len().saturating_sub(MOST_MEETINGS);
    reading.meetings.truncate(MOST_MEETINGS);
    troubles.sort_by_key(|trouble| trouble.line);
    troubles.dedup();
    reading.more_troubles = troubles.len().saturating_sub(MOST_TROUBLES);
    troubles.truncate(MOST_TROUBLES);
    reading.troubles = troubles;
    reading
}

/// How much may still be worked out.
pub(super) struct Patience<'a> {
    rules: usize,
    goes_on: &'a dyn Fn() -> bool,
}

impl Patience<'_> {
    /// Takes one rule; says whether there is time for it.
    pub(super) fn takes_one(&mut self) -> bool {
        self.rules = self.rules.saturating_sub(1);
        self.rules > 0 && (self.goes_on)()
    }
}

/// One event with all its repeats and exceptions.
fn one(
    group: &Group,
    window: &Window,
    zones: &Zones,
    patience: &mut Patience<'_>,
    reading: &mut Reading,
    troubles: &mut Vec<Trouble>,
) {
    let found = match instances(group, window, zones, patience) {
        Ok(found) => found,
        Err(trouble) => {
            troubles.push(trouble);
            return;
        }
    };
    for instance in found {
        let event = &group.events[instance.event];
        let long = instance.minutes.is_some_and(|minutes| minutes > 24 * 60);
        // What began yesterday and goes on is not told from what lasts for days: both are left out.
        if !window.holds(instance.starts) {
            continue;
        }
        if event.cancelled {
            reading.called_off += 1;
        } else if event.all_day || long {
            reading.all_day += 1;
        } else {
            if let Some(trouble) = event.unknown_zone(zones) {
                troubles.push(trouble);
            }
            reading.meetings.push(Meeting {
                uid: if event.uid.is_empty() { format!("-{}", event.title) } else { event.uid.clone() },
                title: event.title.clone(),
                place: event.place.clone(),
                starts: instance.starts,
                minutes: instance
                    .minutes
                    .and_then(|minutes| u16::try_from(minutes).ok())
                    .filter(|it| *it > 0),
                guests: named(event),
            });
        }
    }
}

/// The first moment that can no longer matter, some days after the window.
pub(super) fn end_of(window: &Window) -> Date {
    window.until.checked_add(2.days()).unwrap_or(window.until)
}
