//! People who belong together, who give the same name, who want quiet, and whose dates are kept; on both engines.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use serde_json::{Value, json};

/// Somebody by their label.
fn it(label: &str) -> Value {
    json!({"ref": label})
}

/// Takes somebody in, in no circle unless one is named.
async fn knows(story: &mut Story<'_>, label: &str, name: &str, more: Value) {
    let mut act = json!({"act": "person.add", "name": name, "roles": ["past_client"]});
    for (field, value) in more.as_object().unwrap() {
        act[field] = value.clone();
    }
    story.does(label, act).await.unwrap();
    story.does("", json!({"act": "person.circle", "person": it(label), "circle": null})).await.unwrap();
}

/// A household in a circle has one touch, whoever of it was met.
async fn a_household_is_one(store: &Store) {
    let mut story = Story::begins(store).await;
    knows(&mut story, "home", "The Brandt family", json!({"kind": "household"})).await;
    for (label, name) in [("lea", "Lea Brandt"), ("tom", "Tom Brandt")] {
        knows(&mut story, label, name, json!({"part_of": it("home")})).await;
        story.does("", json!({"act": "person.circle", "person": it(label), "circle": "A"})).await.unwrap();
    }
    story.does("", json!({"act": "person.circle", "person": it("home"), "circle": "A"})).await.unwrap();
    let call = json!({"act": "touch.note", "person": it("lea"), "channel": "mail", "direction": "to_them"});
    story.does("", call).await.unwrap();
    story.it_is("2026-04-20T09:00:00+02:00");
    story
        .does("", json!({"act": "touch.remark", "person": it("tom"), "words": "Back from Rome"}))
        .await
        .unwrap();
    // Thirty days after Lea was written to, a Sunday: the household's turn, and nobody else's.
    story.sees(&["P45 touch The Brandt family"]).await;
    let letters = story.drafts().await;
    assert!(
        letters[0].starts_with("Dear Lea and Tom,") || letters[0].starts_with("Hi Lea and Tom"),
        "{letters:?}"
    );
    // Nobody asks two of one household at a time.
    story.does("", json!({"act": "ask.make", "source": it("lea")})).await.unwrap();
    assert_eq!(story.does("", json!({"act": "ask.make", "source": it("tom")})).await, Err("open_ask"));
}

/// Two who give the same name share the credit: one call, and thanks to each.
async fn two_give_one_name(store: &Store) {
    let mut story = Story::begins(store).await;
    for (label, name) in [("maria", "Maria Keller"), ("otto", "Otto Klein"), ("ida", "Ida Blum")] {
        knows(&mut story, label, name, json!({})).await;
    }
    let named = |source: &str, person: Value| json!({"act": "referral.name", "sources": [it(source)], "person": person});
    story.does("first", named("maria", json!({"name": "Kim Lang"}))).await.unwrap();
    story.does("second", named("otto", it("first"))).await.unwrap();
    assert_eq!(story.does("", named("otto", it("first"))).await, Err("named_already"));
    story.sees(&["P30 name Maria Keller", "P30 name Otto Klein"]).await;
    for label in ["first", "second"] {
        story.does("", json!({"act": "news.thank", "news": it(label)})).await.unwrap();
    }
    // A week later one question, to the first of them.
    story.it_is("2026-03-27T09:00:00+01:00");
    story
        .does("", json!({"act": "touch.remark", "person": it("ida"), "words": "Moved house"}))
        .await
        .unwrap();
    story.sees(&["P31 first Maria Keller"]).await;
    // Ida brings the two together. Kim is called once, and it is Ida who is thanked for it.
    let brought = json!({"act": "referral.introduce", "sources": [it("ida")], "person": it("first"), "effort": "brought_together"});
    story.does("third", brought).await.unwrap();
    story.sees(&["P33 try_1 Kim Lang", "P30 introduction Ida Blum"]).await;
    story.does("", json!({"act": "news.thank", "news": it("third")})).await.unwrap();
    story.does("", json!({"act": "referral.win", "referral": it("first")})).await.unwrap();
    story.does("", json!({"act": "person.circle", "person": it("first"), "circle": null})).await.unwrap();
    story.sees(&["P38 outcome Ida Blum", "P38 outcome Maria Keller", "P38 outcome Otto Klein"]).await;
}

/// A name that waits in a promise, and comes by somebody else, leaves the promise open.
async fn a_promised_name_comes_by_another(store: &Store) {
    let mut story = Story::begins(store).await;
    knows(&mut story, "maria", "Maria Keller", json!({})).await;
    knows(&mut story, "otto", "Otto Klein", json!({})).await;
    let promise = json!({"act": "promise.make", "source": it("maria"), "names": [{"name": "Kim Lang"}]});
    story.does("promise", promise).await.unwrap();
    story.does("", json!({"act": "promise.thank", "promise": it("promise")})).await.unwrap();
    let introduced = json!({"act": "referral.introduce", "sources": [it("otto")], "person": it("promise")});
    story.does("intro", introduced).await.unwrap();
    story.sees(&["P33 try_1 Kim Lang", "P30 introduction Otto Klein"]).await;
    story
        .does("", json!({"act": "promise.edit", "promise": it("promise"), "count": 2, "by": "2026-03-25"}))
        .await
        .unwrap();
    story.it_is("2026-03-26T09:00:00+01:00");
    story.does("", json!({"act": "referral.reach", "referral": it("intro")})).await.unwrap();
    story.does("", json!({"act": "news.tell", "news": it("intro")})).await.unwrap();
    // The first working day after the day that was put right.
    story.sees(&["P34 news Maria Keller", "P32 first Maria Keller"]).await;
}

/// Who wants quiet is named in no sentence, and the others meet without them.
async fn quiet_is_kept(store: &Store) {
    let mut story = Story::begins(store).await;
    knows(&mut story, "maria", "Maria Keller", json!({})).await;
    knows(&mut story, "otto", "Otto Klein", json!({})).await;
    let introduced =
        json!({"act": "referral.introduce", "sources": [it("maria")], "person": {"name": "Kim Lang"}});
    story.does("intro", introduced).await.unwrap();
    let meeting = json!({"act": "meeting.plan", "people": [it("maria"), it("otto")], "on": "2026-03-20", "starts": "15:00:00"});
    story.does("meeting", meeting).await.unwrap();
    story
        .does("", json!({"act": "person.leave_alone", "person": it("maria"), "leave_alone": true}))
        .await
        .unwrap();
    story.sees(&["P33 try_1 Kim Lang", "P4E prepare Otto Klein"]).await;
    let reasons = story.reasons().await;
    assert!(reasons.iter().all(|why| !why.contains("Maria")), "{reasons:?}");
    assert!(
        reasons[0].starts_with("A friend of yours") || reasons[0].starts_with("a friend of yours"),
        "{reasons:?}"
    );
}

/// A date that a member noted is kept, whatever somebody is to us; one that the book forgets ends.
async fn dates_are_kept(store: &Store) {
    let mut story = Story::begins(store).await;
    story.does("kim", json!({"act": "person.add", "name": "Kim Lang", "roles": ["prospect"]})).await.unwrap();
    let opening = json!({"act": "occasion.note", "person": it("kim"), "what": {"other": "the new shop"}, "date": "--03-20"});
    story.does("day", opening).await.unwrap();
    story.sees(&["P46 mail Kim Lang"]).await;
    story.does("", json!({"act": "occasion.congratulate", "occasion": it("day")})).await.unwrap();
    let born = json!({"name": {"full": "Lea Brandt"}, "birthday": "1980-03-23"});
    knows(&mut story, "lea", "", json!({"contact": born})).await;
    // 23 March is a Monday: the mail goes out on the day itself.
    story.it_is("2026-03-23T09:00:00+01:00");
    story
        .does("", json!({"act": "touch.remark", "person": it("kim"), "words": "The shop is open"}))
        .await
        .unwrap();
    story.sees(&["P46 mail Lea Brandt"]).await;
    let edited =
        json!({"act": "person.edit", "person": it("lea"), "contact": {"name": {"full": "Lea Brandt"}}});
    story.does("", edited).await.unwrap();
    story.sees(&[]).await;
    // Known again, it is kept again.
    let born = json!({"name": {"full": "Lea Brandt"}, "birthday": "1980-03-23"});
    story.does("", json!({"act": "person.edit", "person": it("lea"), "contact": born})).await.unwrap();
    story.sees(&["P46 mail Lea Brandt"]).await;
}

#[tokio::test]
async fn people_are_treated_as_who_they_are() {
    for engine in testing::engines().await {
        a_household_is_one(&engine.store).await;
        two_give_one_name(&engine.store).await;
        a_promised_name_comes_by_another(&engine.store).await;
        quiet_is_kept(&engine.store).await;
        dates_are_kept(&engine.store).await;
    }
}
