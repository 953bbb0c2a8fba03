//! Writing single records with the columns by which they are found.

use crate::{Day, Json, Result, Tx};
use goodturn_practice::fold::{fold, search_words};
use goodturn_practice::id::{IdealId, MatterId, PersonId, TieId, TouchId, WordingId};
use goodturn_practice::ideal::Ideal;
use goodturn_practice::matter::Matter;
use goodturn_practice::person::{Person, Role};
use goodturn_practice::same;
use goodturn_practice::tie::Tie;
use goodturn_practice::touch::Touch;
use goodturn_practice::wording::Wording;
use uuid::Uuid;

/// Roles as bits, in the order of the type.
pub(super) fn bits(role: Role) -> i64 {
    let all = [Role::Client, Role::PastClient, Role::Prospect, Role::Partner, Role::Source, Role::Friend];
    all.iter().position(|held| *held == role).map_or(0, |nr| 1 << nr)
}

/// Saves an entry. `book` says whether its address-book content is new too: then its keys and words are made anew.
pub(super) async fn put_person(tx: &mut Tx, workspace: Uuid, person: &Person, book: bool) -> Result<()> {
    let circle = person.circle.map(|circle| circle.word().to_owned());
    let kind = format!("{:?}", person.kind).to_lowercase();
    let sort_key = person.contact.name.sort_key();
    let sort_name = fold(if sort_key.is_empty() { person.name() } else { &sort_key });
    let roles: i64 = person.roles.iter().map(|role| bits(*role)).sum();
    tx.later(
        "INSERT INTO person (workspace_id, id, kind, sort_name, roles, circle, leave_alone, gone, sorted, owner, part_of, body, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET kind = excluded.kind, sort_name = excluded.sort_name,
         roles = excluded.roles, circle = excluded.circle, leave_alone = excluded.leave_alone, gone = excluded.gone,
         sorted = excluded.sorted, owner = excluded.owner, part_of = excluded.part_of, body = excluded.body, version = person.version + 1",
        &[
            &workspace,
            &person.id.0,
            &kind,
            &sort_name,
            &roles,
            &circle,
            &person.leave_alone,
            &person.gone.is_some(),
            &person.sorted,
            &person.owner.map(|owner| owner.0),
            &person.part_of.map(|unit| unit.0),
            &Json(person),
        ],
    )
    .await?;
    if book { put_lookups(tx, workspace, person).await } else { Ok(()) }
}

/// The keys by which a card is known again, and the words by which a member finds the entry.
async fn put_lookups(tx: &mut Tx, workspace: Uuid, person: &Person) -> Result<()> {
    remove_lookups(tx, workspace, person.id).await?;
    for key in same::keys(&person.contact) {
        tx.later(
            "INSERT INTO person_key (workspace_id, key, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            &[&workspace, &key, &person.id.0],
        )
        .await?;
    }
    for word in search_words(&person.contact) {
        tx.later(
            "INSERT INTO person_word (workspace_id, word, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            &[&workspace, &word, &person.id.0],
        )
        .await?;
    }
    Ok(())
}

async fn remove_lookups(tx: &mut Tx, workspace: Uuid, person: PersonId) -> Result<()> {
    tx.later("DELETE FROM person_key WHERE workspace_id = $1 AND person_id = $2", &[&workspace, &person.0])
        .await?;
    tx.later("DELETE FROM person_word WHERE workspace_id = $1 AND person_id = $2", &[&workspace, &person.0])
        .await
}

pub(super) async fn remove_person(tx: &mut Tx, workspace: Uuid, person: PersonId) -> Result<()> {
    remove_lookups(tx, workspace, person).await?;
    tx.later("DELETE FROM person WHERE workspace_id = $1 AND id = $2", &[&workspace, &person.0]).await
}

/// Saves a matter; `open` is put right when its duty is written.
pub(super) async fn put_matter(
    tx: &mut Tx,
    workspace: Uuid,
    matter: &Matter,
    open: bool,
    seq: i64,
) -> Result<()> {
    tx.later(
        "INSERT INTO matter (workspace_id, id, kind, open, seq, body, version) VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET open = excluded.open, seq = excluded.seq, body = excluded.body,
         version = matter.version + 1",
        &[&workspace, &matter.id.0, &matter.body.kind(), &open, &seq, &Json(matter)],
    )
    .await?;
    tx.later(
        "DELETE FROM matter_person WHERE workspace_id = $1 AND matter_id = $2",
        &[&workspace, &matter.id.0],
    )
    .await?;
    for (person, part) in matter.body.people() {
        tx.later(
            "INSERT INTO matter_person (workspace_id, matter_id, person_id, part) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            &[&workspace, &matter.id.0, &person.0, &part.word()],
        )
        .await?;
    }
    Ok(())
}

pub(super) async fn remove_matter(tx: &mut Tx, workspace: Uuid, matter: MatterId) -> Result<()> {
    tx.later("DELETE FROM duty WHERE workspace_id = $1 AND matter_id = $2", &[&workspace, &matter.0]).await?;
    tx.later(
        "DELETE FROM matter_person WHERE workspace_id = $1 AND matter_id = $2",
        &[&workspace, &matter.0],
    )
    .await?;
    tx.later("DELETE FROM matter WHERE workspace_id = $1 AND id = $2", &[&workspace, &matter.0]).await
}

pub(super) async fn put_tie(tx: &mut Tx, workspace: Uuid, tie: &Tie) -> Result<()> {
    tx.later(
        "INSERT INTO tie (workspace_id, id, a, b, body, version) VALUES ($1, $2, $3, $4, $5, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, version = tie.version + 1",
        &[&workspace, &tie.id.0, &tie.a.0, &tie.b.0, &Json(tie)],
    )
    .await
}

pub(super) async fn remove_tie(tx: &mut Tx, workspace: Uuid, tie: TieId) -> Result<()> {
    tx.later("DELETE FROM tie WHERE workspace_id = $1 AND id = $2", &[&workspace, &tie.0]).await
}

pub(super) async fn put_ideal(tx: &mut Tx, workspace: Uuid, ideal: &Ideal) -> Result<()> {
    tx.later(
        "INSERT INTO ideal (workspace_id, id, body, version) VALUES ($1, $2, $3, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, version = ideal.version + 1",
        &[&workspace, &ideal.id.0, &Json(ideal)],
    )
    .await
}

pub(super) async fn remove_ideal(tx: &mut Tx, workspace: Uuid, ideal: IdealId) -> Result<()> {
    tx.later("DELETE FROM ideal WHERE workspace_id = $1 AND id = $2", &[&workspace, &ideal.0]).await
}

pub(super) async fn put_wording(tx: &mut Tx, workspace: Uuid, wording: &Wording) -> Result<()> {
    tx.later(
        "INSERT INTO wording (workspace_id, id, body, version) VALUES ($1, $2, $3, 1)
         ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, version = wording.version + 1",
        &[&workspace, &wording.place.id().0, &Json(wording)],
    )
    .await
}

pub(super) async fn remove_wording(tx: &mut Tx, workspace: Uuid, wording: WordingId) -> Result<()> {
    tx.later("DELETE FROM wording WHERE workspace_id = $1 AND id = $2", &[&workspace, &wording.0]).await
}

pub(super) async fn put_touch(tx: &mut Tx, workspace: Uuid, touch: &Touch) -> Result<()> {
    tx.later(
        "INSERT INTO touch (workspace_id, id, person_id, on_day, body, version) VALUES ($1, $2, $3, $4, $5, 1)
         ON CONFLICT (workspace_id, id) DO NOTHING",
        &[&workspace, &touch.id.0, &touch.person.0, &Day(touch.on), &Json(touch)],
    )
    .await
}

pub(super) async fn remove_touch(tx: &mut Tx, workspace: Uuid, touch: TouchId) -> Result<()> {
    tx.later("DELETE FROM touch WHERE workspace_id = $1 AND id = $2", &[&workspace, &touch.0]).await
}
