//! Imports: what the book already holds, and what each record of a file became.

use crate::{At, Ids, Result, Tx};
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Above so many keys the whole table is read once, below each key is looked up.
const MANY: usize = 400;

/// An import as it is kept.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Its id.
    pub id: Uuid,
    /// The name of the file, without its folders.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_hash: Vec<u8>,
    /// What it came to, as JSON.
    pub counts: String,
    /// When, by the clock of the workspace.
    pub at: Timestamp,
    /// The act that undid it.
    pub undone_by: Option<i64>,
}

/// What a record of a file became.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its line in the file.
    pub line: i64,
    /// new, changed, same, refused.
    pub outcome: &'static str,
    /// Who it is now.
    pub person: Option<Uuid>,
    /// Why it was refused; or, of a new person, whom they may be a double of.
    pub reason: Option<String>,
    /// SHA-256 of what the record said.
    pub hash: Vec<u8>,
}

/// Who holds which of these keys (mail addresses, `tel:`, `name:`).
///
/// # Errors
/// Whatever the engine says.
pub async fn key_holders(
    tx: &mut Tx,
    workspace: Uuid,
    keys: &BTreeSet<String>,
) -> Result<Vec<(String, Uuid)>> {
    if keys.len() > MANY {
        let all: Vec<(String, Uuid)> = tx
            .query(
                "SELECT key, person_id FROM person_key WHERE workspace_id = $1 ORDER BY key, person_id",
                &[&workspace],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .await?;
        return Ok(all.into_iter().filter(|(key, _)| keys.contains(key)).collect());
    }
    let mut found = Vec::new();
    for key in keys {
        found.extend(
            super::people::person_by_mail(tx, workspace, key).await?.into_iter().map(|id| (key.clone(), id)),
        );
    }
    Ok(found)
}

/// Which of these records were read before, in an import that still stands, and who they are: (hash, person).
///
/// # Errors
/// Whatever the engine says.
pub async fn read_before(
    tx: &mut Tx,
    workspace: Uuid,
    hashes: &BTreeSet<Vec<u8>>,
) -> Result<Vec<(Vec<u8>, Uuid)>> {
    if hashes.len() > MANY {
        let all: Vec<(Vec<u8>, Uuid)> = tx
            .query(
                "SELECT l.hash, l.person_id FROM import_line l
                 JOIN import_batch b ON b.workspace_id = l.workspace_id AND b.id = l.import_id
                 JOIN person p ON p.workspace_id = l.workspace_id AND p.id = l.person_id
                 WHERE l.workspace_id = $1 AND b.undone_by IS NULL AND l.hash IS NOT NULL",
                &[&workspace],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .await?;
        return Ok(all.into_iter().filter(|(hash, _)| hashes.contains(hash)).collect());
    }
    let mut found = Vec::new();
    for hash in hashes {
        let person = tx
            .query_opt(
                "SELECT l.person_id FROM import_line l
                 JOIN import_batch b ON b.workspace_id = l.workspace_id AND b.id = l.import_id
                 JOIN person p ON p.workspace_id = l.workspace_id AND p.id = l.person_id
                 WHERE l.workspace_id = $1 AND l.hash = $2 AND b.undone_by IS NULL LIMIT 1",
                &[&workspace, hash],
                |row| row.get(0),
            )
            .await?;
        found.extend(person.map(|person| (hash.clone(), person)));
    }
    Ok(found)
}

/// Notes that an import has begun, at its first act.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_batch(tx: &mut Tx, workspace: Uuid, batch: &Batch, seq: i64) -> Result<()> {
    tx.later(
        "INSERT INTO import_batch (workspace_id, id, seq_from, seq_to, file_name, file_hash, counts, at)
         VALUES ($1, $2, $3, $3, $4, $5, $6, $7)",
        &[&workspace, &batch.id, &seq, &batch.file_name, &batch.file_hash, &batch.counts, &At(batch.at)],
    )
    .await
}

/// Notes how far an import has come.
///
/// # Errors
/// Whatever the engine says.
pub async fn batch_to(tx: &mut Tx, workspace: Uuid, import: Uuid, seq: i64) -> Result<()> {
    tx.later(
        "UPDATE import_batch SET seq_to = $1 WHERE workspace_id = $2 AND id = $3",
        &[&seq, &workspace, &import],
    )
    .await
}

/// Notes what records became, the first of them being number `from`.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_outcomes(
    tx: &mut Tx,
    workspace: Uuid,
    import: Uuid,
    from: i64,
    outcomes: &[Outcome],
) -> Result<()> {
    for (nr, outcome) in (from..).zip(outcomes) {
        tx.later(
            "INSERT INTO import_line (workspace_id, import_id, nr, line, outcome, person_id, reason, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &workspace,
                &import,
                &nr,
                &outcome.line,
                &outcome.outcome,
                &outcome.person,
                &outcome.reason,
                &outcome.hash,
            ],
        )
        .await?;
    }
    Ok(())
}

/// The imports of a workspace, the latest first.
///
/// # Errors
/// Whatever the engine says.
pub async fn batches(tx: &mut Tx, workspace: Uuid, limit: i64) -> Result<Vec<Batch>> {
    tx.query(
        "SELECT id, file_name, file_hash, counts, at, undone_by FROM import_batch WHERE workspace_id = $1
         ORDER BY seq_from DESC LIMIT $2",
        &[&workspace, &limit],
        |row| {
            Ok(Batch {
                id: row.get(0)?,
                file_name: row.get(1)?,
                file_hash: row.get(2)?,
                counts: row.get(3)?,
                at: row.get::<At>(4)?.0,
                undone_by: row.get(5)?,
            })
        },
    )
    .await
}

/// The acts of an import that still stand, the latest first; `None` when there is no such import, and the act that
/// undid it when it was undone.
///
/// # Errors
/// Whatever the engine says.
pub async fn acts_of_import(
    tx: &mut Tx,
    workspace: Uuid,
    import: Uuid,
) -> Result<Option<std::result::Result<Vec<i64>, i64>>> {
    let held: Option<(i64, i64, Option<i64>)> = tx
        .query_opt(
            "SELECT seq_from, seq_to, undone_by FROM import_batch WHERE workspace_id = $1 AND id = $2",
            &[&workspace, &import],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .await?;
    let Some((from, to, undone_by)) = held else { return Ok(None) };
    if let Some(by) = undone_by {
        return Ok(Some(Err(by)));
    }
    // Other acts may stand between the portions: those of the import carry its id where others have their hash.
    let seqs = tx
        .query(
            "SELECT seq FROM act WHERE workspace_id = $1 AND seq >= $2 AND seq <= $3 AND hash = $4 AND undone_by IS NULL
             ORDER BY seq DESC",
            &[&workspace, &from, &to, &import.as_bytes().to_vec()],
            |row| row.get(0),
        )
        .await?;
    Ok(Some(Ok(seqs)))
}

/// Notes that an import was undone.
///
/// # Errors
/// Whatever the engine says.
pub async fn batch_undone(tx: &mut Tx, workspace: Uuid, import: Uuid, by: i64) -> Result<()> {
    tx.exec(
        "UPDATE import_batch SET undone_by = $1 WHERE workspace_id = $2 AND id = $3",
        &[&by, &workspace, &import],
    )
    .await
    .map(|_| ())
}

/// Which of these ids are people here.
///
/// # Errors
/// Whatever the engine says.
pub async fn are_people(tx: &mut Tx, workspace: Uuid, ids: &BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>> {
    let found: Vec<Uuid> = tx
        .query(
            "SELECT id FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            &[&workspace, &Ids(ids.iter().copied().collect())],
            |row| row.get(0),
        )
        .await?;
    Ok(found.into_iter().collect())
}
