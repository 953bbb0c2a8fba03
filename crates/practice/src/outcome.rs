//! What became of a referral: what kind it was, won, or closed in another way.

use crate::ask::{self, OfferAt};
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::introduction::everybody;
use crate::matter::Part;
use crate::person::Role;
use crate::referral::{Money, Outcome, Quality, ReferralState};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::{news, reward};

/// Says what kind of referral it was: after the first contact or the last attempt, never before.
pub(crate) fn judge(desk: &mut Desk<'_>, id: MatterId, quality: Quality, why: &str) -> Result<(), Refusal> {
    let all = desk.rhythm().tries.len() + 1;
    let referral = desk.referral_mut(id, "referral")?;
    let last_try = matches!(&referral.state, ReferralState::Introduced { tries, .. } if tries.len() >= all);
    if !last_try && matches!(referral.state, ReferralState::Named { .. } | ReferralState::Introduced { .. }) {
        return Err(Refusal::too_late(say("refusal-referral-too-early")));
    }
    referral.quality = Some((quality, why.trim().to_owned()));
    let people = everybody(desk, id)?;
    desk.happened(Event::ReferralJudged { referral: id, quality }, &people);
    Ok(())
}

/// They became a client, or whatever it was for.
pub(crate) fn win(
    desk: &mut Desk<'_>,
    id: MatterId,
    value: Option<&Money>,
    by_source: bool,
) -> Result<(), Refusal> {
    let on = desk.on();
    let referral = desk.referral(id, "referral")?;
    if referral.waits_in().is_some() {
        return Err(Refusal::too_late(say("refusal-referral-not-introduced")));
    }
    let (person, ask, promise, wish) = (referral.person, referral.ask, referral.promise, referral.wish);
    if value.is_some_and(|money| money.minor < 0 || money.currency.len() != 3) {
        return Err(Refusal::value("value", say("refusal-referral-amount")));
    }
    close(desk, id, Outcome::Won, "", by_source, None)?;
    desk.referral_mut(id, "referral")?.value = value.cloned();
    let entry = desk.person_mut(person, "person")?;
    entry.told_on.get_or_insert(on);
    let mut roles = entry.roles.clone();
    roles.remove(&Role::Prospect);
    // Each kind names its own success: who let us speak, or came to work with us, has bought nothing by that.
    let since = match wish {
        ask::Wish::Client | ask::Wish::Organization => {
            roles.insert(Role::Client);
            roles.remove(&Role::PastClient);
            entry.client_since.or(Some(on))
        }
        ask::Wish::Partner => {
            roles.insert(Role::Partner);
            entry.client_since
        }
        ask::Wish::Speaking | ask::Wish::Hire => entry.client_since,
    };
    if roles.is_empty() {
        roles.insert(Role::Other);
    }
    crate::person::sort(desk, person, &roles, None, None, since)?;
    let offer = promise
        .and_then(|id| desk.promise(id, "promise").ok().map(|p| (p.source, p.offer.clone())))
        .or_else(|| ask.and_then(|id| desk.ask(id, "ask").ok().map(|a| (a.source, a.request.offer.clone()))));
    if let Some((source, offer)) = offer.filter(|(_, offer)| offer.at == OfferAt::Won) {
        reward::due_for(desk, id, source, person, &offer);
    }
    Ok(())
}

/// Closes a referral with its outcome.
pub(crate) fn close(
    desk: &mut Desk<'_>,
    id: MatterId,
    outcome: Outcome,
    reason: &str,
    by_source: bool,
    passed_to: Option<PersonId>,
) -> Result<(), Refusal> {
    let at = desk.at();
    let referral = desk.referral_mut(id, "referral")?;
    let introduced = match referral.state {
        ReferralState::Named { .. } => false,
        ReferralState::Introduced { .. } | ReferralState::InConversation { .. } => true,
        ReferralState::Closed { .. } => {
            return Err(Refusal::too_late(say("refusal-referral-closed")));
        }
    };
    let introduced = introduced || outcome == Outcome::Won;
    let (about, sources) = (referral.person, referral.sources.clone());
    referral.state = ReferralState::Closed {
        at,
        outcome,
        reason: reason.trim().to_owned(),
        by_source,
        introduced,
        passed_to,
    };
    // Thanks for a name in a promise are the promise's; what became of it is told all the same (P13).
    if referral.has_news_to_tell() {
        for source in sources {
            news::open_to_tell(desk, id, about, source);
        }
    }
    let people: Vec<PersonId> = desk
        .matter(id, "referral")?
        .body
        .people()
        .into_iter()
        .filter(|(_, part)| *part != Part::Named)
        .map(|(person, _)| person)
        .collect();
    desk.happened(Event::ReferralClosed { referral: id, outcome }, &people);
    Ok(())
}
