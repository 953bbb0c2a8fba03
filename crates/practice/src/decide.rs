//! One act, decided on its dossier: what changed, what happened, and how everything then stands.

use crate::act::Act;
use crate::desk::{Desk, Moment, Touched};
use crate::dossier::Dossier;
use crate::duty::Standing;
use crate::event::Happened;
use crate::id::{Fresh, MatterId, MemberId, PersonId};
use crate::readiness::{Readiness, expectation, readiness};
use crate::refusal::Refusal;
use crate::saying::say;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What an act came to. `store` applies it as it is: rows, events, duties, all or nothing.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The dossier as it lies after the act; the records that `touched` names are to be saved (or removed, where they
    /// are not on it any more).
    pub after: Dossier,
    /// Which records changed.
    pub touched: BTreeSet<Touched>,
    /// What happened, in order.
    pub events: Vec<Happened>,
    /// Ids of what came into being, by noun.
    pub ids: BTreeMap<&'static str, Uuid>,
    /// How every matter on the desk stands now.
    pub standings: BTreeMap<MatterId, Standing>,
    /// Whom could be asked from when, and what it would bring, for the people at the heart of the dossier.
    pub readiness: BTreeMap<PersonId, (Readiness, f64)>,
    /// Everything of the first member becomes the second's.
    pub succession: Option<(MemberId, MemberId)>,
}

/// Decides an act.
///
/// # Errors
/// A refusal in words; then nothing was changed.
pub fn decide(dossier: &Dossier, act: &Act, moment: Moment, fresh: &mut Fresh) -> Result<Decision, Refusal> {
    let mut after = dossier.clone();
    let mut desk = Desk::new(&mut after, moment, fresh);
    desk.may_change()?;
    if moment.happened_on.is_some_and(|day| day > desk.today()) {
        return Err(Refusal::value("happened_on", say("refusal-day-to-come")));
    }
    act.decide(&mut desk)?;
    let (touched, events, ids, succession) = (desk.touched, desk.events, desk.ids, desk.succession);
    Ok(finish(after, dossier, touched, events, ids, succession))
}

/// The clock's part in the morning: occasions whose day passed come round again. Everything else waits for people.
///
/// # Errors
/// Only for a dossier that is at odds with itself.
pub fn pass_occasions(
    dossier: &Dossier,
    moment: Moment,
    fresh: &mut Fresh,
) -> Result<Option<Decision>, Refusal> {
    let mut after = dossier.clone();
    let mut desk = Desk::new(&mut after, moment, fresh);
    let occasions: Vec<MatterId> =
        dossier.matters.values().filter(|m| m.body.as_occasion().is_some()).map(|m| m.id).collect();
    let mut passed = false;
    for id in occasions {
        passed |= crate::occasion::pass(&mut desk, id)?;
    }
    let (touched, events, ids, succession) = (desk.touched, desk.events, desk.ids, desk.succession);
    Ok(passed.then(|| finish(after, dossier, touched, events, ids, succession)))
}

pub(crate) fn finish(
    after: Dossier,
    before: &Dossier,
    mut touched: BTreeSet<Touched>,
    events: Vec<Happened>,
    ids: BTreeMap<&'static str, Uuid>,
    succession: Option<(MemberId, MemberId)>,
) -> Decision {
    // What was taken up and put down as it was is not saved.
    touched.retain(|record| match record {
        Touched::Firm => before.firm != after.firm,
        Touched::Person(id) => before.people.get(id) != after.people.get(id),
        Touched::Matter(id) => before.matters.get(id) != after.matters.get(id),
        Touched::Tie(id) => before.ties.get(id) != after.ties.get(id),
        Touched::Ideal(id) => before.ideals.get(id) != after.ideals.get(id),
        Touched::Wording(id) => before.wordings.get(id) != after.wordings.get(id),
        Touched::Touch(_) => true,
    });
    let standings = settle(&after);
    let readiness = after
        .core
        .iter()
        .filter_map(|id| Some((*id, (readiness(&after, *id)?, expectation(&after, *id)))))
        .collect();
    Decision { after, touched, events, ids, standings, readiness, succession }
}

/// How every matter of a dossier stands: open with its one duty, or settled.
pub fn settle(dossier: &Dossier) -> BTreeMap<MatterId, Standing> {
    let calendar = dossier.firm.rhythm.calendar();
    dossier.matters.values().map(|matter| (matter.id, matter.standing(dossier, &calendar))).collect()
}
