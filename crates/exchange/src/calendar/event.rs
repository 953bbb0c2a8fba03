//! One event as its lines say it.

use super::cut::Piece;
use super::read::{Guest, Trouble, Why};
use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameterName,
    ICalendarParameterValue, ICalendarParticipationStatus, ICalendarProperty as Name, ICalendarStatus,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use goodturn_practice::contact::EmailAddress;
use std::collections::BTreeMap;
use std::str::FromStr;

/// Guests of one meeting that are looked at; a circular to a whole company is no meeting with each of them.
const MOST_GUESTS: usize = 60;
/// Days that a rule adds or leaves out, one by one.
const MOST_DAYS: usize = 1_000;
/// The longest title or place that is kept, in characters.
const LONGEST: usize = 300;

/// The zones that a file brings along, by their names, as the components they are.
pub(super) type Zones = BTreeMap<String, ICalendarComponent>;

/// An event, read.
pub(super) struct Event {
    pub(super) line: usize,
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) place: String,
    pub(super) cancelled: bool,
    pub(super) all_day: bool,
    pub(super) sequence: i64,
    /// Whether it says when it ends, and not that it ends as it begins.
    pub(super) has_end: bool,
    /// Days that are left out, where they are given without a time.
    pub(super) left_out: Vec<PartialDateTime>,
    /// What says when it takes place; the rest is left behind.
    pub(super) times: ICalendarComponent,
    guests: Vec<Guest>,
}

/// Reads what a file says of its zones.
pub(super) fn zones(pieces: &[Piece]) -> Zones {
    let read = pieces.iter().filter_map(|piece| match Parser::new(&piece.text).entry() {
        Entry::ICalendar(mut calendar) => {
            let zone = calendar.components.drain(..).next()?;
            let id = zone.property(&Name::Tzid)?.values.first()?.as_text()?.to_owned();
            Some((id, zone))
        }
        _ => None,
    });
    read.collect()
}

/// The names of those who take part.
pub(super) fn named(event: &Event) -> Vec<Guest> {
    event.guests.clone()
}

fn text(component: &ICalendarComponent, name: &Name) -> String {
    let value =
        component.property(name).and_then(|entry| entry.values.first()).and_then(ICalendarValue::as_text);
    let plain: String =
        value.unwrap_or_default().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

fn guest(entry: &ICalendarEntry) -> Option<Guest> {
    let of = |name| entry.parameter(&name).and_then(ICalendarParameterValue::as_text);
    let mail = of(ICalendarParameterName::Email)
        .and_then(EmailAddress::parse)
        .or_else(|| EmailAddress::parse(entry.calendar_address()?.trim()))?;
    let declined = entry.parameters(&ICalendarParameterName::Partstat).any(|value| {
        matches!(value, ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Declined))
    });
    let name = of(ICalendarParameterName::Cn).unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    Some(Guest { mail: mail.key(), name: name.trim().trim_matches(['"', '\'']).to_owned(), declined })
}

fn guests(component: &ICalendarComponent) -> Vec<Guest> {
    let mut found: Vec<Guest> = Vec::new();
    let entries = component.properties(&Name::Organizer).chain(component.properties(&Name::Attendee));
    for one in entries.take(MOST_GUESTS).filter_map(guest) {
        match found.iter_mut().find(|known| known.mail == one.mail) {
            // Who asks to a meeting is often among those who are asked; there stands whether they come.
            Some(known) => known.declined |= one.declined,
            None => found.push(one),
        }
    }
    found
}

impl Event {
    /// Reads one.
    pub(super) fn read(piece: &Piece) -> Result<Self, Why> {
        let Entry::ICalendar(ICalendar { components }) = Parser::new(&piece.text).entry() else {
            return Err(Why::Unreadable);
        };
        let component = components.into_iter().next().ok_or(Why::Unreadable)?;
        let start = component.property(&Name::Dtstart).or_else(|| component.property(&Name::RecurrenceId));
        let start =
            start.and_then(|entry| entry.values.first()).and_then(ICalendarValue::as_partial_date_time);
        let start = start.filter(|start| start.to_date_time().is_some()).ok_or(Why::NoStart)?;
        let all_day = !start.has_time();
        let sequence = match component.property(&Name::Sequence).and_then(|entry| entry.values.first()) {
            Some(ICalendarValue::Integer(number)) => *number,
            _ => 0,
        };
        let ends = component.has_property(&Name::Dtend) || component.has_property(&Name::Duration);
        let cancelled = piece.called_off || component.status() == Some(&ICalendarStatus::Cancelled);
        let left_out = component
            .properties(&Name::Exdate)
            .flat_map(|entry| &entry.values)
            .filter_map(ICalendarValue::as_partial_date_time)
            .filter(|day| !day.has_time())
            .take(MOST_DAYS)
            .cloned()
            .collect();
        Ok(Self {
            line: piece.line,
            uid: component.uid().unwrap_or_default().trim().to_owned(),
            title: text(&component, &Name::Summary),
            place: text(&component, &Name::Location),
            guests: guests(&component),
            times: times(component),
            has_end: ends,
            cancelled,
            all_day,
            sequence,
            left_out,
        })
    }

    /// Whether it stands in for one day of a repeat.
    pub(super) fn is_exception(&self) -> bool {
        self.times.has_property(&Name::RecurrenceId)
    }

    /// The zones that it names.
    pub(super) fn zone_names(&self) -> impl Iterator<Item = &str> {
        self.times.entries.iter().filter_map(ICalendarEntry::tz_id)
    }

    /// The trouble of a zone that nobody knows.
    pub(super) fn unknown_zone(&self, zones: &Zones) -> Option<Trouble> {
        let name = self.times.property(&Name::Dtstart)?.tz_id()?;
        let own = zones.get(name).is_some_and(|zone| zone.timezone().is_some());
        let known = own || Tz::from_str(name).is_ok();
        (!known).then_some(Trouble { line: self.line, why: Why::UnknownZone })
    }
}

/// What says when an event takes place. Without its number of changes, by which the library would tell an exception
/// from the rule it belongs to: programs count both apart.
fn times(component: ICalendarComponent) -> ICalendarComponent {
    let mut days = 0;
    let wanted = component.entries.into_iter().filter(|entry| match entry.name {
        Name::Dtstart | Name::Dtend | Name::Duration | Name::Rrule | Name::RecurrenceId => true,
        Name::Rdate | Name::Exdate => {
            days += entry.values.len();
            days <= MOST_DAYS
        }
        _ => false,
    });
    ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: wanted.collect(),
        component_ids: Vec::new(),
    }
}
