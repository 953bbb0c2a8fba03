//! The one way anything changes: begin, load the dossier, decide, settle, apply, commit.

use crate::envelope::{Envelope, Labels};
use crate::wall;
use crate::words::Words;
use goodturn_practice::act::Act;
use goodturn_practice::decide::decide;
use goodturn_practice::desk::Moment;
use goodturn_practice::id::{Fresh, MemberId};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use goodturn_store::rows::{self, Noted};
use goodturn_store::{Result, Store, StoreError, Tx};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// The answer to an act that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The number of the act.
    pub seq: i64,
    /// What came into being, by noun.
    pub ids: BTreeMap<String, Uuid>,
    /// What happened, in order.
    pub events: Vec<String>,
    /// The matters whose duty is another now.
    pub today_changed: Vec<Uuid>,
}

/// Performs an act in a workspace. It is answered once it is durable.
///
/// # Errors
/// An error of the store; a refusal in words is the inner result and has changed nothing.
pub async fn perform(
    store: &Store,
    workspace: Uuid,
    by: Option<MemberId>,
    door: &'static str,
    envelope: Envelope,
) -> Result<std::result::Result<Done, Refusal>> {
    let seed = wall::seed().map_err(|error| StoreError::refused(error.to_string()))?;
    let wall = wall::now();
    store
        .write(workspace, move |tx| {
            Box::pin(async move { in_one(tx, workspace, by, door, &envelope, wall, seed).await })
        })
        .await
}

/// Performs acts one after the other in one transaction: all of them, or none.
///
/// # Errors
/// An error of the store, and the first refusal; then nothing was changed.
pub async fn perform_many(
    store: &Store,
    workspace: Uuid,
    by: MemberId,
    door: &'static str,
    envelopes: Vec<Envelope>,
) -> Result<Vec<Done>> {
    let seed = wall::seed().map_err(|error| StoreError::refused(error.to_string()))?;
    let wall = wall::now();
    store
        .write(workspace, move |tx| {
            Box::pin(async move {
                let mut all = Vec::with_capacity(envelopes.len());
                for (nr, envelope) in (0_u128..).zip(&envelopes) {
                    match in_one(
                        tx,
                        workspace,
                        Some(by),
                        door,
                        envelope,
                        wall,
                        seed.wrapping_add(nr.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
                    )
                    .await?
                    {
                        Ok(done) => all.push(done),
                        Err(refusal) => {
                            let name = envelope.act.name();
                            return Err(StoreError::refused(format!(
                                "{name}: {}",
                                Words::ENGLISH.refusal(&refusal)
                            )));
                        }
                    }
                }
                Ok(all)
            })
        })
        .await
}

/// Performs lines of JSON one after the other in one transaction: all of them, or none. A later line may speak of what
/// an earlier one made by its label.
///
/// # Errors
/// An error of the store; the first refusal is the inner result, and then nothing was changed.
pub async fn perform_together(
    store: &Store,
    workspace: Uuid,
    by: MemberId,
    door: &'static str,
    lines: Vec<Value>,
) -> Result<std::result::Result<Vec<Done>, Refusal>> {
    let seed = wall::seed().map_err(|error| StoreError::refused(error.to_string()))?;
    let wall = wall::now();
    // Only an error takes a transaction back, so the refusal comes out beside it.
    let refused = Arc::new(Mutex::new(None));
    let beside = refused.clone();
    let answer = store
        .write(workspace, move |tx| {
            Box::pin(async move {
                let (mut labels, mut all) = (Labels::new(), Vec::with_capacity(lines.len()));
                for (nr, line) in (0_u128..).zip(&lines) {
                    let seed = seed.wrapping_add(nr.wrapping_mul(0x9E37_79B9_7F4A_7C15));
                    let step = match Envelope::read(&line.to_string(), &labels) {
                        Ok(envelope) => in_one(tx, workspace, Some(by), door, &envelope, wall, seed)
                            .await?
                            .inspect(|done| labels.remember(&envelope, &done.ids)),
                        Err(refusal) => Err(refusal),
                    };
                    match step {
                        Ok(done) => all.push(done),
                        Err(refusal) => {
                            if let Ok(mut beside) = beside.lock() {
                                *beside = Some(refusal);
                            }
                            return Err(StoreError::refused("a line was refused"));
                        }
                    }
                }
                Ok(all)
            })
        })
        .await;
    let refusal = refused.lock().ok().and_then(|mut refused| refused.take());
    match (answer, refusal) {
        (Err(StoreError::Refused(_)), Some(refusal)) => Ok(Err(refusal)),
        (answer, _) => answer.map(Ok),
    }
}

async fn in_one(
    tx: &mut Tx,
    workspace: Uuid,
    by: Option<MemberId>,
    door: &str,
    envelope: &Envelope,
    wall: Timestamp,
    seed: u128,
) -> Result<std::result::Result<Done, Refusal>> {
    let Some(begun) = rows::lock(tx, workspace).await? else {
        return Ok(Err(Refusal::unknown("workspace", "workspace")));
    };
    let hash = hash(&envelope.act, envelope);
    if let Some(key) = &envelope.key
        && let Some(answer) = rows::answered(tx, workspace, key, &hash).await?
    {
        return Ok(answer.map_err(|()| Refusal::new("key_reused", say("refusal-key-used")).at("key")));
    }
    if let Some(refusal) = unfit(&envelope.act).or(stale(tx, &begun, envelope).await?) {
        return Ok(Err(refusal));
    }
    let now = match time_of(envelope.at, begun.clock, begun.test_clock, wall) {
        Ok(now) => now,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let today = begun.firm.rhythm.calendar().day_of(now);
    let dossier = rows::load(tx, begun.firm, &envelope.act.mentions(), today).await?;
    let moment = Moment { now, happened_on: envelope.happened_on, by };
    let decision = match decide(&dossier, &envelope.act, moment, &mut Fresh::new(now, seed)) {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let before = goodturn_practice::decide::settle(&dossier);
    let changed = decision.standings.iter().filter(|(id, standing)| before.get(id) != Some(standing));
    let done = Done {
        seq: begun.seq + 1,
        ids: decision.ids.iter().map(|(noun, id)| ((*noun).to_owned(), *id)).collect(),
        events: decision.events.iter().map(|happened| happened.event.name().to_owned()).collect(),
        today_changed: changed.map(|(id, _)| id.0).collect(),
    };
    let answer = serde_json::to_string(&done).map_err(|error| StoreError::refused(error.to_string()))?;
    let noted = Noted {
        seq: done.seq,
        name: envelope.act.name(),
        member: by.map(|member| member.0),
        door,
        hash,
        answer: &answer,
        at: now,
        recorded_at: wall,
        key: envelope.key.as_deref(),
        undoes: None,
    };
    rows::apply(tx, &dossier, &decision, &noted).await?;
    Ok(Ok(done))
}

/// Refuses what the domain cannot judge: which letters there are and what their words may name is known here.
fn unfit(act: &Act) -> Option<Refusal> {
    match act {
        Act::Wording(act) => crate::letters::check(act).err(),
        _ => None,
    }
}

/// Refuses an act from a page that somebody else has overtaken: it says who changed what since then.
async fn stale(tx: &mut Tx, begun: &rows::Begun, envelope: &Envelope) -> Result<Option<Refusal>> {
    let Some(seen) = envelope.seen else { return Ok(None) };
    let workspace = begun.firm.id.0;
    let mut records: Vec<(&str, Uuid)> =
        envelope.act.mentions().into_iter().map(|id| ("matter", id)).collect();
    match envelope.act.name() {
        "person.edit" => records.extend(envelope.act.mentions().into_iter().map(|id| ("person", id))),
        "ideal.describe" => records.extend(envelope.act.mentions().into_iter().map(|id| ("ideal", id))),
        "wording.edit" | "wording.restore" => {
            records.extend(envelope.act.mentions().into_iter().map(|id| ("wording", id)));
        }
        "firm.describe" => records.push(("workspace", workspace)),
        _ => {}
    }
    for (table, id) in records {
        let Some((member, at)) = rows::changed_since(tx, workspace, table, id, seen).await? else { continue };
        let who = member.and_then(|id| begun.firm.members.iter().find(|member| member.id.0 == id));
        let saying = match who {
            Some(member) => say("refusal-changed-since").with("who", member.name.as_str()),
            None => say("refusal-changed-by-clock"),
        };
        let time = begun.firm.rhythm.calendar().time_of(at);
        let time = format!("{:02}:{:02}", time.hour(), time.minute());
        return Ok(Some(Refusal::new("stale", saying.with("time", time))));
    }
    Ok(None)
}

/// The time of an act: the one it names, where the clock may be moved, else the wall's. It never runs backwards.
pub(crate) fn time_of(
    wanted: Option<Timestamp>,
    clock: Option<Timestamp>,
    test_clock: bool,
    wall: Timestamp,
) -> std::result::Result<Timestamp, Refusal> {
    let now = match (wanted, test_clock) {
        (Some(at), true) => at,
        (Some(_), false) => {
            return Err(Refusal::new("clock_fixed", say("refusal-clock-fixed")).at("at"));
        }
        (None, true) => clock.unwrap_or(wall),
        // A wall clock that was put back does not put the practice back.
        (None, false) => clock.map_or(wall, |clock| clock.max(wall)),
    };
    match clock {
        Some(clock) if now < clock => {
            Err(Refusal::new("clock_back", say("refusal-clock-back").with("time", clock.to_string()))
                .at("at"))
        }
        _ => Ok(now),
    }
}

fn hash(act: &Act, envelope: &Envelope) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(serde_json::to_vec(act).unwrap_or_default());
    hasher.update(format!("{:?}{:?}", envelope.at, envelope.happened_on));
    hasher.finalize().to_vec()
}
