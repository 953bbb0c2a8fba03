//! The promise, from yes to the introduction, on both engines.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use serde_json::json;

async fn told_on(store: &Store) {
    let mut story = Story::begins(store).await;
    story
        .does("maria", json!({"act": "person.add", "name": "Maria Keller", "roles": ["past_client"]}))
        .await
        .unwrap();
    let maria = json!({"ref": "maria"});
    story.does("", json!({"act": "person.circle", "person": maria, "circle": null})).await.unwrap();
    story.does("", json!({"act": "ask.make", "source": maria})).await.unwrap();
    story
        .does("promise", json!({"act": "promise.make", "source": maria, "count": 2, "by": "2026-04-03"}))
        .await
        .unwrap();
    let promise = json!({"ref": "promise"});
    story.sees(&["P30 agreed Maria Keller"]).await;

    // A key means one act; a stale word, an unknown field and time running backwards change nothing.
    assert_eq!(
        story.does("", json!({"act": "duty.done", "matter": promise, "rule": "P32"})).await,
        Err("stale")
    );
    assert_eq!(
        story.does("", json!({"act": "duty.done", "matter": promise, "rule": "P30", "x": 1})).await,
        Err("unknown_field")
    );
    let thanks = json!({"act": "duty.done", "matter": promise, "rule": "P30", "key": "thanks"});
    let first = story.does("", thanks.clone()).await.unwrap();
    assert_eq!(story.does("", thanks).await, Ok(first));
    story.sees(&[]).await;
    story.it_is("2026-03-19T09:00:00+01:00");
    assert_eq!(
        story.does("", json!({"act": "person.praise", "person": maria, "words": ""})).await,
        Err("clock_back")
    );

    // Promised by Friday 3 April: the first working day after it is Monday the 6th.
    story.it_is("2026-04-06T09:00:00+02:00");
    story
        .does("", json!({"act": "touch.remark", "person": maria, "words": "On leave until Easter"}))
        .await
        .unwrap();
    story.sees(&["P32 first Maria Keller"]).await;
    story.does("", json!({"act": "promise.remind", "promise": promise})).await.unwrap();
    story.sees(&[]).await;

    // Another rhythm counts for what is open already, from the same facts.
    story.does("", json!({"act": "rhythm.set", "setting": "remind_days", "value": "7"})).await.unwrap();
    story.sees(&[]).await;

    // One introduction: thanks, and the follow-up within four working hours.
    story.it_is("2026-04-07T10:00:00+02:00");
    story.does("tom", json!({"act": "referral.introduce", "sources": [maria], "person": {"name": "Tom Berg"}, "effort": "wrote"})).await.unwrap();
    story.sees(&["P33 try_1 Tom Berg", "P30 introduction Maria Keller"]).await;

    // Two months away: one overdue duty for each matter, and none is lost.
    story.it_is("2026-06-08T09:00:00+02:00");
    story.does("", json!({"act": "touch.remark", "person": maria, "words": "Back again"})).await.unwrap();
    story
        .sees(&[
            "P33 try_1 Tom Berg",
            "P30 introduction Maria Keller",
            "P32 second Maria Keller",
            "P4G notice Tom Berg",
        ])
        .await;
}

#[tokio::test]
async fn a_promise_is_thanked_for_reminded_of_and_half_kept() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}
