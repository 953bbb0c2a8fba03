//! The firm to try is made by acts alone, and everything in it is as it must be.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::demo;
use goodturn_app::looks::today::today;
use goodturn_store::{rows, testing};
use std::collections::BTreeSet;

/// Each day of the week, a change of the clocks and the turn of a year among them.
const DAYS: &[&str] = &[
    "2026-10-24T23:30:00Z",
    "2026-10-26T07:00:00Z",
    "2026-10-27T07:00:00Z",
    "2026-10-28T16:00:00Z",
    "2026-10-29T07:00:00Z",
    "2026-10-30T22:59:00Z",
    "2027-01-01T00:00:00Z",
    "2028-02-29T12:00:00Z",
];

#[tokio::test]
async fn the_firm_to_try_shows_every_side_of_the_practice() {
    for now in DAYS {
        let engine = testing::sqlite().await;
        let store = &engine.store;
        let firm = demo::make(store, now.parse().unwrap()).await.unwrap().unwrap();
        let id = firm.id.0;
        let day = today(goodturn_app::words::Words::ENGLISH, store, id, firm.owner(), None, true, true)
            .await
            .unwrap()
            .unwrap();
        let rules: BTreeSet<&str> = day.fits.iter().map(|duty| duty.rule.code()).collect();
        for rule in ["P33", "P30", "P34", "P3C", "P4E", "P46", "P4F", "P32", "P29", "P35", "P45"] {
            assert!(rules.contains(rule), "{now}: {rule} is not among {rules:?}");
        }
        assert!(day.fits.iter().filter(|duty| duty.draft.is_some()).count() > 8, "{now}");
        let begun = store.read(id, move |tx| Box::pin(rows::lock(tx, id))).await.unwrap().unwrap();
        let faults =
            store.read_long(id, move |tx| Box::pin(rows::verify(tx, begun.firm, day.date))).await.unwrap().1;
        assert!(faults.is_empty(), "{now}: {faults:?}");
    }
}
