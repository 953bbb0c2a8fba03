//! The promise, from yes to the introduction, on both engines.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::found::{Founding, found};
use goodturn_app::looks::today::today;
use goodturn_app::perform::perform;
use goodturn_practice::workspace::Firm;
use goodturn_store::{Store, rows, testing};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A small firm in Berlin whose clock the story moves.
struct Story<'a> {
    store: &'a Store,
    firm: Firm,
    labels: Labels,
    at: String,
}

impl<'a> Story<'a> {
    async fn begins(store: &'a Store) -> Story<'a> {
        let founding = Founding {
            firm: "Weber & Co".into(),
            owner: "Anna Weber".into(),
            mail: "anna@example.com".into(),
            zone: "Europe/Berlin".into(),
            country: "de".into(),
            profession: None,
            test_clock: true,
        };
        let firm = found(store, founding).await.unwrap().unwrap();
        Story { store, firm, labels: Labels::new(), at: "2026-03-20T09:00:00+01:00".into() }
    }

    fn it_is(&mut self, at: &str) {
        at.clone_into(&mut self.at);
    }

    /// Somebody does something; the code of the refusal when they may not.
    async fn does(&mut self, label: &str, mut act: Value) -> Result<i64, &'static str> {
        act["at"] = json!(self.at);
        let envelope = Envelope::read(&act.to_string(), &self.labels).map_err(|refusal| refusal.code)?;
        let noun = envelope.act.name().split('.').next().unwrap().to_owned();
        let by = Some(self.firm.owner());
        let done = perform(self.store, self.firm.id.0, by, "act", envelope)
            .await
            .unwrap()
            .map_err(|refusal| refusal.code)?;
        let mut ids: BTreeMap<String, String> =
            done.ids.iter().map(|(noun, id)| (noun.clone(), id.to_string())).collect();
        ids.extend(ids.get(&noun).cloned().map(|id| (String::new(), id)));
        self.labels.insert(label.to_owned(), ids);
        Ok(done.seq)
    }

    /// What Today shows, as rule and step and person, and nothing else.
    async fn sees(&self, wanted: &[&str]) {
        let day = today(self.store, self.firm.id.0, self.firm.owner(), None, true).await.unwrap().unwrap();
        let seen: Vec<String> =
            day.fits.iter().map(|duty| format!("{} {} {}", duty.rule, duty.step, duty.person.name)).collect();
        assert_eq!(seen, wanted, "at {}", self.at);
        let id = self.firm.id.0;
        let begun = self.store.read(id, move |tx| Box::pin(rows::lock(tx, id))).await.unwrap().unwrap();
        let verified =
            self.store.read_long(id, move |tx| Box::pin(rows::verify(tx, begun.firm, day.date))).await;
        let (_, faults) = verified.unwrap();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

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
