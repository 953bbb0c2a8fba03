//! Asks: one request to one source, for an ideal or one named person, for an action and not for a number (P10).

use crate::duty::{Rule, Step, Steps};
use crate::id::{IdealId, MatterId, MemberId, PersonId};
use crate::matter::{Around, Part};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::ask_act::AskAct;
pub(crate) use crate::ask_act::{answer, answered_by, make, raise_again, stop};

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
    /// The member who made it; nobody when it was raised anew on the day the source had named, which is outside the
    /// quota of a day (P4F).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<MemberId>,
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
