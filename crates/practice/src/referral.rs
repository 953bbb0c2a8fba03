//! Referrals: the person referred and what became of it, from the first name to the outcome (P12), with the evidence
//! for the introduction (P14).
//!
//! Every referral is followed up at once, of any size, because the giver learns from it how seriously referrals are
//! taken here.

use crate::contact::PartialDate;
use crate::duty::{Rule, Step, Steps};
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Part};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use crate::introduction::who;
pub use crate::referral_act::ReferralAct;
pub(crate) use crate::waiting::{release, wait_in};

/// Somebody: an entry of the address book, or a new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Who {
    /// An entry.
    Known(PersonId),
    /// Somebody new.
    New(NewPerson),
}

/// Somebody who is not in the address book yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// A mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// A telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A birthday, when one was mentioned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<PartialDate>,
}

/// What the source did, from little to much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// 1: told us a name.
    ToldName,
    /// 2: lets us use theirs.
    AllowedName,
    /// 3: wrote.
    Wrote,
    /// 4: called.
    Called,
    /// 5: brought us together.
    BroughtTogether,
}

/// How well an introduction is known (P14). Thanks, rewards and figures never start from *mail seen*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A mail came, its sender not proven.
    MailSeen,
    /// A member says so.
    Said,
    /// A mail came from the source, proven.
    MailProven,
    /// The source or the person referred pressed a button on their page.
    Confirmed,
}

/// What a source may hear about a referral (P93).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hears {
    /// Thanks only.
    ThanksOnly,
    /// That we are in touch.
    InTouch,
    /// The outcome.
    Outcome,
}

/// What kind of referral it was; set after the first contact or the last attempt, never before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Not somebody we can help at all.
    Poor,
    /// Better suited to somebody else.
    SoSo,
    /// Good.
    Good,
    /// Just whom we look for.
    Great,
}

/// What became of a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Became a client, spoke, became a partner, was hired.
    Won,
    /// The timing was not right.
    NotInterested,
    /// We did not manage to speak.
    NeverReached,
    /// The conversation went quiet.
    WentQuiet,
    /// We are not the right ones.
    NotAFit,
    /// Passed on to somebody better suited.
    PassedOn,
    /// We knew them already.
    KnownAlready,
    /// Taken back.
    Withdrawn,
}

/// An amount of money: whole minor units and the ISO code of the currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Cents, pence, ...
    pub minor: i64,
    /// EUR, USD, ...
    pub currency: String,
}

/// Where a referral stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum ReferralState {
    /// A name is known.
    Named {
        /// Since when.
        #[schemars(with = "String")]
        on: Date,
        /// The open promise that covers it: then the promise has the duty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        waits_in: Option<MatterId>,
        /// When we asked whether the introduction happened.
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        asked: Vec<Date>,
    },
    /// Introduced, or the name of the source may be used: we follow up.
    Introduced {
        /// When it happened.
        #[schemars(with = "String")]
        at: Timestamp,
        /// How well it is known.
        evidence: Evidence,
        /// When we tried to reach them.
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        tries: Vec<Timestamp>,
    },
    /// Reached; a conversation goes on.
    InConversation {
        /// When we reached them.
        #[schemars(with = "String")]
        reached_at: Timestamp,
        /// The last word between us.
        #[schemars(with = "String")]
        last_on: Date,
        /// The day that was agreed for the next step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>")]
        next_on: Option<Date>,
        /// How many times we moved on it without an answer.
        #[serde(default)]
        unanswered: u8,
    },
    /// Closed.
    Closed {
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
        /// How.
        outcome: Outcome,
        /// Why, in the member's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// The source told us, so there is nothing to tell them.
        #[serde(default)]
        by_source: bool,
        /// Whether it ever came to an introduction.
        introduced: bool,
        /// To whom it was passed on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passed_to: Option<PersonId>,
    },
}

/// A person referred and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Referral {
    /// Who is referred.
    pub person: PersonId,
    /// Who refers; several share the credit.
    pub sources: Vec<PersonId>,
    /// The ask it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<MatterId>,
    /// The promise it keeps or waits in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<MatterId>,
    /// Whether we had asked.
    #[serde(default)]
    pub prompted: bool,
    /// What it is for.
    #[serde(default)]
    pub wish: crate::ask::Wish,
    /// What the source did.
    pub effort: Effort,
    /// What it is worth, where known; never shown to third parties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Money>,
    /// What kind it was, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<(Quality, String)>,
    /// What its sources may hear.
    pub hears: Hears,
    /// Where it stands.
    pub state: ReferralState,
}

impl Referral {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        let mut people = vec![(self.person, Part::Referred)];
        people.extend(self.sources.iter().map(|source| (*source, Part::Source)));
        if let ReferralState::Closed { passed_to: Some(to), .. } = self.state {
            people.push((to, Part::Named));
        }
        // Until the introduction the duty is about the source: it is they whom we ask whether it happened.
        if let (ReferralState::Named { .. }, Some(source)) = (&self.state, self.sources.first()) {
            people.retain(|(person, _)| person != source);
            people.insert(0, (*source, Part::Source));
        }
        people
    }

    /// P31 while there is only a name, P33 until they are reached, then P35.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let (calendar, rhythm) = (around.calendar, around.rhythm());
        let step = match &self.state {
            ReferralState::Named { on, asked, .. } => {
                let since = crate::calendar::latest(*on, asked);
                let name = ["first", "second"].get(asked.len()).copied().unwrap_or("call");
                Step::on(Rule::Happened, name, calendar.plus_days(since, rhythm.happened_days))
            }
            ReferralState::Introduced { at, tries, .. } => {
                return Some(Steps::one(follow_up(around, *at, tries)));
            }
            ReferralState::InConversation { last_on, next_on, unanswered, .. } => {
                let wait = calendar.plus_days(*last_on, rhythm.move_days);
                let due = next_on.map_or(wait, |day| calendar.on_or_after(day));
                let name = ["first", "second", "third"]
                    .get(usize::from(*unanswered))
                    .copied()
                    .unwrap_or("went_quiet");
                Step::on(Rule::Move, name, due)
            }
            ReferralState::Closed { .. } => return None,
        };
        Some(Steps::one(step))
    }

    /// The promise that a mere name waits in.
    pub fn waits_in(&self) -> Option<MatterId> {
        match self.state {
            ReferralState::Named { waits_in, .. } => waits_in,
            _ => None,
        }
    }

    /// Whether it is a mere name yet.
    pub fn is_named(&self) -> bool {
        matches!(self.state, ReferralState::Named { .. })
    }

    /// Whether it has no outcome yet.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, ReferralState::Closed { .. })
    }

    /// Whether its outcome is news to its sources (P13, P37): not what they reported themselves, and not that a mere
    /// name was taken back. That we knew somebody already, or are not the right ones for them, is.
    pub fn has_news_to_tell(&self) -> bool {
        match self.state {
            ReferralState::Closed { by_source, introduced, outcome, .. } => {
                !by_source && (introduced || outcome != Outcome::Withdrawn)
            }
            _ => false,
        }
    }

    /// Whether we have met or spoken with the person.
    pub fn was_reached(&self) -> bool {
        matches!(
            self.state,
            ReferralState::InConversation { .. } | ReferralState::Closed { outcome: Outcome::Won, .. }
        )
    }
}

/// The names of the tries, so that each can have its own words.
const TRIES: [&str; 5] = ["try_1", "try_2", "try_3", "try_4", "try_5"];

/// Within four working hours of the introduction; then on working days 2, 5, 10 and 20 after the first try; then the
/// question whether they were never reached. A try that came late never makes two fall on one day.
fn follow_up(around: &Around<'_>, at: Timestamp, tries: &[Timestamp]) -> Step {
    let (calendar, rhythm) = (around.calendar, around.rhythm());
    let (Some(first), Some(last)) = (tries.iter().min(), tries.iter().max()) else {
        let due = calendar.plus_hours(at, rhythm.follow_up_hours);
        let due = crate::duty::Due { on: calendar.day_of(due), at: Some(due) };
        return Step { rule: Rule::FollowUp, name: TRIES[0], due };
    };
    let (first, last) = (calendar.day_of(*first), calendar.day_of(*last));
    match rhythm.tries.get(tries.len() - 1) {
        Some(count) => {
            let due = calendar.plus_working_days(first, *count).max(calendar.after(last));
            Step::on(Rule::FollowUp, TRIES[tries.len().min(TRIES.len() - 1)], due)
        }
        None => Step::on(
            Rule::FollowUp,
            "never_reached",
            calendar.plus_working_days(last, rhythm.never_reached_days),
        ),
    }
}
