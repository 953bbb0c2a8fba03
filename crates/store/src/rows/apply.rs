//! Writing a decision: rows, events, duties and before-images, in the one transaction of its act.

use super::book_size;
use super::duties::{put_standings, resettle};
use super::firm::{clock_to, put_firm};
use super::put::{
    put_ideal, put_matter, put_person, put_tie, put_touch, put_wording, remove_tie, remove_wording,
};
use crate::{At, Day, Json, Result, Tx};
use goodturn_practice::answered::due_days;
use goodturn_practice::decide::{Decision, settle};
use goodturn_practice::desk::Touched;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::Standing;
use goodturn_practice::event::Happened;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// What is kept of an act beside what it changed.
#[derive(Debug, Clone)]
pub struct Noted<'a> {
    /// Its number.
    pub seq: i64,
    /// Its name.
    pub name: &'a str,
    /// Who.
    pub member: Option<Uuid>,
    /// By which door: act, page, import, clock.
    pub door: &'a str,
    /// SHA-256 of the act as it was sent.
    pub hash: Vec<u8>,
    /// The answer that it got.
    pub answer: &'a str,
    /// By the clock of the workspace.
    pub at: Timestamp,
    /// By the clock on the wall.
    pub recorded_at: Timestamp,
    /// The key it was sent with.
    pub key: Option<&'a str>,
    /// The act that it undoes.
    pub undoes: Option<i64>,
}

/// Writes everything that a decision changed. `before` is the dossier on which it was decided.
///
/// # Errors
/// Whatever the engine says; then nothing is written at all.
pub async fn apply(tx: &mut Tx, before: &Dossier, decision: &Decision, noted: &Noted<'_>) -> Result<()> {
    let firm = &decision.after.firm;
    let workspace = firm.id;
    clock_to(tx, workspace, noted.seq, noted.at).await?;
    put_act(tx, workspace.0, noted).await?;
    put_images(tx, workspace.0, before, decision, noted.seq).await?;
    put_records(tx, before, decision, noted.seq).await?;
    book_size::follow(tx, before, decision).await?;
    let stood = settle(before);
    put_standings(tx, &stood, decision).await?;
    if decision.touched.contains(&Touched::Firm) {
        resettle(tx, firm, decision.succession, noted.seq).await?;
    }
    let due = due_days(&decision.events, &stood, &decision.standings, &firm.rhythm.calendar());
    put_events(tx, workspace.0, &decision.events, &due, noted).await?;
    tx.flush().await
}

/// The records that changed: people first, because matters, ties and touches point to them.
async fn put_records(tx: &mut Tx, before: &Dossier, decision: &Decision, seq: i64) -> Result<()> {
    let after = &decision.after;
    let workspace = after.firm.id.0;
    for record in &decision.touched {
        match record {
            Touched::Firm => put_firm(tx, &after.firm).await?,
            Touched::Person(id) => {
                let Some(person) = after.people.get(id) else { continue };
                let book = before.people.get(id).is_none_or(|held| held.contact != person.contact);
                put_person(tx, workspace, person, book).await?;
            }
            _ => {}
        }
    }
    for record in &decision.touched {
        match record {
            Touched::Matter(id) => {
                let Some(matter) = after.matters.get(id) else { continue };
                let open = matches!(decision.standings.get(id), Some(Standing::Open(_)));
                put_matter(tx, workspace, matter, open, seq).await?;
            }
            Touched::Tie(id) => match after.ties.get(id) {
                Some(tie) => put_tie(tx, workspace, tie).await?,
                None => remove_tie(tx, workspace, *id).await?,
            },
            Touched::Ideal(id) => {
                let Some(ideal) = after.ideals.get(id) else { continue };
                put_ideal(tx, workspace, ideal).await?;
            }
            Touched::Wording(id) => match after.wordings.get(id) {
                Some(wording) => put_wording(tx, workspace, wording).await?,
                None => remove_wording(tx, workspace, *id).await?,
            },
            Touched::Touch(id) => {
                let Some(touch) = after.touches.iter().find(|touch| touch.id == *id) else { continue };
                put_touch(tx, workspace, touch).await?;
            }
            Touched::Firm | Touched::Person(_) => {}
        }
    }
    Ok(())
}

pub(super) async fn put_act(tx: &mut Tx, workspace: Uuid, noted: &Noted<'_>) -> Result<()> {
    tx.later(
        "INSERT INTO act (workspace_id, seq, name, member, door, hash, answer, at, recorded_at, undoes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &workspace,
            &noted.seq,
            &noted.name,
            &noted.member,
            &noted.door,
            &noted.hash,
            &noted.answer,
            &At(noted.at),
            &At(noted.recorded_at),
            &noted.undoes,
        ],
    )
    .await?;
    if let Some(key) = noted.key {
        tx.later(
            "INSERT INTO act_key (workspace_id, key, hash, seq) VALUES ($1, $2, $3, $4)",
            &[&workspace, &key, &noted.hash, &noted.seq],
        )
        .await?;
    }
    Ok(())
}

/// What an act with that key was answered: its answer for the same act, `Err(())` when the key stood for another.
///
/// # Errors
/// Whatever the engine says.
pub async fn answered<T: serde::de::DeserializeOwned>(
    tx: &mut Tx,
    workspace: Uuid,
    key: &str,
    hash: &[u8],
) -> Result<Option<std::result::Result<T, ()>>> {
    let held: Option<(Vec<u8>, Json<T>)> = tx
        .query_opt(
            "SELECT k.hash, a.answer FROM act_key k JOIN act a ON a.workspace_id = k.workspace_id AND a.seq = k.seq
             WHERE k.workspace_id = $1 AND k.key = $2",
            &[&workspace, &key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?;
    Ok(held.map(|(first, answer)| if first == hash { Ok(answer.0) } else { Err(()) }))
}

/// What every changed record was before, for undo.
async fn put_images(
    tx: &mut Tx,
    workspace: Uuid,
    before: &Dossier,
    decision: &Decision,
    seq: i64,
) -> Result<()> {
    for (nr, record) in (0_i64..).zip(&decision.touched) {
        let (table, id, body) = match record {
            Touched::Firm => ("workspace", workspace, image(Some(&before.firm))),
            Touched::Person(id) => ("person", id.0, image(before.people.get(id))),
            Touched::Matter(id) => ("matter", id.0, image(before.matters.get(id))),
            Touched::Tie(id) => ("tie", id.0, image(before.ties.get(id))),
            Touched::Ideal(id) => ("ideal", id.0, image(before.ideals.get(id))),
            Touched::Wording(id) => ("wording", id.0, image(before.wordings.get(id))),
            Touched::Touch(id) => ("touch", id.0, image(before.touches.iter().find(|touch| touch.id == *id))),
        };
        tx.later(
            "INSERT INTO before_image (workspace_id, seq, nr, table_name, row_id, body_before) VALUES ($1, $2, $3, $4, $5, $6)",
            &[&workspace, &seq, &nr, &table, &id.to_string(), &body],
        )
        .await?;
    }
    Ok(())
}

fn image<T: Serialize>(record: Option<&T>) -> Option<String> {
    record.and_then(|record| serde_json::to_string(record).ok())
}

/// The events, each with the day on which the duty was due that it answers.
pub(super) async fn put_events(
    tx: &mut Tx,
    workspace: Uuid,
    events: &[Happened],
    due: &[Option<Date>],
    noted: &Noted<'_>,
) -> Result<()> {
    for (nr, happened) in (0_i64..).zip(events) {
        tx.later(
            "INSERT INTO event (workspace_id, seq, nr, kind, member, door, happened_on, at, recorded_at, body, due_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            &[
                &workspace,
                &noted.seq,
                &nr,
                &happened.event.name(),
                &noted.member,
                &noted.door,
                &Day(happened.on),
                &At(noted.at),
                &At(noted.recorded_at),
                &Json(happened),
                &usize::try_from(nr).ok().and_then(|nr| due.get(nr).copied().flatten()).map(Day),
            ],
        )
        .await?;
        for person in &happened.people {
            tx.later(
                "INSERT INTO event_person (workspace_id, person_id, seq, nr) VALUES ($1, $2, $3, $4)",
                &[&workspace, &person.0, &noted.seq, &nr],
            )
            .await?;
        }
    }
    Ok(())
}
