//! A plan, taken in: portions of people, each of them one act in one transaction.

use super::plan::{Fate, Plan, Planned, Who};
use super::{PORTION, Taker, seed};
use crate::perform::{Done, time_of};
use crate::wall;
use goodturn_exchange::Reading;
use goodturn_practice::contact::Contact;
use goodturn_practice::decide::{Decision, settle};
use goodturn_practice::desk::Moment;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::{Fresh, ImportId, PersonId};
use goodturn_practice::intake::{Intake, take_in};
use goodturn_practice::person::Kind;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::same::merge;
use goodturn_store::rows::{self, Batch, Noted, Outcome};
use goodturn_store::{Result, Store, StoreError, Tx};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// A file on its way into the book.
pub(super) struct Taking<'a> {
    pub(super) store: &'a Store,
    pub(super) taker: Taker,
    pub(super) import: ImportId,
    pub(super) file_name: String,
    pub(super) file_hash: Vec<u8>,
    pub(super) counts: String,
}

/// Somebody of a portion.
struct Coming {
    who: Who,
    kind: Kind,
    contact: Contact,
    leave_alone: bool,
}

/// A portion as it is handed to the store.
struct Portion {
    people: Vec<Coming>,
    /// Outcomes of records whose person is settled within this portion.
    outcomes: Vec<(Outcome, Option<Who>, Option<Who>)>,
    from: i64,
    first: bool,
}

impl Taking<'_> {
    /// Takes everybody of a plan in.
    pub(super) async fn all(
        &self,
        reading: &Reading,
        hashes: &[Vec<u8>],
        plan: &Plan,
    ) -> Result<std::result::Result<(), Refusal>> {
        let mut ids: HashMap<Who, Uuid> = HashMap::new();
        let mut noted = vec![false; plan.fates.len()];
        let mut from = 0;
        let portions = plan.people.chunks(PORTION);
        let last = portions.len();
        for (nr, people) in portions.enumerate() {
            let mut mine: Vec<usize> = people.iter().flat_map(|planned| planned.records.clone()).collect();
            if nr + 1 == last {
                let taken: BTreeSet<usize> = mine.iter().copied().collect();
                mine.extend(
                    (0..plan.fates.len()).filter(|record| !noted[*record] && !taken.contains(record)),
                );
            }
            mine.iter().for_each(|record| noted[*record] = true);
            let outcomes =
                mine.iter().map(|record| outcome(*record, reading, hashes, plan)).collect::<Vec<_>>();
            let count = i64::try_from(outcomes.len()).unwrap_or(0);
            let portion =
                Portion { people: people.iter().map(taken).collect(), outcomes, from, first: nr == 0 };
            match self.portion(portion, &ids).await? {
                Ok(made) => ids.extend(made),
                Err(refusal) => return Ok(Err(refusal)),
            }
            from += count;
        }
        Ok(Ok(()))
    }
}

fn taken(planned: &Planned) -> Coming {
    let Planned { who, kind, leave_alone, .. } = *planned;
    Coming { who, kind, contact: planned.contact.clone(), leave_alone }
}

fn outcome(
    record: usize,
    reading: &Reading,
    hashes: &[Vec<u8>],
    plan: &Plan,
) -> (Outcome, Option<Who>, Option<Who>) {
    let (fate, who) = &plan.fates[record];
    let (word, reason, double_of) = match fate {
        Fate::New { double_of, .. } => ("new", None, *double_of),
        Fate::Changed => ("changed", None, None),
        Fate::Same => ("same", None, None),
        // The key and not a sentence: what is kept has no language.
        Fate::Refused(reason) => ("refused", Some(reason.key.to_owned()), None),
    };
    let outcome = Outcome {
        line: i64::try_from(reading.cards[record].line).unwrap_or(0),
        outcome: word,
        person: None,
        reason,
        hash: hashes[record].clone(),
    };
    (outcome, *who, double_of)
}

impl Taking<'_> {
    async fn portion(
        &self,
        portion: Portion,
        ids: &HashMap<Who, Uuid>,
    ) -> Result<std::result::Result<HashMap<Who, Uuid>, Refusal>> {
        let wall = wall::now();
        let batch = Batch {
            id: self.import.0,
            file_name: self.file_name.clone(),
            file_hash: self.file_hash.clone(),
            counts: self.counts.clone(),
            at: wall,
            undone_by: None,
        };
        let step =
            Step { taker: self.taker, import: self.import, ids: ids.clone(), batch, wall, seed: seed()? };
        self.store
            .write(self.taker.workspace, move |tx| Box::pin(async move { step.take(tx, portion).await }))
            .await
    }
}

/// One portion in one transaction.
struct Step {
    taker: Taker,
    import: ImportId,
    /// Who earlier portions made.
    ids: HashMap<Who, Uuid>,
    batch: Batch,
    wall: jiff::Timestamp,
    seed: u128,
}

impl Step {
    async fn take(
        mut self,
        tx: &mut Tx,
        portion: Portion,
    ) -> Result<std::result::Result<HashMap<Who, Uuid>, Refusal>> {
        let workspace = self.taker.workspace;
        let Some(begun) = rows::lock(tx, workspace).await? else {
            return Ok(Err(Refusal::unknown("workspace", "workspace")));
        };
        let now = match time_of(None, begun.clock, begun.test_clock, self.wall) {
            Ok(now) => now,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.batch.at = now;
        let seq = begun.seq + 1;
        let today = begun.firm.rhythm.calendar().day_of(now);
        let named: BTreeSet<Uuid> = portion.people.iter().filter_map(|it| self.id_of(it.who)).collect();
        let dossier = rows::load(tx, begun.firm, &named, today).await?;
        let intakes: Vec<Intake> = portion.people.iter().map(|it| self.intake(&dossier, it)).collect();
        let moment = Moment { now, happened_on: None, by: Some(self.taker.member) };
        let mut fresh = Fresh::new(now, self.seed);
        let (decision, people) = match take_in(&dossier, &intakes, self.import, moment, &mut fresh) {
            Ok(taken) => taken,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let order = portion.people.iter().map(|it| it.who);
        let made: HashMap<Who, Uuid> = order.zip(people.iter().map(|person| person.0)).collect();
        self.ids.extend(made.iter().map(|(who, id)| (*who, *id)));
        self.write(tx, &dossier, &decision, seq, now).await?;
        if portion.first {
            rows::put_batch(tx, workspace, &self.batch, seq).await?;
        } else {
            rows::batch_to(tx, workspace, self.import.0, seq).await?;
        }
        let outcomes: Vec<Outcome> =
            portion.outcomes.into_iter().map(|outcome| self.known(outcome)).collect();
        rows::put_outcomes(tx, workspace, self.import.0, portion.from, &outcomes).await?;
        tx.flush().await?;
        Ok(Ok(made))
    }

    fn id_of(&self, who: Who) -> Option<Uuid> {
        match who {
            Who::Held(id) => Some(id),
            Who::Coming(_) => self.ids.get(&who).copied(),
        }
    }

    fn intake(&self, dossier: &Dossier, coming: &Coming) -> Intake {
        let Coming { kind, leave_alone, ref contact, .. } = *coming;
        match self.id_of(coming.who).and_then(|id| dossier.people.get(&PersonId(id))) {
            // Merged once more: somebody may have written since the plan was made.
            Some(person) => {
                Intake::More { person: person.id, contact: Box::new(merge(&person.contact, contact)) }
            }
            None => Intake::New { contact: Box::new(contact.clone()), kind, leave_alone },
        }
    }

    /// An outcome with the ids of the people it speaks of.
    fn known(&self, (outcome, who, double_of): (Outcome, Option<Who>, Option<Who>)) -> Outcome {
        let double = double_of.and_then(|who| self.id_of(who)).map(|id| format!("double of {id}"));
        Outcome { person: who.and_then(|who| self.id_of(who)), reason: outcome.reason.or(double), ..outcome }
    }

    async fn write(
        &self,
        tx: &mut Tx,
        dossier: &Dossier,
        decision: &Decision,
        seq: i64,
        now: jiff::Timestamp,
    ) -> Result<()> {
        let before = settle(dossier);
        let changed = decision.standings.iter().filter(|(id, standing)| before.get(id) != Some(standing));
        let done = Done {
            seq,
            ids: BTreeMap::from([("import".to_owned(), self.import.0)]),
            events: Vec::new(),
            today_changed: changed.map(|(id, _)| id.0).collect(),
        };
        let answer = serde_json::to_string(&done).map_err(|error| StoreError::refused(error.to_string()))?;
        let noted = Noted {
            seq,
            name: "import.take",
            member: Some(self.taker.member.0),
            door: "import",
            hash: self.import.0.as_bytes().to_vec(),
            answer: &answer,
            at: now,
            recorded_at: self.wall,
            key: None,
            undoes: None,
        };
        rows::apply(tx, dossier, decision, &noted).await
    }
}
