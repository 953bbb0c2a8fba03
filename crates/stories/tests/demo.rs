//! The firm to try is made by acts alone, and everything in it is as it must be.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::demo;
use goodturn_app::looks::today::today;
use goodturn_store::{Store, rows, testing};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

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
        let sides = sides(store, id).await;
        let missing: Vec<&&str> = SIDES.iter().filter(|side| !sides.contains(**side)).collect();
        assert!(missing.is_empty(), "{now}: {missing:?} not among {sides:?}");
    }
}

/// What the firm to try is to show: asks answered in every way, promises kept, half kept, brought to mind and let go,
/// referrals in every state, and the people whom every practice knows.
const SIDES: &[&str] = &[
    "ask planned",
    "ask made",
    "ask not_now",
    "ask answered promised",
    "ask answered on_the_spot",
    "ask answered declined",
    "ask answered no_answer",
    "ask answered withdrawn",
    "promise open",
    "promise half kept",
    "promise kept",
    "promise let_go",
    "referral named",
    "referral named in a promise",
    "referral introduced",
    "referral in_conversation",
    "referral closed won",
    "referral closed not_interested",
    "referral closed never_reached",
    "referral closed went_quiet",
    "referral closed not_a_fit",
    "referral closed passed_on",
    "referral closed known_already",
    "referral closed withdrawn",
    "effort told_name",
    "effort allowed_name",
    "effort wrote",
    "effort called",
    "effort brought_together",
    "complaint answered",
    "person gone",
    "person left alone",
    "person in a household",
    "person in an organization",
    "partner",
];

async fn sides(store: &Store, id: Uuid) -> BTreeSet<String> {
    let all = store.read_long(id, move |tx| Box::pin(async move { rows::everything(tx, id).await }));
    let all = all.await.unwrap();
    let records = |name: &str| all[name].as_array().unwrap().clone();
    let mut sides: BTreeSet<String> = records("matters").iter().flat_map(sides_of_matter).collect();
    sides.extend(records("people").iter().flat_map(|person| sides_of_person(person, &records("people"))));
    sides
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// How an ask was answered, however deep that lies in its state.
fn answer(state: &Value) -> &str {
    let answer = &state["answer"];
    if answer.is_object() { text(answer, "answer") } else { answer.as_str().unwrap_or_default() }
}

fn sides_of_matter(matter: &Value) -> Vec<String> {
    let body = &matter["body"];
    let state = |noun: &str| &body[noun]["state"];
    let mut sides = Vec::new();
    if body["ask"].is_object() {
        let state = state("ask");
        sides.push(format!("ask {} {}", text(state, "is"), answer(state)));
    }
    if body["promise"].is_object() {
        sides.push(format!("promise {}", text(state("promise"), "is")));
        if text(state("promise"), "is") == "open" && body["promise"]["kept"] != 0 {
            sides.push("promise half kept".to_owned());
        }
    }
    if body["referral"].is_object() {
        let state = state("referral");
        let waits = if state["waits_in"].is_string() { "in a promise" } else { "" };
        sides.push(format!("referral {} {}{waits}", text(state, "is"), text(state, "outcome")));
        sides.push(format!("effort {}", text(&body["referral"], "effort")));
    }
    if body["complaint"].is_object() {
        sides.push(format!("complaint {}", text(state("complaint"), "is")));
    }
    sides.into_iter().map(|side| side.trim_end().to_owned()).collect()
}

fn sides_of_person(person: &Value, all: &[Value]) -> Vec<String> {
    let unit = all.iter().find(|unit| unit["id"] == person["part_of"]);
    let unit = unit.map(|unit| {
        format!(
            "person in {} {}",
            if text(unit, "kind") == "household" { "a" } else { "an" },
            text(unit, "kind")
        )
    });
    let partner = person["roles"].as_array().is_some_and(|roles| roles.contains(&json!("partner")));
    let known = [
        (person["gone"].is_array(), "person gone"),
        (person["leave_alone"] == true, "person left alone"),
        (partner, "partner"),
    ];
    known.into_iter().filter(|(is, _)| *is).map(|(_, side)| side.to_owned()).chain(unit).collect()
}
