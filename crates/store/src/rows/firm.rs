//! The workspace itself: its row, its members, its next number.

use crate::{At, Json, Result, Tx};
use goodturn_practice::id::WorkspaceId;
use goodturn_practice::workspace::{Firm, Member};
use jiff::Timestamp;
use uuid::Uuid;

/// A workspace as it is at the beginning of an act.
#[derive(Debug, Clone)]
pub struct Begun {
    /// The firm.
    pub firm: Firm,
    /// The number of the last act.
    pub seq: i64,
    /// When the last act happened.
    pub clock: Option<Timestamp>,
    /// Whether acts may say what time it is.
    pub test_clock: bool,
}

/// Writes a new workspace with its members.
///
/// # Errors
/// Whatever the engine says.
pub async fn begin_workspace(tx: &mut Tx, firm: &Firm, test_clock: bool) -> Result<()> {
    let none: Option<At> = None;
    tx.exec(
        "INSERT INTO workspace (workspace_id, name, zone, seq, revision, clock, test_clock, body, version)
         VALUES ($1, $2, $3, 0, $4, $5, $6, $7, 1)",
        &[&firm.id.0, &firm.name, &firm.rhythm.hours.zone, &firm.revision, &none, &test_clock, &Json(firm)],
    )
    .await?;
    put_members(tx, firm).await
}

/// The only workspace of the store, or the one of that name.
///
/// # Errors
/// Whatever the engine says.
pub async fn only_workspace(tx: &mut Tx) -> Result<Vec<(Uuid, String)>> {
    tx.query("SELECT workspace_id, name FROM workspace ORDER BY name LIMIT 100", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .await
}

/// Reads the workspace for an act. The engine holds its lock until the end of the transaction.
///
/// # Errors
/// Whatever the engine says.
pub async fn lock(tx: &mut Tx, workspace: Uuid) -> Result<Option<Begun>> {
    tx.query_opt(
        "SELECT body, seq, clock, test_clock FROM workspace WHERE workspace_id = $1",
        &[&workspace],
        |row| {
            let Json(firm) = row.get::<Json<Firm>>(0)?;
            let clock: Option<At> = row.get(2)?;
            Ok(Begun { firm, seq: row.get(1)?, clock: clock.map(|at| at.0), test_clock: row.get(3)? })
        },
    )
    .await
}

/// Takes the number of an act and moves the clock of the workspace to it.
///
/// # Errors
/// Whatever the engine says.
pub async fn clock_to(tx: &mut Tx, workspace: WorkspaceId, seq: i64, at: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE workspace SET seq = $1, clock = $2 WHERE workspace_id = $3",
        &[&seq, &At(at), &workspace.0],
    )
    .await?;
    Ok(())
}

/// Saves the firm with its members.
pub(super) async fn put_firm(tx: &mut Tx, firm: &Firm) -> Result<()> {
    tx.exec(
        "UPDATE workspace SET name = $1, zone = $2, revision = $3, body = $4, version = version + 1 WHERE workspace_id = $5",
        &[&firm.name, &firm.rhythm.hours.zone, &firm.revision, &Json(firm), &firm.id.0],
    )
    .await?;
    put_members(tx, firm).await
}

async fn put_members(tx: &mut Tx, firm: &Firm) -> Result<()> {
    for member in &firm.members {
        put_member(tx, firm.id.0, member).await?;
    }
    Ok(())
}

async fn put_member(tx: &mut Tx, workspace: Uuid, member: &Member) -> Result<()> {
    tx.exec(
        "INSERT INTO member (workspace_id, id, role, active, body, version) VALUES ($1, $2, $3, $4, $5, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET role = excluded.role, active = excluded.active,
         body = excluded.body, version = member.version + 1",
        &[&workspace, &member.id.0, &member.role.word(), &member.active, &Json(member)],
    )
    .await?;
    Ok(())
}
