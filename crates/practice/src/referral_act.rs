//! What can be done about referrals and introductions.

use crate::act::acts;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::introduction::{everybody, find, introduce, name};
use crate::news;
use crate::news::ThanksFor;
use crate::outcome::{close, judge, win};
use crate::person::Role;
use crate::referral::{Effort, Hears, Money, Outcome, Quality, ReferralState, Who};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;

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
            ReferralAct::Name { sources, person, ask } => name(desk, sources, person, *ask),
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
    known(desk, person, on)?;
    desk.touch(person, Channel::Phone, Direction::ToThem, words);
    desk.happened(Event::ReferralReached { referral: id }, &[person]);
    Ok(())
}

/// We spoke with somebody, whatever about: a referral of theirs is reached by it, and a conversation goes on.
pub(crate) fn met(desk: &mut Desk<'_>, person: PersonId) -> Result<(), Refusal> {
    let (at, on) = (desk.at(), desk.on());
    let open = |m: &&crate::matter::Matter| {
        m.body.as_referral().is_some_and(|r| r.person == person && r.is_open() && r.waits_in().is_none())
    };
    let open: Vec<MatterId> = desk.matters_of(person).filter(open).map(|m| m.id).collect();
    for id in open {
        let referral = desk.referral_mut(id, "referral")?;
        match &mut referral.state {
            ReferralState::InConversation { last_on, next_on, unanswered, .. } => {
                *last_on = on.max(*last_on);
                *unanswered = 0;
                // The day agreed for speaking has come with this; a later one stays.
                *next_on = next_on.filter(|day| *day > on);
            }
            // Of what was noted late: they were introduced after we had met, so that was no answer to it.
            ReferralState::Introduced { at: introduced, .. } if *introduced > at => {}
            ReferralState::Introduced { .. } => {
                referral.state = ReferralState::InConversation {
                    reached_at: at,
                    last_on: on,
                    next_on: None,
                    unanswered: 0,
                };
                known(desk, person, on)?;
                desk.happened(Event::ReferralReached { referral: id }, &[person]);
            }
            ReferralState::Named { .. } | ReferralState::Closed { .. } => {}
        }
    }
    Ok(())
}

/// Somebody we have spoken with: they know of us, and may become a client.
fn known(desk: &mut Desk<'_>, person: PersonId, on: Date) -> Result<(), Refusal> {
    let entry = desk.person_mut(person, "person")?;
    entry.told_on.get_or_insert(on);
    if entry.roles.is_empty() {
        entry.roles.insert(Role::Prospect);
        entry.sorted = true;
    }
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
