//! One person: what the book knows, what is open, what happened.

use super::history::{Line, lines};
use super::today::{Shown, show};
use crate::perform::time_of;
use crate::wall;
use crate::words::Words;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Matter;
use goodturn_practice::person::Person as Entry;
use goodturn_practice::readiness::{Readiness, readiness};
use goodturn_practice::touch::Touch;
use goodturn_practice::workspace::Firm;
use goodturn_store::rows;
use goodturn_store::{Result, Store};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A person with everything around them.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// The version of this document.
    pub schema: u8,
    /// The name as pages show it.
    pub name: String,
    /// The entry.
    pub person: Entry,
    /// Whether, and from when, they can be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readiness: Option<Readiness>,
    /// What is open, with the one next thing to do.
    pub duties: Vec<Shown>,
    /// Their matters, open and settled, the latest first.
    pub matters: Vec<Matter>,
    /// Touches and remarks, the latest first.
    pub touches: Vec<Touch>,
    /// Names of the people their matters and ties speak of.
    pub names: BTreeMap<Uuid, String>,
    /// Whom they know.
    pub ties: Vec<goodturn_practice::tie::Tie>,
    /// What happened, the latest first.
    pub history: Vec<Line>,
    /// The day on which one looks, for pages.
    #[serde(skip)]
    pub today: Date,
    /// Everything loaded around them, for pages and letters.
    #[serde(skip)]
    pub dossier: Dossier,
}

/// Looks at a person.
///
/// # Errors
/// Whatever the store says; `None` when nobody here has this id.
pub async fn person(words: Words, store: &Store, workspace: Uuid, id: Uuid) -> Result<Option<Person>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let today = begun.firm.rhythm.calendar().day_of(now);
                let dossier = rows::load(tx, begun.firm, &BTreeSet::from([id]), today).await?;
                let Some(entry) = dossier.people.get(&PersonId(id)).cloned() else { return Ok(None) };
                let mut matters = Vec::new();
                let mut duties = Vec::new();
                for (matter, duty) in rows::matters_of(tx, workspace, id).await? {
                    if let Some(duty) = duty.and_then(|duty| duty.at(now)) {
                        duties.extend(show(words, duty, &dossier, today));
                    }
                    matters.push(matter);
                }
                duties.sort_by_key(|duty| (duty.due_on, duty.rule.rank()));
                Ok(Some(Person {
                    schema: 1,
                    name: entry.name().to_owned(),
                    readiness: readiness(&dossier, entry.id),
                    duties,
                    matters,
                    touches: rows::touches_of(tx, workspace, id, 50).await?,
                    names: names(&dossier),
                    ties: dossier
                        .ties
                        .values()
                        .filter(|tie| tie.a.0 == id || tie.b.0 == id)
                        .cloned()
                        .collect(),
                    history: lines(words, tx, workspace, Some(id), None, 60).await?,
                    person: entry,
                    today,
                    dossier,
                }))
            })
        })
        .await
}

fn names(dossier: &Dossier) -> BTreeMap<Uuid, String> {
    dossier.people.values().map(|person| (person.id.0, person.name().to_owned())).collect()
}

/// The person meant by an id or a mail address.
///
/// # Errors
/// Whatever the store says; `None` when nobody, or more than one, has it.
pub async fn find(store: &Store, workspace: Uuid, text: &str) -> Result<Option<Uuid>> {
    if let Ok(id) = text.parse::<Uuid>() {
        return Ok(Some(id));
    }
    let key = text.trim().to_lowercase();
    let found = store
        .read(workspace, move |tx| Box::pin(async move { rows::person_by_mail(tx, workspace, &key).await }));
    Ok(match found.await?.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}

/// The firm as it stands now, with its clock, the number of its last act, and whether its clock can be moved.
///
/// # Errors
/// Whatever the store says; `None` when there is no such workspace.
pub async fn firm(store: &Store, workspace: Uuid) -> Result<Option<(Firm, jiff::Timestamp, i64, bool)>> {
    let wall = wall::now();
    let begun = store.read(workspace, move |tx| Box::pin(rows::lock(tx, workspace))).await?;
    Ok(begun.map(|begun| {
        let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
        (begun.firm, now, begun.seq, begun.test_clock)
    }))
}
