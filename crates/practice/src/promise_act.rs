//! What can be done about promises: make, name, thank, remind, keep, change, let go, withdraw.

use crate::act::acts;
use crate::ask::{self, Answer, Offer};
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::Body;
use crate::promise::{Promise, PromiseState};
use crate::referral::{self, Who};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;

acts! {
    /// What can be done about promises.
    PromiseAct {
        /// They promised.
        "promise.make" Make {
            /// Who.
            source: PersonId,
            /// The ask it answers; without it, the one open ask of the source.
            #[serde(default)] ask: Option<MatterId>,
            /// How many introductions.
            #[serde(default = "one")] count: u16,
            /// The day they named.
            #[serde(default)] #[schemars(with = "Option<String>")] by: Option<Date>,
            /// The people they named.
            #[serde(default)] names: Vec<Who>,
            /// What they will do.
            #[serde(default)] action: String,
            /// When and how they will do it.
            #[serde(default)] plan: String,
            /// What was offered; without it, what the ask offered.
            #[serde(default)] offer: Option<Offer>,
        },
        /// They named somebody for a promise that is open.
        "promise.name" Name {
            /// Which.
            promise: MatterId,
            /// Whom.
            person: Who,
        },
        /// We thanked them for agreeing.
        "promise.thank" Thank {
            /// Which.
            promise: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// We brought it to mind.
        "promise.remind" Remind {
            /// Which.
            promise: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// Put right what they promised: the given facts replace the old ones. One that came in full by that is kept.
        "promise.edit" Edit {
            /// Which.
            promise: MatterId,
            /// How many introductions, those that came among them.
            count: u16,
            /// The day they named, or none.
            #[serde(default)] #[schemars(with = "Option<String>")] by: Option<Date>,
            /// What they will do.
            #[serde(default)] action: String,
            /// When and how they will do it.
            #[serde(default)] plan: String,
            /// What was offered; without it, what was offered before.
            #[serde(default)] offer: Option<Offer>,
        },
        /// Let it go: no letter mentions it again.
        "promise.let_go" LetGo {
            /// Which.
            promise: MatterId,
        },
        /// They took it back.
        "promise.withdraw" Withdraw {
            /// Which.
            promise: MatterId,
        },
    }
}

fn one() -> u16 {
    1
}

impl PromiseAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            PromiseAct::Make { .. } => self.make(desk),
            PromiseAct::Name { promise, person } => named(desk, *promise, person),
            PromiseAct::Thank { promise, channel } => {
                thank(desk, *promise, Some(channel.unwrap_or(Channel::Mail)))
            }
            PromiseAct::Remind { promise, channel } => {
                remind(desk, *promise, Some(channel.unwrap_or(Channel::Mail)))
            }
            PromiseAct::Edit { promise, count, by, action, plan, offer } => {
                let facts = Facts { count: *count, by: *by, action, plan, offer: offer.as_ref() };
                edit(desk, *promise, &facts)
            }
            PromiseAct::LetGo { promise } => {
                let on = desk.on();
                end(desk, *promise, PromiseState::LetGo { on }, Event::PromiseLetGo { promise: *promise })
            }
            PromiseAct::Withdraw { promise } => {
                let on = desk.on();
                end(
                    desk,
                    *promise,
                    PromiseState::Withdrawn { on },
                    Event::PromiseWithdrawn { promise: *promise },
                )
            }
        }
    }

    fn make(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        let PromiseAct::Make { source, ask, count, by, names, action, plan, offer } = self else {
            return Ok(());
        };
        let person = desk.person(*source, "source")?;
        if !person.reachable() {
            return Err(Refusal::new("leave_alone", say("refusal-leave-alone").with("name", person.name()))
                .at("source"));
        }
        if !(1..=99).contains(count) {
            return Err(Refusal::value("count", say("refusal-promise-count")));
        }
        if by.is_some_and(|day| day < desk.on()) {
            return Err(Refusal::value("by", say("refusal-promise-day")));
        }
        let answers = ask::answered_by(desk, *ask, *source)?;
        let asked_offer =
            answers.map(|id| desk.ask(id, "ask").map(|ask| ask.request.offer.clone())).transpose()?;
        let (on, at) = (desk.on(), desk.at());
        let id = desk.open(Body::Promise(Promise {
            source: *source,
            ask: answers,
            count: *count,
            kept: 0,
            kept_on: None,
            referrals: Vec::new(),
            names: Vec::new(),
            action: action.trim().to_owned(),
            plan: plan.trim().to_owned(),
            by: *by,
            offer: offer.clone().or(asked_offer).unwrap_or_default(),
            made_on: on,
            state: PromiseState::Open { unthanked_since: Some(at), reminded: Vec::new() },
        }));
        if let Some(ask) = answers {
            ask::answer(desk, ask, Answer::Promised { promise: id })?;
        }
        desk.touch(*source, Channel::Talk, Direction::FromThem, "");
        desk.happened(Event::PromiseMade { promise: id, count: *count }, &[*source]);
        for who in names {
            name(desk, id, *source, answers, who)?;
        }
        desk.ids.insert("promise", id.0);
        Ok(())
    }
}

fn open<'a>(desk: &'a Desk<'_>, id: MatterId) -> Result<&'a Promise, Refusal> {
    let promise = desk.promise(id, "promise")?;
    match promise.state {
        PromiseState::Open { .. } => Ok(promise),
        PromiseState::Kept { .. } => Err(Refusal::too_late(say("refusal-promise-kept"))),
        PromiseState::LetGo { .. } => Err(Refusal::too_late(say("refusal-promise-let-go"))),
        PromiseState::Withdrawn { .. } => Err(Refusal::too_late(say("refusal-promise-withdrawn"))),
    }
}

/// What they promised, as it should read.
struct Facts<'a> {
    count: u16,
    by: Option<Date>,
    action: &'a str,
    plan: &'a str,
    offer: Option<&'a Offer>,
}

/// Puts right what they promised; the reminders that were sent stay sent.
fn edit(desk: &mut Desk<'_>, id: MatterId, facts: &Facts<'_>) -> Result<(), Refusal> {
    let held = open(desk, id)?;
    if facts.count > 99 || facts.count < held.kept.max(1) {
        let saying = say("refusal-promise-count-kept").with("kept", usize::from(held.kept));
        return Err(Refusal::value("count", saying));
    }
    if facts.by.is_some_and(|day| day < held.made_on) {
        return Err(Refusal::value("by", say("refusal-promise-day")));
    }
    let on = desk.on();
    let promise = desk.promise_mut(id, "promise")?;
    promise.count = facts.count;
    promise.by = facts.by;
    facts.action.trim().clone_into(&mut promise.action);
    facts.plan.trim().clone_into(&mut promise.plan);
    if let Some(offer) = facts.offer {
        promise.offer.clone_from(offer);
    }
    let (source, full) = (promise.source, promise.kept >= promise.count);
    desk.happened(Event::PromiseEdited { promise: id, count: facts.count }, &[source]);
    if full {
        end(desk, id, PromiseState::Kept { on }, Event::PromiseKeptInFull { promise: id })?;
    }
    Ok(())
}

/// A name given later, for a promise that is open: thanks are due for it.
pub(crate) fn named(desk: &mut Desk<'_>, id: MatterId, person: &Who) -> Result<(), Refusal> {
    let held = open(desk, id)?;
    let (source, ask) = (held.source, held.ask);
    let at = desk.at();
    name(desk, id, source, ask, person)?;
    if let PromiseState::Open { unthanked_since, .. } = &mut desk.promise_mut(id, "promise")?.state {
        unthanked_since.get_or_insert(at);
    }
    Ok(())
}

/// Adds a name: its referral waits in the promise.
fn name(
    desk: &mut Desk<'_>,
    id: MatterId,
    source: PersonId,
    ask: Option<MatterId>,
    who: &Who,
) -> Result<(), Refusal> {
    let person = referral::who(desk, who, source, "names")?;
    let referral = referral::wait_in(desk, id, source, ask, person)?;
    let promise = desk.promise_mut(id, "promise")?;
    if !promise.names.contains(&person) {
        promise.names.push(person);
    }
    if !promise.referrals.contains(&referral) {
        promise.referrals.push(referral);
    }
    desk.happened(Event::PromiseNamed { promise: id, person }, &[source, person]);
    Ok(())
}

/// Thanks for agreeing; without a channel something else happened that serves as thanks.
pub(crate) fn thank(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let source = open(desk, id)?.source;
    let PromiseState::Open { unthanked_since, .. } = &mut desk.promise_mut(id, "promise")?.state else {
        return Ok(());
    };
    if unthanked_since.take().is_none() {
        return Err(Refusal::too_late(say("refusal-promise-thanked")));
    }
    if let Some(channel) = channel {
        desk.touch(source, channel, Direction::ToThem, "");
        desk.happened(Event::PromiseThanked { promise: id }, &[source]);
    }
    Ok(())
}

/// Brings the promise to mind; without a channel something else happened, and the wait begins anew.
pub(crate) fn remind(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let source = open(desk, id)?.source;
    let on = desk.on();
    let PromiseState::Open { reminded, .. } = &mut desk.promise_mut(id, "promise")?.state else {
        return Ok(());
    };
    reminded.push(on);
    let time = u8::try_from(reminded.len()).unwrap_or(u8::MAX);
    if let Some(channel) = channel {
        desk.touch(source, channel, Direction::ToThem, "");
        desk.happened(Event::PromiseReminded { promise: id, time }, &[source]);
    }
    Ok(())
}

/// Notes that one came; the last one keeps the promise in full.
pub(crate) fn keep(
    desk: &mut Desk<'_>,
    id: MatterId,
    referral: MatterId,
    person: PersonId,
) -> Result<(), Refusal> {
    open(desk, id)?;
    let on = desk.on();
    let promise = desk.promise_mut(id, "promise")?;
    promise.kept += 1;
    promise.kept_on = promise.kept_on.max(Some(on));
    if !promise.referrals.contains(&referral) {
        promise.referrals.push(referral);
    }
    if !promise.names.contains(&person) {
        promise.names.push(person);
    }
    let (source, kept, full) = (promise.source, promise.kept, promise.kept >= promise.count);
    // The thanks for the introduction say more than those for agreeing that were not sent yet.
    if let PromiseState::Open { unthanked_since, .. } = &mut promise.state {
        *unthanked_since = None;
    }
    desk.happened(Event::PromiseKept { promise: id, kept }, &[source]);
    if full {
        end(desk, id, PromiseState::Kept { on }, Event::PromiseKeptInFull { promise: id })?;
    }
    Ok(())
}

/// Ends a promise. The names that still waited in it end with it, so that nothing mentions them again; where it was
/// kept by others, they stand for themselves.
pub(crate) fn end(
    desk: &mut Desk<'_>,
    id: MatterId,
    state: PromiseState,
    event: Event,
) -> Result<(), Refusal> {
    let promise = open(desk, id)?;
    let (source, referrals) = (promise.source, promise.referrals.clone());
    desk.promise_mut(id, "promise")?.state = state;
    desk.happened(event, &[source]);
    for referral in referrals {
        referral::release(desk, referral, id)?;
    }
    Ok(())
}
