//! Repeats, worked out for the days of a window.

use super::event::{Event, Zones};
use super::read::{Patience, Trouble, Why, Window, end_of};
use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::dates::{CalendarErrorType, TimeOrDelta};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarFrequency as Often, ICalendarProperty as Name,
    ICalendarRecurrenceRule, ICalendarValue,
};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan, Unit};
use std::collections::BTreeMap;

/// Days of one event that are worked out at most, from some days before the window on.
const MOST_INSTANCES: usize = 1_000;
/// Times of one day that a rule may name.
const MOST_TIMES: usize = 24;

/// The events with one id: at most one that repeats or stands alone, and exceptions from it.
pub(super) struct Group {
    pub(super) events: Vec<Event>,
}

/// One time that an event takes place.
pub(super) struct Instance {
    /// Which event of the group says so.
    pub(super) event: usize,
    pub(super) starts: Timestamp,
    pub(super) minutes: Option<i64>,
}

impl Group {
    /// Of several versions the latest counts: by its number of changes, else by its place in the file.
    pub(super) fn of(mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| (event.sequence, event.line));
        let mut latest: BTreeMap<String, Event> = BTreeMap::new();
        for event in events {
            let exception = event.times.property(&Name::RecurrenceId).and_then(|entry| entry.values.first());
            let key = exception.map_or_else(String::new, |moment| format!("{moment:?}"));
            latest.insert(key, event);
        }
        Self { events: latest.into_values().collect() }
    }
}

/// The times of a group that may fall into the window.
pub(super) fn instances(
    group: &Group,
    window: &Window,
    zones: &Zones,
    patience: &mut Patience<'_>,
) -> Result<Vec<Instance>, Trouble> {
    let mut calendar = ICalendar::default();
    let mut place = Vec::new();
    let mut used: Vec<&str> = group.events.iter().flat_map(Event::zone_names).collect();
    used.sort_unstable();
    used.dedup();
    for (nr, event) in group.events.iter().enumerate() {
        let mut times = event.times.clone();
        let told = |why| Trouble { line: event.line, why };
        if !event.is_exception() && event.times.has_property(&Name::Rrule) {
            if !brought_near(&mut times, window).map_err(told)? {
                continue;
            }
            if !patience.takes_one() {
                return Err(told(Why::TooMany));
            }
        } else if !event.times.has_property(&Name::Rdate) && far(event, window) {
            // An exception that was moved away still takes the day away on which it stood.
            if !event.is_exception() {
                continue;
            }
        }
        place.push(nr);
        calendar.components.push(times);
    }
    if place.is_empty() {
        return Ok(Vec::new());
    }
    calendar.components.extend(used.iter().filter_map(|name| zones.get(*name)).cloned());
    let expanded = calendar.expand_dates(Tz::Floating, MOST_INSTANCES);
    if let Some(error) = expanded.errors.first() {
        let line = place.get(error.comp_id as usize).map_or(0, |nr| group.events[*nr].line);
        let why =
            if matches!(error.error, CalendarErrorType::RRule(_)) { Why::BadRule } else { Why::NoStart };
        return Err(Trouble { line, why });
    }
    let mut found = Vec::new();
    for one in expanded.events {
        let Some(nr) = place.get(one.comp_id as usize).copied() else { continue };
        let event = &group.events[nr];
        let floating = one.start.timezone().is_floating();
        let Some(starts) = moment(one.start.timestamp(), floating, window) else { continue };
        let seconds = match one.end {
            TimeOrDelta::Time(end) => end.timestamp() - one.start.timestamp(),
            TimeOrDelta::Delta(length) => length.num_seconds(),
        };
        let local = one.start.naive_local().to_string();
        if event.left_out.iter().any(|day| local.starts_with(&written(day))) {
            continue;
        }
        found.push(Instance { event: nr, starts, minutes: event.has_end.then_some(seconds / 60) });
    }
    Ok(found)
}

/// `2026-03-20`.
fn written(day: &PartialDateTime) -> String {
    let part = |part: Option<u8>| part.unwrap_or_default();
    format!("{:04}-{:02}-{:02}", day.year.unwrap_or_default(), part(day.month), part(day.day))
}

/// A moment of the library; one without a zone is meant in the firm's.
fn moment(second: i64, floating: bool, window: &Window) -> Option<Timestamp> {
    let stamp = Timestamp::from_second(second).ok()?;
    if !floating {
        return Some(stamp);
    }
    let local: DateTime = stamp.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    Some(local.to_zoned(window.zone.clone()).ok()?.timestamp())
}

fn start(component: &ICalendarComponent) -> Option<&PartialDateTime> {
    let entry = component.property(&Name::Dtstart).or_else(|| component.property(&Name::RecurrenceId))?;
    entry.values.first()?.as_partial_date_time()
}

fn day_of(moment: &PartialDateTime) -> Option<Date> {
    let number = |part: Option<u8>| part.and_then(|part| i8::try_from(part).ok());
    Date::new(i16::try_from(moment.year?).ok()?, number(moment.month)?, number(moment.day)?).ok()
}

/// Whether something that takes place once does so days away from the window.
fn far(event: &Event, window: &Window) -> bool {
    let Some(day) = start(&event.times).and_then(day_of) else { return false };
    let early = window.from.checked_sub(2.days()).unwrap_or(window.from);
    day < early || day > end_of(window)
}

/// Moves the beginning of a rule to a little before the window and gives it an end behind it, so that what is worked
/// out is what is asked for. Says whether anything of it can fall into the window.
fn brought_near(times: &mut ICalendarComponent, window: &Window) -> Result<bool, Why> {
    let from = start(times).and_then(day_of).ok_or(Why::NoStart)?;
    let early = window.from.checked_sub(3.days()).unwrap_or(window.from);
    // Days that are named one by one, beside the rule.
    let named_days = times.has_property(&Name::Rdate);
    let rules = times.entries.iter_mut().filter(|entry| entry.name == Name::Rrule);
    let mut rules = rules.flat_map(|entry| entry.values.iter_mut());
    let Some(ICalendarValue::RecurrenceRule(rule)) = rules.next() else { return Err(Why::BadRule) };
    check(rule)?;
    let until = rule.until.as_ref().and_then(day_of);
    if from > end_of(window) || until.is_some_and(|until| until < early) {
        return Ok(named_days);
    }
    let steps = periods(rule, from, early);
    let moved = if steps > 0 { step(rule, from, steps) } else { None };
    if let Some(count) = rule.count.filter(|_| moved.is_some()) {
        let left = i64::from(count) - steps;
        if left <= 0 {
            return Ok(named_days);
        }
        rule.count = u32::try_from(left).ok();
    }
    if rule.count.is_none() && until.is_none_or(|until| until > end_of(window)) {
        rule.until = Some(last_moment(end_of(window)));
    }
    if let Some(day) = moved {
        shift(times, from, day);
    }
    Ok(true)
}

/// What a rule may ask for at all.
fn check(rule: &ICalendarRecurrenceRule) -> Result<(), Why> {
    if matches!(rule.freq, Often::Hourly | Often::Minutely | Often::Secondly) {
        return Err(Why::TooOften);
    }
    let times = [&rule.byhour, &rule.byminute, &rule.bysecond];
    let times: usize = times.iter().map(|list| list.len().max(1)).product();
    if times > MOST_TIMES {
        return Err(Why::TooOften);
    }
    if rule.interval == Some(0) || never(rule) {
        return Err(Why::BadRule);
    }
    Ok(())
}

/// Whether no day can fit: the 30th of February is looked for over a hundred thousand years else.
fn never(rule: &ICalendarRecurrenceRule) -> bool {
    let longest = |month: u8| match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let months: Vec<u8> = rule.bymonth.iter().map(|month| month.month()).collect();
    !months.is_empty()
        && !rule.bymonthday.is_empty()
        && months.iter().all(|month| rule.bymonthday.iter().all(|day| day.unsigned_abs() > longest(*month)))
}

/// How many whole periods of a rule lie before a day, with one left over.
fn periods(rule: &ICalendarRecurrenceRule, from: Date, early: Date) -> i64 {
    let every = i64::from(rule.interval.unwrap_or(1).max(1));
    let unit = match rule.freq {
        Often::Weekly => Unit::Week,
        Often::Monthly => Unit::Month,
        Often::Yearly => Unit::Year,
        _ => Unit::Day,
    };
    let apart = from.until((unit, early)).ok();
    let apart = apart.map_or(0, |span| match unit {
        Unit::Week => i64::from(span.get_weeks()),
        Unit::Month => i64::from(span.get_months()),
        Unit::Year => i64::from(span.get_years()),
        _ => i64::from(span.get_days()),
    });
    let bare = [
        rule.byday.is_empty(),
        rule.bymonthday.is_empty(),
        rule.bymonth.is_empty(),
        rule.bysetpos.is_empty(),
    ];
    // Of a rule with a number of times it has to be known how many were used up.
    if rule.count.is_some() && (rule.freq != Often::Daily || bare.contains(&false) || !rule.byhour.is_empty())
    {
        return 0;
    }
    (apart / every - 1).max(0)
}

/// The day so many periods later; nothing where months differ in having it.
fn step(rule: &ICalendarRecurrenceRule, from: Date, steps: i64) -> Option<Date> {
    let many = steps.checked_mul(i64::from(rule.interval.unwrap_or(1).max(1)))?;
    let span = match rule.freq {
        Often::Weekly => many.weeks(),
        Often::Monthly if from.day() <= 28 => many.months(),
        Often::Yearly if (from.month(), from.day()) != (2, 29) => many.years(),
        Often::Daily => many.days(),
        _ => return None,
    };
    from.checked_add(span).ok()
}

fn last_moment(day: Date) -> PartialDateTime {
    let mut moment =
        PartialDateTime { hour: Some(23), minute: Some(59), second: Some(59), ..Default::default() };
    put(&mut moment, day);
    moment
}

fn put(moment: &mut PartialDateTime, day: Date) {
    moment.year = u16::try_from(day.year()).ok();
    moment.month = u8::try_from(day.month()).ok();
    moment.day = u8::try_from(day.day()).ok();
}

/// Moves beginning and end by as many days.
fn shift(times: &mut ICalendarComponent, from: Date, to: Date) {
    let entries = times.entries.iter_mut().filter(|entry| matches!(entry.name, Name::Dtstart | Name::Dtend));
    for value in entries.flat_map(|entry| entry.values.iter_mut()) {
        if let ICalendarValue::PartialDateTime(moment) = value
            && let Some(day) = day_of(moment)
            && let Some(moved) = day.since(from).ok().and_then(|apart| to.checked_add(apart).ok())
        {
            put(moment, moved);
        }
    }
}
