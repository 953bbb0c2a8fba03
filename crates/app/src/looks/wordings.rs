//! The letters of a firm: which there are, which it says in its own words, and one of them with somebody who reads it.

use crate::letters::{self, Letter, Place};
use crate::perform::time_of;
use crate::wall;
use goodturn_practice::id::{MemberId, PersonId, WordingId};
use goodturn_practice::wording::Wording;
use goodturn_store::{Result, Store, rows};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// All words that a firm says itself.
///
/// # Errors
/// Whatever the store says.
pub async fn own(store: &Store, workspace: Uuid) -> Result<BTreeMap<WordingId, Wording>> {
    store.read(workspace, move |tx| Box::pin(async move { rows::wordings(tx, workspace).await })).await
}

/// One letter as it is said now.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The words to go on from.
    pub wording: Wording,
    /// Whether they are the firm's own.
    pub own: bool,
    /// As it would reach the person asked for; nothing where they cannot be written to.
    pub preview: Option<Letter>,
    /// Their name; nothing when nobody has this id.
    pub reader: Option<String>,
}

/// Looks at one letter, with somebody who reads it.
///
/// # Errors
/// Whatever the store says; `None` when there is no such letter.
pub async fn one(
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    place: Place,
    person: Option<Uuid>,
) -> Result<Option<Shown>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let today = begun.firm.rhythm.calendar().day_of(now);
                let name = begun.firm.member(member).map(|it| it.name.clone()).unwrap_or_default();
                let named: BTreeSet<Uuid> = person.into_iter().collect();
                let mut dossier = rows::load(tx, begun.firm, &named, today).await?;
                dossier.wordings = rows::wordings(tx, workspace).await?;
                let Some(wording) = letters::begin(&place, &dossier) else { return Ok(None) };
                let own = dossier.wordings.contains_key(&place.id());
                let reader = person.and_then(|id| dossier.people.get(&PersonId(id)));
                let reader = reader.map(|held| held.name().to_owned());
                let preview =
                    person.and_then(|id| letters::preview(&wording, PersonId(id), &dossier, today, &name));
                Ok(Some(Shown { wording, own, preview, reader }))
            })
        })
        .await
}
