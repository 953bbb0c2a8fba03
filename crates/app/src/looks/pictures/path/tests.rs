//! Paths of invented asks, counted by hand.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

use super::*;
use jiff::civil::date;
use serde_json::{Value, json};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn matter(number: u128, opened: &str, body: &Value) -> Matter {
    serde_json::from_value(json!({"id": id(number), "opened_on": opened, "body": body})).unwrap()
}

fn ask(number: u128, made: &str, state: &Value) -> Matter {
    let body = json!({"ask": {"source": id(900), "request": {}, "made_on": made, "state": state}});
    matter(number, made, &body)
}

fn promise(number: u128, ask: u128) -> Matter {
    let state = json!({"is": "open", "reminded": []});
    let body = json!({"promise": {"source": id(900), "ask": id(ask), "count": 1, "kept": 0,
        "made_on": "2026-02-01", "state": state}});
    matter(number, "2026-02-01", &body)
}

fn referral(number: u128, promise: Option<u128>, state: &Value) -> Matter {
    let body = json!({"referral": {"person": id(901), "sources": [id(900)], "promise": promise.map(id),
        "prompted": promise.is_some(), "effort": "wrote", "hears": "outcome", "state": state}});
    matter(number, "2026-02-05", &body)
}

fn closed(outcome: &str, introduced: bool) -> Value {
    json!({"is": "closed", "at": "2026-02-20T10:00:00Z", "outcome": outcome, "introduced": introduced})
}

fn answered(answer: &Value) -> Value {
    let mut state = json!({"is": "answered", "on": "2026-02-01"});
    state.as_object_mut().unwrap().extend(answer.as_object().unwrap().clone());
    state
}

fn promised(promise: u128) -> Value {
    answered(&json!({"answer": "promised", "promise": id(promise)}))
}

#[test]
fn every_step_is_a_part_of_the_one_before() {
    let introduced = json!({"is": "introduced", "at": "2026-02-05T10:00:00Z", "evidence": "said"});
    let named = json!({"is": "named", "on": "2026-02-05"});
    let matters = [
        // A client, through a promise; two people for one ask are one ask.
        ask(1, "2026-01-10", &promised(11)),
        promise(11, 1),
        referral(21, Some(11), &closed("won", true)),
        referral(22, Some(11), &introduced),
        // A promise from which only a name came.
        ask(2, "2026-01-11", &promised(12)),
        promise(12, 2),
        referral(23, Some(12), &named),
        // An introduction on the spot, without a promise between.
        ask(3, "2026-01-12", &answered(&json!({"answer": "on_the_spot", "referral": id(24)}))),
        referral(24, None, &introduced),
        // No, no answer yet, taken back, and long ago.
        ask(4, "2026-01-13", &answered(&json!({"answer": "declined", "reason": ""}))),
        ask(5, "2026-01-14", &json!({"is": "made", "on": "2026-01-14"})),
        ask(6, "2026-01-15", &answered(&json!({"answer": "withdrawn", "reason": ""}))),
        ask(7, "2024-01-15", &promised(13)),
        // Nobody asked for these two.
        referral(31, None, &closed("won", true)),
        referral(32, None, &closed("not_interested", true)),
        // A name that came to nothing is no introduction.
        referral(33, None, &closed("withdrawn", false)),
    ];
    let path = Path::of(&matters, date(2025, 3, 1));
    let wanted =
        Path { asked: 5, waiting: 1, agreed: 3, introduced: 2, clients: 1, unasked: 2, unasked_clients: 1 };
    assert_eq!(path, wanted);
    assert!(path.steps().windows(2).all(|pair| pair[0].1 >= pair[1].1));
    assert!(Path::of(&[], date(2025, 3, 1)).is_empty());
}

#[test]
fn a_share_is_given_from_ten_on_and_rounded() {
    assert_eq!(share(9, 9), None);
    assert_eq!(share(5, 10), Some(50));
    assert_eq!(share(2, 12), Some(17));
    assert_eq!(share(13, 20), Some(65));
    assert_eq!(share(0, 12), Some(0));
}

#[test]
fn a_year_before_a_leap_day_is_a_day() {
    assert_eq!(year_before(date(2028, 2, 29)), date(2027, 2, 28));
}
