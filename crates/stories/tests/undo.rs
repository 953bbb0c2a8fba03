//! Every act of a story is taken back: then everything is as it was, to the last word.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_practice::act::Act;
use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Acts as they follow each other in a story, with their labels: every act there is, at least once.
fn acts() -> Vec<(&'static str, Value)> {
    [opening(), asking(), promising(), referring(), ending(), keeping(), house()].concat()
}

/// What an earlier act made.
fn it(label: &str) -> Value {
    json!({"ref": label})
}

/// An act without a label of its own.
fn then(act: Value) -> (&'static str, Value) {
    ("", act)
}

/// The address book.
fn opening() -> Vec<(&'static str, Value)> {
    let add = |name: &str| json!({"act": "person.add", "name": name, "roles": ["client"]});
    vec![
        (
            "maria",
            json!({"act": "person.add", "name": "Maria Keller", "roles": ["client"], "contact": {"name": {"full": "Maria Keller"}, "birthday": "1975-04-02"}}),
        ),
        then(
            json!({"act": "person.edit", "person": it("maria"), "contact": {"name": {"full": "Maria Keller"}}}),
        ),
        then(
            json!({"act": "person.sort", "person": it("maria"), "roles": ["client", "source"], "mood": "happy", "circle": "A"}),
        ),
        ("tom", json!({"act": "person.add", "name": "Tom Berg", "mail": "tom@example.com"})),
        ("lea", add("Lea Brandt")),
        ("otto", add("Otto Klein")),
        ("ida", add("Ida Blum")),
        then(json!({"act": "person.circle", "person": it("lea"), "circle": "B"})),
        then(json!({"act": "person.satisfied", "person": it("lea"), "score": 9})),
        then(
            json!({"act": "person.praise", "person": it("lea"), "words": "You explain it so that I understand."}),
        ),
        then(json!({"act": "person.could_ask", "person": it("tom"), "could_ask": true})),
        then(json!({"act": "person.language", "person": it("lea"), "language": "de"})),
        then(json!({"act": "person.put_off_ask", "person": it("lea"), "until": "2026-04-20"})),
        then(json!({"act": "person.drop_ask", "person": it("ida"), "reason": "She is moving house"})),
        then(
            json!({"act": "tie.note", "a": it("maria"), "b": it("tom"), "strength": "close", "words": "sisters"}),
        ),
        ("ideal", json!({"act": "ideal.describe", "name": "Owners who hand over"})),
        ("old", json!({"act": "ideal.describe", "name": "Owners of boats"})),
        then(json!({"act": "ideal.retire", "ideal": it("old")})),
        then(json!({"act": "touch.note", "person": it("lea"), "channel": "phone", "direction": "from_them"})),
        then(json!({"act": "touch.remark", "person": it("maria"), "words": "likes tea"})),
    ]
}

/// Asks, and how they end.
fn asking() -> Vec<(&'static str, Value)> {
    let request = json!({"ideal": it("ideal")});
    vec![
        ("planned", json!({"act": "ask.plan", "source": it("lea"), "on": "2026-03-25", "request": request})),
        then(json!({"act": "ask.withdraw", "ask": it("planned"), "reason": "Not this year"})),
        ("declined", json!({"act": "ask.make", "source": it("lea"), "names": [{"name": "Kim Lang"}]})),
        then(json!({"act": "ask.raise_again", "ask": it("declined")})),
        then(json!({"act": "ask.decline", "ask": it("declined"), "reason": "She does not mix the two"})),
        ("unanswered", json!({"act": "ask.make", "source": it("otto")})),
        then(json!({"act": "ask.no_answer", "ask": it("unanswered")})),
        ("later", json!({"act": "ask.make", "source": it("ida")})),
        then(json!({"act": "ask.not_now", "ask": it("later"), "until": "2026-05-04"})),
        ("ask", json!({"act": "ask.make", "source": it("maria")})),
    ]
}

/// Promises, and how they end.
fn promising() -> Vec<(&'static str, Value)> {
    vec![
        ("promise", json!({"act": "promise.make", "source": it("maria"), "ask": it("ask"), "count": 2})),
        then(json!({"act": "promise.name", "promise": it("promise"), "person": it("tom")})),
        then(json!({"act": "promise.edit", "promise": it("promise"), "count": 3, "plan": "On Tuesday"})),
        then(
            json!({"act": "duty.note", "matter": it("promise"), "rule": "P30", "words": "Thanked her at the door"}),
        ),
        then(json!({"act": "promise.remind", "promise": it("promise")})),
        then(json!({"act": "duty.put_off", "matter": it("promise"), "rule": "P32", "until": "2026-06-01"})),
        ("second", json!({"act": "promise.make", "source": it("otto")})),
        then(json!({"act": "promise.thank", "promise": it("second")})),
        then(json!({"act": "promise.let_go", "promise": it("second")})),
        ("third", json!({"act": "promise.make", "source": it("ida")})),
        then(json!({"act": "duty.done", "matter": it("third"), "rule": "P30"})),
        then(json!({"act": "promise.withdraw", "promise": it("third")})),
    ]
}

/// Names and introductions on their way.
fn referring() -> Vec<(&'static str, Value)> {
    let by = |act: &str, source: &str, name: &str| json!({"act": act, "sources": [it(source)], "person": {"name": name}});
    vec![
        (
            "intro",
            json!({"act": "referral.introduce", "sources": [it("maria")], "person": it("tom"), "effort": "wrote"}),
        ),
        then(json!({"act": "news.thank", "news": it("intro")})),
        then(json!({"act": "referral.try", "referral": it("intro")})),
        then(json!({"act": "referral.reach", "referral": it("intro"), "next_on": "2026-03-27"})),
        then(json!({"act": "referral.move", "referral": it("intro"), "answered": true})),
        then(
            json!({"act": "referral.judge", "referral": it("intro"), "quality": "great", "why": "She decides alone"}),
        ),
        then(json!({"act": "news.tell", "news": it("intro")})),
        ("named", by("referral.name", "otto", "Ben Vogt")),
        then(json!({"act": "referral.ask_after", "referral": it("named")})),
        then(json!({"act": "notice.tell", "notice": it("named")})),
        ("allowed", by("referral.allow_name", "ida", "Pia Roth")),
        then(json!({"act": "referral.hears", "referral": it("allowed"), "hears": "in_touch"})),
        then(json!({"act": "touch.remark", "person": it("allowed"), "words": "Plays the cello"})),
        then(json!({"act": "notice.reduce", "notice": it("allowed")})),
    ]
}

/// Outcomes, complaints, meetings, rewards.
fn ending() -> Vec<(&'static str, Value)> {
    vec![
        then(
            json!({"act": "referral.win", "referral": it("intro"), "value": {"minor": 120_000, "currency": "EUR"}}),
        ),
        then(json!({"act": "news.settle", "news": it("intro")})),
        then(
            json!({"act": "referral.close", "referral": it("named"), "outcome": "not_a_fit", "reason": "Too far away"}),
        ),
        ("gift", json!({"act": "reward.note", "person": it("maria"), "what": "a book"})),
        then(json!({"act": "reward.give", "reward": it("gift")})),
        ("waived", json!({"act": "reward.note", "person": it("otto"), "what": "dinner"})),
        then(json!({"act": "reward.waive", "reward": it("waived"), "by_them": true})),
        ("late", json!({"act": "complaint.raise", "person": it("maria"), "words": "late"})),
        then(json!({"act": "complaint.answer", "complaint": it("late")})),
        then(json!({"act": "complaint.put_right", "complaint": it("late")})),
        ("rude", json!({"act": "complaint.raise", "person": it("otto")})),
        then(json!({"act": "complaint.not_put_right", "complaint": it("rude")})),
        (
            "monday",
            json!({"act": "meeting.plan", "people": [it("maria"), it("lea")], "on": "2026-03-23", "starts": "10:30"}),
        ),
        then(json!({"act": "meeting.prepare", "meeting": it("monday")})),
        then(json!({"act": "meeting.hold", "meeting": it("monday"), "words": "All is well"})),
        (
            "tuesday",
            json!({"act": "meeting.plan", "people": [it("lea")], "on": "2026-03-24", "starts": "09:00"}),
        ),
        then(json!({"act": "meeting.cancel", "meeting": it("tuesday")})),
    ]
}

/// Dates, wishes and farewells.
fn keeping() -> Vec<(&'static str, Value)> {
    vec![
        ("day", json!({"act": "occasion.note", "person": it("lea"), "what": "birthday", "date": "--03-21"})),
        then(json!({"act": "occasion.congratulate", "occasion": it("day"), "channel": "card"})),
        then(json!({"act": "occasion.skip", "occasion": it("day")})),
        then(json!({"act": "occasion.remove", "occasion": it("day")})),
        then(json!({"act": "person.do_not_ask", "person": it("lea"), "do_not_ask": true})),
        then(json!({"act": "person.gone", "person": it("otto"), "how": "moved_away"})),
        ("parting", json!({"act": "complaint.raise", "person": it("ida")})),
        then(
            json!({"act": "duty.drop", "matter": it("parting"), "rule": "P3C", "reason": "A misunderstanding"}),
        ),
        then(json!({"act": "person.leave_alone", "person": it("maria"), "leave_alone": true})),
        then(json!({"act": "tie.remove", "a": it("maria"), "b": it("tom")})),
    ]
}

/// What stays: whoever came can sign in, and whoever left cannot. The language one reads is chosen anew instead.
fn for_good(owner: &Value) -> Vec<(&'static str, Value)> {
    let member =
        |name: &str, mail: &str| json!({"act": "member.add", "name": name, "mail": mail, "role": "member"});
    vec![
        ("nina", member("Nina Horn", "nina@example.com")),
        ("jan", member("Jan Horn", "jan@example.com")),
        then(json!({"act": "member.leave", "member": it("jan"), "to": owner})),
        then(json!({"act": "member.language", "language": "en"})),
    ]
}

/// The rhythm, pauses, and the firm's own words.
fn house() -> Vec<(&'static str, Value)> {
    let profile = json!({"what_we_do": "We keep books.", "country": "DE"});
    vec![
        then(json!({"act": "person.hand_over", "person": it("lea"), "to": it("nina")})),
        ("call", json!({"act": "complaint.raise", "person": it("tom")})),
        then(json!({"act": "duty.hand_over", "matter": it("call"), "to": it("nina")})),
        then(
            json!({"act": "pause.begin", "from": "2026-03-23", "member": it("nina"), "until": "2026-04-03"}),
        ),
        then(json!({"act": "pause.end", "member": it("nina")})),
        then(json!({"act": "firm.describe", "name": "Weber & Horn", "profile": profile})),
        then(json!({"act": "rhythm.set", "setting": "remind_days", "value": "7"})),
        then(
            json!({"act": "rhythm.change", "settings": {"hours.opens": "18:00", "hours.closes": "22:00", "tries": "1, 3"}}),
        ),
        then(wording("edit", json!({"subject": "A word", "body": "{{ greeting }} how are you?"}))),
        then(wording("edit", json!({"subject": "A word", "body": "{{ greeting }} how is {{ friend }}?"}))),
        then(wording("restore", json!({}))),
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
    for (label, act) in for_good(&json!(story.firm.owner())) {
        let seq = story.does(label, act.clone()).await.unwrap_or_else(|code| panic!("{act}: {code}"));
        assert_eq!(story.undoes(seq).await, Err("not_undoable"), "{act}");
    }
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

#[test]
fn no_act_is_left_out() {
    let told: BTreeSet<String> = acts()
        .iter()
        .chain(&for_good(&Value::Null))
        .map(|(_, act)| act["act"].as_str().unwrap().to_owned())
        .collect();
    let missing: Vec<&str> = Act::names().into_iter().filter(|name| !told.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn whatever_was_done_can_be_taken_back() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}
