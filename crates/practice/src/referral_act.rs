//! What can be done about referrals and introductions.

use crate::act::acts;
use crate::ask::{self, Answer, OfferAt};
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Body, Part};
use crate::news::ThanksFor;
use crate::person::{Origin, Role};
use crate::referral::{Effort, Evidence, Hears, Money, Outcome, Quality, Referral, ReferralState, Who};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use crate::{news, notice, promise, reward};
use jiff::civil::Date;
use std::collections::BTreeSet;

acts! {
    /// What can be done about referrals and introductions.
    ReferralAct {
        /// A source gave us a name, asked for or not.
        "referral.name" Name {
            /// Who refers.
            sources: Vec<PersonId>,
            /// Who is referred.
            person: Who,
            /// The ask it answers; without it, the one open ask of the source.
            #[serde(default)] ask: Option<MatterId>,
        },
        /// A source introduced somebody to us.
        "referral.introduce" Introduce {
            /// The referral, when the name was known before.
            #[serde(default)] referral: Option<MatterId>,
            /// Who refers.
            #[serde(default)] sources: Vec<PersonId>,
            /// Who is referred.
            #[serde(default)] person: Option<Who>,
            /// The ask it answers; without it, the one open ask of the source.
            #[serde(default)] ask: Option<MatterId>,
            /// The promise it keeps; without it, the one open promise of the source.
            #[serde(default)] promise: Option<MatterId>,
            /// What the source did: wrote, called, brought us together.
            #[serde(default)] effort: Option<Effort>,
        },
        /// A source lets us use their name: "here is her number, say I sent you".
        "referral.allow_name" AllowName {
            /// The referral, when the name was known before.
            #[serde(default)] referral: Option<MatterId>,
            /// Who refers.
            #[serde(default)] sources: Vec<PersonId>,
            /// Who is referred.
            #[serde(default)] person: Option<Who>,
            /// The ask it answers; without it, the one open ask of the source.
            #[serde(default)] ask: Option<MatterId>,
            /// The promise it keeps; without it, the one open promise of the source.
            #[serde(default)] promise: Option<MatterId>,
        },
        /// We asked the source whether the introduction happened.
        "referral.ask_after" AskAfter {
            /// Which.
            referral: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// We tried to reach the person, and did not.
        "referral.try" Try {
            /// Which.
            referral: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// We reached the person.
        "referral.reach" Reach {
            /// Which.
            referral: MatterId,
            /// The day agreed for the next step.
            #[serde(default)] #[schemars(with = "Option<String>")] next_on: Option<Date>,
            /// What was said.
            #[serde(default)] words: String,
        },
        /// The conversation went on, or we tried to move it on.
        "referral.move" Move {
            /// Which.
            referral: MatterId,
            /// Whether they answered.
            answered: bool,
            /// The day agreed for the next step.
            #[serde(default)] #[schemars(with = "Option<String>")] next_on: Option<Date>,
            /// How.
            #[serde(default)] channel: Option<Channel>,
            /// What was said.
            #[serde(default)] words: String,
        },
        /// Say what kind of referral it was, and why.
        "referral.judge" Judge {
            /// Which.
            referral: MatterId,
            /// Great, good, so-so or poor.
            quality: Quality,
            /// Why.
            #[serde(default)] why: String,
        },
        /// Settle what its sources may hear (P93).
        "referral.hears" Hears {
            /// Which.
            referral: MatterId,
            /// Thanks only, that we are in touch, or the outcome.
            hears: Hears,
        },
        /// They became a client, or whatever it was for.
        "referral.win" Win {
            /// Which.
            referral: MatterId,
            /// What it is worth.
            #[serde(default)] value: Option<Money>,
            /// The source told us, so they need not be told.
            #[serde(default)] by_source: bool,
        },
        /// Any other outcome.
        "referral.close" Close {
            /// Which.
            referral: MatterId,
            /// What became of it.
            outcome: Outcome,
            /// Why.
            #[serde(default)] reason: String,
            /// The source told us, so they need not be told.
            #[serde(default)] by_source: bool,
            /// To whom it was passed on.
            #[serde(default)] passed_to: Option<PersonId>,
        },
    }
}

impl ReferralAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            ReferralAct::Name { sources, person, ask } => {
                let on = desk.on();
                let found = find(desk, None, sources, Some(person))?;
                if found.held.is_some() {
                    return Err(Refusal::new("named_already", say("refusal-referral-named")).at("person"));
                }
                let state = ReferralState::Named { on, waits_in: None, asked: Vec::new() };
                let id = bring(desk, &found, *ask, None, Effort::ToldName, state, ThanksFor::Name)?;
                let people = everybody(desk, id)?;
                desk.happened(Event::ReferralNamed { referral: id, effort: Effort::ToldName }, &people);
                Ok(())
            }
            ReferralAct::Introduce { referral, sources, person, ask, promise, effort } => {
                let effort = effort.unwrap_or(Effort::Wrote);
                if effort < Effort::Wrote {
                    return Err(Refusal::value("effort", say("refusal-referral-effort")));
                }
                let found = find(desk, *referral, sources, person.as_ref())?;
                introduce(desk, &found, *ask, *promise, effort, ThanksFor::Introduction)
            }
            ReferralAct::AllowName { referral, sources, person, ask, promise } => {
                let found = find(desk, *referral, sources, person.as_ref())?;
                introduce(desk, &found, *ask, *promise, Effort::AllowedName, ThanksFor::AllowedName)
            }
            ReferralAct::AskAfter { referral, channel } => {
                ask_after(desk, *referral, Some(channel.unwrap_or(Channel::Mail)))
            }
            ReferralAct::Try { referral, channel } => {
                attempt(desk, *referral, Some(channel.unwrap_or(Channel::Phone)))
            }
            ReferralAct::Reach { referral, next_on, words } => reach(desk, *referral, *next_on, words),
            ReferralAct::Move { referral, answered, next_on, channel, words } => {
                move_on(desk, *referral, *answered, *next_on, Some(channel.unwrap_or(Channel::Mail)), words)
            }
            ReferralAct::Judge { referral, quality, why } => judge(desk, *referral, *quality, why),
            ReferralAct::Hears { referral, hears } => {
                desk.referral_mut(*referral, "referral")?.hears = *hears;
                let people = everybody(desk, *referral)?;
                desk.happened(Event::HearsSet { referral: *referral, hears: *hears }, &people);
                Ok(())
            }
            ReferralAct::Win { referral, value, by_source } => {
                win(desk, *referral, value.as_ref(), *by_source)
            }
            ReferralAct::Close { outcome: Outcome::Won, .. } => {
                Err(Refusal::value("outcome", say("refusal-referral-win")))
            }
            ReferralAct::Close { referral, outcome, reason, by_source, passed_to } => {
                if *outcome == Outcome::PassedOn && passed_to.is_none() {
                    return Err(Refusal::value("passed_to", say("refusal-referral-passed-to")));
                }
                if let Some(to) = passed_to {
                    desk.person(*to, "passed_to")?;
                }
                close(desk, *referral, *outcome, reason, *by_source, *passed_to)
            }
        }
    }
}

/// Somebody the act speaks of, taken in when they are new: then a source named them, and they are to be told so.
pub(crate) fn who(
    desk: &mut Desk<'_>,
    who: &Who,
    source: PersonId,
    field: &str,
) -> Result<PersonId, Refusal> {
    match who {
        Who::Known(id) => {
            let person = desk.person(*id, field)?;
            if *id == source {
                return Err(Refusal::value(field, say("refusal-referral-themselves")));
            }
            if !person.reachable() {
                return Err(Refusal::new(
                    "leave_alone",
                    say("refusal-leave-alone").with("name", person.name()),
                )
                .at(field));
            }
            Ok(*id)
        }
        Who::New(new) => {
            let mut contact =
                crate::contact_entry::filled(None, &new.name, new.mail.as_deref(), new.phone.as_deref())?;
            contact.birthday = new.birthday;
            let on = desk.on();
            let id = desk.add_person(contact, Origin::Named { source, on });
            notice::open(desk, id, source, on);
            Ok(id)
        }
    }
}

/// What a line about a referral speaks of: one that is known, or the people for a new one.
struct Found {
    held: Option<MatterId>,
    sources: Vec<PersonId>,
    person: PersonId,
}

fn find(
    desk: &mut Desk<'_>,
    referral: Option<MatterId>,
    sources: &[PersonId],
    person: Option<&Who>,
) -> Result<Found, Refusal> {
    if let Some(id) = referral {
        let held = desk.referral(id, "referral")?;
        return Ok(Found { held: Some(id), sources: held.sources.clone(), person: held.person });
    }
    let mut sources: Vec<PersonId> = sources.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    // The first is the one who is asked about it, so it is somebody who may be.
    sources.sort_by_key(|source| !desk.find_person(*source).is_none_or(crate::person::Person::reachable));
    let Some(first) = sources.first().copied() else {
        return Err(Refusal::new("missing_field", say("refusal-referral-by-whom")).at("sources"));
    };
    for source in &sources {
        desk.person(*source, "sources")?;
    }
    let person =
        person.ok_or_else(|| Refusal::new("missing_field", say("refusal-referral-whom")).at("person"))?;
    let person = who(desk, person, first, "person")?;
    if sources.contains(&person) {
        return Err(Refusal::value("person", say("refusal-referral-themselves")));
    }
    // The same source and the same person, still open: it is that referral which moves on.
    let held = desk
        .matters_of(person)
        .find(|m| {
            m.body.as_referral().is_some_and(|r| {
                r.person == person && r.is_open() && sources.iter().any(|it| r.sources.contains(it))
            })
        })
        .map(|m| m.id);
    Ok(Found { held, sources, person })
}

fn everybody(desk: &Desk<'_>, id: MatterId) -> Result<Vec<PersonId>, Refusal> {
    Ok(desk.matter(id, "referral")?.body.people().into_iter().map(|(person, _)| person).collect())
}

/// Opens a referral or moves a named one on, and opens the news for each of its sources.
fn bring(
    desk: &mut Desk<'_>,
    found: &Found,
    ask: Option<MatterId>,
    promise: Option<MatterId>,
    effort: Effort,
    state: ReferralState,
    thanks: ThanksFor,
) -> Result<MatterId, Refusal> {
    let Some(source) = found.sources.first().copied() else {
        return Err(Refusal::unknown("source", "sources"));
    };
    let answers = if promise.is_some() { None } else { ask::answered_by(desk, ask, source)? };
    let id = match found.held {
        Some(id) => {
            let held = desk.referral_mut(id, "referral")?;
            if !matches!(held.state, ReferralState::Named { .. }) {
                return Err(Refusal::too_late(say("refusal-referral-noted")));
            }
            held.effort = effort;
            held.state = state;
            let known = held.sources.clone(); // Somebody who joins in now shares the credit.
            held.sources.extend(found.sources.iter().filter(|it| !known.contains(it)));
            held.promise = promise.or(held.promise);
            id
        }
        None => {
            let from_promise =
                promise.map(|id| desk.promise(id, "promise").map(|p| p.ask)).transpose()?.flatten();
            let of_ask = answers.or(from_promise);
            let wish = of_ask
                .and_then(|id| desk.ask(id, "ask").ok())
                .map(|ask| ask.request.wish)
                .unwrap_or_default();
            let hears = if desk.firm().profile.confidential { Hears::ThanksOnly } else { Hears::Outcome };
            desk.open(Body::Referral(Referral {
                person: found.person,
                sources: found.sources.clone(),
                ask: of_ask,
                promise,
                prompted: of_ask.is_some() || promise.is_some(),
                wish,
                effort,
                value: None,
                quality: None,
                hears,
                state,
            }))
        }
    };
    if let Some(ask) = answers {
        ask::answer(desk, ask, Answer::OnTheSpot { referral: id })?;
    }
    let on = desk.at();
    for source in &found.sources {
        news::open_or_thank(desk, id, found.person, *source, thanks, on);
    }
    desk.ids.insert("referral", id.0);
    Ok(id)
}

fn introduce(
    desk: &mut Desk<'_>,
    found: &Found,
    ask: Option<MatterId>,
    promise: Option<MatterId>,
    effort: Effort,
    thanks: ThanksFor,
) -> Result<(), Refusal> {
    let promise = kept_by(desk, found, promise)?;
    let at = desk.at();
    let state = ReferralState::Introduced { at, evidence: Evidence::Said, tries: Vec::new() };
    let id = bring(desk, found, ask, promise, effort, state, thanks)?;
    for source in &found.sources {
        desk.touch(*source, Channel::Mail, Direction::FromThem, "");
    }
    let people = everybody(desk, id)?;
    let event = if effort == Effort::AllowedName {
        Event::ReferralNameAllowed { referral: id }
    } else {
        Event::ReferralIntroduced { referral: id, effort }
    };
    desk.happened(event, &people);
    let offered = match promise {
        Some(promise) => {
            promise::keep(desk, promise, id, found.person)?;
            Some(desk.promise(promise, "promise")?.offer.clone())
        }
        None => desk
            .referral(id, "referral")?
            .ask
            .and_then(|ask| desk.ask(ask, "ask").ok())
            .map(|ask| ask.request.offer.clone()),
    };
    if let Some(offer) = offered.filter(|offer| offer.at == OfferAt::Introduction) {
        reward::due_for(desk, id, &found.sources, found.person, &offer);
    }
    desk.ids.insert("referral", id.0);
    Ok(())
}

/// The promise that an introduction keeps: the one given, the one the name waits in, or the one open promise of the
/// source.
fn kept_by(desk: &Desk<'_>, found: &Found, given: Option<MatterId>) -> Result<Option<MatterId>, Refusal> {
    if let Some(id) = given {
        let promise = desk.promise(id, "promise")?;
        if !found.sources.contains(&promise.source) {
            return Err(Refusal::value("promise", say("refusal-promise-other")));
        }
        if !promise.is_open() {
            return Err(Refusal::too_late(say("refusal-promise-ended")));
        }
        return Ok(Some(id));
    }
    if let Some(promise) =
        found.held.and_then(|id| desk.referral(id, "referral").ok()).and_then(Referral::waits_in)
    {
        return Ok(Some(promise));
    }
    let open = |m: &&crate::matter::Matter| {
        m.body.as_promise().is_some_and(|p| p.is_open() && found.sources.contains(&p.source))
    };
    let Some(source) = found.sources.first() else { return Ok(None) };
    let mut promises = desk.matters_of(*source).filter(open);
    match (promises.next(), promises.next()) {
        (Some(only), None) => Ok(Some(only.id)),
        (Some(_), Some(_)) => Err(Refusal::new("which_promise", say("refusal-promise-which")).at("promise")),
        _ => Ok(None),
    }
}

/// A name given to a promise: its referral waits in the promise, which has the duty.
pub(crate) fn wait_in(
    desk: &mut Desk<'_>,
    promise: MatterId,
    source: PersonId,
    ask: Option<MatterId>,
    person: PersonId,
) -> Result<MatterId, Refusal> {
    let on = desk.on();
    let held = desk
        .matters_of(person)
        .find(|m| {
            m.body
                .as_referral()
                .is_some_and(|r| r.person == person && r.is_open() && r.sources.contains(&source))
        })
        .map(|m| m.id);
    if let Some(id) = held {
        let referral = desk.referral_mut(id, "referral")?;
        let ReferralState::Named { waits_in, .. } = &mut referral.state else {
            return Err(Refusal::new("introduced_already", say("refusal-referral-introduced")).at("names"));
        };
        *waits_in = Some(promise);
        referral.promise = Some(promise);
        return Ok(id);
    }
    let wish = ask.and_then(|id| desk.ask(id, "ask").ok()).map(|ask| ask.request.wish).unwrap_or_default();
    let hears = if desk.firm().profile.confidential { Hears::ThanksOnly } else { Hears::Outcome };
    Ok(desk.open(Body::Referral(Referral {
        person,
        sources: vec![source],
        ask,
        promise: Some(promise),
        prompted: ask.is_some(),
        wish,
        effort: Effort::ToldName,
        value: None,
        quality: None,
        hears,
        state: ReferralState::Named { on, waits_in: Some(promise), asked: Vec::new() },
    })))
}

/// The source lets us use their name for somebody they named before.
pub(crate) fn allowed(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let found = find(desk, Some(id), &[], None)?;
    introduce(desk, &found, None, None, Effort::AllowedName, ThanksFor::AllowedName)
}

/// The promise ended: what still waited in it ends with it, and is no news to anybody.
pub(crate) fn release(desk: &mut Desk<'_>, id: MatterId, promise: MatterId) -> Result<(), Refusal> {
    if desk.referral(id, "referral")?.waits_in() != Some(promise) {
        return Ok(());
    }
    close(desk, id, Outcome::Withdrawn, "", true, None)
}

/// Asks the source whether it happened; without a channel something else happened.
pub(crate) fn ask_after(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let on = desk.on();
    let referral = desk.referral_mut(id, "referral")?;
    let source = referral.sources.first().copied();
    let ReferralState::Named { asked, waits_in: None, .. } = &mut referral.state else {
        return Err(Refusal::too_late(say("refusal-referral-nothing-to-ask")));
    };
    asked.push(on);
    if let (Some(channel), Some(source)) = (channel, source) {
        news::heard_from_us(desk, id, source);
        desk.touch(source, channel, Direction::ToThem, "");
        desk.happened(Event::ReferralAskedAfter { referral: id }, &[source]);
    }
    Ok(())
}

/// A try that did not reach them; without a channel something else happened, and the next try keeps its distance.
pub(crate) fn attempt(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let (at, on) = (desk.at(), desk.on());
    let referral = desk.referral_mut(id, "referral")?;
    let person = referral.person;
    let ReferralState::Introduced { tries, .. } = &mut referral.state else {
        return Err(Refusal::too_late(say("refusal-referral-not-waiting")));
    };
    tries.push(at);
    let time = u8::try_from(tries.len()).unwrap_or(u8::MAX);
    if let Some(channel) = channel {
        // The first letter says where we have the data from (P73), so the notice is given with it.
        if matches!(channel, Channel::Mail | Channel::Card) {
            desk.person_mut(person, "person")?.told_on.get_or_insert(on);
        }
        desk.touch(person, channel, Direction::ToThem, "");
        desk.happened(Event::ReferralTried { referral: id, time, channel }, &[person]);
    }
    Ok(())
}

pub(crate) fn reach(
    desk: &mut Desk<'_>,
    id: MatterId,
    next_on: Option<Date>,
    words: &str,
) -> Result<(), Refusal> {
    let (at, on) = (desk.at(), desk.on());
    let referral = desk.referral_mut(id, "referral")?;
    let person = referral.person;
    match referral.state {
        ReferralState::Named { waits_in: Some(_), .. } => {
            return Err(Refusal::too_late(say("refusal-referral-not-introduced")));
        }
        ReferralState::Named { .. } | ReferralState::Introduced { .. } => {}
        ReferralState::InConversation { .. } | ReferralState::Closed { .. } => {
            return Err(Refusal::too_late(say("refusal-referral-reached")));
        }
    }
    referral.state = ReferralState::InConversation { reached_at: at, last_on: on, next_on, unanswered: 0 };
    let entry = desk.person_mut(person, "person")?;
    entry.told_on.get_or_insert(on);
    if entry.roles.is_empty() {
        entry.roles.insert(Role::Prospect);
        entry.sorted = true;
    }
    desk.touch(person, Channel::Phone, Direction::ToThem, words);
    desk.happened(Event::ReferralReached { referral: id }, &[person]);
    Ok(())
}

/// The conversation goes on; without a channel something else happened.
pub(crate) fn move_on(
    desk: &mut Desk<'_>,
    id: MatterId,
    answer: bool,
    next: Option<Date>,
    channel: Option<Channel>,
    words: &str,
) -> Result<(), Refusal> {
    let on = desk.on();
    let referral = desk.referral_mut(id, "referral")?;
    let person = referral.person;
    let ReferralState::InConversation { last_on, next_on, unanswered, .. } = &mut referral.state else {
        return Err(Refusal::too_late(say("refusal-referral-no-conversation")));
    };
    *last_on = on.max(*last_on);
    *next_on = next;
    *unanswered = if answer { 0 } else { unanswered.saturating_add(1) };
    if let Some(channel) = channel {
        desk.touch(person, channel, if answer { Direction::FromThem } else { Direction::ToThem }, words);
        desk.happened(Event::ReferralMoved { referral: id, answered: answer }, &[person]);
    }
    Ok(())
}

fn judge(desk: &mut Desk<'_>, id: MatterId, quality: Quality, why: &str) -> Result<(), Refusal> {
    let referral = desk.referral_mut(id, "referral")?;
    let last_try = matches!(&referral.state, ReferralState::Introduced { tries, .. } if tries.len() > 4);
    if !last_try && matches!(referral.state, ReferralState::Named { .. } | ReferralState::Introduced { .. }) {
        return Err(Refusal::too_late(say("refusal-referral-too-early")));
    }
    referral.quality = Some((quality, why.trim().to_owned()));
    let people = everybody(desk, id)?;
    desk.happened(Event::ReferralJudged { referral: id, quality }, &people);
    Ok(())
}

fn win(desk: &mut Desk<'_>, id: MatterId, value: Option<&Money>, by_source: bool) -> Result<(), Refusal> {
    let on = desk.on();
    let referral = desk.referral(id, "referral")?;
    if referral.waits_in().is_some() {
        return Err(Refusal::too_late(say("refusal-referral-not-introduced")));
    }
    let (person, sources, ask, promise, wish) =
        (referral.person, referral.sources.clone(), referral.ask, referral.promise, referral.wish);
    if value.is_some_and(|money| money.minor < 0 || money.currency.len() != 3) {
        return Err(Refusal::value("value", say("refusal-referral-amount")));
    }
    close(desk, id, Outcome::Won, "", by_source, None)?;
    desk.referral_mut(id, "referral")?.value = value.cloned();
    let entry = desk.person_mut(person, "person")?;
    entry.told_on.get_or_insert(on);
    let mut roles = entry.roles.clone();
    roles.remove(&Role::Prospect);
    match wish {
        ask::Wish::Partner => roles.insert(Role::Partner),
        _ => roles.insert(Role::Client),
    };
    let since = entry.client_since.or(Some(on));
    crate::person_act::sort(desk, person, &roles, None, None, since)?;
    let offer = promise
        .and_then(|id| desk.promise(id, "promise").ok().map(|p| p.offer.clone()))
        .or_else(|| ask.and_then(|id| desk.ask(id, "ask").ok().map(|a| a.request.offer.clone())));
    if let Some(offer) = offer.filter(|offer| offer.at == OfferAt::Won) {
        reward::due_for(desk, id, &sources, person, &offer);
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
