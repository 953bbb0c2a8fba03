//! Undoing acts: every record is put back as it was before, as long as nothing later builds on it.

use super::apply::{Noted, put_act, put_events};
use super::book_size;
use super::duties::{resettle, settle_around};
use super::firm::{Begun, clock_to, put_firm};
use super::put::{
    put_ideal, put_matter, put_person, put_tie, put_touch, put_wording, remove_ideal, remove_matter,
    remove_person, remove_tie, remove_touch, remove_wording,
};
use crate::{Result, StoreError, Tx};
use goodturn_practice::event::{Event, Happened};
use goodturn_practice::id::{IdealId, MatterId, PersonId, TieId, TouchId, WordingId};
use goodturn_practice::matter::Matter;
use goodturn_practice::person::Person;
use goodturn_practice::workspace::Firm;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why an act cannot be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotUndo {
    /// There is no such act.
    Unknown,
    /// It was undone by that act.
    Already(i64),
    /// It is an undo itself.
    IsUndo,
    /// Acts of that name cannot be undone.
    Never(String),
    /// A later act builds on it: its number and name.
    BuiltOn(i64, String),
}

/// A record as it was before an act.
struct Image {
    table: String,
    id: Uuid,
    body: Option<String>,
}

impl Image {
    fn read<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        let read = |text: &String| {
            serde_json::from_str(text).map_err(|_| StoreError::refused("A kept record cannot be read."))
        };
        self.body.as_ref().map(read).transpose()
    }
}

/// Undoes acts, the latest first, as one act. Nothing is changed when any of them cannot be undone.
///
/// # Errors
/// Whatever the engine says; the inner result says why they cannot be undone.
pub async fn undo(
    tx: &mut Tx,
    begun: Begun,
    seqs: &[i64],
    today: Date,
    noted: &Noted<'_>,
) -> Result<std::result::Result<(), CannotUndo>> {
    let workspace = begun.firm.id.0;
    let mut images = Vec::new();
    for seq in seqs {
        if let Err(why) = may_undo(tx, workspace, *seq).await? {
            return Ok(Err(why));
        }
        images.push((*seq, images_of(tx, workspace, *seq).await?));
    }
    for (_, images) in &images {
        if let Some((later, name)) = built_on(tx, workspace, images, seqs).await? {
            return Ok(Err(CannotUndo::BuiltOn(later, name)));
        }
    }
    clock_to(tx, begun.firm.id, noted.seq, noted.at).await?;
    put_act(tx, workspace, noted).await?;
    let mut firm = begun.firm;
    let (mut named, mut events) = (BTreeSet::new(), Vec::new());
    for (seq, images) in images {
        put_back(tx, &mut firm, &images, noted.seq).await?;
        named.extend(images.iter().map(|image| image.id));
        tx.later(
            "UPDATE act SET undone_by = $1 WHERE workspace_id = $2 AND seq = $3",
            &[&noted.seq, &workspace, &seq],
        )
        .await?;
        let people =
            images.iter().filter(|image| image.table == "person").map(|image| PersonId(image.id)).collect();
        events.push(Happened { event: Event::Undone { seq }, on: today, people });
    }
    if events.iter().any(|happened| !happened.people.is_empty()) {
        book_size::count_anew(tx, workspace).await?;
    }
    if named.contains(&workspace) {
        resettle(tx, &firm, None, noted.seq).await?;
    }
    settle_around(tx, firm, &named, today).await?;
    put_events(tx, workspace, &events, &[], noted).await?;
    tx.flush().await?;
    Ok(Ok(()))
}

async fn may_undo(tx: &mut Tx, workspace: Uuid, seq: i64) -> Result<std::result::Result<(), CannotUndo>> {
    let act: Option<(String, Option<i64>, Option<i64>)> = tx
        .query_opt(
            "SELECT name, undone_by, undoes FROM act WHERE workspace_id = $1 AND seq = $2",
            &[&workspace, &seq],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .await?;
    Ok(match act {
        None => Err(CannotUndo::Unknown),
        Some((_, Some(by), _)) => Err(CannotUndo::Already(by)),
        Some((_, _, Some(_))) => Err(CannotUndo::IsUndo),
        Some((name, ..)) if name.starts_with("member.") => Err(CannotUndo::Never(name)),
        Some(_) => Ok(()),
    })
}

async fn images_of(tx: &mut Tx, workspace: Uuid, seq: i64) -> Result<Vec<Image>> {
    tx.query(
        "SELECT table_name, row_id, body_before FROM before_image WHERE workspace_id = $1 AND seq = $2 ORDER BY nr",
        &[&workspace, &seq],
        |row| {
            let id: String = row.get(1)?;
            let id = id.parse().map_err(|_| StoreError::refused("A kept record has no id."))?;
            Ok(Image { table: row.get(0)?, id, body: row.get(2)? })
        },
    )
    .await
}

/// The last act outside of `undone` that changed one of the records, or that points to one which would go.
async fn built_on(
    tx: &mut Tx,
    workspace: Uuid,
    images: &[Image],
    undone: &[i64],
) -> Result<Option<(i64, String)>> {
    let from = undone.iter().min().copied().unwrap_or_default();
    for image in images {
        let later: Vec<(i64, String)> = tx
            .query(
                "SELECT b.seq, a.name FROM before_image b JOIN act a ON a.workspace_id = b.workspace_id AND a.seq = b.seq
                 WHERE b.workspace_id = $1 AND b.table_name = $2 AND b.row_id = $3 AND b.seq > $4
                 AND a.undone_by IS NULL AND a.undoes IS NULL ORDER BY b.seq DESC",
                &[&workspace, &image.table, &image.id.to_string(), &from],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .await?;
        if let Some(found) = later.into_iter().find(|(seq, _)| !undone.contains(seq)) {
            return Ok(Some(found));
        }
        if image.table == "person" && image.body.is_none() {
            let going: BTreeSet<Uuid> = images.iter().map(|image| image.id).collect();
            if let Some(found) = points_to(tx, workspace, image.id, &going).await? {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}

/// The act that last changed a record which points to a person and stays.
async fn points_to(
    tx: &mut Tx,
    workspace: Uuid,
    person: Uuid,
    going: &BTreeSet<Uuid>,
) -> Result<Option<(i64, String)>> {
    let records: Vec<Uuid> = tx
        .query(
            "SELECT matter_id FROM matter_person WHERE workspace_id = $1 AND person_id = $2
             UNION ALL SELECT id FROM touch WHERE workspace_id = $1 AND person_id = $2
             UNION ALL SELECT id FROM tie WHERE workspace_id = $1 AND a = $2
             UNION ALL SELECT id FROM tie WHERE workspace_id = $1 AND b = $2",
            &[&workspace, &person],
            |row| row.get(0),
        )
        .await?;
    let Some(stays) = records.into_iter().find(|id| !going.contains(id)) else { return Ok(None) };
    let acts: Vec<(i64, String)> = tx
        .query(
            "SELECT b.seq, a.name FROM before_image b JOIN act a ON a.workspace_id = b.workspace_id AND a.seq = b.seq
             WHERE b.workspace_id = $1 AND b.table_name IN ('matter', 'touch', 'tie') AND b.row_id = $2
             ORDER BY b.seq DESC LIMIT 1",
            &[&workspace, &stays.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?;
    Ok(acts.into_iter().next())
}

/// Puts records back: what comes back before what points to it, what goes after what pointed to it.
async fn put_back(tx: &mut Tx, firm: &mut Firm, images: &[Image], seq: i64) -> Result<()> {
    let workspace = firm.id.0;
    for image in images {
        match image.table.as_str() {
            "workspace" => {
                if let Some(before) = image.read::<Firm>()? {
                    let revision = firm.revision + 1;
                    *firm = Firm { revision, ..before };
                    put_firm(tx, firm).await?;
                }
            }
            "person" => {
                if let Some(person) = image.read::<Person>()? {
                    put_person(tx, workspace, &person, true).await?;
                }
            }
            _ => {}
        }
    }
    for image in images {
        let id = image.id;
        match image.table.as_str() {
            "matter" => match image.read::<Matter>()? {
                Some(matter) => put_matter(tx, workspace, &matter, false, seq).await?,
                None => remove_matter(tx, workspace, MatterId(id)).await?,
            },
            "tie" => match image.read()? {
                Some(tie) => put_tie(tx, workspace, &tie).await?,
                None => remove_tie(tx, workspace, TieId(id)).await?,
            },
            "ideal" => match image.read()? {
                Some(ideal) => put_ideal(tx, workspace, &ideal).await?,
                None => remove_ideal(tx, workspace, IdealId(id)).await?,
            },
            "wording" => match image.read()? {
                Some(wording) => put_wording(tx, workspace, &wording).await?,
                None => remove_wording(tx, workspace, WordingId(id)).await?,
            },
            "touch" => match image.read()? {
                Some(touch) => put_touch(tx, workspace, &touch).await?,
                None => remove_touch(tx, workspace, TouchId(id)).await?,
            },
            _ => {}
        }
    }
    for image in images.iter().filter(|image| image.table == "person" && image.body.is_none()) {
        remove_person(tx, workspace, PersonId(image.id)).await?;
    }
    Ok(())
}
