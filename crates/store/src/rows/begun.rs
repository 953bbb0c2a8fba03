//! What a workspace has begun with, for the first week.

use crate::{Result, Tx};
use uuid::Uuid;

/// Which parts of the practice were begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beginnings {
    /// Whom they look for is described.
    pub ideals: bool,
    /// A promise or a referral is there.
    pub promises: bool,
    /// Somebody was asked.
    pub asks: bool,
}

/// Looks which parts of the practice were begun.
///
/// # Errors
/// Whatever the engine says.
pub async fn begun(tx: &mut Tx, workspace: Uuid) -> Result<Beginnings> {
    tx.query_one(
        "SELECT EXISTS (SELECT 1 FROM ideal WHERE workspace_id = $1),
         EXISTS (SELECT 1 FROM matter WHERE workspace_id = $1 AND kind = 'promise')
         OR EXISTS (SELECT 1 FROM matter WHERE workspace_id = $1 AND kind = 'referral'),
         EXISTS (SELECT 1 FROM matter WHERE workspace_id = $1 AND kind = 'ask')",
        &[&workspace],
        |row| Ok(Beginnings { ideals: row.get(0)?, promises: row.get(1)?, asks: row.get(2)? }),
    )
    .await
}
