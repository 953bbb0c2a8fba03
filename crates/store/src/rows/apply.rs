//! Writing a decision: rows, events and duties, in the one transaction of its act.

use super::firm::{clock_to, put_firm};
use super::load::load;
use crate::{At, Day, Json, Result, Tx};
use goodturn_practice::decide::{Decision, settle};
use goodturn_practice::desk::Touched;
use goodturn_practice::duty::Standing;
use goodturn_practice::id::{MatterId, PersonId};
use goodturn_practice::person::{Person, Role};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
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
}

/// Writes everything that a decision changed.
///
/// # Errors
/// Whatever the engine says; then nothing is written at all.
pub async fn apply(tx: &mut Tx, decision: &Decision, noted: &Noted<'_>) -> Result<()> {
    let firm = &decision.after.firm;
    let workspace = firm.id;
    clock_to(tx, workspace, noted.seq, noted.at).await?;
    put_act(tx, workspace.0, noted).await?;
    for record in &decision.touched {
        match record {
            Touched::Firm => put_firm(tx, firm).await?,
            Touched::Person(id) => put_person(tx, workspace.0, decision, *id).await?,
            Touched::Matter(_) | Touched::Touch(_) | Touched::Tie(_) | Touched::Ideal(_) => {}
        }
    }
    for record in &decision.touched {
        match record {
            Touched::Matter(id) => put_matter(tx, workspace.0, decision, *id, noted.seq).await?,
            Touched::Tie(id) => put_tie(tx, workspace.0, decision, id.0).await?,
            Touched::Ideal(id) => put_ideal(tx, workspace.0, decision, id.0).await?,
            Touched::Touch(id) => put_touch(tx, workspace.0, decision, id.0).await?,
            Touched::Firm | Touched::Person(_) => {}
        }
    }
    put_readiness(tx, workspace.0, decision).await?;
    put_duties(tx, workspace.0, firm.revision, &decision.standings).await?;
    if decision.touched.contains(&Touched::Firm) {
        resettle(tx, decision, noted.seq).await?;
    }
    put_events(tx, workspace.0, decision, noted).await
}

async fn put_act(tx: &mut Tx, workspace: Uuid, noted: &Noted<'_>) -> Result<()> {
    tx.exec(
        "INSERT INTO act (workspace_id, seq, name, member, door, hash, answer, at, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
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
        ],
    )
    .await?;
    if let Some(key) = noted.key {
        tx.exec(
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
) -> Result<Option<Result<T, ()>>> {
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

/// Roles as bits, in the order of the type.
fn bits(person: &Person) -> i64 {
    let all = [Role::Client, Role::PastClient, Role::Prospect, Role::Partner, Role::Source, Role::Friend];
    all.iter().enumerate().filter(|(_, role)| person.roles.contains(role)).map(|(nr, _)| 1 << nr).sum()
}

async fn put_person(tx: &mut Tx, workspace: Uuid, decision: &Decision, id: PersonId) -> Result<()> {
    let Some(person) = decision.after.people.get(&id) else { return Ok(()) };
    let circle = person.circle.map(|circle| circle.word().to_owned());
    let kind = format!("{:?}", person.kind).to_lowercase();
    tx.exec(
        "INSERT INTO person (workspace_id, id, kind, sort_name, roles, circle, leave_alone, gone, sorted, owner, body, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET kind = excluded.kind, sort_name = excluded.sort_name,
         roles = excluded.roles, circle = excluded.circle, leave_alone = excluded.leave_alone, gone = excluded.gone,
         sorted = excluded.sorted, owner = excluded.owner, body = excluded.body, version = person.version + 1",
        &[
            &workspace,
            &id.0,
            &kind,
            &person.name().to_lowercase(),
            &bits(person),
            &circle,
            &person.leave_alone,
            &person.gone.is_some(),
            &person.sorted,
            &person.owner.map(|owner| owner.0),
            &Json(person),
        ],
    )
    .await?;
    put_keys(tx, workspace, person).await
}

async fn put_keys(tx: &mut Tx, workspace: Uuid, person: &Person) -> Result<()> {
    tx.exec("DELETE FROM person_key WHERE workspace_id = $1 AND person_id = $2", &[&workspace, &person.id.0])
        .await?;
    for mail in &person.contact.mails {
        tx.exec(
            "INSERT INTO person_key (workspace_id, key, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            &[&workspace, &mail.value.key(), &person.id.0],
        )
        .await?;
    }
    Ok(())
}

async fn put_matter(tx: &mut Tx, workspace: Uuid, decision: &Decision, id: MatterId, seq: i64) -> Result<()> {
    let Some(matter) = decision.after.matters.get(&id) else { return Ok(()) };
    let open = matches!(decision.standings.get(&id), Some(Standing::Open(_)));
    tx.exec(
        "INSERT INTO matter (workspace_id, id, kind, open, seq, body, version) VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET open = excluded.open, seq = excluded.seq, body = excluded.body,
         version = matter.version + 1",
        &[&workspace, &id.0, &matter.body.kind(), &open, &seq, &Json(matter)],
    )
    .await?;
    tx.exec("DELETE FROM matter_person WHERE workspace_id = $1 AND matter_id = $2", &[&workspace, &id.0])
        .await?;
    for (person, part) in matter.body.people() {
        tx.exec(
            "INSERT INTO matter_person (workspace_id, matter_id, person_id, part) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            &[&workspace, &id.0, &person.0, &part.word()],
        )
        .await?;
    }
    Ok(())
}

async fn put_tie(tx: &mut Tx, workspace: Uuid, decision: &Decision, id: Uuid) -> Result<()> {
    match decision.after.ties.values().find(|tie| tie.id.0 == id) {
        Some(tie) => {
            tx.exec(
                "INSERT INTO tie (workspace_id, id, a, b, body, version) VALUES ($1, $2, $3, $4, $5, 1)
                 ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, version = tie.version + 1",
                &[&workspace, &id, &tie.a.0, &tie.b.0, &Json(tie)],
            )
            .await?
        }
        None => tx.exec("DELETE FROM tie WHERE workspace_id = $1 AND id = $2", &[&workspace, &id]).await?,
    };
    Ok(())
}

async fn put_ideal(tx: &mut Tx, workspace: Uuid, decision: &Decision, id: Uuid) -> Result<()> {
    let Some(ideal) = decision.after.ideals.values().find(|ideal| ideal.id.0 == id) else { return Ok(()) };
    tx.exec(
        "INSERT INTO ideal (workspace_id, id, body, version) VALUES ($1, $2, $3, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, version = ideal.version + 1",
        &[&workspace, &id, &Json(ideal)],
    )
    .await?;
    Ok(())
}

async fn put_touch(tx: &mut Tx, workspace: Uuid, decision: &Decision, id: Uuid) -> Result<()> {
    let Some(touch) = decision.after.touches.iter().find(|touch| touch.id.0 == id) else { return Ok(()) };
    tx.exec(
        "INSERT INTO touch (workspace_id, id, person_id, on_day, body, version) VALUES ($1, $2, $3, $4, $5, 1)
         ON CONFLICT (workspace_id, id) DO NOTHING",
        &[&workspace, &id, &touch.person.0, &Day(touch.on), &Json(touch)],
    )
    .await?;
    Ok(())
}

/// The index of whom to ask: only where to look, the truth is worked out again when somebody is proposed.
async fn put_readiness(tx: &mut Tx, workspace: Uuid, decision: &Decision) -> Result<()> {
    for (person, (ready, expectation)) in &decision.readiness {
        tx.exec(
            "UPDATE person SET ready_on = $1, expectation = $2 WHERE workspace_id = $3 AND id = $4",
            &[&ready.day().map(Day), expectation, &workspace, &person.0],
        )
        .await?;
    }
    Ok(())
}

/// The duty rows of every matter on the desk, as they stand now. A duty keeps its id as long as its matter is open.
async fn put_duties(
    tx: &mut Tx,
    workspace: Uuid,
    revision: i64,
    standings: &BTreeMap<MatterId, Standing>,
) -> Result<()> {
    for (matter, standing) in standings {
        let Standing::Open(duty) = standing else {
            tx.exec("DELETE FROM duty WHERE workspace_id = $1 AND matter_id = $2", &[&workspace, &matter.0])
                .await?;
            tx.exec(
                "UPDATE matter SET open = $1 WHERE workspace_id = $2 AND id = $3",
                &[&false, &workspace, &matter.0],
            )
            .await?;
            continue;
        };
        let rank = i64::from(duty.rule.rank());
        tx.exec(
            "INSERT INTO duty (workspace_id, id, matter_id, rule, person_id, owner, due_on, due_at, group_rank, revision, body)
             VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (workspace_id, matter_id) DO UPDATE SET rule = excluded.rule, person_id = excluded.person_id,
             owner = excluded.owner, due_on = excluded.due_on, due_at = excluded.due_at, group_rank = excluded.group_rank,
             revision = excluded.revision, body = excluded.body",
            &[
                &workspace,
                &matter.0,
                &duty.rule.code(),
                &duty.person.0,
                &duty.owner.0,
                &Day(duty.due.on),
                &duty.due.at.map(At),
                &rank,
                &revision,
                &Json(duty),
            ],
        )
        .await?;
        tx.exec(
            "UPDATE matter SET open = $1 WHERE workspace_id = $2 AND id = $3",
            &[&true, &workspace, &matter.0],
        )
        .await?;
    }
    Ok(())
}

/// The rhythm or the members changed: every duty of the workspace is worked out anew, in the same transaction.
/// Whatever a leaving member looked after becomes their successor's.
async fn resettle(tx: &mut Tx, decision: &Decision, seq: i64) -> Result<()> {
    let firm = decision.after.firm.clone();
    let (workspace, revision) = (firm.id.0, firm.revision);
    let everybody: BTreeSet<Uuid> = tx
        .query("SELECT id FROM person WHERE workspace_id = $1", &[&workspace], |row| row.get(0))
        .await?
        .into_iter()
        .collect();
    let mut all = load(tx, firm, &everybody, Date::MAX).await?;
    if let Some((from, to)) = decision.succession {
        let (mut people, mut matters) = (Vec::new(), Vec::new());
        for person in all.people.values_mut().filter(|person| person.owner == Some(from)) {
            person.owner = Some(to);
            people.push(person.id);
        }
        for matter in all.matters.values_mut().filter(|matter| matter.owner == Some(from)) {
            matter.owner = Some(to);
            matters.push(matter.id);
        }
        let handed = Decision { standings: settle(&all), after: all.clone(), ..decision.clone() };
        for person in people {
            put_person(tx, workspace, &handed, person).await?;
        }
        for matter in matters {
            put_matter(tx, workspace, &handed, matter, seq).await?;
        }
    }
    put_duties(tx, workspace, revision, &settle(&all)).await
}

async fn put_events(tx: &mut Tx, workspace: Uuid, decision: &Decision, noted: &Noted<'_>) -> Result<()> {
    for (nr, happened) in decision.events.iter().enumerate() {
        let nr = i64::try_from(nr).unwrap_or(i64::MAX);
        tx.exec(
            "INSERT INTO event (workspace_id, seq, nr, kind, member, door, happened_on, at, recorded_at, body)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
            ],
        )
        .await?;
        for person in &happened.people {
            tx.exec(
                "INSERT INTO event_person (workspace_id, person_id, seq, nr) VALUES ($1, $2, $3, $4)",
                &[&workspace, &person.0, &noted.seq, &nr],
            )
            .await?;
        }
    }
    Ok(())
}
