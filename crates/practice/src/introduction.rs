//! How a referral begins and moves on: a name, the use of a name, an introduction; and which ask it answers and which
//! promise it keeps.

use crate::ask::{self, Answer, OfferAt};
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Body, Matter};
use crate::news::{self, ThanksFor};
use crate::person::{Origin, Person};
use crate::promise;
use crate::referral::{Effort, Evidence, Hears, Referral, ReferralState, Who};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use crate::{notice, reward};
use std::collections::BTreeSet;

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

/// A source gave us a name, asked for or not.
pub(crate) fn name(
    desk: &mut Desk<'_>,
    sources: &[PersonId],
    person: &Who,
    ask: Option<MatterId>,
) -> Result<(), Refusal> {
    let on = desk.on();
    let found = find(desk, None, sources, Some(person))?;
    if found.held.is_some() && found.newcomers(desk)?.is_empty() {
        return Err(Refusal::new("named_already", say("refusal-referral-named")).at("person"));
    }
    // Who promised, and then says whom they think of, speaks of that promise.
    if ask.is_none()
        && found.sources.len() == 1
        && let Some(promise) = promise_of(desk, &found.sources)?
    {
        return promise::named(desk, promise, &Who::Known(found.person));
    }
    let id = match found.held {
        Some(id) => join(desk, &found, id, ask, ThanksFor::Name)?,
        None => {
            let state = ReferralState::Named { on, waits_in: None, asked: Vec::new() };
            bring(desk, &found, ask, None, Effort::ToldName, state, ThanksFor::Name)?
        }
    };
    let people = everybody(desk, id)?;
    desk.happened(Event::ReferralNamed { referral: id, effort: Effort::ToldName }, &people);
    Ok(())
}

/// What a line about a referral speaks of: one that is known, or the people for a new one.
pub(crate) struct Found {
    /// The referral, when it is known.
    pub(crate) held: Option<MatterId>,
    /// Who refers.
    pub(crate) sources: Vec<PersonId>,
    /// Who is referred.
    pub(crate) person: PersonId,
}

impl Found {
    /// Who had not given this name before.
    fn newcomers(&self, desk: &Desk<'_>) -> Result<Vec<PersonId>, Refusal> {
        let Some(id) = self.held else { return Ok(self.sources.clone()) };
        let known = &desk.referral(id, "referral")?.sources;
        Ok(self.sources.iter().filter(|source| !known.contains(source)).copied().collect())
    }
}

pub(crate) fn find(
    desk: &mut Desk<'_>,
    referral: Option<MatterId>,
    sources: &[PersonId],
    person: Option<&Who>,
) -> Result<Found, Refusal> {
    if let Some(id) = referral {
        let held = desk.referral(id, "referral")?;
        return Ok(Found { held: Some(id), sources: held.sources.clone(), person: held.person });
    }
    let mut once = BTreeSet::new();
    let mut sources: Vec<PersonId> = sources.iter().copied().filter(|source| once.insert(*source)).collect();
    // The first is the one who is asked about it, so it is somebody who may be.
    sources.sort_by_key(|source| !desk.find_person(*source).is_none_or(Person::reachable));
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
    // The same person, still open: it is that referral which moves on. Whoever else gives the name shares the credit
    // (P12); the person is called once, and each source is thanked.
    let shares = |r: &Referral| sources.iter().any(|it| r.sources.contains(it));
    let open = |m: &Matter| {
        let held = m.body.as_referral().filter(|r| r.person == person && r.is_open());
        held.map(|held| (shares(held), m.id))
    };
    let held =
        desk.matters_of(person).filter_map(open).max_by_key(|(mine, id)| (*mine, std::cmp::Reverse(*id)));
    let held = held.map(|(_, id)| id);
    Ok(Found { held, sources, person })
}

pub(crate) fn everybody(desk: &Desk<'_>, id: MatterId) -> Result<Vec<PersonId>, Refusal> {
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
    if found.sources.is_empty() {
        return Err(Refusal::unknown("source", "sources"));
    }
    let answers = if promise.is_some() { None } else { answered(desk, ask, &found.sources)? };
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
            let mut referral =
                unheard(desk, found.person, found.sources.clone(), answers.or(from_promise), state);
            referral.promise = promise;
            referral.prompted |= promise.is_some();
            referral.effort = effort;
            desk.open(Body::Referral(referral))
        }
    };
    if let Some(ask) = answers {
        ask::answer(desk, ask, Answer::OnTheSpot { referral: id })?;
    }
    let at = desk.at();
    for source in &found.sources {
        news::open_or_thank(desk, id, found.person, *source, thanks, at);
    }
    // Whoever gave the name before, and did not open the door this time, hears what becomes of it.
    for source in desk.referral(id, "referral")?.sources.clone() {
        news::open_to_tell(desk, id, found.person, source);
    }
    speaks_of(desk, id, found.sources.first());
    Ok(id)
}

/// A referral as it begins, before anything else is known of it.
pub(crate) fn unheard(
    desk: &Desk<'_>,
    person: PersonId,
    sources: Vec<PersonId>,
    ask: Option<MatterId>,
    state: ReferralState,
) -> Referral {
    let wish = ask.and_then(|id| desk.ask(id, "ask").ok()).map(|ask| ask.request.wish).unwrap_or_default();
    let hears = if desk.firm().profile.is_confidential() { Hears::ThanksOnly } else { Hears::Outcome };
    Referral {
        person,
        sources,
        ask,
        promise: None,
        prompted: ask.is_some(),
        wish,
        effort: Effort::ToldName,
        value: None,
        quality: None,
        hears,
        state,
    }
}

/// What an act about a referral answers with: it, and the news of the one who acted.
fn speaks_of(desk: &mut Desk<'_>, id: MatterId, source: Option<&PersonId>) {
    desk.ids.insert("referral", id.0);
    if let Some(news) = source.and_then(|source| news::of(desk, id, *source)) {
        desk.ids.insert("news", news.0);
    }
}

/// Somebody gives a name that is open already, or introduces somebody whom others introduced: they share the credit.
fn join(
    desk: &mut Desk<'_>,
    found: &Found,
    id: MatterId,
    ask: Option<MatterId>,
    thanks: ThanksFor,
) -> Result<MatterId, Refusal> {
    let newcomers = found.newcomers(desk)?;
    let answers = answered(desk, ask, &newcomers)?;
    desk.referral_mut(id, "referral")?.sources.extend(&newcomers);
    if let Some(ask) = answers {
        ask::answer(desk, ask, Answer::OnTheSpot { referral: id })?;
    }
    let at = desk.at();
    for source in &newcomers {
        news::open_or_thank(desk, id, found.person, *source, thanks, at);
    }
    speaks_of(desk, id, newcomers.first());
    Ok(id)
}

/// The ask that these sources answer: the one given, else the open one of the first of them who has one.
fn answered(
    desk: &Desk<'_>,
    given: Option<MatterId>,
    sources: &[PersonId],
) -> Result<Option<MatterId>, Refusal> {
    let asked = given.and_then(|id| desk.ask(id, "ask").ok()).map(|ask| ask.source);
    if let Some(source) =
        asked.filter(|source| sources.contains(source)).or(given.and(sources.first().copied()))
    {
        return ask::answered_by(desk, given, source);
    }
    for source in sources {
        if let Some(ask) = ask::answered_by(desk, None, *source)? {
            return Ok(Some(ask));
        }
    }
    Ok(None)
}

pub(crate) fn introduce(
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
    let running = found.held.filter(|id| desk.referral(*id, "referral").is_ok_and(|held| !held.is_named()));
    let id = match running {
        Some(id) if !found.newcomers(desk)?.is_empty() => join(desk, found, id, ask, thanks)?,
        _ => bring(desk, found, ask, promise, effort, state, thanks)?,
    };
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
            let held = desk.promise(promise, "promise")?;
            Some((held.source, held.offer.clone()))
        }
        None => desk
            .referral(id, "referral")?
            .ask
            .and_then(|ask| desk.ask(ask, "ask").ok())
            .map(|ask| (ask.source, ask.request.offer.clone())),
    };
    if let Some((source, offer)) = offered.filter(|(_, offer)| offer.at == OfferAt::Introduction) {
        reward::due_for(desk, id, source, found.person, &offer);
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
    // A name that waits in a promise keeps it when the one who promised introduces them, alone or with others.
    let waits_in = found.held.and_then(|id| desk.referral(id, "referral").ok()).and_then(Referral::waits_in);
    let theirs = |id: &MatterId| {
        desk.promise(*id, "promise").is_ok_and(|promise| found.sources.contains(&promise.source))
    };
    if let Some(promise) = waits_in.filter(theirs) {
        return Ok(Some(promise));
    }
    promise_of(desk, &found.sources)
}

/// The one open promise of these sources.
fn promise_of(desk: &Desk<'_>, sources: &[PersonId]) -> Result<Option<MatterId>, Refusal> {
    let open = |m: &&Matter| m.body.as_promise().is_some_and(|p| p.is_open() && sources.contains(&p.source));
    let mut promises = desk.dossier().matters.values().filter(open);
    match (promises.next(), promises.next()) {
        (Some(only), None) => Ok(Some(only.id)),
        (Some(_), Some(_)) => Err(Refusal::new("which_promise", say("refusal-promise-which")).at("promise")),
        _ => Ok(None),
    }
}
