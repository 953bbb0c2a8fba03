//! Real address books of other programs, taken in as they are: every record is counted, the same file again changes
//! nothing, and undone the book is as it was. On both engines; where the folder of real files is not there, a line says
//! that this was not tried.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a story stops at the first thing that goes wrong, and says what it tried"
)]

use goodturn_app::import::{File, Report, Taker, Wanted, import, undo_import};
use goodturn_store::testing;
use goodturn_stories::Story;
use std::path::{Path, PathBuf};

/// Everything that may be an address book, in a fixed order.
fn books(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default().to_lowercase();
            if path.is_dir() {
                folders.push(path);
            } else if matches!(kind.as_str(), "vcf" | "vcard" | "csv" | "tsv") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

async fn takes(story: &Story<'_>, path: &Path) -> Report {
    let taker = Taker { workspace: story.firm.id.0, member: story.firm.owner() };
    let file = File { name: path.display().to_string(), bytes: std::fs::read(path).unwrap() };
    let report = import(story.store, taker, vec![file], &Wanted::default()).await.unwrap().unwrap();
    let sum = report.people_new + report.people_changed + report.people_same + report.refused.len();
    assert_eq!(sum, report.records, "{}", path.display());
    report
}

#[tokio::test]
async fn every_book_comes_in_once_and_goes_out_without_a_trace() {
    let folder = goodturn_stories::shared_data();
    let Some(folder) = folder else { return };
    let books = books(&folder);
    assert!(books.len() > 70, "{} files", books.len());
    for engine in testing::engines().await {
        let story = Story::begins(&engine.store).await;
        let taker = Taker { workspace: story.firm.id.0, member: story.firm.owner() };
        let mut people = 0;
        for path in &books {
            let before = story.digest().await;
            let first = takes(&story, path).await;
            let full = story.digest().await;
            let again = takes(&story, path).await;
            assert_eq!((again.people_new, again.people_changed), (0, 0), "{}", path.display());
            assert_eq!(story.digest().await, full, "{}", path.display());
            if let Some(id) = first.import {
                people += first.people_new;
                undo_import(&engine.store, taker, id, "act").await.unwrap().unwrap();
            }
            assert_eq!(story.digest().await, before, "{}", path.display());
        }
        println!("{}: {} files, {people} people", engine.name, books.len());
    }
}
