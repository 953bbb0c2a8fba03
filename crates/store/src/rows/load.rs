//! Loading the dossier of an act: everything about the people it names.

use crate::{Day, Ids, Json, Param, Result, Tx};
use goodturn_practice::calendar::plus;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::{MatterId, PersonId, WordingId};
use goodturn_practice::ideal::Ideal;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::person::{Kind, Person};
use goodturn_practice::tie::Tie;
use goodturn_practice::touch::Touch;
use goodturn_practice::wording::Wording;
use goodturn_practice::workspace::Firm;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How far back touches are read, in days: far enough for everything that a rule asks about.
const TOUCH_DAYS: i32 = 400;

/// Reads the dossier around ids of people and of matters; ids of other things name nobody and bring nothing.
///
/// The people named, and those of the matters named, are the core: all their matters are read, all the people of
/// those matters and of their ties, and the matters that these share with them.
///
/// # Errors
/// Whatever the engine says, and a record that this program cannot read.
pub async fn load(tx: &mut Tx, firm: Firm, named: &BTreeSet<Uuid>, today: Date) -> Result<Dossier> {
    let workspace = firm.id.0;
    let mut dossier = Dossier::empty(firm);
    let ids = Ids(named.iter().copied().collect());
    let core = core_of(tx, workspace, &ids).await?;
    let core_ids = Ids(core.iter().copied().collect());
    let matters: Vec<Matter> = bodies(
        tx,
        "SELECT m.body FROM matter m WHERE m.workspace_id = $1 AND m.id IN
         (SELECT p.matter_id FROM matter_person p WHERE p.workspace_id = $1 AND p.person_id IN (SELECT value FROM rarray($2)))",
        &[&workspace, &core_ids],
    )
    .await?;
    let mut people: BTreeSet<Uuid> = core.clone();
    people.extend(matters.iter().flat_map(|matter| matter.body.people()).map(|(person, _)| person.0));
    let ties: Vec<Tie> = bodies(
        tx,
        "SELECT body FROM tie WHERE workspace_id = $1 AND (a IN (SELECT value FROM rarray($2)) OR b IN (SELECT value FROM rarray($2)))",
        &[&workspace, &core_ids],
    )
    .await?;
    dossier.ties = ties.into_iter().map(|tie| (tie.id, tie)).collect();
    people.extend(dossier.ties.values().flat_map(|tie| [tie.a.0, tie.b.0]));
    dossier.matters = matters.into_iter().map(|matter| (matter.id, matter)).collect();
    load_people(tx, &mut dossier, people).await?;
    dossier.core = core.into_iter().map(PersonId).filter(|id| dossier.people.contains_key(id)).collect();
    let ideals: Vec<Ideal> =
        bodies(tx, "SELECT body FROM ideal WHERE workspace_id = $1", &[&workspace]).await?;
    dossier.ideals = ideals.into_iter().map(|ideal| (ideal.id, ideal)).collect();
    // Only an act about the words of a letter names an id of that version.
    if named.iter().any(|id| id.get_version_num() == 5) {
        dossier.wordings = wordings(tx, workspace).await?;
    }
    dossier.touches = bodies::<Touch>(
        tx,
        "SELECT body FROM touch WHERE workspace_id = $1 AND on_day >= $2 AND person_id IN (SELECT value FROM rarray($3))",
        &[&workspace, &Day(plus(today, -TOUCH_DAYS)), &core_ids],
    )
    .await?;
    Ok(dossier)
}

/// The dossier that is enough to speak of some matters: they themselves, those they point to, and their people. It is
/// to look at, not to decide on: nobody's matters are complete.
///
/// # Errors
/// Whatever the engine says, and a record that this program cannot read.
pub async fn around(tx: &mut Tx, firm: Firm, matters: &BTreeSet<Uuid>) -> Result<Dossier> {
    let workspace = firm.id.0;
    let mut dossier = Dossier::empty(firm);
    let mut wanted: BTreeSet<Uuid> = matters.clone();
    for _ in 0..2 {
        if wanted.is_empty() {
            break;
        }
        let read: Vec<Matter> = bodies(
            tx,
            "SELECT body FROM matter WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            &[&workspace, &Ids(wanted.iter().copied().collect())],
        )
        .await?;
        wanted = read.iter().flat_map(points_to).collect();
        dossier.matters.extend(read.into_iter().map(|matter| (matter.id, matter)));
        wanted.retain(|id| !dossier.matters.contains_key(&MatterId(*id)));
    }
    let people: BTreeSet<Uuid> = dossier
        .matters
        .values()
        .flat_map(|matter| matter.body.people())
        .map(|(person, _)| person.0)
        .collect();
    if !people.is_empty() {
        load_people(tx, &mut dossier, people).await?;
        load_households(tx, &mut dossier).await?;
        dossier.ideals = ideals(tx, workspace).await?.into_iter().map(|ideal| (ideal.id, ideal)).collect();
    }
    Ok(dossier)
}

/// The matters that another one is a part of, tells of, or is made of.
fn points_to(matter: &Matter) -> Vec<Uuid> {
    match &matter.body {
        Body::News(news) => vec![news.referral.0],
        Body::Referral(referral) => referral.promise.or(referral.ask).iter().map(|id| id.0).collect(),
        Body::Promise(promise) => promise.ask.iter().chain(&promise.referrals).map(|id| id.0).collect(),
        Body::Reward(reward) => reward.referral.iter().map(|id| id.0).collect(),
        _ => Vec::new(),
    }
}

/// The people named, the people of the matters named, and everybody counted with them.
async fn core_of(tx: &mut Tx, workspace: Uuid, named: &Ids) -> Result<BTreeSet<Uuid>> {
    let mut core: BTreeSet<Uuid> = tx
        .query(
            "SELECT id FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            &[&workspace, named],
            |row| row.get(0),
        )
        .await?
        .into_iter()
        .collect();
    let of_matters: Vec<Uuid> = tx
        .query(
            "SELECT person_id FROM matter_person WHERE workspace_id = $1 AND matter_id IN (SELECT value FROM rarray($2))",
            &[&workspace, named],
            |row| row.get(0),
        )
        .await?;
    core.extend(of_matters);
    // P21: what is open with one of a household or organization counts for all of it. Of a large one the first are
    // looked at: whoever was asked there is nearly always among those whom we know.
    let around = Ids(core.iter().copied().collect());
    let counted: Vec<Uuid> = tx
        .query(
            "SELECT p.id FROM person p WHERE p.workspace_id = $1 AND p.part_of IS NOT NULL AND p.part_of IN
             (SELECT COALESCE(q.part_of, q.id) FROM person q WHERE q.workspace_id = $1 AND q.id IN (SELECT value FROM rarray($2)))
             UNION SELECT r.part_of FROM person r WHERE r.workspace_id = $1 AND r.part_of IS NOT NULL AND r.id IN (SELECT value FROM rarray($2))
             ORDER BY 1 LIMIT 200",
            &[&workspace, &around],
            |row| row.get(0),
        )
        .await?;
    core.extend(counted);
    Ok(core)
}

/// Reads who lives in the households that are there: they are greeted by their names.
async fn load_households(tx: &mut Tx, dossier: &mut Dossier) -> Result<()> {
    let households: Vec<Uuid> = dossier
        .people
        .values()
        .filter(|person| person.kind == Kind::Household)
        .map(|household| household.id.0)
        .collect();
    if households.is_empty() {
        return Ok(());
    }
    let members: Vec<Person> = bodies(
        tx,
        "SELECT body FROM person WHERE workspace_id = $1 AND part_of IN (SELECT value FROM rarray($2)) ORDER BY id LIMIT 200",
        &[&dossier.firm.id.0, &Ids(households)],
    )
    .await?;
    dossier.people.extend(members.into_iter().map(|person| (person.id, person)));
    Ok(())
}

/// Reads people, and the households and organizations they are counted with.
async fn load_people(tx: &mut Tx, dossier: &mut Dossier, mut wanted: BTreeSet<Uuid>) -> Result<()> {
    let workspace = dossier.firm.id.0;
    for _ in 0..2 {
        let people: Vec<Person> = bodies(
            tx,
            "SELECT body FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            &[&workspace, &Ids(wanted.iter().copied().collect())],
        )
        .await?;
        wanted = people.iter().filter_map(|person| person.part_of).map(|unit| unit.0).collect();
        dossier.people.extend(people.into_iter().map(|person| (person.id, person)));
        wanted.retain(|id| !dossier.people.contains_key(&PersonId(*id)));
        if wanted.is_empty() {
            break;
        }
    }
    Ok(())
}

async fn bodies<T: serde::de::DeserializeOwned>(
    tx: &mut Tx,
    sql: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<T>> {
    tx.query(sql, params, |row| row.get::<Json<T>>(0).map(|body| body.0)).await
}

/// All words for letters that a workspace says itself.
///
/// # Errors
/// Whatever the engine says.
pub async fn wordings(tx: &mut Tx, workspace: Uuid) -> Result<BTreeMap<WordingId, Wording>> {
    let all: Vec<Wording> =
        bodies(tx, "SELECT body FROM wording WHERE workspace_id = $1 ORDER BY id", &[&workspace]).await?;
    Ok(all.into_iter().map(|wording| (wording.place.id(), wording)).collect())
}

/// Every ideal of a workspace, in the order of their making.
///
/// # Errors
/// Whatever the engine says.
pub async fn ideals(tx: &mut Tx, workspace: Uuid) -> Result<Vec<Ideal>> {
    bodies(tx, "SELECT body FROM ideal WHERE workspace_id = $1 ORDER BY id", &[&workspace]).await
}
