//! What is read for the morning: due duties, and what was done today already.

use crate::{Day, Json, Result, Tx};
use goodturn_practice::ask::Ask;
use goodturn_practice::duty::Duty;
use goodturn_practice::matter::Matter;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What is due of a member by the end of a day.
///
/// # Errors
/// Whatever the engine says.
pub async fn due(tx: &mut Tx, workspace: Uuid, owner: Uuid, by: Date) -> Result<Vec<Duty>> {
    tx.query(
        "SELECT body FROM duty WHERE workspace_id = $1 AND owner = $2 AND due_on <= $3",
        &[&workspace, &owner, &Day(by)],
        |row| row.get::<Json<Duty>>(0).map(|body| body.0),
    )
    .await
}

/// How many people a member asked on a day, by the clock of the workspace; whoever was asked anew on the day they had
/// named does not count. The latest hundred asks are looked at.
///
/// # Errors
/// Whatever the engine says.
pub async fn asked_on(tx: &mut Tx, workspace: Uuid, member: Uuid, day: Date) -> Result<usize> {
    let mut asked = 0;
    for open in [true, false] {
        let latest: Vec<Matter> = tx
            .query(
                "SELECT body FROM matter WHERE workspace_id = $1 AND kind = 'ask' AND open = $2 ORDER BY seq DESC LIMIT 50",
                &[&workspace, &open],
                |row| row.get::<Json<Matter>>(0).map(|body| body.0),
            )
            .await?;
        let theirs = |ask: &Ask| ask.made_on == Some(day) && ask.made_by.is_some_and(|by| by.0 == member);
        asked += latest.iter().filter(|it| it.body.as_ask().is_some_and(theirs)).count();
    }
    Ok(asked)
}

/// The people of occasions that a moment has passed: those whose duty was due before `before` and reads as nothing now.
///
/// # Errors
/// Whatever the engine says.
pub async fn occasions_due(
    tx: &mut Tx,
    workspace: Uuid,
    before: Date,
    now: Timestamp,
) -> Result<BTreeSet<Uuid>> {
    let due: Vec<(Uuid, Duty)> = tx
        .query(
            "SELECT matter_id, body FROM duty WHERE workspace_id = $1 AND due_on < $2 AND rule = 'P46'",
            &[&workspace, &Day(before)],
            |row| Ok((row.get(0)?, row.get::<Json<Duty>>(1)?.0)),
        )
        .await?;
    Ok(due.into_iter().filter(|(_, duty)| duty.clone().at(now).is_none()).map(|(id, _)| id).collect())
}
