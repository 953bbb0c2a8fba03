//! One matter: what it is, how it stands, the one next thing to do.

use super::today::{Shown, show};
use crate::perform::time_of;
use crate::wall;
use crate::words::Words;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::Standing;
use goodturn_practice::id::MatterId;
use goodturn_practice::matter;
use goodturn_store::{Result, Store, rows};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A matter with everything around it.
#[derive(Debug, Clone)]
pub struct Matter {
    /// The matter.
    pub matter: matter::Matter,
    /// The one next thing to do; nothing when it is settled.
    pub duty: Option<Shown>,
    /// Whether it is still open; an occasion that has just passed is, and has no duty to show.
    pub open: bool,
    /// Everything about its people.
    pub dossier: Dossier,
    /// The day, by the clock of the workspace.
    pub today: Date,
    /// The moment.
    pub now: Timestamp,
}

/// Looks at a matter.
///
/// # Errors
/// Whatever the store says; `None` when there is none with this id here.
pub async fn matter(words: Words, store: &Store, workspace: Uuid, id: Uuid) -> Result<Option<Matter>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let calendar = begun.firm.rhythm.calendar();
                let today = calendar.day_of(now);
                let dossier = rows::load(tx, begun.firm, &BTreeSet::from([id]), today).await?;
                let Some(matter) = dossier.matters.get(&MatterId(id)).cloned() else { return Ok(None) };
                let standing = matter.standing(&dossier, &calendar);
                let open = matches!(standing, Standing::Open(_));
                let duty = standing.duty().cloned().and_then(|duty| duty.at(now));
                let duty = duty.and_then(|duty| show(words, duty, &dossier, today));
                Ok(Some(Matter { matter, duty, open, dossier, today, now }))
            })
        })
        .await
}

/// The referrals of a workspace, the latest first: open ones, and those closed last.
///
/// # Errors
/// Whatever the store says.
pub async fn referrals(store: &Store, workspace: Uuid) -> Result<(Vec<matter::Matter>, Dossier, Date)> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else {
                    return Err(goodturn_store::StoreError::refused("There is no such workspace."));
                };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let today = begun.firm.rhythm.calendar().day_of(now);
                let found = rows::matters_of_kind(tx, workspace, "referral", 200).await?;
                let ids: BTreeSet<Uuid> = found.iter().map(|matter| matter.id.0).collect();
                let dossier = rows::around(tx, begun.firm, &ids).await?;
                Ok((found, dossier, today))
            })
        })
        .await
}
