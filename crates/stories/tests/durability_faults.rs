//! The system answers with errors: input and output fail, the disk is full, the way to the server breaks. Whatever was
//! acknowledged is kept, whatever is lost was not acknowledged, and the program says so in words. A sample is tried;
//! `GOODTURN_FAULTS=all` tries every one of the first hundred calls.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_store::testing::Folder;
use goodturn_stories::durable::acting::{Acted, Acting};
use goodturn_stories::durable::kept::{Kept, act, send_again};
use goodturn_stories::durable::place::{On, Place, goodturn};
use goodturn_stories::durable::traced::{can_trace, under_strace};
use goodturn_stories::durable::{Chance, all_faults, one_after_the_other};
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

/// How far it goes when all are asked for.
const FIRST: u64 = 100;

/// A kind of fault.
#[derive(Clone, Copy)]
struct Fault {
    calls: &'static str,
    /// What the call comes to, in the words of strace.
    comes_to: &'static str,
    /// Whether it stays once it is there, as a full disk does.
    stays: bool,
}

impl Fault {
    /// The word for strace: the call with this number fails, in every thread.
    fn at(self, number: u64) -> String {
        let stays = if self.stays { "+" } else { "" };
        format!("inject={}:{}:when={number}{stays}", self.calls, self.comes_to)
    }
}

const SYNC: &str = "fsync,fdatasync";
const WRITE: &str = "pwrite64";

/// Every kind on the disk, once and for good.
fn on_disk() -> Vec<Fault> {
    let mut all = Vec::new();
    for calls in [SYNC, WRITE] {
        for comes_to in ["error=EIO", "error=ENOSPC"] {
            all.extend([false, true].map(|stays| Fault { calls, comes_to, stays }));
        }
    }
    all
}

/// Killed at a call, and killed after one that failed: the frames of a commit stand whole in the journal then,
/// although nobody was answered.
fn deadly() -> Vec<Fault> {
    let kinds = [(SYNC, "signal=KILL"), (WRITE, "signal=KILL"), (SYNC, "error=EIO:signal=KILL")];
    kinds.map(|(calls, comes_to)| Fault { calls, comes_to, stays: false }).to_vec()
}

/// The numbers that are tried: all, or the first two and some by chance.
fn numbers(chance: &mut Chance, some: u64) -> Vec<u64> {
    if all_faults() {
        return (1..=FIRST).collect();
    }
    let mut some: Vec<u64> = (0..some).map(|_| 3 + chance.below(FIRST - 2)).chain([1, 2]).collect();
    some.sort_unstable();
    some.dedup();
    some
}

/// Runs the command with a fault; whether strace tells of one that was given.
fn faulty(command: &Command, word: &str, send: impl FnOnce(&mut Command) -> Acted) -> (Acted, bool) {
    let folder = Folder::new();
    let log = folder.path().join("calls");
    let calls = word.trim_start_matches("inject=").split(':').next().unwrap();
    let acted = send(&mut under_strace(command, &["-e", &format!("trace={calls}"), "-e", word], &log));
    // A call in which the process was killed has no end that could be written down.
    let met = std::fs::read_to_string(log).unwrap().contains("(INJECTED)") || acted.status.code().is_none();
    (acted, met)
}

/// What the cases came to.
#[derive(Default)]
struct Tally {
    cases: usize,
    met: usize,
    ended: usize,
    acknowledged: usize,
    kept_unanswered: usize,
    words: BTreeSet<String>,
}

impl Tally {
    fn says(&self, what: &str, begun: Instant) {
        eprintln!(
            "soak: faults: {what}: {} cases, {} met their fault, {} ended the program; {} acts acknowledged and all \
             kept, {} kept unanswered ({:.0?})",
            self.cases,
            self.met,
            self.ended,
            self.acknowledged,
            self.kept_unanswered,
            begun.elapsed()
        );
        self.words.iter().for_each(|words| eprintln!("it said: {words}"));
    }
}

/// The program ends in words with its code, or has done everything.
fn in_words(acted: &Acted, case: &str) -> String {
    assert!(!acted.complaints.contains("panicked"), "{case}: {}", acted.complaints);
    if acted.status.success() || case.contains("KILL") {
        assert!(acted.else_said.is_empty(), "{case}: {:?}", acted.else_said);
    }
    if acted.status.code().is_none() && case.contains("KILL") {
        return "killed".to_owned();
    }
    if acted.status.success() {
        assert_eq!(acted.done.len(), acted.sent.len(), "{case}");
        return String::new();
    }
    assert_eq!(acted.status.code(), Some(3), "{case}: {:?} {}", acted.else_said, acted.complaints);
    let [said] = &acted.else_said[..] else {
        panic!("{case}: one answer tells of it, not {:?}", acted.else_said)
    };
    let text = said["error"]["text"].as_str().unwrap_or_else(|| panic!("{case}: {said}"));
    // Either it is told that nothing was saved, or that nobody knows and what to do.
    let plain = text.contains("nothing was saved") || text.contains("send the same once more");
    assert!(plain, "{case}: {said}");
    text.to_owned()
}

/// Acts while a fault is met, and what is there afterwards.
async fn acts_with(place: &Place, word: &str, count: usize, writer: &str, tally: &mut Tally) {
    let case = format!("{} {word}", place.name);
    let before = Kept::of(place).await;
    let (acted, met) = faulty(&act(place), word, |command| {
        Acting::start(command, one_after_the_other(writer, count), &Arc::default()).end()
    });
    let words = in_words(&acted, &case);
    let kept = Kept::of(place).await;
    let unanswered = kept.holds(&acted);
    assert!(unanswered.len() <= 1, "{case}: there without an answer: {unanswered:?}");
    assert!(
        unanswered.is_empty() || !words.contains("nothing was saved"),
        "{case}: “{words}”, and {unanswered:?} was saved"
    );
    assert_eq!(kept.acts, before.acts + (acted.done.len() + unanswered.len()) as i64, "{case}");
    let fresh = send_again(place, &acted, &kept).await;
    assert_eq!(kept.acts + fresh, before.acts + acted.sent.len() as i64, "{case}: sent again");
    tally.cases += 1;
    tally.met += usize::from(met);
    if !words.is_empty() {
        tally.ended += 1;
        tally.words.insert(words);
    }
    tally.acknowledged += acted.done.len();
    tally.kept_unanswered += unanswered.len();
}

#[tokio::test]
async fn the_disk_fails_while_acts_are_saved() {
    if !can_trace() {
        return;
    }
    let (begun, mut tally, mut chance) = (Instant::now(), Tally::default(), Chance::new(3));
    for fault in on_disk().into_iter().chain(deadly()) {
        let numbers = numbers(&mut chance, 2);
        let mut place = Place::founded(On::Sqlite).await.unwrap();
        for (nr, number) in numbers.iter().enumerate() {
            if nr % 10 == 9 {
                // A store that grew makes everything slower, and other pages are written in a small one.
                place = Place::founded(On::Sqlite).await.unwrap();
            }
            let met = tally.met;
            // Each act has a sync of its own, and dozens of writes.
            let count = if fault.calls == SYNC { *number as usize + 6 } else { 9 };
            acts_with(&place, &fault.at(*number), count, &format!("f{number:04}"), &mut tally).await;
            assert!(tally.met > met, "{}: the program came to no such call", fault.at(*number));
        }
    }
    tally.says("the disk while acts are saved", begun);
}

/// Further on the journal is folded into the file and begun again; its errors are met there, and nothing is lost.
#[tokio::test]
async fn the_disk_fails_while_the_journal_is_folded_in() {
    if !can_trace() {
        return;
    }
    let (begun, mut tally, mut chance) = (Instant::now(), Tally::default(), Chance::new(4));
    let cases = if all_faults() { 25 } else { 1 };
    for fault in on_disk().into_iter().filter(|fault| fault.calls == WRITE) {
        for case in 0..cases {
            // Sixty acts write some 3,000 frames, each with two calls, and the file's pages between them.
            let number = 1_000 + chance.below(2_500);
            let place = Place::founded(On::Sqlite).await.unwrap();
            acts_with(&place, &fault.at(number), 90, &format!("j{case:04}"), &mut tally).await;
        }
    }
    tally.says("the disk while the journal is folded in", begun);
}

/// A founding that fails leaves nothing in the way of the next try.
#[tokio::test]
async fn the_disk_fails_while_a_firm_is_founded() {
    if !can_trace() {
        return;
    }
    let (begun, mut tally, mut chance) = (Instant::now(), Tally::default(), Chance::new(5));
    for fault in on_disk() {
        for number in numbers(&mut chance, 2) {
            let place = Place::empty(On::Sqlite).await.unwrap();
            let mut command = place.command(goodturn());
            command.args(place.founding());
            let case = format!("founding with {}", fault.at(number));
            let (acted, met) = faulty(&command, &fault.at(number), |command| {
                Acting::start(command, Vec::new(), &Arc::default()).end()
            });
            founded_or_not(&place, &acted, &case).await;
            tally.cases += 1;
            tally.met += usize::from(met);
            tally.ended += usize::from(!acted.status.success());
        }
    }
    tally.says("the disk while a firm is founded", begun);
}

async fn founded_or_not(place: &Place, acted: &Acted, case: &str) {
    assert!(!acted.complaints.contains("panicked"), "{case}: {}", acted.complaints);
    if !acted.status.success() {
        assert_eq!(acted.status.code(), Some(3), "{case}: {:?}", acted.else_said);
        assert!(acted.else_said[0]["error"]["text"].is_string(), "{case}: {:?}", acted.else_said);
        let there = place.run(&["--json", "verify"]).status.success();
        let again = place.run(&place.founding());
        // The founding was not acknowledged, and yet it may be there, whole; else it is done now.
        assert!(
            again.status.success() != there || there,
            "{case}: {}",
            goodturn_stories::durable::place::said(&again)
        );
    }
    let store = place.open().await;
    drop(store);
}

/// On PostgreSQL the disk is the server's; what breaks on our side is the way to it.
#[tokio::test]
async fn the_way_to_the_server_breaks() {
    if !can_trace() {
        return;
    }
    let (begun, mut tally, mut chance) = (Instant::now(), Tally::default(), Chance::new(6));
    for (calls, comes_to) in
        [("sendto", "error=EPIPE"), ("recvfrom", "error=ECONNRESET"), ("sendto", "signal=KILL")]
    {
        let fault = Fault { calls, comes_to, stays: false };
        let Some(mut place) = Place::founded(On::Postgres).await else { return };
        for (nr, number) in numbers(&mut chance, 4).into_iter().enumerate() {
            if nr % 25 == 24
                && let Some(fresh) = Place::founded(On::Postgres).await
            {
                place = fresh;
            }
            acts_with(&place, &fault.at(number), 30, &format!("p{nr:02}{}", &calls[..2]), &mut tally).await;
        }
    }
    tally.says("the way to PostgreSQL", begun);
}
