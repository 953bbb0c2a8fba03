//! Meetings of a calendar: whom each is with, whether it is noted already, and the act that notes it.
//!
//! People are known by their mail addresses, never by their names alone: a name in a title is only a question.

mod feed;
mod meant;

pub use feed::{Body, Ended, Feed, claimed, ended, feed, fetched, forget, forget_those_who_left, name};
pub use goodturn_exchange::calendar::{Meeting, Reading, Trouble, Window, is_calendar};
pub use meant::{Line, lines};

use goodturn_practice::id::PersonId;
use goodturn_practice::workspace::Firm;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};

/// The days that are looked at, after today.
const DAYS: i64 = 7;
/// How long the repeats of one file may take to be worked out.
const LONGEST: Duration = Duration::from_secs(5);
/// Letters of a title and a place that become the words of a meeting.
const LONGEST_WORDS: usize = 300;

/// Today and the days after it that are read from a calendar.
pub fn window(firm: &Firm, today: Date) -> Window {
    let until = today.checked_add(DAYS.days()).unwrap_or(today);
    Window { from: today, until, zone: firm.rhythm.calendar().zone().clone() }
}

/// Reads a calendar, on a thread where nothing else waits for it. Nothing comes of one that breaks the reader.
pub async fn read(bytes: Vec<u8>, window: Window) -> Option<Reading> {
    let begun = Instant::now();
    let reading = tokio::task::spawn_blocking(move || {
        goodturn_exchange::calendar::read(&bytes, &window, &|| begun.elapsed() < LONGEST)
    });
    reading.await.ok()
}

/// What tells a meeting from all others: the same event at the same time is the same meeting, whoever brings it.
pub fn key(uid: &str, starts: Timestamp) -> String {
    let mut hash = Sha256::new();
    hash.update(uid.as_bytes());
    hash.update([0]);
    hash.update(starts.as_second().to_be_bytes());
    let hash = hash.finalize();
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The act that notes a meeting with some people.
pub fn plan(line: &Line, people: &[PersonId]) -> Value {
    let meeting = &line.meeting;
    let words = [meeting.title.as_str(), meeting.place.as_str()];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    let words: String = words.join(", ").chars().take(LONGEST_WORDS).collect();
    json!({
        "act": "meeting.plan", "people": people, "on": line.day, "starts": line.time,
        "minutes": meeting.minutes, "words": words, "key": line.act_key,
    })
}
