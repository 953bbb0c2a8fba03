//! Names that wait in a promise: while it covers them, the promise has the duty (P11).

use crate::desk::Desk;
use crate::id::{MatterId, PersonId};
use crate::introduction::{find, introduce, unheard};
use crate::matter::{Body, Matter};
use crate::news::{self, ThanksFor};
use crate::outcome;
use crate::promise::PromiseState;
use crate::referral::{Effort, Outcome, Referral, ReferralState};
use crate::refusal::Refusal;
use crate::saying::say;

/// A name given to a promise: its referral waits in the promise, which has the duty.
pub(crate) fn wait_in(
    desk: &mut Desk<'_>,
    promise: MatterId,
    source: PersonId,
    ask: Option<MatterId>,
    person: PersonId,
) -> Result<MatterId, Refusal> {
    let on = desk.on();
    // A name that somebody gave before waits in this promise from now on, whoever gave it.
    let open = |m: &Matter| {
        let held = m.body.as_referral().filter(|r| r.person == person && r.is_open())?;
        let free = held.is_named() && held.waits_in().is_none();
        (held.sources.contains(&source) || free).then_some(m.id)
    };
    let held = desk.matters_of(person).find_map(open);
    if let Some(id) = held {
        let referral = desk.referral_mut(id, "referral")?;
        let ReferralState::Named { waits_in, .. } = &mut referral.state else {
            return Err(Refusal::new("introduced_already", say("refusal-referral-introduced")).at("names"));
        };
        *waits_in = Some(promise);
        referral.promise = Some(promise);
        if !referral.sources.contains(&source) {
            referral.sources.push(source);
        }
        return Ok(id);
    }
    let state = ReferralState::Named { on, waits_in: Some(promise), asked: Vec::new() };
    let referral = Referral { promise: Some(promise), ..unheard(desk, person, vec![source], ask, state) };
    Ok(desk.open(Body::Referral(referral)))
}

/// The source lets us use their name for somebody they named before.
pub(crate) fn allowed(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let found = find(desk, Some(id), &[], None)?;
    introduce(desk, &found, None, None, Effort::AllowedName, ThanksFor::AllowedName)
}

/// The promise ended. Where it was kept by others, a name that still waited in it stands for itself from now on, so
/// that it is asked after (P31); else it ends with the promise and is no news to anybody.
pub(crate) fn release(desk: &mut Desk<'_>, id: MatterId, promise: MatterId) -> Result<(), Refusal> {
    if desk.referral(id, "referral")?.waits_in() != Some(promise) {
        return Ok(());
    }
    let ended = desk.promise(promise, "promise")?;
    let others = desk.referral(id, "referral")?.sources.iter().any(|source| *source != ended.source);
    if !others && !matches!(ended.state, PromiseState::Kept { .. }) {
        return outcome::close(desk, id, Outcome::Withdrawn, "", true, None);
    }
    let on = desk.on();
    let referral = desk.referral_mut(id, "referral")?;
    referral.state = ReferralState::Named { on, waits_in: None, asked: Vec::new() };
    let (about, sources) = (referral.person, referral.sources.clone());
    // They were thanked for the name within the promise; the rest of its news begins here.
    for source in sources {
        news::open_to_tell(desk, id, about, source);
    }
    Ok(())
}
