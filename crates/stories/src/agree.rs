//! What must hold after every act, whatever was done: the duties are those of the slow model, nothing that is open is
//! without one, nobody who wants quiet is named, and no time that passes changes anything but an occasion.

use crate::slow::{Next, Slow, When};
use goodturn_practice::ask::AskState;
use goodturn_practice::complaint::ComplaintState;
use goodturn_practice::day::fit;
use goodturn_practice::decide::{Decision, pass_occasions, settle};
use goodturn_practice::desk::{Moment, Touched};
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::{Duty, Rule, Standing};
use goodturn_practice::event::Event;
use goodturn_practice::id::{Fresh, MatterId, PersonId};
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::meeting::MeetingState;
use goodturn_practice::person::Gone;
use goodturn_practice::promise::PromiseState;
use goodturn_practice::referral::{Hears, ReferralState};
use goodturn_practice::reward::RewardState;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// Holds a workspace to all of it.
///
/// # Errors
/// What does not hold, with the matter.
pub fn holds(dossier: &Dossier, slow: &Slow, now: Timestamp) -> Result<(), String> {
    let standings = settle(dossier);
    for matter in dossier.matters.values() {
        let told = |why: &str| format!("{why}\n  {:?}\n  {matter:?}", standings.get(&matter.id));
        let Some(standing) = standings.get(&matter.id) else { return Err(told("no standing")) };
        let next = slow.next(dossier, matter);
        if !is_same(next.as_ref(), standing) {
            return Err(told(&format!("the slow model says {next:?}")));
        }
        if has_to_have_a_duty(dossier, matter) && standing.duty().is_none() {
            return Err(told("open, and nothing is to be done about it"));
        }
        if let Some(duty) = standing.duty() {
            duty_holds(dossier, duty, now).map_err(told)?;
        }
        if let Some(promise) = matter.body.as_referral().and_then(|held| held.waits_in()) {
            let open = dossier.matters.get(&promise).and_then(|it| it.body.as_promise());
            if !open.is_some_and(|it| it.is_open()) {
                return Err(told("a name waits in a promise that is over"));
            }
        }
    }
    time_alone(dossier, &standings, now)?;
    in_order(dossier, &standings)
}

fn is_same(next: Option<&Next>, standing: &Standing) -> bool {
    let (next, duty) = match (next, standing) {
        (None, Standing::Settled) => return true,
        (Some(next), Standing::Open(duty)) => (next, duty),
        _ => return false,
    };
    let when = match next.when {
        When::Day(day) => duty.due.on == day && duty.due.at.is_none(),
        When::Moment(day, at) => duty.due.on == day && duty.due.at == Some(at),
        When::Within(first, last) => first <= duty.due.on && duty.due.on <= last && duty.due.at.is_none(),
    };
    when && (next.rule, next.step) == (duty.rule.code(), duty.step.as_str())
        && (next.owner, next.person) == (duty.owner, duty.person)
        && next.until == duty.turns_at
}

fn is_reachable(dossier: &Dossier, id: PersonId) -> bool {
    let person = &dossier.people[&id];
    !person.leave_alone && !matches!(person.gone, Some((Gone::Died, _)))
}

/// Section 3 of the practice: which states wait for somebody to do something. Of the nouns that only wait as long as
/// something else is so (news, relationships, occasions, notices) the slow model speaks.
fn has_to_have_a_duty(dossier: &Dossier, matter: &Matter) -> bool {
    let (open, person) = match &matter.body {
        Body::Ask(held) => (
            !matches!(held.state, AskState::Answered { .. } | AskState::NotNow { until: None, .. }),
            held.source,
        ),
        Body::Promise(held) => (matches!(held.state, PromiseState::Open { .. }), held.source),
        Body::Referral(held) => match held.state {
            ReferralState::Named { waits_in, .. } => {
                let asked = held.sources.iter().find(|it| is_reachable(dossier, **it));
                (waits_in.is_none() && asked.is_some(), *asked.unwrap_or(&held.person))
            }
            ReferralState::Closed { .. } => (false, held.person),
            _ => (true, held.person),
        },
        Body::Complaint(held) => (
            matches!(held.state, ComplaintState::Raised { .. } | ComplaintState::Answered { .. }),
            held.person,
        ),
        Body::Meeting(held) => (matches!(held.state, MeetingState::Planned { .. }), held.people[0]),
        Body::Reward(held) => (matches!(held.state, RewardState::Due { .. }), held.person),
        Body::News(_) | Body::Relationship(_) | Body::Occasion(_) | Body::Notice(_) => return false,
    };
    open && is_reachable(dossier, person)
}

fn duty_holds(dossier: &Dossier, duty: &Duty, now: Timestamp) -> Result<(), &'static str> {
    if !is_reachable(dossier, duty.person) {
        return Err("it names somebody who is to be left alone");
    }
    if !dossier.firm.is_active(duty.owner) {
        return Err("nobody who works here has it");
    }
    // P7: somebody back after a year finds it still.
    let later = now.saturating_add(9_600.hours()).map_err(|_| "the end of time")?;
    if duty.clone().at(later).is_none() && duty.rule != Rule::Occasion {
        return Err("time alone took it away");
    }
    Ok(())
}

/// What the clock does by itself in a year touches occasions alone.
fn time_alone(
    dossier: &Dossier,
    standings: &BTreeMap<MatterId, Standing>,
    now: Timestamp,
) -> Result<(), String> {
    let later = now.saturating_add(9_600.hours()).map_err(|error| error.to_string())?;
    let moment = Moment { now: later, happened_on: None, by: None };
    let Ok(Some(decision)) = pass_occasions(dossier, moment, &mut Fresh::new(later, 1)) else {
        return Ok(());
    };
    for (id, standing) in &decision.standings {
        let is_occasion = dossier.matters.get(id).is_some_and(|it| it.body.as_occasion().is_some());
        if !is_occasion && standings.get(id) != Some(standing) {
            return Err(format!("a morning changed {id:?}: {standing:?}"));
        }
    }
    Ok(())
}

/// Today: groups in the order of the table; what people wait for is never cut, and of the rest not too much.
fn in_order(dossier: &Dossier, standings: &BTreeMap<MatterId, Standing>) -> Result<(), String> {
    let all: Vec<Duty> = standings.values().filter_map(|it| it.duty().cloned()).collect();
    let rhythm = &dossier.firm.rhythm;
    let day = fit(all.clone(), rhythm);
    if day.fits.len() + day.left.len() != all.len() {
        return Err("a day lost a duty".to_owned());
    }
    if day.left.iter().any(|duty| duty.rule.group().never_cut()) {
        return Err("a day put off what somebody waits for".to_owned());
    }
    let groups: Vec<_> = day.fits.iter().map(|duty| duty.rule.group()).collect();
    if !groups.is_sorted() {
        return Err(format!("groups out of order: {groups:?}"));
    }
    let others: Vec<&Duty> = day.fits.iter().filter(|duty| !duty.rule.group().never_cut()).collect();
    let of = |person: PersonId| others.iter().filter(|duty| duty.person == person).count();
    if others.iter().any(|duty| of(duty.person) > 2) {
        return Err("more than two for one person".to_owned());
    }
    let waiting = day.fits.len() - others.len();
    if !others.is_empty() && waiting + others.len() > usize::from(rhythm.capacity) {
        return Err("more than a day holds".to_owned());
    }
    Ok(())
}

/// What one act must bring about, by what it says happened.
///
/// # Errors
/// What is missing.
pub fn follows(before: &Dossier, decision: &Decision) -> Result<(), String> {
    for (id, matter) in &decision.after.matters {
        if before.matters.get(id) != Some(matter) && !decision.touched.contains(&Touched::Matter(*id)) {
            return Err(format!("changed and not saved: {matter:?}"));
        }
    }
    for (id, person) in &decision.after.people {
        if before.people.get(id) != Some(person) && !decision.touched.contains(&Touched::Person(*id)) {
            return Err(format!("changed and not saved: {person:?}"));
        }
    }
    if decision.after.matters.len() < before.matters.len() {
        return Err("a matter vanished".to_owned());
    }
    decision.events.iter().try_for_each(|happened| thanked_and_told(decision, &happened.event))
}

/// P30, P37, P38: whoever opened a door is thanked, and hears what came of it.
fn thanked_and_told(decision: &Decision, event: &Event) -> Result<(), String> {
    let (referral, wanted): (_, &[Rule]) = match event {
        Event::ReferralNamed { referral, .. }
        | Event::ReferralIntroduced { referral, .. }
        | Event::ReferralNameAllowed { referral } => {
            // Who joins in later may hear first how it stands; that thanks as well.
            (referral, &[Rule::Thank, Rule::ThankWithNews, Rule::TellProgress])
        }
        Event::ReferralClosed { referral, .. } => (referral, &[Rule::TellOutcome, Rule::TellWon]),
        _ => return Ok(()),
    };
    let dossier = &decision.after;
    let Some(held) = dossier.matters.get(referral).and_then(|it| it.body.as_referral()) else {
        return Err(format!("no referral for {event:?}"));
    };
    if let ReferralState::Closed { by_source, introduced, .. } = held.state
        && (by_source || !introduced || held.hears != Hears::Outcome)
    {
        return Ok(());
    }
    let quiet = |id: PersonId| !is_reachable(dossier, id);
    let mut waiting = 0;
    // A name that waits in a promise is thanked for within it.
    let promise = held.waits_in().and_then(|id| dossier.matters.get(&id)).and_then(|it| it.body.as_promise());
    let within = |id: PersonId| promise.is_some_and(|promise| promise.source == id);
    let hears = |id: PersonId| !quiet(id) && !quiet(held.person) && !within(id);
    for source in held.sources.iter().filter(|source| hears(**source)) {
        let news = dossier.matters.values().find(|matter| {
            matter.body.as_news().is_some_and(|it| it.referral == *referral && it.source == *source)
        });
        let settled = news.and_then(|it| it.body.as_news()).is_some_and(|it| it.settled);
        let duty = news.and_then(|it| decision.standings.get(&it.id)).and_then(Standing::duty);
        if news.is_none() {
            return Err(format!("after {event:?} there is no news for {source:?}"));
        }
        let put_off = news.is_some_and(|it| it.put_off.is_some());
        if settled || put_off || duty.is_some_and(|duty| wanted.contains(&duty.rule)) {
            waiting += 1;
        } else if matches!(event, Event::ReferralClosed { .. }) {
            return Err(format!("after {event:?} {source:?} is told nothing: {duty:?}, {news:?}"));
        }
    }
    // Of several who gave the name one may have made the introduction alone, perhaps one who wants quiet.
    let may_be_quiet = quiet(held.person) || held.sources.iter().any(|source| quiet(*source));
    if waiting == 0 && !may_be_quiet {
        return Err(format!("after {event:?} nobody is thanked"));
    }
    Ok(())
}
