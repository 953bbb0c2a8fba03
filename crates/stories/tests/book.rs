//! An address book comes in, comes again, and goes out, on both engines.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::export::export;
use goodturn_app::import::{File, Maybe, Report, Taker, Wanted, import, undo_import};
use goodturn_app::words::{Language, Words};
use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use serde_json::json;

const BOOK: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Maria Keller\nEMAIL:maria@example.com\nBDAY:1980-03-22\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:John Smith\nEMAIL:smith@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:John Smith Jr.\nEMAIL:smith@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:office@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:Bob Ray\nEMAIL:office@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n";

const MORE: &str = "Name,E-mail,Phone\n\
\"KELLER, María\",MARIA@example.com,+49 30 1234567\n\
John Smith,,\n\
Ann Lee,office@example.com,\n\
Tom Berg,tom@example.com,1,2\n";

async fn takes(story: &Story<'_>, text: &str, maybe: Maybe, dry_run: bool) -> Report {
    let taker = Taker { workspace: story.firm.id.0, member: story.firm.owner() };
    let file = File { name: "some/folder/book.txt".into(), bytes: text.as_bytes().to_vec() };
    let wanted = Wanted { maybe, dry_run, ..Wanted::default() };
    let report = import(story.store, taker, vec![file], &wanted).await.unwrap().unwrap();
    let sum = report.people_new + report.people_changed + report.people_same + report.refused.len();
    assert_eq!(sum, report.records);
    report
}

fn counts(report: &Report) -> (usize, usize, usize, usize, usize) {
    let refused = report.refused.len();
    (report.people_new, report.people_changed, report.people_same, refused, report.proposed_doubles)
}

async fn told_on(store: &Store) {
    let story = Story::begins(store).await;
    let empty = story.digest().await;
    let taker = Taker { workspace: story.firm.id.0, member: story.firm.owner() };

    // Trying changes nothing; taking in does, once.
    let tried = takes(&story, BOOK, Maybe::New, true).await;
    assert_eq!((counts(&tried), story.digest().await == empty), ((5, 0, 0, 1, 1), true));
    let first = takes(&story, BOOK, Maybe::New, false).await;
    assert_eq!(counts(&first), counts(&tried));
    assert_eq!((first.refused[0].line, first.refused[0].file.as_str()), (27, "book.txt"));
    let full = story.digest().await;
    let again = takes(&story, BOOK, Maybe::New, false).await;
    assert_eq!((counts(&again), again.import), ((0, 0, 5, 1, 0), None));
    assert_eq!(story.digest().await, full);

    // More about Maria; a name alone is never enough; a shared mailbox brings nothing new about Ann.
    let more = takes(&story, MORE, Maybe::New, false).await;
    assert_eq!(counts(&more), (1, 1, 1, 1, 1));
    let document = json!(&more);
    assert_eq!(document["refused"][0]["reason"], "It has 4 fields where the header has 3.");
    let reason = Words::of(Language::De).saying(&more.refused[0].reason);
    assert_eq!(reason, "Die Zeile hat 4 Felder, die Kopfzeile 3.");
    let undone = undo_import(store, taker, more.import.unwrap(), "act").await.unwrap();
    assert!(undone.is_ok());
    assert_eq!(story.digest().await, full);
    assert_eq!(counts(&takes(&story, MORE, Maybe::Skip, true).await), (0, 1, 1, 2, 0));
    assert_eq!(counts(&takes(&story, MORE, Maybe::Same, true).await), (0, 1, 2, 1, 0));

    // What goes out comes in again as what it is.
    let out = export(store, story.firm.id.0).await.unwrap();
    assert_eq!(out.people, 5);
    let back = takes(&story, &out.files[0].1, Maybe::New, false).await;
    assert_eq!((counts(&back), story.digest().await == full), ((0, 0, 5, 0, 0), true));

    // Once somebody was sorted, the import has something built on it; then it says what to undo first.
    let mut story = story;
    let maria = goodturn_app::looks::people::people(
        store,
        story.firm.id.0,
        goodturn_store::rows::Wanted { query: "maria".into(), ..Default::default() },
        None,
        10,
    )
    .await
    .unwrap();
    let maria = maria.people[0].person.id;
    story.it_is("2027-03-20T09:00:00+01:00");
    story.does("", json!({"act": "person.leave_alone", "person": maria, "leave_alone": true})).await.unwrap();
    let refused = undo_import(store, taker, first.import.unwrap(), "act").await.unwrap().unwrap_err();
    assert_eq!(refused.code, "built_on");

    // Her wish holds over every import.
    let alone =
        takes(&story, "BEGIN:VCARD\nFN:M. Keller\nEMAIL:maria@example.com\nEND:VCARD\n", Maybe::New, false)
            .await;
    assert_eq!(counts(&alone), (0, 0, 1, 0, 0));
    // Of her name alone it may be somebody else, and her wish holds for them as well until a member says so.
    let namesake = takes(&story, "BEGIN:VCARD\nFN:Maria Keller\nEND:VCARD\n", Maybe::New, false).await;
    assert_eq!(counts(&namesake), (1, 0, 0, 0, 1));
    let said = Words::ENGLISH.saying(&namesake.files[0].remarks[0].reason);
    assert!(said.starts_with("Somebody called Maria Keller wants to be left alone"), "{said}");
    story.sees(&[]).await;
}

#[tokio::test]
async fn a_book_comes_in_once_and_goes_out_whole() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}
