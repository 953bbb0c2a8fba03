//! What pictures are drawn from: the events of some days, what changed in a year, open introductions, ties.

use crate::{Day, Ids, Json, Result, Tx};
use goodturn_practice::duty::Duty;
use goodturn_practice::event::Happened;
use goodturn_practice::matter::Matter;
use goodturn_practice::person::Person;
use goodturn_practice::tie::Tie;
use jiff::civil::Date;
use uuid::Uuid;

/// What happened from one day to another of what the picture of a month shows; what was undone did not happen.
///
/// # Errors
/// Whatever the engine says.
pub async fn month_events(tx: &mut Tx, workspace: Uuid, from: Date, to: Date) -> Result<Vec<Happened>> {
    tx.query(
        "SELECT e.body FROM event e JOIN act a ON a.workspace_id = e.workspace_id AND a.seq = e.seq
         WHERE e.workspace_id = $1 AND e.happened_on >= $2 AND e.happened_on <= $3 AND a.undone_by IS NULL
         AND e.kind IN ('ask.made', 'promise.made',
'referral.introduced', 'referral.name_allowed', 'promise.thanked', 'news.thanked', 'news.told', 'news.outcome_told',
'reward.given', 'touch.noted', 'meeting.held')",
        &[&workspace, &Day(from), &Day(to)],
        |row| row.get::<Json<Happened>>(0).map(|body| body.0),
    )
    .await
}

/// The duties done from one day to another: when each was done, and when it was due.
///
/// # Errors
/// Whatever the engine says.
pub async fn duties_done(tx: &mut Tx, workspace: Uuid, from: Date, to: Date) -> Result<Vec<(Date, Date)>> {
    tx.query(
        "SELECT e.happened_on, e.due_on FROM event e JOIN act a ON a.workspace_id = e.workspace_id AND a.seq = e.seq
         WHERE e.workspace_id = $1 AND e.happened_on >= $2 AND e.happened_on <= $3 AND e.due_on IS NOT NULL
         AND a.undone_by IS NULL",
        &[&workspace, &Day(from), &Day(to)],
        |row| Ok((row.get::<Day>(0)?.0, row.get::<Day>(1)?.0)),
    )
    .await
}

/// The asks, promises and referrals that changed since the first ask, promise or introduction of some day or later.
///
/// # Errors
/// Whatever the engine says.
pub async fn path_since(tx: &mut Tx, workspace: Uuid, from: Date) -> Result<Vec<Matter>> {
    let first: Option<i64> = tx
        .query_one(
            "SELECT min(seq) FROM event WHERE workspace_id = $1 AND happened_on >= $2 AND kind IN ('ask.made', 'promise.made',
'referral.introduced', 'referral.name_allowed', 'promise.thanked', 'news.thanked', 'news.told', 'news.outcome_told',
'reward.given', 'touch.noted', 'meeting.held')",
            &[&workspace, &Day(from)],
            |row| row.get(0),
        )
        .await?;
    let Some(first) = first else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for kind in ["ask", "promise", "referral"] {
        for open in [true, false] {
            let some: Vec<Matter> = tx
                .query(
                    "SELECT body FROM matter WHERE workspace_id = $1 AND kind = $2 AND open = $3 AND seq >= $4",
                    &[&workspace, &kind, &open, &first],
                    |row| row.get::<Json<Matter>>(0).map(|body| body.0),
                )
                .await?;
            found.extend(some);
        }
    }
    Ok(found)
}

/// The introductions that wait for us, the longest over its time first, each with its duty.
///
/// # Errors
/// Whatever the engine says.
pub async fn introductions(tx: &mut Tx, workspace: Uuid, limit: i64) -> Result<Vec<(Matter, Duty)>> {
    tx.query(
        "SELECT m.body, d.body FROM duty d JOIN matter m ON m.workspace_id = d.workspace_id AND m.id = d.matter_id
         WHERE d.workspace_id = $1 AND d.rule = 'P33' ORDER BY d.due_on, d.due_at, d.id LIMIT $2",
        &[&workspace, &limit],
        |row| Ok((row.get::<Json<Matter>>(0)?.0, row.get::<Json<Duty>>(1)?.0)),
    )
    .await
}

/// The ties that some people have, at most `limit` at either end.
///
/// # Errors
/// Whatever the engine says.
pub async fn ties_around(tx: &mut Tx, workspace: Uuid, ids: &[Uuid], limit: i64) -> Result<Vec<Tie>> {
    let ids = Ids(ids.to_vec());
    let mut found: Vec<Tie> = tx
        .query(
            "SELECT body FROM tie WHERE workspace_id = $1 AND a IN (SELECT value FROM rarray($2)) ORDER BY id LIMIT $3",
            &[&workspace, &ids, &limit],
            |row| row.get::<Json<Tie>>(0).map(|body| body.0),
        )
        .await?;
    let others: Vec<Tie> = tx
        .query(
            "SELECT body FROM tie WHERE workspace_id = $1 AND b IN (SELECT value FROM rarray($2)) ORDER BY id LIMIT $3",
            &[&workspace, &ids, &limit],
            |row| row.get::<Json<Tie>>(0).map(|body| body.0),
        )
        .await?;
    found.extend(others);
    Ok(found)
}

/// The referrals in which some people have a part, at most `limit`.
///
/// # Errors
/// Whatever the engine says.
pub async fn referrals_around(tx: &mut Tx, workspace: Uuid, ids: &[Uuid], limit: i64) -> Result<Vec<Matter>> {
    tx.query(
        "SELECT m.body FROM matter m WHERE m.workspace_id = $1 AND m.kind = 'referral' AND m.id IN
         (SELECT p.matter_id FROM matter_person p WHERE p.workspace_id = $1 AND p.person_id IN (SELECT value FROM rarray($2)))
         ORDER BY m.id LIMIT $3",
        &[&workspace, &Ids(ids.to_vec()), &limit],
        |row| row.get::<Json<Matter>>(0).map(|body| body.0),
    )
    .await
}

/// The people who are counted with some households or organizations, at most `limit`.
///
/// # Errors
/// Whatever the engine says.
pub async fn people_of_units(
    tx: &mut Tx,
    workspace: Uuid,
    units: &[Uuid],
    limit: i64,
) -> Result<Vec<Person>> {
    tx.query(
        "SELECT body FROM person WHERE workspace_id = $1 AND part_of IS NOT NULL
         AND part_of IN (SELECT value FROM rarray($2)) ORDER BY id LIMIT $3",
        &[&workspace, &Ids(units.to_vec()), &limit],
        |row| row.get::<Json<Person>>(0).map(|body| body.0),
    )
    .await
}
