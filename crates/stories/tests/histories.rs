//! The same random histories in a store, on both engines: what is kept is what was decided, after every act of the
//! way, and the check of the whole workspace finds nothing.

#![allow(clippy::unwrap_used, reason = "a history stops at the first thing that goes wrong")]

use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::perform::{Done, perform};
use goodturn_practice::act::Act;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::refusal::Refusal;
use goodturn_store::{Store, rows, testing};
use goodturn_stories::Story;
use goodturn_stories::agree::holds;
use goodturn_stories::durable::setting;
use goodturn_stories::random::{History, act, cast, histories};
use goodturn_stories::slow::Slow;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How many histories an engine gets unless `GOODTURN_STORE_HISTORIES` says otherwise, and how long they are at most.
const HISTORIES: u64 = 40;
const LONGEST: usize = 90;

/// A workspace in a store, and everybody whom it is known to know.
struct Told<'a> {
    story: Story<'a>,
    people: BTreeSet<Uuid>,
}

impl Told<'_> {
    async fn does(&mut self, act: &Act, at: Timestamp, happened_on: Option<Date>) -> Result<Done, Refusal> {
        let mut line = serde_json::to_value(act).unwrap();
        line["at"] = json!(at);
        line["happened_on"] = json!(happened_on);
        let envelope = Envelope::read(&line.to_string(), &Labels::new())?;
        let by = Some(self.story.firm.owner());
        let done = perform(self.story.store, self.story.firm.id.0, by, "act", envelope).await.unwrap()?;
        self.people.extend(done.ids.get("person"));
        Ok(done)
    }

    /// Everything there is. Somebody who came into being beside others is found by the matters they share.
    async fn everything(&mut self, today: Date) -> Dossier {
        loop {
            let (id, named) = (self.story.firm.id.0, self.people.clone());
            let read = self.story.store.read_long(id, move |tx| {
                Box::pin(async move {
                    let begun = rows::lock(tx, id).await?.unwrap();
                    rows::load(tx, begun.firm, &named, today).await
                })
            });
            let dossier = read.await.unwrap();
            let known = self.people.len();
            self.people.extend(dossier.people.keys().map(|person| person.0));
            if self.people.len() == known {
                return dossier;
            }
        }
    }

    /// What `goodturn verify` looks at.
    async fn is_clean(&self, dossier: &Dossier, today: Date) -> Result<(), String> {
        let (id, firm) = (self.story.firm.id.0, dossier.firm.clone());
        let verified =
            self.story.store.read_long(id, move |tx| Box::pin(rows::verify(tx, firm, today))).await;
        let (checked, faults) = verified.unwrap();
        if !faults.is_empty() {
            return Err(format!("{faults:?}"));
        }
        // As many as we have looked at ourselves: nobody was overlooked.
        if checked == dossier.matters.len() { Ok(()) } else { Err(format!("{checked} matters checked")) }
    }
}

async fn play(store: &Store, history: &History) -> Result<usize, String> {
    let mut told = Told { story: Story::begins(store).await, people: BTreeSet::new() };
    let mut now = history.begins;
    for person in cast() {
        now += 1.minute();
        told.does(&Act::from_json(person).unwrap(), now, None).await.unwrap();
    }
    let mut slow = Slow::new(&told.story.firm.rhythm.hours);
    let mut done: Vec<String> = Vec::new();
    let mut dossier = told.everything(slow.today(now)).await;
    for one in &history.moves {
        now += one.wait.minutes();
        let Some((act, happened_on)) = act(*one, &dossier, now) else { continue };
        let text = format!("{now} {} {happened_on:?}", serde_json::to_string(&act).unwrap());
        if told.does(&act, now, happened_on).await.is_err() {
            continue;
        }
        done.push(text);
        dossier = told.everything(slow.today(now)).await;
        if *slow.hours() != dossier.firm.rhythm.hours {
            slow = Slow::new(&dossier.firm.rhythm.hours);
        }
        holds(&dossier, &slow, now).map_err(|why| format!("{why}\nafter\n  {}", done.join("\n  ")))?;
    }
    let clean = told.is_clean(&dossier, slow.today(now)).await;
    clean.map_err(|why| format!("{why}\nafter\n  {}", done.join("\n  ")))?;
    Ok(done.len())
}

#[tokio::test]
async fn what_a_store_keeps_is_what_was_decided() {
    let strategy = histories(LONGEST);
    for engine in testing::engines().await {
        // Other histories than the first ones of the model, the same for both engines and every time.
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&setting("GOODTURN_SEED", u64::from_le_bytes([7; 8])).to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let (began, mut acts) = (std::time::Instant::now(), 0);
        let histories = setting("GOODTURN_STORE_HISTORIES", HISTORIES);
        for nr in 0..histories {
            let history = strategy.new_tree(&mut runner).unwrap().current();
            let played = play(&engine.store, &history).await;
            acts += played.unwrap_or_else(|why| panic!("{}, history {nr}: {why}", engine.name));
        }
        let (name, took) = (engine.name, began.elapsed());
        println!("soak: {name}: {histories} histories, {acts} acts kept as they were decided ({took:.0?})");
    }
}
