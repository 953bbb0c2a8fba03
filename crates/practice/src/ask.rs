//! Asks: one request to one source, for an ideal or one named person, for an action and not for a number (P10).

use crate::act::acts;
use crate::calendar::plus;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{IdealId, MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What we ask for; the same rules apply to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Clients.
    #[default]
    Client,
    /// An invitation to speak.
    Speaking,
    /// A partner.
    Partner,
    /// An introduction to an organization.
    Organization,
    /// Somebody to hire.
    Hire,
}

/// The occasion that made asking natural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Occasioned {
    /// We met.
    Meeting,
    /// A result was delivered.
    Result,
    /// They praised the work.
    Praise,
    /// A review.
    Review,
    /// A renewal.
    Renewal,
    /// They put their details right.
    Details,
    /// Something else.
    Other,
}

/// Whether the source is comfortable saying the words suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comfort {
    /// Yes.
    Yes,
    /// In their own words.
    OwnWords,
    /// No: then other words or a lighter action are found, or the ask is withdrawn.
    No,
}

/// When an offer falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfferAt {
    /// When they introduce somebody.
    #[default]
    Introduction,
    /// When that person becomes a client.
    Won,
}

/// What was offered, to the source and to their friend (P61: offers are two-sided).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Offer {
    /// For the source.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to_source: String,
    /// For the friend.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to_friend: String,
    /// What makes it due.
    pub at: OfferAt,
}

/// What an ask asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Request {
    /// What for.
    pub wish: Wish,
    /// The kind of person wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ideal: Option<IdealId>,
    /// Or people the source knows, by name: one, or two to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wanted: Vec<PersonId>,
    /// The action asked for: "write them two lines and copy me".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// The words suggested.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What made it natural.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<Occasioned>,
    /// Whether they are comfortable saying it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comfortable: Option<Comfort>,
    /// Whether a testimonial was asked for along with it.
    pub testimonial: bool,
    /// What was offered.
    pub offer: Offer,
}

/// What the source answered, once the ask is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Answer {
    /// Yes, and it is a promise now.
    Promised {
        /// Which.
        promise: MatterId,
    },
    /// A name, an introduction or the use of their name, there and then.
    OnTheSpot {
        /// What came of it.
        referral: MatterId,
    },
    /// No.
    Declined {
        /// Why, as they said it.
        reason: String,
    },
    /// None came.
    NoAnswer,
    /// It was not made, or we took it back.
    Withdrawn {
        /// Why.
        reason: String,
    },
}

/// Where an ask stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum AskState {
    /// To be made on a day.
    Planned {
        /// The day.
        #[schemars(with = "String")]
        on: Date,
        /// The day on which something else happened instead; the question "keep or drop?" counts from it.
        #[serde(default)]
        #[schemars(with = "Option<String>")]
        noted_on: Option<Date>,
    },
    /// Made, and waiting for an answer.
    Made {
        /// When.
        #[schemars(with = "String")]
        on: Date,
        /// When we raised it again.
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        raised: Vec<Date>,
    },
    /// Not now.
    NotNow {
        /// When they said so.
        #[schemars(with = "String")]
        on: Date,
        /// The day they named, if they named one.
        #[schemars(with = "Option<String>")]
        until: Option<Date>,
    },
    /// Closed with an answer.
    Answered {
        /// When.
        #[schemars(with = "String")]
        on: Date,
        /// What.
        #[serde(flatten)]
        answer: Answer,
    },
}

/// One request to one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ask {
    /// Whom we ask.
    pub source: PersonId,
    /// The household or organization they are counted with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<PersonId>,
    /// What we ask.
    pub request: Request,
    /// The day it was first made; asks of a year are counted by it (P21).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub made_on: Option<Date>,
    /// Where it stands.
    pub state: AskState,
}

impl Ask {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        let mut people = vec![(self.source, Part::Principal)];
        people.extend(self.unit.map(|unit| (unit, Part::Unit)));
        people.extend(self.request.wanted.iter().map(|person| (*person, Part::Named)));
        people
    }

    /// P29 and P4F.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let (calendar, rhythm) = (around.calendar, around.rhythm());
        match &self.state {
            AskState::Planned { on, noted_on: None } => {
                Some(Steps::one(Step::on(Rule::Answer, "make", calendar.on_or_after(*on))))
            }
            AskState::Planned { noted_on: Some(noted), .. } => Some(Steps::one(Step::on(
                Rule::Answer,
                "keep_or_drop",
                calendar.plus_days(*noted, rhythm.planned_days),
            ))),
            AskState::Made { on, raised } => {
                let since = crate::calendar::latest(*on, raised);
                let name = ["first", "second"].get(raised.len()).copied().unwrap_or("no_answer");
                Some(Steps::one(Step::on(Rule::Answer, name, calendar.plus_days(since, rhythm.answer_days))))
            }
            AskState::NotNow { until: Some(day), .. } => {
                Some(Steps::one(Step::on(Rule::AskAgain, "ask_again", calendar.on_or_after(*day))))
            }
            AskState::NotNow { until: None, .. } | AskState::Answered { .. } => None,
        }
    }

    /// Whether it still waits to be made or answered.
    pub fn is_open(&self) -> bool {
        matches!(self.state, AskState::Planned { .. } | AskState::Made { .. })
    }
}

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
            AskAct::Plan { source, on, request, anyway } => {
                may_ask(desk, *source, *anyway)?;
                let id =
                    begin(desk, *source, (**request).clone(), AskState::Planned { on: *on, noted_on: None })?;
                desk.happened(Event::AskPlanned { ask: id }, &[*source]);
                Ok(())
            }
            AskAct::Make { ask: Some(ask), request, channel, .. } => {
                if let Some(request) = request {
                    desk.ask_mut(*ask, "ask")?.request = (**request).clone();
                }
                make(desk, *ask, *channel)
            }
            AskAct::Make { ask: None, source, request, channel, anyway } => {
                let source = source
                    .ok_or_else(|| Refusal::new("missing_field", say("refusal-ask-whom")).at("source"))?;
                may_ask(desk, source, *anyway)?;
                let planned = AskState::Planned { on: desk.on(), noted_on: None };
                let id = begin(desk, source, request.as_deref().cloned().unwrap_or_default(), planned)?;
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

/// P21 and the wishes of the person: nobody is asked who does not want to be, twice at a time, or too often.
fn may_ask(desk: &Desk<'_>, source: PersonId, anyway: bool) -> Result<(), Refusal> {
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
    let unit = person.unit();
    let of_unit = || {
        desk.dossier()
            .matters
            .values()
            .filter_map(|m| m.body.as_ask())
            .filter(|ask| ask.source == source || ask.unit == Some(unit) || ask.source == unit)
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

fn begin(
    desk: &mut Desk<'_>,
    source: PersonId,
    request: Request,
    state: AskState,
) -> Result<MatterId, Refusal> {
    for person in &request.wanted {
        desk.person(*person, "request.wanted")?;
        if *person == source {
            return Err(Refusal::value("request.wanted", say("refusal-ask-themselves")));
        }
    }
    if let Some(ideal) = request.ideal {
        desk.ideal(ideal, "request.ideal")?;
    }
    let unit = desk.person(source, "source")?.part_of;
    Ok(desk.open(Body::Ask(Ask { source, unit, request, made_on: None, state })))
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
    let person = desk.person(source, "source")?;
    if !person.reachable() || person.do_not_ask {
        return Err(Refusal::new("do_not_ask", say("refusal-ask-not-to").with("name", person.name())));
    }
    let ask = desk.ask_mut(id, "ask")?;
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
        None => Ok(desk
            .matters_of(source)
            .find(|m| m.body.as_ask().is_some_and(|ask| ask.source == source && ask.is_open()))
            .map(|m| m.id)),
    }
}
