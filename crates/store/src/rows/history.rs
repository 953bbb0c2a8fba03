//! What happened, the latest first.

use crate::{At, Ids, Json, Result, Tx};
use goodturn_practice::event::Happened;
use goodturn_practice::person::Person;
use goodturn_practice::touch::Touch;
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An event as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The act that it came from.
    pub seq: i64,
    /// The act's name.
    pub act: String,
    /// Who.
    pub member: Option<Uuid>,
    /// By which door.
    pub door: String,
    /// By the clock of the workspace.
    pub at: Timestamp,
    /// By the clock on the wall.
    pub recorded_at: Timestamp,
    /// What happened, when and to whom.
    pub happened: Happened,
    /// The act that undid it.
    pub undone_by: Option<i64>,
    /// The act that it undoes.
    pub undoes: Option<i64>,
    /// The contact or remark that the act wrote down, if it did.
    pub touch: Option<Uuid>,
}

/// Of the answer to an act what it wrote down.
#[derive(serde::Deserialize)]
struct Made {
    #[serde(default)]
    ids: BTreeMap<String, Uuid>,
}

/// Events before an act, of everybody or of one person.
///
/// # Errors
/// Whatever the engine says.
pub async fn history(
    tx: &mut Tx,
    workspace: Uuid,
    person: Option<Uuid>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Kept>> {
    let before = before.unwrap_or(i64::MAX);
    let row = |row: &crate::Row<'_>| {
        Ok(Kept {
            seq: row.get(0)?,
            act: row.get(1)?,
            member: row.get(2)?,
            door: row.get(3)?,
            at: row.get::<At>(4)?.0,
            recorded_at: row.get::<At>(5)?.0,
            happened: row.get::<Json<Happened>>(6)?.0,
            undone_by: row.get(7)?,
            undoes: row.get(8)?,
            touch: row.get::<Json<Made>>(9)?.0.ids.get("touch").copied(),
        })
    };
    match person {
        Some(person) => {
            tx.query(
                "SELECT e.seq, a.name, e.member, e.door, e.at, e.recorded_at, e.body, a.undone_by, a.undoes, a.answer
                 FROM event_person p
                 JOIN event e ON e.workspace_id = p.workspace_id AND e.seq = p.seq AND e.nr = p.nr
                 JOIN act a ON a.workspace_id = p.workspace_id AND a.seq = p.seq
                 WHERE p.workspace_id = $1 AND p.person_id = $2 AND p.seq < $3
                 ORDER BY p.seq DESC, p.nr LIMIT $4",
                &[&workspace, &person, &before, &limit],
                row,
            )
            .await
        }
        None => {
            tx.query(
                "SELECT e.seq, a.name, e.member, e.door, e.at, e.recorded_at, e.body, a.undone_by, a.undoes, a.answer
                 FROM event e JOIN act a ON a.workspace_id = e.workspace_id AND a.seq = e.seq
                 WHERE e.workspace_id = $1 AND e.seq < $2
                 ORDER BY e.seq DESC, e.nr LIMIT $3",
                &[&workspace, &before, &limit],
                row,
            )
            .await
        }
    }
}

/// The names of people.
///
/// # Errors
/// Whatever the engine says.
pub async fn names_of(tx: &mut Tx, workspace: Uuid, ids: Vec<Uuid>) -> Result<BTreeMap<Uuid, String>> {
    let rows: Vec<Person> = tx
        .query(
            "SELECT body FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            &[&workspace, &Ids(ids)],
            |row| row.get::<Json<Person>>(0).map(|body| body.0),
        )
        .await?;
    Ok(rows.into_iter().map(|person| (person.id.0, person.name().to_owned())).collect())
}

/// The words of contacts and remarks, where there are any.
///
/// # Errors
/// Whatever the engine says.
pub async fn said(tx: &mut Tx, workspace: Uuid, touches: Vec<Uuid>) -> Result<BTreeMap<Uuid, String>> {
    if touches.is_empty() {
        return Ok(BTreeMap::new());
    }
    let touches: Vec<Touch> = tx
        .query(
            "SELECT body FROM touch WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            &[&workspace, &Ids(touches)],
            |row| row.get::<Json<Touch>>(0).map(|body| body.0),
        )
        .await?;
    Ok(touches
        .into_iter()
        .filter(|touch| !touch.words.is_empty())
        .map(|touch| (touch.id.0, touch.words))
        .collect())
}

/// Who changed a record after an act, and when; nothing when it is as it was then.
///
/// # Errors
/// Whatever the engine says.
pub async fn changed_since(
    tx: &mut Tx,
    workspace: Uuid,
    table: &str,
    record: Uuid,
    seen: i64,
) -> Result<Option<(Option<Uuid>, Timestamp)>> {
    tx.query_opt(
        "SELECT a.member, a.at FROM before_image b JOIN act a ON a.workspace_id = b.workspace_id AND a.seq = b.seq
         WHERE b.workspace_id = $1 AND b.table_name = $2 AND b.row_id = $3 AND b.seq > $4 ORDER BY b.seq DESC LIMIT 1",
        &[&workspace, &table, &record.to_string(), &seen],
        |row| Ok((row.get(0)?, row.get::<At>(1)?.0)),
    )
    .await
}
