//! What happened, the latest first, each with a sentence.

use super::sentence::sentence;
use crate::words::Words;
use goodturn_practice::event::Happened;
use goodturn_store::rows::{self, Kept};
use goodturn_store::{Result, Store, Tx};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One event.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The act that it came from; `undo` takes this number.
    pub seq: i64,
    /// The act's name.
    pub act: String,
    /// Who; nothing when the clock acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// By which door.
    pub door: String,
    /// By the clock of the workspace.
    pub at: String,
    /// By the clock on the wall.
    pub recorded_at: String,
    /// The sentence.
    pub text: String,
    /// What a member wrote down with it, or they said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The event itself.
    #[serde(flatten)]
    pub happened: Happened,
    /// Whether it was undone.
    pub undone: bool,
    /// Whether undo can be offered: it is no undo, and was not undone. Something later may still build on it.
    pub undoable: bool,
    /// The moment, for pages.
    #[serde(skip)]
    pub moment: Timestamp,
}

/// A page of the history.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// The version of this document.
    pub schema: u8,
    /// The events, the latest first.
    pub events: Vec<Line>,
}

/// The history of everybody or of one person, before an act.
///
/// # Errors
/// Whatever the store says.
pub async fn history(
    words: Words,
    store: &Store,
    workspace: Uuid,
    person: Option<Uuid>,
    before: Option<i64>,
    limit: i64,
) -> Result<History> {
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let events = lines(words, tx, workspace, person, before, limit).await?;
                Ok(History { schema: 1, events })
            })
        })
        .await
}

/// What one act did, in a sentence; nothing when there is no such act.
///
/// # Errors
/// Whatever the store says.
pub async fn act(words: Words, store: &Store, workspace: Uuid, seq: i64) -> Result<Option<Line>> {
    let found = history(words, store, workspace, None, Some(seq + 1), 12).await?;
    Ok(found.events.into_iter().rfind(|line| line.seq == seq))
}

pub(super) async fn lines(
    words: Words,
    tx: &mut Tx,
    workspace: Uuid,
    person: Option<Uuid>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Line>> {
    let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(Vec::new()) };
    let kept = rows::history(tx, workspace, person, before, limit).await?;
    let ids: BTreeSet<Uuid> = kept.iter().flat_map(|it| &it.happened.people).map(|id| id.0).collect();
    let names = rows::names_of(tx, workspace, ids.into_iter().collect()).await?;
    let members = begun.firm.members.iter().map(|member| (member.id.0, member.name.clone())).collect();
    let touches: BTreeSet<Uuid> = kept.iter().filter_map(|it| it.touch).collect();
    let mut said = rows::said(tx, workspace, touches.into_iter().collect()).await?;
    let told = |it: Kept| {
        // An act of several events says its words once.
        let said = it.touch.and_then(|touch| said.remove(&touch));
        Line { words: said, ..line(words, it, &names, &members) }
    };
    Ok(kept.into_iter().map(told).collect())
}

fn line(words: Words, kept: Kept, names: &BTreeMap<Uuid, String>, members: &BTreeMap<Uuid, String>) -> Line {
    let gone = words.say("event-somebody-gone");
    let known: Vec<&str> =
        kept.happened.people.iter().map(|id| names.get(&id.0).unwrap_or(&gone).as_str()).collect();
    Line {
        text: sentence(words, &kept.happened.event, &known),
        words: None,
        seq: kept.seq,
        undoable: kept.undone_by.is_none()
            && kept.undoes.is_none()
            && !kept.act.starts_with("member.")
            && kept.door != "clock",
        act: kept.act,
        member: kept.member.and_then(|id| members.get(&id).cloned()),
        door: kept.door,
        at: kept.at.to_string(),
        recorded_at: kept.recorded_at.to_string(),
        undone: kept.undone_by.is_some(),
        moment: kept.at,
        happened: kept.happened,
    }
}
