//! Every act of a story is taken back: then everything is as it was, to the last word.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use serde_json::{Value, json};

/// Acts as they follow each other in a story, with their labels.
fn acts() -> Vec<(&'static str, Value)> {
    let it = |label: &str| json!({"ref": label});
    vec![
        (
            "maria",
            json!({"act": "person.add", "name": "Maria Keller", "roles": ["client"], "contact": {"name": {"full": "Maria Keller"}, "birthday": "1975-04-02"}}),
        ),
        (
            "",
            json!({"act": "person.sort", "person": it("maria"), "roles": ["client", "source"], "mood": "happy", "circle": "A"}),
        ),
        ("tom", json!({"act": "person.add", "name": "Tom Berg", "mail": "tom@example.com"})),
        (
            "",
            json!({"act": "tie.note", "a": it("maria"), "b": it("tom"), "strength": "close", "words": "sisters"}),
        ),
        ("ideal", json!({"act": "ideal.describe", "name": "Owners who hand over"})),
        ("ask", json!({"act": "ask.make", "source": it("maria")})),
        ("promise", json!({"act": "promise.make", "source": it("maria"), "ask": it("ask"), "count": 2})),
        ("", json!({"act": "promise.name", "promise": it("promise"), "person": it("tom")})),
        ("", json!({"act": "duty.done", "matter": it("promise"), "rule": "P30"})),
        (
            "intro",
            json!({"act": "referral.introduce", "sources": [it("maria")], "person": it("tom"), "effort": "wrote"}),
        ),
        ("", json!({"act": "touch.remark", "person": it("maria"), "words": "likes tea"})),
        ("", json!({"act": "rhythm.set", "setting": "remind_days", "value": "7"})),
        (
            "",
            json!({"act": "rhythm.change", "settings": {"hours.opens": "18:00", "hours.closes": "22:00", "tries": "1, 3"}}),
        ),
        ("", json!({"act": "complaint.raise", "person": it("maria"), "words": "late"})),
        ("", json!({"act": "meeting.plan", "people": [it("maria")], "on": "2026-03-23", "starts": "10:30"})),
        ("", json!({"act": "person.leave_alone", "person": it("maria"), "leave_alone": true})),
        ("", json!({"act": "tie.remove", "a": it("maria"), "b": it("tom")})),
        ("", wording("edit", json!({"subject": "A word", "body": "{{ greeting }} how are you?"}))),
        ("", wording("edit", json!({"subject": "A word", "body": "{{ greeting }} how is {{ friend }}?"}))),
        ("", wording("restore", json!({}))),
    ]
}

/// An act about the words of the formal reminder by mail.
fn wording(verb: &str, mut more: Value) -> Value {
    let place = json!({"act": format!("wording.{verb}"), "letter": "P32_first", "channel": "mail", "tone": "formal", "language": "en"});
    if let (Value::Object(more), Value::Object(place)) = (&mut more, place) {
        more.extend(place);
    }
    more
}

async fn told_on(store: &Store) {
    let mut story = Story::begins(store).await;
    let mut done = Vec::new();
    for (label, act) in acts() {
        let before = story.digest().await;
        let seq = story.does(label, act.clone()).await.unwrap_or_else(|code| panic!("{act}: {code}"));
        assert_ne!(story.digest().await, before, "{act}");
        story.undoes(seq).await.unwrap_or_else(|code| panic!("{act}: {code}"));
        assert_eq!(story.digest().await, before, "{act}");
        assert_eq!(story.undoes(seq).await, Err("undone_already"));
        done.push((before, story.does(label, act).await.unwrap()));
    }
    // The first one is built on by nearly all others.
    assert_eq!(story.undoes(done[0].1).await, Err("built_on"));
    assert_eq!(story.undoes(9_999).await, Err("unknown_act_number"));
    for (before, seq) in done.into_iter().rev() {
        story.undoes(seq).await.unwrap_or_else(|code| panic!("{seq}: {code}"));
        assert_eq!(story.digest().await, before, "act {seq}");
    }
    story.sees(&[]).await;
}

#[tokio::test]
async fn whatever_was_done_can_be_taken_back() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}
