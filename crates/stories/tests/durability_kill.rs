//! Processes killed (`kill -9`) in the middle of concurrent acts: what was acknowledged is there once and whole, what
//! was not is there whole or not at all. `GOODTURN_KILLS` says how often on each engine.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_stories::durable::acting::{Acted, Acting};
use goodturn_stories::durable::kept::{Kept, act, send_again};
use goodturn_stories::durable::place::{On, Place};
use goodturn_stories::durable::{Chance, all_at_once, one_after_the_other, setting};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How often on each engine when nothing is said.
const KILLS: u64 = 12;
/// After so many kills a new store is taken: looking at everything takes longer the more there is.
const PER_STORE: u64 = 6;

/// What the kills came to.
#[derive(Default)]
struct Tally {
    acknowledged: usize,
    kept_unanswered: usize,
    sent: usize,
    stopped_early: usize,
    too_busy: usize,
}

/// Who is at work in a round: the program line by line in several processes, and in every second round a process that
/// performs many at once beside them.
fn start(place: &Place, round: u64, answers: &Arc<AtomicUsize>) -> Vec<Acting> {
    let mut all = Vec::new();
    let several = if round.is_multiple_of(2) { 3 } else { 1 };
    for number in 0..several {
        let sent = one_after_the_other(&format!("r{round:04}w{number}"), 45);
        all.push(Acting::start(&mut act(place), sent, answers));
    }
    if several == 1 {
        // A source of its own: acts about one person take longer the more there is about them.
        let source = place.source(&format!("source-{round}"));
        let sent = all_at_once(&format!("r{round:04}c0"), &source, 120);
        let mut crowd = place.command(Path::new(env!("CARGO_BIN_EXE_crowd")));
        all.push(Acting::start(&mut crowd, sent, answers));
    }
    all
}

/// One round: everybody works, some answers come, and then one or all are killed.
async fn round(place: &Place, round: u64, chance: &mut Chance, tally: &mut Tally) {
    let answers = Arc::new(AtomicUsize::new(0));
    let mut all = start(place, round, &answers);
    let wanted = chance.below(60) as usize;
    let begun = Instant::now();
    while answers.load(Ordering::SeqCst) < wanted && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_micros(100));
    }
    // Less than an act takes: every point in its life is hit in the end.
    std::thread::sleep(Duration::from_micros(chance.below(6_000)));
    // All of them leave the store to nobody, so that the next one to come recovers it; one leaves it to the others.
    let only = (chance.below(2) == 0).then(|| chance.below(all.len() as u64) as usize);
    for (number, acting) in all.iter_mut().enumerate() {
        if only.is_none_or(|only| only == number) {
            tally.stopped_early += usize::from(!acting.has_ended());
            acting.kill();
        }
    }
    let ended: Vec<Acted> = all.into_iter().map(Acting::end).collect();
    look(place, &ended, tally).await;
}

/// On a loaded machine a crowd can wait longer for its turn than the store lets anybody wait. Then it is told that
/// nothing was saved, and nothing was; any other refusal is a defect.
fn was_refused_honestly(place: &Place, acted: &Acted, kept: &Kept) {
    for said in &acted.else_said {
        let busy = said["error"].as_str().is_some_and(|words| words.contains("busy with another program"));
        assert!(busy, "{}: {said}", place.name);
        let key = said["key"].as_str().unwrap_or_default();
        assert!(!kept.answers.contains_key(key), "{}: called unsaved, and kept: {key}", place.name);
    }
}

async fn look(place: &Place, ended: &[Acted], tally: &mut Tally) {
    let kept = Kept::of(place).await;
    for acted in ended {
        was_refused_honestly(place, acted, &kept);
        tally.too_busy += acted.else_said.len();
        assert!(!acted.complaints.contains("panicked"), "{}", acted.complaints);
        let unanswered = kept.holds(acted);
        // Line by line only the one in hand can be there without its answer.
        if acted.sent[0].key.contains('w') {
            assert!(unanswered.len() <= 1, "{}: there without an answer: {unanswered:?}", place.name);
        }
        tally.acknowledged += acted.done.len();
        tally.kept_unanswered += unanswered.len();
        tally.sent += acted.sent.len();
    }
    // What was acknowledged is sent again: the same answers, and nothing changes by it.
    for acted in ended {
        let done = acted.sent.iter().filter(|it| acted.done.contains_key(&it.key)).cloned().collect();
        let done = Acted {
            sent: done,
            done: acted.done.clone(),
            else_said: Vec::new(),
            complaints: String::new(),
            status: acted.status,
        };
        if !done.sent.is_empty() {
            assert_eq!(send_again(place, &done, &kept).await, 0);
        }
    }
    let again = Kept::of(place).await;
    assert_eq!(again, kept, "{}: sending the same again changed something", place.name);
    // And everything is sent again, as a sender does who is not sure: the rest is done now, once.
    let mut fresh = 0;
    for acted in ended {
        fresh += send_again(place, acted, &kept).await;
    }
    let full = Kept::of(place).await;
    assert_eq!(full.acts, kept.acts + fresh);
    let all = ended.iter().flat_map(|acted| &acted.sent);
    assert!(all.into_iter().all(|it| full.answers.contains_key(&it.key)));
}

async fn killed_on(on: On) {
    let kills = setting("GOODTURN_KILLS", KILLS);
    let begun = Instant::now();
    let mut chance = Chance::new(if on == On::Sqlite { 1 } else { 2 });
    let mut tally = Tally::default();
    let mut left = kills;
    let mut name = "";
    while left > 0 {
        let Some(place) = Place::founded(on).await else { return };
        name = place.name;
        for number in 0..left.min(PER_STORE) {
            round(&place, number, &mut chance, &mut tally).await;
        }
        left -= left.min(PER_STORE);
    }
    eprintln!(
        "soak: {name}: {kills} kills stopped {} processes; of {} acts sent {} were acknowledged and all kept, {} more were \
         kept unanswered; nothing half, nothing twice; {} found the store too busy and were not saved ({:.0?})",
        tally.stopped_early,
        tally.sent,
        tally.acknowledged,
        tally.kept_unanswered,
        tally.too_busy,
        begun.elapsed()
    );
    assert!(tally.stopped_early as u64 * 2 > kills, "most processes had ended before they were killed");
}

#[tokio::test]
async fn killed_on_sqlite() {
    killed_on(On::Sqlite).await;
}

#[tokio::test]
async fn killed_on_postgres() {
    killed_on(On::Postgres).await;
}
