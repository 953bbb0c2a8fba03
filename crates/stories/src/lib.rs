//! Whole behaviour, told in the verbs of the trade.

#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a story stops at the first thing that goes wrong"
)]

pub mod agree;
pub mod durable;
pub mod forms;
pub mod pages;
pub mod random;
pub mod slow;
pub mod table;
pub mod world;

use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::found::{Founding, found};
use goodturn_app::looks::today::today;
use goodturn_app::perform::perform;
use goodturn_app::undo::undo;
use goodturn_practice::workspace::Firm;
use goodturn_store::{Store, rows};
use serde_json::{Value, json};
use uuid::Uuid;

/// A small firm in Berlin whose clock the story moves.
pub struct Story<'a> {
    /// Where it is told.
    pub store: &'a Store,
    /// Who tells it.
    pub firm: Firm,
    labels: Labels,
    at: String,
}

impl<'a> Story<'a> {
    /// Founds the firm.
    pub async fn begins(store: &'a Store) -> Story<'a> {
        let founding = Founding {
            firm: "Weber & Co".into(),
            owner: "Anna Weber".into(),
            mail: "anna@example.com".into(),
            zone: "Europe/Berlin".into(),
            country: "de".into(),
            profession: None,
            language: goodturn_app::words::Language::En,
            test_clock: true,
        };
        let firm = found(store, founding).await.unwrap().unwrap();
        Story { store, firm, labels: Labels::new(), at: "2026-03-20T09:00:00+01:00".into() }
    }

    /// Moves the clock.
    pub fn it_is(&mut self, at: &str) {
        at.clone_into(&mut self.at);
    }

    /// Somebody does something; the code of the refusal when they may not.
    ///
    /// # Errors
    /// The code.
    pub async fn does(&mut self, label: &str, mut act: Value) -> Result<i64, &'static str> {
        act["at"] = json!(self.at);
        act["label"] = json!(label);
        let envelope = Envelope::read(&act.to_string(), &self.labels).map_err(|refusal| refusal.code)?;
        let by = Some(self.firm.owner());
        let done = perform(self.store, self.firm.id.0, by, "act", envelope.clone())
            .await
            .unwrap()
            .map_err(|refusal| refusal.code)?;
        self.labels.remember(&envelope, &done.ids);
        Ok(done.seq)
    }

    /// The id that an act gave to what it brought into being, by the act's label.
    pub fn id(&self, label: &str) -> Uuid {
        self.labels.about(label).unwrap()
    }

    /// The day as the owner has it, with the letters that are ready where they are asked for.
    async fn day(&self, drafts: bool) -> goodturn_app::looks::today::Today {
        let (words, owner) = (goodturn_app::words::Words::ENGLISH, self.firm.owner());
        today(words, self.store, self.firm.id.0, owner, None, true, drafts).await.unwrap().unwrap()
    }

    /// The reasons that Today gives, in its order.
    pub async fn reasons(&self) -> Vec<String> {
        self.day(false).await.fits.into_iter().map(|duty| duty.why.text).collect()
    }

    /// The letters that Today carries, in its order.
    pub async fn drafts(&self) -> Vec<String> {
        self.day(true).await.fits.into_iter().filter_map(|duty| duty.draft).map(|draft| draft.body).collect()
    }

    /// What Today shows, as rule and step and person, and nothing else.
    pub async fn sees(&self, wanted: &[&str]) {
        let day = self.day(false).await;
        let mut seen: Vec<(String, String)> = day
            .fits
            .iter()
            .map(|duty| (format!("{} {}", duty.rule, duty.step), duty.person.name.clone()))
            .collect();
        // Among those who wait for the same thing no order is promised.
        seen.chunk_by_mut(|one, other| one.0 == other.0).for_each(<[_]>::sort);
        let seen: Vec<String> = seen.into_iter().map(|(what, name)| format!("{what} {name}")).collect();
        assert_eq!(seen, wanted, "at {}", self.at);
        let id = self.firm.id.0;
        let begun = self.store.read(id, move |tx| Box::pin(rows::lock(tx, id))).await.unwrap().unwrap();
        let verified =
            self.store.read_long(id, move |tx| Box::pin(rows::verify(tx, begun.firm, day.date))).await;
        let (_, faults) = verified.unwrap();
        assert!(faults.is_empty(), "{faults:?}");
    }

    /// Takes an act back.
    ///
    /// # Errors
    /// The code of the refusal.
    pub async fn undoes(&self, seq: i64) -> Result<i64, &'static str> {
        let done = undo(self.store, self.firm.id.0, self.firm.owner(), "act", seq).await.unwrap();
        done.map(|done| done.seq).map_err(|refusal| refusal.code)
    }

    /// One number for everything that is kept.
    pub async fn digest(&self) -> String {
        let id = self.firm.id.0;
        self.store.read_long(id, move |tx| Box::pin(rows::digest(tx, id))).await.unwrap()
    }
}

/// The folder of real files of other programs; says in a line when it is not there, for then nothing of it is tried.
#[allow(clippy::disallowed_methods, reason = "where the files are is the machine's to say")]
#[allow(clippy::print_stdout, reason = "a test says what it left out")]
pub fn shared_data() -> Option<std::path::PathBuf> {
    let named = std::env::var_os("GOODTURN_SHARED_DATA").map(std::path::PathBuf::from);
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = named.unwrap_or(beside);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("not run: the folder of real files is not here; GOODTURN_SHARED_DATA may name one");
    None
}
