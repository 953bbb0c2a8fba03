//! A pause: asks and touches wait, and what others wait for is looked after by somebody else.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::looks::today::today;
use goodturn_practice::id::MemberId;
use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use goodturn_stories::pages::does;
use serde_json::{Value, json};

/// What somebody's Today shows: rule and person.
async fn sees(store: &Store, story: &Story<'_>, member: MemberId) -> Vec<String> {
    let day = today(goodturn_app::words::Words::ENGLISH, store, story.firm.id.0, member, None, true, false)
        .await
        .unwrap()
        .unwrap();
    day.fits.iter().map(|duty| format!("{} {}", duty.rule, duty.person.name)).collect()
}

async fn told_on(store: &Store) {
    let mut story = Story::begins(store).await;
    let (workspace, anna) = (story.firm.id.0, story.firm.owner());
    let add =
        json!({"act": "member.add", "name": "Jonas Weber", "mail": "jonas@example.com", "role": "member"});
    story.does("", add).await.unwrap();
    let firm = goodturn_app::looks::person::firm(store, workspace).await.unwrap().unwrap().0;
    let jonas = firm.members.iter().find(|member| member.name == "Jonas Weber").unwrap().id;
    let maria = json!({"ref": "maria"});
    let sorted =
        json!({"act": "person.sort", "person": maria, "roles": ["client"], "mood": "happy", "circle": "A"});
    for (label, act) in [
        ("maria", json!({"act": "person.add", "name": "Maria Keller"})),
        ("", sorted),
        ("", json!({"act": "touch.note", "person": maria, "channel": "phone", "direction": "to_them"})),
        ("promise", json!({"act": "promise.make", "source": maria})),
        ("tom", json!({"act": "person.add", "name": "Tom Berg"})),
        ("", json!({"act": "person.sort", "person": {"ref": "tom"}, "roles": ["client"], "mood": "happy"})),
        ("", json!({"act": "person.circle", "person": {"ref": "tom"}, "circle": null})),
    ] {
        story.does(label, act).await.unwrap();
    }
    assert_eq!(sees(store, &story, anna).await, ["P30 Maria Keller", "P43 Tom Berg"]);
    assert_eq!(sees(store, &story, jonas).await, [""; 0]);

    // Anna rests for two weeks; Jonas thanks in her place, and asks nobody of hers.
    let rest = |from: &str, until: &str, to: Option<MemberId>| -> Value {
        json!({"act": "pause.begin", "member": anna, "from": from, "until": until, "to": to})
    };
    for (act, code) in [
        (rest("2026-03-20", "2026-03-19", None), "bad_value"),
        (rest("2026-03-01", "2026-03-02", None), "bad_value"),
        (rest("2026-03-20", "2028-03-20", None), "bad_value"),
        (rest("2026-03-20", "2026-04-03", Some(anna)), "bad_value"),
        (json!({"act": "pause.end", "member": anna}), "not_in_this_state"),
    ] {
        assert_eq!(story.does("", act.clone()).await, Err(code), "{act}");
    }
    let begun = story.does("", rest("2026-03-20", "2026-05-03", Some(jonas))).await.unwrap();
    assert_eq!(sees(store, &story, anna).await, [""; 0]);
    assert_eq!(sees(store, &story, jonas).await, ["P30 Maria Keller"]);
    // Whose pause it is, or an owner: nobody else notes or ends it.
    let of_anna = json!({"act": "pause.end", "member": anna});
    assert_eq!(does(store, workspace, jonas, of_anna).await.unwrap_err(), "not_allowed");

    // A month later the touch would be due; it comes after the pause, whose end is a Sunday.
    story.it_is("2026-04-27T09:00:00+02:00");
    story.does("", json!({"act": "promise.thank", "promise": {"ref": "promise"}})).await.unwrap();
    story.does("", json!({"act": "promise.withdraw", "promise": {"ref": "promise"}})).await.unwrap();
    assert_eq!(sees(store, &story, jonas).await, [""; 0]);
    story.it_is("2026-05-04T09:00:00+02:00");
    story.does("", json!({"act": "touch.remark", "person": {"ref": "tom"}, "words": "-"})).await.unwrap();
    assert!(sees(store, &story, anna).await.contains(&"P43 Tom Berg".to_owned()), "asking goes on");

    // Taken back while nothing was built on it, everything stands as before.
    let before = story.digest().await;
    let again = story.does("", rest("2026-06-01", "2026-06-05", None)).await.unwrap();
    assert_ne!(story.digest().await, before);
    story.undoes(again).await.unwrap();
    assert_eq!(story.digest().await, before);
    assert!(again > begun);
}

#[tokio::test]
async fn a_pause_holds_asks_back_and_hands_over_what_others_wait_for() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}
