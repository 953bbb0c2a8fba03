//! Everything a workspace holds, record by record, to be taken out.

use crate::{Json, Result, Tx};
use serde_json::{Map, Value};
use uuid::Uuid;

/// All records as they are kept, by noun.
///
/// # Errors
/// Whatever the engine says.
pub async fn everything(tx: &mut Tx, workspace: Uuid) -> Result<Map<String, Value>> {
    let mut all = Map::new();
    for (noun, sql) in [
        ("workspace", "SELECT body FROM workspace WHERE workspace_id = $1"),
        ("people", "SELECT body FROM person WHERE workspace_id = $1 ORDER BY id"),
        ("matters", "SELECT body FROM matter WHERE workspace_id = $1 ORDER BY id"),
        ("duties", "SELECT body FROM duty WHERE workspace_id = $1 ORDER BY id"),
        ("ties", "SELECT body FROM tie WHERE workspace_id = $1 ORDER BY id"),
        ("ideals", "SELECT body FROM ideal WHERE workspace_id = $1 ORDER BY id"),
        ("wordings", "SELECT body FROM wording WHERE workspace_id = $1 ORDER BY id"),
        ("touches", "SELECT body FROM touch WHERE workspace_id = $1 ORDER BY id"),
        ("events", "SELECT body FROM event WHERE workspace_id = $1 ORDER BY seq, nr"),
    ] {
        let records: Vec<Value> =
            tx.query(sql, &[&workspace], |row| row.get::<Json<Value>>(0).map(|body| body.0)).await?;
        all.insert(noun.to_owned(), Value::Array(records));
    }
    Ok(all)
}
