//! One number for everything a workspace holds now: equal content gives an equal digest, whichever engine holds it.
//!
//! Left out is what changes without anything having changed: events, keys, versions, sessions, import records.

use crate::{Json, Result, Tx};
use goodturn_practice::workspace::Firm;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

/// SHA-256 over the records of a workspace in the order of their ids, as lower-case hexadecimal digits.
///
/// # Errors
/// Whatever the engine says.
pub async fn digest(tx: &mut Tx, workspace: Uuid) -> Result<String> {
    let mut hasher = Sha256::new();
    let firm: Firm = tx
        .query_one("SELECT body FROM workspace WHERE workspace_id = $1", &[&workspace], |row| {
            row.get::<Json<Firm>>(0).map(|body| body.0)
        })
        .await?;
    // The revision counts changes, and when it was founded is of the store; neither is content.
    let firm = Firm { revision: 0, founded: None, ..firm };
    hasher.update(serde_json::to_vec(&firm).unwrap_or_default());
    for (name, sql) in [
        ("person", "SELECT id, body FROM person WHERE workspace_id = $1 ORDER BY id"),
        ("matter", "SELECT id, body FROM matter WHERE workspace_id = $1 ORDER BY id"),
        ("duty", "SELECT id, body FROM duty WHERE workspace_id = $1 ORDER BY id"),
        ("tie", "SELECT id, body FROM tie WHERE workspace_id = $1 ORDER BY id"),
        ("ideal", "SELECT id, body FROM ideal WHERE workspace_id = $1 ORDER BY id"),
        ("wording", "SELECT id, body FROM wording WHERE workspace_id = $1 ORDER BY id"),
        ("touch", "SELECT id, body FROM touch WHERE workspace_id = $1 ORDER BY id"),
    ] {
        hasher.update(name);
        let rows: Vec<(Uuid, String)> =
            tx.query(sql, &[&workspace], |row| Ok((row.get(0)?, row.get(1)?))).await?;
        for (id, body) in rows {
            hasher.update(id.as_bytes());
            hasher.update(u64::try_from(body.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(body);
        }
    }
    Ok(hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
