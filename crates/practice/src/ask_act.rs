//! What can be done about asks: plan, make, raise again, answer, withdraw.

use crate::act::acts;
use crate::ask::{Answer, Ask, AskState, Comfort, Request};
use crate::calendar::plus;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Body, Matter};
use crate::person::Origin;
use crate::referral::Who;
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;

acts! {
    /// What can be done about asks.
    AskAct {
        /// Plan an ask for a day.
        "ask.plan" Plan {
            /// Whom.
            source: PersonId,
            /// The day.
            #[schemars(with = "String")] on: Date,
            /// What.
            #[serde(default)] request: Box<Request>,
            /// People asked for by name beside those of the request; somebody new is taken in.
            #[serde(default)] names: Vec<Who>,
            /// Although they were asked often already (P21).
            #[serde(default)] anyway: bool,
        },
        /// Make an ask: a planned one, one that met *not now*, or a new one.
        "ask.make" Make {
            /// The planned one.
            #[serde(default)] ask: Option<MatterId>,
            /// Whom, for a new one.
            #[serde(default)] source: Option<PersonId>,
            /// What; for a planned one only where it differs.
            #[serde(default)] request: Option<Box<Request>>,
            /// People asked for by name beside those of the request; somebody new is taken in.
            #[serde(default)] names: Vec<Who>,
            /// How.
            #[serde(default)] channel: Option<Channel>,
            /// Although they were asked often already (P21).
            #[serde(default)] anyway: bool,
        },
        /// Raise an unanswered ask again.
        "ask.raise_again" RaiseAgain {
            /// Which.
            ask: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// They said: not now.
        "ask.not_now" NotNow {
            /// Which.
            ask: MatterId,
            /// The day they named, if they named one.
            #[serde(default)] #[schemars(with = "Option<String>")] until: Option<Date>,
        },
        /// They declined.
        "ask.decline" Decline {
            /// Which.
            ask: MatterId,
            /// Why, as they said it.
            #[serde(default)] reason: String,
        },
        /// No answer came; let it be.
        "ask.no_answer" NoAnswer {
            /// Which.
            ask: MatterId,
        },
        /// Take an ask back, or do not make it.
        "ask.withdraw" Withdraw {
            /// Which.
            ask: MatterId,
            /// Why.
            #[serde(default)] reason: String,
        },
    }
}

impl AskAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            AskAct::Plan { source, on, request, names, anyway } => {
                may_ask(desk, *source, None, *anyway)?;
                let request = by_name(desk, *source, request, names)?;
                asked_elsewhere(desk, *source, &request, *anyway)?;
                let id = begin(desk, *source, request, AskState::Planned { on: *on, noted_on: None })?;
                desk.happened(Event::AskPlanned { ask: id }, &[*source]);
                Ok(())
            }
            AskAct::Make { ask: Some(ask), request, names, channel, anyway, .. } => {
                let held = desk.ask(*ask, "ask")?;
                let (source, planned) = (held.source, held.request.clone());
                may_ask(desk, source, Some(*ask), *anyway)?;
                if request.is_some() || !names.is_empty() {
                    let request = by_name(desk, source, request.as_deref().unwrap_or(&planned), names)?;
                    asked_elsewhere(desk, source, &request, *anyway)?;
                    desk.ask_mut(*ask, "ask")?.request = request;
                }
                make(desk, *ask, *channel)
            }
            AskAct::Make { ask: None, source, request, names, channel, anyway } => {
                let source = source
                    .ok_or_else(|| Refusal::new("missing_field", say("refusal-ask-whom")).at("source"))?;
                may_ask(desk, source, None, *anyway)?;
                let request = request.as_deref().cloned().unwrap_or_default();
                let request = by_name(desk, source, &request, names)?;
                asked_elsewhere(desk, source, &request, *anyway)?;
                let planned = AskState::Planned { on: desk.on(), noted_on: None };
                let id = begin(desk, source, request, planned)?;
                make(desk, id, *channel)
            }
            AskAct::RaiseAgain { ask, channel } => {
                raise_again(desk, *ask, Some(channel.unwrap_or(Channel::Mail)))
            }
            AskAct::NotNow { ask, until } => {
                if until.is_some_and(|day| day <= desk.on()) {
                    return Err(Refusal::value("until", say("refusal-ask-not-now")));
                }
                let on = desk.on();
                let source = open(desk, *ask)?;
                desk.ask_mut(*ask, "ask")?.state = AskState::NotNow { on, until: *until };
                desk.happened(Event::AskNotNow { ask: *ask, until: *until }, &[source]);
                Ok(())
            }
            AskAct::Decline { ask, reason } => {
                answer(desk, *ask, Answer::Declined { reason: reason.trim().to_owned() })
            }
            AskAct::NoAnswer { ask } => answer(desk, *ask, Answer::NoAnswer),
            AskAct::Withdraw { ask, reason } => {
                answer(desk, *ask, Answer::Withdrawn { reason: reason.trim().to_owned() })
            }
        }
    }
}

/// P21 and the wishes of the person: nobody is asked who does not want to be, who is gone, for whom something is to be
/// put right, twice at a time, or too often. `own` is the ask itself, when there is one already.
fn may_ask(desk: &Desk<'_>, source: PersonId, own: Option<MatterId>, anyway: bool) -> Result<(), Refusal> {
    let person = desk.person(source, "source")?;
    let name = person.name().to_owned();
    if !person.reachable() {
        return Err(
            Refusal::new("leave_alone", say("refusal-ask-leave-alone").with("name", name)).at("source")
        );
    }
    if person.do_not_ask {
        return Err(Refusal::new("do_not_ask", say("refusal-ask-unwanted").with("name", name)).at("source"));
    }
    if person.gone.is_some() {
        return Err(Refusal::new("gone", say("refusal-ask-gone").with("name", name)).at("source"));
    }
    let counted = |other: PersonId| crate::readiness::counted_with(desk.dossier(), person, other);
    let complains =
        |m: &Matter| m.body.as_complaint().is_some_and(|held| held.is_open() && counted(held.person));
    if desk.dossier().matters.values().any(complains) {
        return Err(
            Refusal::new("open_complaint", say("refusal-ask-complaint").with("name", name)).at("source")
        );
    }
    let of_unit = || {
        let others = desk.dossier().matters.values().filter(|m| Some(m.id) != own);
        others.filter_map(|m| m.body.as_ask()).filter(|ask| counted(ask.source))
    };
    if of_unit().any(Ask::is_open) {
        return Err(Refusal::new("open_ask", say("refusal-ask-open").with("name", name)).at("source"));
    }
    let year_ago = plus(desk.on(), -365);
    let recent = of_unit().filter(|ask| ask.made_on.is_some_and(|day| day > year_ago)).count();
    let most = usize::from(desk.rhythm().asks_a_year);
    if recent >= most && !anyway {
        return Err(Refusal::new(
            "asked_often",
            say("refusal-ask-often").with("name", name).with("count", recent),
        )
        .at("anyway"));
    }
    Ok(())
}

/// The request with everybody who was named beside it. It is we who name them, so no source named anybody by this.
fn by_name(
    desk: &mut Desk<'_>,
    source: PersonId,
    request: &Request,
    names: &[Who],
) -> Result<Request, Refusal> {
    let mut request = request.clone();
    for who in names {
        let person = match who {
            Who::Known(id) => *id,
            Who::New(new) => {
                let (mail, phone) = (new.mail.as_deref(), new.phone.as_deref());
                let contact = crate::contact_entry::filled(None, &new.name, mail, phone)?;
                desk.add_person(contact, Origin::Member)
            }
        };
        if !request.wanted.contains(&person) {
            request.wanted.push(person);
        }
    }
    fits(desk, source, &request)?;
    Ok(request)
}

/// P21: somebody else is being asked for the same person, or has promised to introduce them.
fn asked_elsewhere(
    desk: &Desk<'_>,
    source: PersonId,
    request: &Request,
    anyway: bool,
) -> Result<(), Refusal> {
    if anyway {
        return Ok(());
    }
    for person in &request.wanted {
        let other = desk.matters_of(*person).find_map(|m| match &m.body {
            Body::Ask(ask) if ask.is_open() && ask.request.wanted.contains(person) => Some(ask.source),
            Body::Promise(held) if held.is_open() && held.names.contains(person) => Some(held.source),
            _ => None,
        });
        if let Some(other) = other.filter(|other| *other != source) {
            let saying = say("refusal-ask-elsewhere")
                .with("name", desk.dossier().name(*person))
                .with("other", desk.dossier().name(other));
            return Err(Refusal::new("asked_elsewhere", saying).at("anyway"));
        }
    }
    Ok(())
}

/// Whether a request can be meant: people who may be named, and not the source themselves.
fn fits(desk: &Desk<'_>, source: PersonId, request: &Request) -> Result<(), Refusal> {
    for person in &request.wanted {
        let wanted = desk.person(*person, "request.wanted")?;
        if *person == source {
            return Err(Refusal::value("request.wanted", say("refusal-ask-themselves")));
        }
        if !wanted.reachable() {
            let saying = say("refusal-leave-alone").with("name", wanted.name());
            return Err(Refusal::new("leave_alone", saying).at("request.wanted"));
        }
    }
    if let Some(ideal) = request.ideal {
        desk.ideal(ideal, "request.ideal")?;
    }
    Ok(())
}

/// Opens an ask whose request was found to fit.
fn begin(
    desk: &mut Desk<'_>,
    source: PersonId,
    request: Request,
    state: AskState,
) -> Result<MatterId, Refusal> {
    // What met *not now* is taken up by the new ask: nobody is asked again twice.
    for later in asks_of(desk, source, |ask| matches!(ask.state, AskState::NotNow { until: Some(_), .. })) {
        answer(desk, later, Answer::Withdrawn { reason: String::new() })?;
    }
    let unit = desk.person(source, "source")?.part_of;
    Ok(desk.open(Body::Ask(Ask { source, unit, request, made_by: None, made_on: None, state })))
}

/// The asks of one source that are as wanted.
fn asks_of(desk: &Desk<'_>, source: PersonId, wanted: impl Fn(&Ask) -> bool) -> Vec<MatterId> {
    let fit = |m: &&Matter| m.body.as_ask().is_some_and(|ask| ask.source == source && wanted(ask));
    desk.matters_of(source).filter(fit).map(|m| m.id).collect()
}

/// Nothing is asked of somebody any more: they do not want it. With `all`, something is to be put right first, and it
/// holds for everybody of their household or organization.
pub(crate) fn stop(desk: &mut Desk<'_>, person: PersonId, all: bool) -> Result<(), Refusal> {
    let entry = desk.person(person, "person")?;
    let waits = |ask: &Ask| ask.is_open() || matches!(ask.state, AskState::NotNow { until: Some(_), .. });
    let counted = |m: &&Matter| {
        m.body.as_ask().is_some_and(|ask| {
            let theirs = ask.source == person
                || (all && crate::readiness::counted_with(desk.dossier(), entry, ask.source));
            waits(ask) && theirs
        })
    };
    let open: Vec<MatterId> = desk.dossier().matters.values().filter(counted).map(|m| m.id).collect();
    for id in open {
        answer(desk, id, Answer::Withdrawn { reason: String::new() })?;
    }
    Ok(())
}

/// Makes a planned ask, or one that met *not now*.
pub(crate) fn make(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let on = desk.on();
    let ask = desk.ask(id, "ask")?;
    let source = ask.source;
    if !matches!(ask.state, AskState::Planned { .. } | AskState::NotNow { .. }) {
        return Err(Refusal::too_late(say("refusal-ask-made")));
    }
    if ask.request.comfortable == Some(Comfort::No) {
        return Err(Refusal::value("request.comfortable", say("refusal-ask-uncomfortable")));
    }
    may_ask(desk, source, Some(id), true)?;
    let by = desk.by();
    let ask = desk.ask_mut(id, "ask")?;
    ask.made_by = by.filter(|_| matches!(ask.state, AskState::Planned { .. }));
    ask.state = AskState::Made { on, raised: Vec::new() };
    ask.made_on = Some(on);
    desk.touch(source, channel.unwrap_or(Channel::Talk), Direction::ToThem, "");
    desk.happened(Event::AskMade { ask: id }, &[source]);
    Ok(())
}

/// Raises an unanswered ask once more. Without a channel something else happened: the wait begins anew all the same.
pub(crate) fn raise_again(
    desk: &mut Desk<'_>,
    id: MatterId,
    channel: Option<Channel>,
) -> Result<(), Refusal> {
    let on = desk.on();
    let ask = desk.ask_mut(id, "ask")?;
    let source = ask.source;
    match &mut ask.state {
        AskState::Made { raised, .. } => raised.push(on),
        AskState::Planned { noted_on, .. } if channel.is_none() => *noted_on = Some(on),
        AskState::NotNow { until: Some(until), .. } if channel.is_none() => *until = plus(on, 14),
        _ => return Err(Refusal::too_late(say("refusal-ask-not-waiting"))),
    }
    if let Some(channel) = channel {
        desk.touch(source, channel, Direction::ToThem, "");
        desk.happened(Event::AskRaisedAgain { ask: id }, &[source]);
    }
    Ok(())
}

fn open(desk: &Desk<'_>, id: MatterId) -> Result<PersonId, Refusal> {
    let ask = desk.ask(id, "ask")?;
    match ask.state {
        AskState::Answered { .. } => Err(Refusal::too_late(say("refusal-ask-answered"))),
        _ => Ok(ask.source),
    }
}

/// Closes an ask with its answer.
pub(crate) fn answer(desk: &mut Desk<'_>, id: MatterId, answer: Answer) -> Result<(), Refusal> {
    let on = desk.on();
    let source = open(desk, id)?;
    let event = match &answer {
        Answer::Promised { .. } => Event::AskPromised { ask: id },
        Answer::OnTheSpot { .. } => Event::AskAnsweredOnTheSpot { ask: id },
        Answer::Declined { .. } => Event::AskDeclined { ask: id },
        Answer::NoAnswer => Event::AskNoAnswer { ask: id },
        Answer::Withdrawn { .. } => Event::AskWithdrawn { ask: id },
    };
    let ask = desk.ask_mut(id, "ask")?;
    // An answer to an ask that was never noted as made says that it was.
    if ask.made_on.is_none() && !matches!(answer, Answer::Withdrawn { .. }) {
        ask.made_on = Some(on);
    }
    ask.state = AskState::Answered { on, answer };
    desk.happened(event, &[source]);
    Ok(())
}

/// The ask that something answers: the one given, else the one open ask of the source.
pub(crate) fn answered_by(
    desk: &Desk<'_>,
    given: Option<MatterId>,
    source: PersonId,
) -> Result<Option<MatterId>, Refusal> {
    match given {
        Some(id) => {
            if desk.ask(id, "ask")?.source != source {
                return Err(Refusal::value("ask", say("refusal-ask-other")));
            }
            open(desk, id).map(|_| Some(id))
        }
        // Who said "not now" and then does it has answered: they are not asked again on the day they named.
        None => Ok(asks_of(desk, source, Ask::is_open)
            .into_iter()
            .chain(asks_of(desk, source, |ask| matches!(ask.state, AskState::NotNow { until: Some(_), .. })))
            .next()),
    }
}
