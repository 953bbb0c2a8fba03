//! Duty rows: what is worked out about every matter on a desk, kept so that Today need not work it out.

use super::load::load;
use super::put::{put_matter, put_person};
use crate::{At, Day, Json, Result, Tx};
use goodturn_practice::decide::{Decision, settle};
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::Standing;
use goodturn_practice::id::{MatterId, MemberId, PersonId};
use goodturn_practice::readiness::{Readiness, expectation, readiness};
use goodturn_practice::workspace::Firm;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The index of whom to ask: only where to look, the truth is worked out again when somebody is proposed.
pub(super) async fn put_readiness(
    tx: &mut Tx,
    workspace: Uuid,
    people: &BTreeMap<PersonId, (Readiness, f64)>,
) -> Result<()> {
    for (person, (ready, expectation)) in people {
        // Before any year that a file of ours names: ready since ever.
        let day = ready.day().map(|day| Day(day.max(jiff::civil::date(1900, 1, 1))));
        tx.later(
            "UPDATE person SET ready_on = $1, expectation = $2 WHERE workspace_id = $3 AND id = $4",
            &[&day, expectation, &workspace, &person.0],
        )
        .await?;
    }
    Ok(())
}

/// The duty rows of every matter on the desk, as they stand now. A duty keeps its id as long as its matter is open.
/// With `before`, only what stands differently is written.
pub(super) async fn put_duties(
    tx: &mut Tx,
    workspace: Uuid,
    revision: i64,
    standings: &BTreeMap<MatterId, Standing>,
    before: &BTreeMap<MatterId, Standing>,
) -> Result<()> {
    for (matter, standing) in standings {
        if before.get(matter) == Some(standing) {
            continue;
        }
        let open = matches!(standing, Standing::Open(_));
        if let Standing::Open(duty) = standing {
            tx.later(
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
                    &i64::from(duty.rule.rank()),
                    &revision,
                    &Json(duty),
                ],
            )
            .await?;
        } else {
            tx.later("DELETE FROM duty WHERE workspace_id = $1 AND matter_id = $2", &[&workspace, &matter.0])
                .await?;
        }
        tx.later(
            "UPDATE matter SET open = $1 WHERE workspace_id = $2 AND id = $3",
            &[&open, &workspace, &matter.0],
        )
        .await?;
    }
    Ok(())
}

/// Works out anew how everything around some people and matters stands, from the rows as they are now.
pub(super) async fn settle_around(
    tx: &mut Tx,
    firm: Firm,
    named: &BTreeSet<Uuid>,
    today: Date,
) -> Result<Dossier> {
    let dossier = load(tx, firm, named, today).await?;
    let (workspace, revision) = (dossier.firm.id.0, dossier.firm.revision);
    put_duties(tx, workspace, revision, &settle(&dossier), &BTreeMap::new()).await?;
    put_readiness(tx, workspace, &ready(&dossier)).await?;
    Ok(dossier)
}

/// Whom of the core could be asked from when, and what it would bring.
fn ready(dossier: &Dossier) -> BTreeMap<PersonId, (Readiness, f64)> {
    let one = |id: &PersonId| Some((*id, (readiness(dossier, *id)?, expectation(dossier, *id))));
    dossier.core.iter().filter_map(one).collect()
}

/// The rhythm or the members changed: every duty of the workspace is worked out anew, in the same transaction.
/// Whatever a leaving member looked after becomes their successor's.
pub(super) async fn resettle(
    tx: &mut Tx,
    firm: &Firm,
    succession: Option<(MemberId, MemberId)>,
    seq: i64,
) -> Result<()> {
    let (workspace, revision) = (firm.id.0, firm.revision);
    let everybody: BTreeSet<Uuid> = tx
        .query("SELECT id FROM person WHERE workspace_id = $1", &[&workspace], |row| row.get(0))
        .await?
        .into_iter()
        .collect();
    let mut all = load(tx, firm.clone(), &everybody, Date::MAX).await?;
    if let Some((from, to)) = succession {
        let (mut people, mut matters) = (Vec::new(), Vec::new());
        for person in all.people.values_mut().filter(|person| person.owner == Some(from)) {
            person.owner = Some(to);
            people.push(person.clone());
        }
        for matter in all.matters.values_mut().filter(|matter| matter.owner == Some(from)) {
            matter.owner = Some(to);
            matters.push(matter.clone());
        }
        for person in &people {
            put_person(tx, workspace, person, false).await?;
        }
        for matter in &matters {
            put_matter(tx, workspace, matter, true, seq).await?;
        }
    }
    put_duties(tx, workspace, revision, &settle(&all), &BTreeMap::new()).await?;
    put_readiness(tx, workspace, &ready(&all)).await
}

/// How everything on the desk stood before a decision and stands after it, written where it differs.
pub(super) async fn put_standings(
    tx: &mut Tx,
    stood: &BTreeMap<MatterId, Standing>,
    decision: &Decision,
) -> Result<()> {
    let firm = &decision.after.firm;
    put_readiness(tx, firm.id.0, &decision.readiness).await?;
    put_duties(tx, firm.id.0, firm.revision, &decision.standings, stood).await
}
