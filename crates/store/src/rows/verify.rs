//! The check of a whole workspace: every open matter has exactly one duty, equal to the one worked out afresh (P1).

use super::book_size::{counted, kept};
use super::load::load;
use crate::{Json, Result, Tx};
use goodturn_practice::decide::settle;
use goodturn_practice::duty::{Duty, Standing};
use goodturn_practice::workspace::Firm;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub what: &'static str,
    /// The matter, or the workspace.
    pub matter: Uuid,
}

/// Checks every matter of a workspace; gives how many there are, and the faults.
///
/// # Errors
/// Whatever the engine says.
pub async fn verify(tx: &mut Tx, firm: Firm, today: Date) -> Result<(usize, Vec<Fault>)> {
    let workspace = firm.id.0;
    let everybody: BTreeSet<Uuid> = tx
        .query("SELECT id FROM person WHERE workspace_id = $1", &[&workspace], |row| row.get(0))
        .await?
        .into_iter()
        .collect();
    let dossier = load(tx, firm, &everybody, today).await?;
    let rows: BTreeMap<Uuid, Duty> = tx
        .query("SELECT matter_id, body FROM duty WHERE workspace_id = $1", &[&workspace], |row| {
            Ok((row.get(0)?, row.get::<Json<Duty>>(1)?.0))
        })
        .await?
        .into_iter()
        .collect();
    let standings = settle(&dossier);
    let mut faults = Vec::new();
    for (matter, standing) in &standings {
        let what = match (standing, rows.get(&matter.0)) {
            (Standing::Open(_), None) => "an open matter without a duty",
            (Standing::Settled, Some(_)) => "a settled matter with a duty",
            (Standing::Open(afresh), Some(kept)) if afresh != kept => {
                "a duty that differs from the one worked out afresh"
            }
            _ => continue,
        };
        faults.push(Fault { what, matter: matter.0 });
    }
    if let Some(kept) = kept(tx, workspace).await?
        && kept != counted(tx, workspace).await?
    {
        faults
            .push(Fault { what: "a size of the book that differs from the one counted", matter: workspace });
    }
    let known: BTreeSet<Uuid> = standings.keys().map(|id| id.0).collect();
    faults.extend(
        rows.keys()
            .filter(|id| !known.contains(id))
            .map(|id| Fault { what: "a duty of no matter", matter: *id }),
    );
    Ok((standings.len(), faults))
}
