//! What passes by itself: only an occasion, three days after its day (P7). Whoever looks at a day first sees to it.

use crate::perform::time_of;
use crate::wall;
use goodturn_practice::calendar::plus;
use goodturn_practice::decide::pass_occasions;
use goodturn_practice::desk::Moment;
use goodturn_practice::id::Fresh;
use goodturn_practice::refusal::Refusal;
use goodturn_store::rows::{self, Noted};
use goodturn_store::{Result, Store, StoreError, Tx};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use uuid::Uuid;

/// An occasion's card may have been due this many days before the day itself, weekends and holidays included.
const LEAD_DAYS: i32 = 14;

/// Lets occasions whose day is over come round again. Gives how many passed; does nothing when none did.
///
/// # Errors
/// Whatever the store says.
pub async fn pass(store: &Store, workspace: Uuid) -> Result<usize> {
    let wall = wall::now();
    let waiting = store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(BTreeSet::new()) };
                waiting(tx, &begun, wall).await
            })
        })
        .await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let seed = wall::seed().map_err(|error| StoreError::refused(error.to_string()))?;
    store
        .write(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(0) };
                let Ok(now) = time_of(None, begun.clock, begun.test_clock, wall) else { return Ok(0) };
                let (seq, today) = (begun.seq + 1, begun.firm.rhythm.calendar().day_of(now));
                let dossier = rows::load(tx, begun.firm, &waiting, plus(today, -LEAD_DAYS)).await?;
                let moment = Moment { now, happened_on: None, by: None };
                let Ok(Some(decision)) = pass_occasions(&dossier, moment, &mut Fresh::new(now, seed)) else {
                    return Ok(0);
                };
                let noted = Noted {
                    seq,
                    name: "occasion.pass",
                    member: None,
                    door: "clock",
                    hash: Sha256::digest(format!("pass {seq}")).to_vec(),
                    answer: "{}",
                    at: now,
                    recorded_at: wall,
                    key: None,
                    undoes: None,
                };
                rows::apply(tx, &dossier, &decision, &noted).await?;
                Ok(decision.events.len())
            })
        })
        .await
}

/// The people of occasions that are over and have not come round again yet.
pub(crate) async fn waiting(tx: &mut Tx, begun: &rows::Begun, wall: Timestamp) -> Result<BTreeSet<Uuid>> {
    let Ok(now) = time_of(None, begun.clock, begun.test_clock, wall) else { return Ok(BTreeSet::new()) };
    let today = begun.firm.rhythm.calendar().day_of(now);
    rows::occasions_due(tx, begun.firm.id.0, today, now).await
}

/// Moves a clock that is moved by hand, forward only.
///
/// # Errors
/// An error of the store; the inner result refuses a clock that is the wall's, and one that would run backwards.
pub async fn move_to(
    store: &Store,
    workspace: Uuid,
    at: Timestamp,
) -> Result<std::result::Result<(), Refusal>> {
    store
        .write(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else {
                    return Ok(Err(Refusal::unknown("workspace", "workspace")));
                };
                if let Err(refusal) = time_of(Some(at), begun.clock, begun.test_clock, at) {
                    return Ok(Err(refusal));
                }
                rows::clock_to(tx, begun.firm.id, begun.seq, at).await?;
                tx.flush().await?;
                Ok(Ok(()))
            })
        })
        .await
}
