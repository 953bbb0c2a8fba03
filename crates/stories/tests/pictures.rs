//! What pictures show of a story: what was done on its days, what came of asking, who waits, who knows whom.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::looks::pictures::month::Mark;
use goodturn_app::looks::pictures::pictures;
use goodturn_app::looks::pictures::web::{Between, web};
use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use jiff::civil::date;
use serde_json::json;
use uuid::Uuid;

async fn told_on(store: &Store) {
    let mut story = Story::begins(store).await;
    let named = |name: &str| json!({"ref": name});
    for (label, name) in [("maria", "Maria Keller"), ("ben", "Ben Otto"), ("quiet", "Quirin Still")] {
        let act = json!({"act": "person.add", "name": name, "roles": ["past_client"]});
        story.does(label, act).await.unwrap();
        story
            .does("", json!({"act": "person.circle", "person": named(label), "circle": null}))
            .await
            .unwrap();
    }
    let (maria, ben, quiet) = (named("maria"), named("ben"), named("quiet"));
    story.does("", json!({"act": "ask.make", "source": maria})).await.unwrap();
    story.does("promise", json!({"act": "promise.make", "source": maria, "count": 1})).await.unwrap();
    let thanks = json!({"act": "duty.done", "matter": named("promise"), "rule": "P30"});
    story.does("", thanks).await.unwrap();
    let tom = json!({"act": "referral.introduce", "sources": [maria], "person": {"name": "Tom Berg"}, "effort": "wrote"});
    story.does("tom", tom).await.unwrap();

    // One ask, one promise, one introduction, one thanks in time; and the introduction waits.
    let id = story.firm.id.0;
    let seen = pictures(store, id, None).await.unwrap().unwrap();
    let totals: Vec<u32> = Mark::ALL.iter().map(|mark| seen.month.total(*mark)).collect();
    assert_eq!(totals, [1, 1, 1, 1, 0, 0, 0]);
    assert_eq!(seen.month.duties(), (1, 1));
    assert_eq!((seen.path.asked, seen.path.agreed, seen.path.introduced, seen.path.clients), (1, 1, 1, 0));
    let hands: Vec<(&str, usize, bool)> =
        seen.clock.hands.iter().map(|hand| (hand.name.as_str(), hand.tries, hand.late)).collect();
    assert_eq!(hands, [("Tom Berg", 0, false)]);

    // Ties, and whoever wants to be left alone is gone from the web at once.
    for (a, b) in [(&maria, &ben), (&maria, &quiet)] {
        story.does("", json!({"act": "tie.note", "a": a, "b": b, "strength": "close"})).await.unwrap();
    }
    let maria_id = story.id("maria");
    let names = |web: &goodturn_app::looks::pictures::web::Web| -> Vec<String> {
        web.knots.iter().map(|knot| knot.person.name.clone()).collect()
    };
    let around = web(store, id, maria_id).await.unwrap().unwrap();
    assert_eq!(names(&around), ["Maria Keller", "Ben Otto", "Quirin Still", "Tom Berg"]);
    assert!(around.lines.iter().any(|(.., between)| *between == Between::Recommended));
    story.does("", json!({"act": "person.leave_alone", "person": quiet, "leave_alone": true})).await.unwrap();
    let around = web(store, id, maria_id).await.unwrap().unwrap();
    assert_eq!(names(&around), ["Maria Keller", "Ben Otto", "Tom Berg"]);
    assert!(web(store, Uuid::from_u128(5), maria_id).await.unwrap().is_none());

    // A household brings its people together.
    story.does("home", json!({"act": "person.add", "name": "Otto", "kind": "household"})).await.unwrap();
    story
        .does("kim", json!({"act": "person.add", "name": "Kim Otto", "part_of": named("home")}))
        .await
        .unwrap();
    let home = web(store, id, story.id("home")).await.unwrap().unwrap();
    assert_eq!(names(&home), ["Otto", "Kim Otto"]);

    // A week later the hand stands behind the first stop, and nothing was done since.
    story.it_is("2026-03-27T09:00:00+01:00");
    story.does("", json!({"act": "touch.remark", "person": maria, "words": "On leave"})).await.unwrap();
    let later = pictures(store, id, None).await.unwrap().unwrap();
    assert!(later.clock.hands[0].late && later.clock.hands[0].hand > 1.0);
    assert_eq!(later.month.duties(), (1, 1));
}

#[tokio::test]
async fn pictures_show_what_was_done_and_who_waits() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}

#[tokio::test]
async fn what_was_undone_is_in_no_picture() {
    for engine in testing::engines().await {
        let store = &engine.store;
        let mut story = Story::begins(store).await;
        story
            .does("maria", json!({"act": "person.add", "name": "Maria Keller", "roles": ["past_client"]}))
            .await
            .unwrap();
        let maria = json!({"ref": "maria"});
        story.does("", json!({"act": "person.circle", "person": maria, "circle": null})).await.unwrap();
        let asked = story.does("", json!({"act": "ask.make", "source": maria})).await.unwrap();
        let before = pictures(store, story.firm.id.0, None).await.unwrap().unwrap();
        assert_eq!((before.month.total(Mark::Asked), before.path.asked), (1, 1));
        story.undoes(asked).await.unwrap();
        let month = Some(date(2026, 3, 1));
        let after = pictures(store, story.firm.id.0, month).await.unwrap().unwrap();
        assert!(after.month.is_quiet() && after.path.is_empty() && after.clock.hands.is_empty());
    }
}
