//! The calendar that a member named: its address, which is a secret, and what it held when it was last fetched.

use crate::{At, Json, Result, Tx};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A calendar that a member named. It has no `Debug`: its address belongs into no log.
pub struct Feed<T> {
    /// Where it is, a secret.
    pub address: String,
    /// When it was last tried.
    pub tried_at: Option<Timestamp>,
    /// What it held, and how the last try ended.
    pub body: T,
}

/// The calendar of a member.
///
/// # Errors
/// Whatever the engine says.
pub async fn feed<T: DeserializeOwned>(
    tx: &mut Tx,
    workspace: Uuid,
    member: Uuid,
) -> Result<Option<Feed<T>>> {
    tx.query_opt(
        "SELECT address, tried_at, body FROM calendar_feed WHERE workspace_id = $1 AND member_id = $2",
        &[&workspace, &member],
        |row| {
            Ok(Feed {
                address: row.get(0)?,
                tried_at: row.get::<Option<At>>(1)?.map(|at| at.0),
                body: row.get::<Json<T>>(2)?.0,
            })
        },
    )
    .await
}

/// Names a member's calendar, in place of one named before; nothing is known of it yet.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_feed<T: Serialize + Sync>(
    tx: &mut Tx,
    workspace: Uuid,
    member: Uuid,
    address: &str,
    body: &T,
) -> Result<()> {
    forget_feed(tx, workspace, member).await?;
    tx.exec(
        "INSERT INTO calendar_feed (workspace_id, member_id, address, body) VALUES ($1, $2, $3, $4)",
        &[&workspace, &member, &address, &Json(body)],
    )
    .await
    .map(|_| ())
}

/// Forgets a member's calendar, its address and what it held.
///
/// # Errors
/// Whatever the engine says.
pub async fn forget_feed(tx: &mut Tx, workspace: Uuid, member: Uuid) -> Result<()> {
    tx.exec("DELETE FROM calendar_feed WHERE workspace_id = $1 AND member_id = $2", &[&workspace, &member])
        .await
        .map(|_| ())
}

/// Takes the turn to fetch, unless somebody tried since `before`: of several programs on one store one gets it.
///
/// # Errors
/// Whatever the engine says.
pub async fn claim_feed(
    tx: &mut Tx,
    workspace: Uuid,
    member: Uuid,
    before: Timestamp,
    now: Timestamp,
) -> Result<bool> {
    let taken = tx
        .exec(
            "UPDATE calendar_feed SET tried_at = $1 WHERE workspace_id = $2 AND member_id = $3
             AND (tried_at IS NULL OR tried_at <= $4)",
            &[&At(now), &workspace, &member, &At(before)],
        )
        .await?;
    Ok(taken == 1)
}

/// Keeps how a try ended, unless the calendar was named anew meanwhile.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_fetched<T: Serialize + Sync>(
    tx: &mut Tx,
    workspace: Uuid,
    member: Uuid,
    address: &str,
    body: &T,
) -> Result<()> {
    tx.exec(
        "UPDATE calendar_feed SET body = $1 WHERE workspace_id = $2 AND member_id = $3 AND address = $4",
        &[&Json(body), &workspace, &member, &address],
    )
    .await
    .map(|_| ())
}

/// What became of an act with that key: `None` when there is none, else whether it was taken back.
///
/// # Errors
/// Whatever the engine says.
pub async fn key_undone(tx: &mut Tx, workspace: Uuid, key: &str) -> Result<Option<bool>> {
    tx.query_opt(
        "SELECT a.undone_by FROM act_key k JOIN act a ON a.workspace_id = k.workspace_id AND a.seq = k.seq
         WHERE k.workspace_id = $1 AND k.key = $2",
        &[&workspace, &key],
        |row| row.get::<Option<i64>>(0).map(|by| by.is_some()),
    )
    .await
}
