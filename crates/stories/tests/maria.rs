//! From an address book to a kept promise, and back to the next ask: the practice in one story, on both engines.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::import::{File, Taker, Wanted, import};
use goodturn_app::looks::people::{Wanted as Search, people};
use goodturn_store::{Store, testing};
use goodturn_stories::Story;
use serde_json::{Value, json};

const BOOK: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Maria Keller\nN:Keller;Maria;;;\nEMAIL:maria@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:Tom Berg\nN:Berg;Tom;;;\nEMAIL:tom@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nN:Lee;Ann;;;\nEND:VCARD\n";

async fn called(story: &Story<'_>, name: &str) -> Value {
    let wanted = Search { query: name.to_owned(), ..Search::default() };
    let found = people(story.store, story.firm.id.0, wanted, None, 5).await.unwrap();
    json!(found.people[0].person.id)
}

async fn told_on(store: &Store) {
    let mut story = Story::begins(store).await;
    story.it_is("2026-03-02T08:00:00+01:00");
    story.does("", json!({"act": "rhythm.set", "setting": "asks_a_day", "value": "1"})).await.unwrap();

    // The book comes in and is sorted. Whoever is not sorted yet is nobody's duty.
    let taker = Taker { workspace: story.firm.id.0, member: story.firm.owner() };
    let file = File { name: "book.vcf".into(), bytes: BOOK.into() };
    import(store, taker, vec![file], &Wanted::default()).await.unwrap().unwrap();
    story.sees(&[]).await;
    let (maria, tom, ann) =
        (called(&story, "maria").await, called(&story, "tom").await, called(&story, "ann").await);
    for (person, role) in [(&tom, "prospect"), (&ann, "prospect")] {
        story.does("", json!({"act": "person.sort", "person": person, "roles": [role]})).await.unwrap();
    }
    story
        .does("", json!({"act": "person.sort", "person": maria, "roles": ["client"], "mood": "happy"}))
        .await
        .unwrap();
    story.does("", json!({"act": "person.circle", "person": maria, "circle": null})).await.unwrap();
    story.sees(&["P43 propose Maria Keller"]).await;

    // A meeting this morning: before it her open matters, after it the questions. The proposal gives way to it.
    let plan = json!({"act": "meeting.plan", "people": [maria], "on": "2026-03-02", "starts": "10:00:00"});
    story.does("meeting", plan).await.unwrap();
    story.sees(&["P4E prepare Maria Keller"]).await;
    story.does("", json!({"act": "meeting.prepare", "meeting": {"ref": "meeting"}})).await.unwrap();
    story.it_is("2026-03-02T11:05:00+01:00");
    story
        .does("", json!({"act": "touch.remark", "person": maria, "words": "She likes the garden."}))
        .await
        .unwrap();
    story.sees(&["P44 after Maria Keller"]).await;

    // She is asked for one of two people, and promises two by the 16th.
    let request = json!({"wanted": [tom, ann], "action": "write them two lines", "moment": "meeting"});
    story
        .does("ask", json!({"act": "ask.make", "source": maria, "request": request, "channel": "talk"}))
        .await
        .unwrap();
    story.does("", json!({"act": "meeting.hold", "meeting": {"ref": "meeting"}})).await.unwrap();
    story.sees(&[]).await;
    let promise =
        json!({"act": "promise.make", "source": maria, "count": 2, "by": "2026-03-16", "names": [tom]});
    story.does("promise", promise).await.unwrap();
    let promise = json!({"ref": "promise"});
    story.sees(&["P30 agreed Maria Keller"]).await;
    story
        .does("", json!({"act": "duty.done", "matter": promise, "rule": "P30", "channel": "mail"}))
        .await
        .unwrap();
    story.sees(&[]).await;

    // Nothing on the promised day itself; the first working day after it is for a gentle word.
    story.it_is("2026-03-16T16:00:00+01:00");
    story.does("", json!({"act": "touch.remark", "person": ann, "words": "-"})).await.unwrap();
    story.sees(&[]).await;
    story.it_is("2026-03-17T09:00:00+01:00");
    story.does("", json!({"act": "touch.remark", "person": ann, "words": "-"})).await.unwrap();
    story.sees(&["P32 first Maria Keller"]).await;
    story.does("", json!({"act": "promise.remind", "promise": promise})).await.unwrap();
    story.sees(&[]).await;

    introduced_and_won(&mut story, &maria, &tom).await;

    // The other introduction does not come: once more, and then a member lets it go by a press of their own.
    story.does("", json!({"act": "promise.remind", "promise": promise})).await.unwrap();
    story.sees(&[]).await;
    story.it_is("2026-04-15T09:00:00+02:00");
    story.does("", json!({"act": "touch.remark", "person": ann, "words": "-"})).await.unwrap();
    story.sees(&["P32 let_go Maria Keller"]).await;
    story.does("", json!({"act": "promise.let_go", "promise": promise})).await.unwrap();
    story.sees(&[]).await;

    // Sixty days of rest, a weekend, and she is proposed again.
    story.it_is("2026-06-13T09:00:00+02:00");
    story.does("", json!({"act": "touch.remark", "person": ann, "words": "-"})).await.unwrap();
    story.sees(&[]).await;
    story.it_is("2026-06-15T09:00:00+02:00");
    story.does("", json!({"act": "touch.remark", "person": ann, "words": "-"})).await.unwrap();
    story.sees(&["P43 propose Maria Keller"]).await;
}

/// Tom is introduced, reached at the third attempt, and becomes a client; Maria hears of each step.
async fn introduced_and_won(story: &mut Story<'_>, maria: &Value, tom: &Value) {
    story.it_is("2026-03-18T10:00:00+01:00");
    let introduce =
        json!({"act": "referral.introduce", "sources": [maria], "person": tom, "effort": "wrote"});
    story.does("tom", introduce).await.unwrap();
    let referral = json!({"ref": "tom"});
    story.sees(&["P33 try_1 Tom Berg", "P30 introduction Maria Keller"]).await;
    story.does("", json!({"act": "referral.try", "referral": referral, "channel": "phone"})).await.unwrap();
    story.sees(&["P30 introduction Maria Keller"]).await;
    story.does("", json!({"act": "news.thank", "news": {"ref": "tom"}})).await.unwrap();
    story.sees(&[]).await;
    story.it_is("2026-03-20T09:00:00+01:00");
    story.does("", json!({"act": "referral.try", "referral": referral, "channel": "mail"})).await.unwrap();
    story.sees(&[]).await;

    // Three days without reaching him: she hears that, and that there is nothing for her to do.
    story.it_is("2026-03-23T09:00:00+01:00");
    story.does("", json!({"act": "touch.remark", "person": tom, "words": "-"})).await.unwrap();
    story.sees(&["P34 not_yet Maria Keller"]).await;
    story.does("", json!({"act": "news.tell", "news": {"ref": "tom"}})).await.unwrap();
    story.it_is("2026-03-25T09:00:00+01:00");
    story.does("", json!({"act": "touch.remark", "person": tom, "words": "-"})).await.unwrap();
    story.sees(&["P33 try_3 Tom Berg"]).await;
    story
        .does("", json!({"act": "referral.reach", "referral": referral, "next_on": "2026-04-01"}))
        .await
        .unwrap();
    story.sees(&["P34 news Maria Keller"]).await;
    story.does("", json!({"act": "news.tell", "news": {"ref": "tom"}})).await.unwrap();
    story.sees(&[]).await;

    // Won: the news and the thanks in one; on the same day the promise is to be brought to mind again.
    story.it_is("2026-04-01T10:00:00+02:00");
    story.does("", json!({"act": "touch.remark", "person": tom, "words": "-"})).await.unwrap();
    story.sees(&["P32 second Maria Keller", "P35 first Tom Berg"]).await;
    story.does("", json!({"act": "referral.win", "referral": referral})).await.unwrap();
    // A client now; when his first touch is due hangs on his id, so this story keeps him out of the circles.
    story.does("", json!({"act": "person.circle", "person": tom, "circle": null})).await.unwrap();
    story.sees(&["P38 outcome Maria Keller", "P32 second Maria Keller"]).await;
    story.does("", json!({"act": "news.tell", "news": {"ref": "tom"}})).await.unwrap();
    story.sees(&["P32 second Maria Keller"]).await;
}

#[tokio::test]
async fn from_an_address_book_to_a_kept_promise_and_the_next_ask() {
    for engine in testing::engines().await {
        told_on(&engine.store).await;
    }
}
