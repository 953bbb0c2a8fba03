//! Nothing is answered before it is durable: the calls of the program to the system are written down, and every answer
//! is held against the journal that its act was saved in.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_store::testing::Folder;
use goodturn_stories::durable::acting::{Acted, Acting};
use goodturn_stories::durable::kept::act;
use goodturn_stories::durable::place::{On, Place, goodturn, said};
use goodturn_stories::durable::traced::{can_trace, under_strace};
use goodturn_stories::durable::watch::{CALLS, Seen};
use goodturn_stories::durable::{Sent, all_at_once, one_after_the_other};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Runs it under strace, and what was seen.
fn watched(command: &Command, sent: Vec<Sent>) -> (Acted, Seen) {
    let folder = Folder::new();
    let log = folder.path().join("calls");
    // A page and its quotes fit into the length.
    let mut traced = under_strace(command, &["-xx", "-s", "70000", "-e", CALLS], &log);
    let acted = Acting::start(&mut traced, sent, &Arc::default()).end();
    assert!(
        acted.status.success() && acted.else_said.is_empty(),
        "{:?} {}",
        acted.else_said,
        acted.complaints
    );
    assert_eq!(acted.done.len(), acted.sent.len());
    let keys: Vec<String> = acted.sent.iter().map(|it| it.key.clone()).collect();
    let seen = Seen::of(&std::fs::read_to_string(log).unwrap(), &keys, |line| {
        let answer: Value = serde_json::from_str(line).ok()?;
        answer["ok"].as_bool()?;
        match answer["line"].as_u64() {
            Some(line) => keys.get(line as usize - 1).cloned(),
            None => answer["key"].as_str().map(str::to_owned),
        }
    });
    (acted, seen)
}

#[tokio::test]
async fn every_line_is_synced_before_its_answer() {
    if !can_trace() {
        return;
    }
    let place = Place::founded(On::Sqlite).await.unwrap();
    // Long enough for the journal to be folded into the file and begun again (1,000 pages) more than once.
    let sent = one_after_the_other("trace", 90);
    let (acted, seen) = watched(&act(&place), sent);
    assert!(seen.faults.is_empty(), "{:#?}", seen.faults);
    assert_eq!(seen.answers, acted.sent.len());
    assert!(seen.syncs >= seen.commits && seen.commits >= seen.answers, "{seen:?}");
    eprintln!(
        "soak: trace: {} answers one after the other, {} commits, {} syncs before them",
        seen.answers, seen.commits, seen.syncs
    );
}

#[tokio::test]
async fn every_batch_is_synced_before_its_first_answer() {
    if !can_trace() {
        return;
    }
    let place = Place::founded(On::Sqlite).await.unwrap();
    let source = place.source("the-first-key");
    let crowd = place.command(Path::new(env!("CARGO_BIN_EXE_crowd")));
    let (acted, seen) = watched(&crowd, all_at_once("crowd", &source, 200));
    assert!(seen.faults.is_empty(), "{:#?}", seen.faults);
    assert_eq!(seen.answers, acted.sent.len());
    assert!(
        seen.commits * 2 < seen.answers,
        "{} commits of {} acts: nobody waited together",
        seen.commits,
        seen.answers
    );
    eprintln!(
        "soak: trace: {} answers of a crowd, {} commits, {} syncs before them",
        seen.answers, seen.commits, seen.syncs
    );
}

/// A firm that was founded in a folder made for it is still there after a power cut: the folders above were synced.
#[tokio::test]
async fn a_new_folder_is_synced_before_the_founding_is_told() {
    if !can_trace() {
        return;
    }
    let place = Place::empty(On::Sqlite).await.unwrap();
    let folder = Folder::new();
    let log = folder.path().join("calls");
    let mut command = place.command(goodturn());
    command.args(place.founding());
    let output = under_strace(&command, &["-e", "trace=fsync,write,mkdir"], &log).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let log = std::fs::read_to_string(log).unwrap();
    let told = log.lines().position(|line| line.contains("write(1<")).unwrap();
    let made = place.address.path().unwrap().parent().unwrap();
    for synced in [made, made.parent().unwrap()] {
        let call = format!("<{}>) ", synced.display());
        let at = log.lines().position(|line| line.contains("fsync(") && line.contains(&call));
        assert!(
            at.is_some_and(|at| at < told),
            "{} was not synced before the answer:\n{log}",
            synced.display()
        );
    }
}

/// A process is killed when its commit is written but not synced. The next one finds the act whole; before it answers
/// from it, it syncs what it found.
#[tokio::test]
async fn what_a_killed_process_left_is_synced_before_it_is_answered() {
    if !can_trace() {
        return;
    }
    let place = Place::founded(On::Sqlite).await.unwrap();
    let folder = Folder::new();
    let log = folder.path().join("calls");
    let sent = one_after_the_other("left", 1);
    let fault = "inject=fsync,fdatasync:error=EIO:signal=KILL:when=3";
    let mut killed = under_strace(&act(&place), &["-e", "trace=fsync,fdatasync", "-e", fault], &log);
    let acted = Acting::start(&mut killed, sent.clone(), &Arc::default()).end();
    assert!(
        acted.status.code().is_none() && acted.done.is_empty(),
        "{:?} {}",
        acted.status,
        acted.complaints
    );
    let mut next = under_strace(&act(&place), &["-e", "trace=fsync,fdatasync,write,pwrite64"], &log);
    let acted = Acting::start(&mut next, sent, &Arc::default()).end();
    assert_eq!(acted.done.len(), 1, "{:?} {}", acted.else_said, acted.complaints);
    let log = std::fs::read_to_string(log).unwrap();
    let told = log.lines().position(|line| line.contains("write(1<")).unwrap();
    let before: Vec<&str> = log.lines().take(told).collect();
    // It was found, not done once more.
    assert!(!before.iter().any(|line| line.contains("pwrite64(") && line.contains("-wal>")), "{log}");
    let home = format!("<{}>", place.address.path().unwrap().parent().unwrap().display());
    for synced in ["-wal>", &home] {
        let call = |line: &&str| line.contains("sync(") && line.contains(synced) && line.ends_with("= 0");
        assert!(before.iter().any(call), "{synced} was not synced before the answer:\n{log}");
    }
}
