//! Taking acts back: itself an act, allowed while nothing later builds on it.

use crate::perform::{Done, time_of};
use crate::wall;
use goodturn_practice::id::MemberId;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use goodturn_practice::workspace::MemberRole;
use goodturn_store::rows::{self, Begun, CannotUndo, Noted};
use goodturn_store::{Result, Store, StoreError, Tx};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Undoes one act.
///
/// # Errors
/// An error of the store; a refusal in words is the inner result and has changed nothing.
pub async fn undo(
    store: &Store,
    workspace: Uuid,
    by: MemberId,
    door: &'static str,
    seq: i64,
) -> Result<std::result::Result<Done, Refusal>> {
    let wall = wall::now();
    store
        .write(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else {
                    return Ok(Err(Refusal::unknown("workspace", "workspace")));
                };
                taken_back(tx, begun, by, door, &[seq], wall).await
            })
        })
        .await
}

/// Undoes acts as one act, the latest first, in a transaction that is already open.
pub(crate) async fn taken_back(
    tx: &mut Tx,
    begun: Begun,
    by: MemberId,
    door: &str,
    seqs: &[i64],
    wall: Timestamp,
) -> Result<std::result::Result<Done, Refusal>> {
    let may = begun.firm.member(by).is_some_and(|member| member.active && member.role != MemberRole::Viewer);
    if !may {
        return Ok(Err(Refusal::new("not_allowed", say("refusal-viewer"))));
    }
    let at = match time_of(None, begun.clock, begun.test_clock, wall) {
        Ok(at) => at,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let today = begun.firm.rhythm.calendar().day_of(at);
    let done = Done {
        seq: begun.seq + 1,
        ids: BTreeMap::new(),
        events: vec!["act.undone".to_owned(); seqs.len()],
        today_changed: Vec::new(),
    };
    let answer = serde_json::to_string(&done).map_err(|error| StoreError::refused(error.to_string()))?;
    let noted = Noted {
        seq: done.seq,
        name: "act.undo",
        member: Some(by.0),
        door,
        hash: Sha256::digest(format!("undo {seqs:?}")).to_vec(),
        answer: &answer,
        at,
        recorded_at: wall,
        key: None,
        undoes: seqs.first().copied(),
    };
    let undone = rows::undo(tx, begun, seqs, today, &noted).await?;
    Ok(undone.map(|()| done).map_err(|why| refused(&why)))
}

fn refused(why: &CannotUndo) -> Refusal {
    match why {
        CannotUndo::Unknown => Refusal::new("unknown_act_number", say("refusal-undo-unknown")).at("seq"),
        CannotUndo::Already(by) => {
            Refusal::new("undone_already", say("refusal-undo-already").with("number", *by))
        }
        CannotUndo::IsUndo => Refusal::new("not_undoable", say("refusal-undo-undo")),
        CannotUndo::Never(_) => Refusal::new("not_undoable", say("refusal-undo-members")),
        CannotUndo::BuiltOn(seq, name) => Refusal::new(
            "built_on",
            say("refusal-undo-built-on").with("number", *seq).with("act", name.as_str()),
        ),
    }
}
