//! Meetings of some days, read from calendars as programs write them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that goes wrong, and says what it left out"
)]

#[path = "common/folder.rs"]
mod folder;

use folder::folder;
use goodturn_exchange::calendar::{Reading, Why, Window, is_calendar, read};
use jiff::civil::{Date, date};
use jiff::{ToSpan, tz::TimeZone};

use std::fs;
use std::time::Instant;

fn week(from: Date) -> Window {
    Window { from, until: from.checked_add(7.days()).unwrap(), zone: TimeZone::get("Europe/Berlin").unwrap() }
}

fn calendar(events: &[&str]) -> String {
    let events: String = events.iter().map(|it| format!("BEGIN:VEVENT\r\n{it}\r\nEND:VEVENT\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n").replace('|', "\r\n")
}

/// The meetings as lines: day and time in the firm's zone, minutes, title.
fn lines(reading: &Reading, window: &Window) -> Vec<String> {
    let line = |it: &goodturn_exchange::calendar::Meeting| {
        let at = it.starts.to_zoned(window.zone.clone()).strftime("%m-%d %H:%M").to_string();
        let minutes = it.minutes.map_or_else(String::new, |minutes| format!(" {minutes}"));
        format!("{at}{minutes} {}", it.title)
    };
    reading.meetings.iter().map(line).collect()
}

fn seen(from: Date, events: &[&str]) -> (Vec<String>, Reading) {
    let window = week(from);
    let reading = read(calendar(events).as_bytes(), &window, &|| true);
    (lines(&reading, &window), reading)
}

#[test]
fn only_timed_events_of_the_window_are_meetings() {
    let (found, reading) = seen(
        date(2026, 3, 23),
        &[
            "UID:1|SUMMARY:Coffee with Maria|DTSTART;TZID=Europe/Berlin:20260323T103000|DTEND;TZID=Europe/Berlin:20260323T111500",
            "UID:2|SUMMARY:In London|DTSTART;TZID=Europe/London:20260324T090000|DURATION:PT30M",
            "UID:3|SUMMARY:From Outlook|DTSTART;TZID=W. Europe Standard Time:20260325T140000|DTEND;TZID=W. Europe Standard Time:20260325T150000",
            "UID:4|SUMMARY:By the world's clock|DTSTART:20260330T080000Z",
            "UID:5|SUMMARY:Wherever|DTSTART:20260326T080000",
            "UID:6|SUMMARY:All day|DTSTART;VALUE=DATE:20260326",
            "UID:7|SUMMARY:Called off|STATUS:CANCELLED|DTSTART:20260326T090000Z",
            "UID:8|SUMMARY:Yesterday|DTSTART:20260322T090000Z",
            "UID:9|SUMMARY:In nine days|DTSTART:20260401T090000Z",
            "UID:10|SUMMARY:A conference|DTSTART:20260326T090000Z|DTEND:20260328T160000Z",
            "UID:11|SUMMARY:Nowhere|DTSTART;TZID=Mars/Olympus:20260327T090000",
        ],
    );
    assert_eq!(
        found,
        [
            "03-23 10:30 45 Coffee with Maria",
            "03-24 10:00 30 In London",
            "03-25 14:00 60 From Outlook",
            "03-26 08:00 Wherever",
            "03-27 09:00 Nowhere",
            // After the clocks went forward.
            "03-30 10:00 By the world's clock",
        ]
    );
    assert_eq!((reading.events, reading.all_day, reading.called_off), (11, 2, 1));
    assert_eq!(reading.troubles.iter().map(|it| it.why).collect::<Vec<_>>(), [Why::UnknownZone]);
}

#[test]
fn repeats_are_worked_out_with_their_exceptions() {
    let (found, _) = seen(
        date(2026, 3, 23),
        &[
            "UID:d|SUMMARY:Daily|DTSTART;TZID=Europe/Berlin:20090101T090000|DURATION:PT15M|RRULE:FREQ=DAILY;INTERVAL=3|EXDATE;TZID=Europe/Berlin:20260327T090000",
            "UID:w|SUMMARY:Weekly|DTSTART;TZID=Europe/Berlin:20240103T140000|DURATION:PT1H|RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR|SEQUENCE:3",
            "UID:w|SUMMARY:Weekly moved|RECURRENCE-ID;TZID=Europe/Berlin:20260327T140000|DTSTART;TZID=Europe/Berlin:20260328T150000|DURATION:PT1H|SEQUENCE:5",
            "UID:m|SUMMARY:Monthly|DTSTART;TZID=Europe/Berlin:20150131T100000|RRULE:FREQ=MONTHLY;BYDAY=-1MO",
            "UID:c|SUMMARY:Counted|DTSTART;TZID=Europe/Berlin:20260301T070000|RRULE:FREQ=DAILY;COUNT=24",
            "UID:o|SUMMARY:Over|DTSTART;TZID=Europe/Berlin:20200101T090000|RRULE:FREQ=DAILY;UNTIL=20260101T000000Z",
            "UID:x|SUMMARY:One called off|DTSTART;TZID=Europe/Berlin:20260320T160000|RRULE:FREQ=WEEKLY",
            "UID:x|STATUS:CANCELLED|RECURRENCE-ID;TZID=Europe/Berlin:20260327T160000|DTSTART;TZID=Europe/Berlin:20260327T160000",
            "UID:e|SUMMARY:Left out by the day|DTSTART;TZID=Europe/Berlin:20260323T170000|RRULE:FREQ=WEEKLY|EXDATE;VALUE=DATE:20260330",
        ],
    );
    let daily: Vec<&String> = found.iter().filter(|it| it.contains("Daily")).collect();
    // 2026-03-24 is 6291 days, and so 2097 times three, after the first.
    assert_eq!(daily, ["03-24 09:00 15 Daily", "03-30 09:00 15 Daily"]);
    let others: Vec<&String> = found.iter().filter(|it| !it.contains("Daily")).collect();
    assert_eq!(
        others,
        [
            "03-23 07:00 Counted",
            "03-23 17:00 Left out by the day",
            "03-24 07:00 Counted",
            "03-25 14:00 60 Weekly",
            "03-28 15:00 60 Weekly moved",
            "03-30 10:00 Monthly",
        ]
    );
}

#[test]
fn the_latest_version_counts_and_guests_are_known_by_their_address() {
    let (found, reading) = seen(
        date(2026, 3, 23),
        &[
            "UID:1|SEQUENCE:2|SUMMARY:New|DTSTART:20260323T090000Z|ORGANIZER;CN=Ann:MAILTO:ann@example.com|ATTENDEE;CN=\"Maria; Keller\";PARTSTAT=DECLINED:mailto:Maria@Example.com|ATTENDEE:mailto:ann@example.com|ATTENDEE;CUTYPE=ROOM:urn:uuid:1",
            "UID:1|SEQUENCE:1|SUMMARY:Old|DTSTART:20260323T080000Z",
        ],
    );
    assert_eq!(found, ["03-23 10:00 New"]);
    let guests: Vec<_> = reading.meetings[0]
        .guests
        .iter()
        .map(|it| (it.mail.as_str(), it.name.as_str(), it.declined))
        .collect();
    assert_eq!(guests, [("ann@example.com", "Ann", false), ("maria@example.com", "Maria; Keller", true)]);
}

#[test]
fn what_is_good_is_kept_and_the_rest_has_its_place() {
    let (found, reading) = seen(
        date(2026, 3, 23),
        &[
            "UID:1|SUMMARY:Good|DTSTART:20260323T090000Z",
            "UID:2|SUMMARY:No start",
            "UID:3|SUMMARY:Bad start|DTSTART:tomorrow",
            "UID:4|SUMMARY:Each second|DTSTART:20260323T090000Z|RRULE:FREQ=SECONDLY",
            "UID:5|SUMMARY:Each second of a day|DTSTART:20260323T090000Z|RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3,4,5,6;BYSECOND=1,2",
            "UID:6|SUMMARY:Never|DTSTART:20260323T090000Z|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        ],
    );
    assert_eq!(found, ["03-23 10:00 Good"]);
    let told: Vec<_> = reading.troubles.iter().map(|it| (it.line, it.why)).collect();
    assert_eq!(
        told,
        [(8, Why::NoStart), (12, Why::NoStart), (17, Why::TooOften), (23, Why::TooOften), (29, Why::BadRule)]
    );
}

#[test]
fn no_rule_costs_more_than_a_moment() {
    for rule in [
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31,-31",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23",
        "FREQ=YEARLY;BYSETPOS=366;BYMONTH=2;BYMONTHDAY=1",
        "FREQ=DAILY;COUNT=4000000000",
        "FREQ=WEEKLY;COUNT=4000000000;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=65535",
        "FREQ=DAILY;BYWEEKNO=53;BYYEARDAY=1;BYMONTH=6",
        "FREQ=DAILY;BYSETPOS=7;BYDAY=MO",
    ] {
        let begun = Instant::now();
        let (_, reading) = seen(
            date(2026, 3, 23),
            &[&format!("UID:1|DTSTART:19700105T090000Z|RRULE:{rule}"), "UID:2|DTSTART:20260323T090000Z"],
        );
        println!(
            "{:>9.1?} {:>3} {:?} {rule}",
            begun.elapsed(),
            reading.meetings.len(),
            reading.troubles.first()
        );
        assert!(reading.meetings.len() <= 200);
    }
}

#[test]
fn rules_wait_when_there_is_no_time_left() {
    let events =
        calendar(&["UID:1|DTSTART:20260323T090000Z", "UID:2|DTSTART:20260323T090000Z|RRULE:FREQ=DAILY"]);
    let reading = read(events.as_bytes(), &week(date(2026, 3, 23)), &|| false);
    assert_eq!((reading.meetings.len(), reading.troubles[0].why), (1, Why::TooMany));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, ..Default::default() })]

    /// Whatever a file holds, it is read to its end, and nothing outside of the window comes of it.
    #[test]
    fn any_file_is_read_to_its_end(
        lines in proptest::collection::vec((0..PARTS.len(), proptest::option::of((0_usize..60, ".{0,3}"))), 0..40)
    ) {
        let mut text = String::from("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n");
        for (part, change) in lines {
            let mut line: Vec<char> = PARTS[part].chars().collect();
            if let Some((at, signs)) = change {
                let at = at.min(line.len());
                line.splice(at..(at + 1).min(line.len()), signs.chars());
            }
            text.extend(line);
            text.push('\n');
        }
        let window = week(date(2026, 3, 23));
        let reading = read(text.as_bytes(), &window, &|| true);
        proptest::prop_assert!(reading.meetings.iter().all(|it| window.holds(it.starts)));
    }
}

/// Lines that calendars are made of, the strange ones among them.
const PARTS: &[&str] = &[
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VALARM",
    "END:VALARM",
    "BEGIN:VTIMEZONE",
    "TZID:Elsewhere",
    "END:VTIMEZONE",
    "END:VCALENDAR",
    "UID:1",
    "UID:2",
    "SEQUENCE:3",
    "SUMMARY:Ä kühle Sache\\, ja",
    " goes on",
    "STATUS:CANCELLED",
    "METHOD:CANCEL",
    "DTSTART:20260323T090000Z",
    "DTSTART;TZID=Europe/Berlin:20260324T090000",
    "DTSTART;TZID=Elsewhere:20260329T023000",
    "DTSTART;VALUE=DATE:20260324",
    "DTSTART;TZID=Europe/Berlin:20160229T090000",
    "DTSTART:99991231T235959Z",
    "DTSTART:00010101T000000",
    "DTEND:20260323T100000Z",
    "DURATION:PT15M",
    "DURATION:-P1000000W",
    "RDATE:20260325T090000Z,20260326T090000Z",
    "EXDATE;VALUE=DATE:20260325",
    "RECURRENCE-ID:20260324T080000Z",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260324T080000Z",
    "RRULE:FREQ=DAILY",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,2TU;WKST=SU",
    "RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR",
    "RRULE:FREQ=YEARLY;BYWEEKNO=20;BYMONTH=5",
    "RRULE:FREQ=DAILY;COUNT=9;INTERVAL=65535",
    "RRULE:FREQ=YEARLY;BYYEARDAY=-366;UNTIL=20270101",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-31,31;UNTIL=20260401T000000Z",
    "ATTENDEE;CN=\"A; B\";PARTSTAT=DECLINED:mailto:a@example.com",
    "ORGANIZER:MAILTO:b@example.com",
    "ATTENDEE;EMAIL=c@example.com:urn:x",
];

#[test]
fn every_event_of_real_calendars_is_read_or_told_with_its_line() {
    let Some(folder) = folder().map(|folder| folder.join("ics")) else { return };
    let (mut files, mut events, mut meetings) = (0, 0, 0);
    for place in fs::read_dir(folder).unwrap() {
        for entry in fs::read_dir(place.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n").replace('\r', "\n");
            let begun =
                text.lines().filter(|line| line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT")).count();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let start = Instant::now();
            let whole = read(&bytes, &week(date(2026, 3, 23)), &|| true);
            let lost = whole.troubles.iter().filter(|it| it.why == Why::NeverEnds).count();
            assert_eq!(whole.events + lost, begun, "{name}");
            assert!(whole.troubles.iter().all(|it| it.line > 0), "{name}");
            let mut told: Vec<_> =
                whole.troubles.iter().map(|it| format!("{} {:?}", it.line, it.why)).collect();
            told.truncate(3);
            // Every week of the years in which these were written.
            let mut here = 0;
            for year in 2007..2027 {
                for month in 1..=12 {
                    for day in [1, 9, 17, 25] {
                        let window = week(date(year, month, day));
                        let reading = read(&bytes, &window, &|| true);
                        assert!(reading.meetings.iter().all(|it| window.holds(it.starts)), "{name}");
                        here += reading.meetings.len();
                    }
                }
            }
            println!("{name}: {begun} events, {here} meetings, {:.0?} {told:?}", start.elapsed());
            (files, events, meetings) = (files + 1, events + begun, meetings + here);
            assert!(
                is_calendar(&bytes)
                    || text.trim_start().is_empty()
                    || begun == 0
                    || name.contains("bad")
                    || !text.trim_start().to_ascii_uppercase().starts_with("BEGIN:VCALENDAR"),
                "{name}"
            );
        }
    }
    println!("{files} files, {events} events, {meetings} meetings");
    assert!(files > 50 && meetings > 1_000);
}
