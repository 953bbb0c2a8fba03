//! Rewards: what was offered falls due, is given, or is waived (P16, P39).

use crate::act::acts;
use crate::ask::Offer;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a reward stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum RewardState {
    /// Due.
    Due {
        /// Since when.
        #[schemars(with = "String")]
        on: Date,
    },
    /// Given.
    Given {
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
    /// Waived.
    Waived {
        /// When.
        #[schemars(with = "String")]
        on: Date,
        /// The one it was for waived it, in these words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
}

/// A gift or another kindness, due or given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reward {
    /// For whom: the source, or the friend.
    pub person: PersonId,
    /// What: "dinner for two".
    pub what: String,
    /// The referral it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<MatterId>,
    /// Whether it was offered to them: then only they can waive it.
    #[serde(default)]
    pub promised: bool,
    /// Where it stands.
    pub state: RewardState,
}

impl Reward {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        vec![(self.person, Part::Principal)]
    }

    /// P39.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let RewardState::Due { on } = self.state else { return None };
        if !around.reachable(self.person) {
            return None;
        }
        let due = around.calendar.plus_days(on, around.rhythm().reward_days);
        Some(Steps::one(Step::on(Rule::Reward, "give", due)))
    }
}

acts! {
    /// What can be done about rewards.
    RewardAct {
        /// Note something that is to be given.
        "reward.note" Note {
            /// For whom.
            person: PersonId,
            /// What.
            what: String,
            /// The referral it is for.
            #[serde(default)] referral: Option<MatterId>,
        },
        /// It was given.
        "reward.give" Give {
            /// Which.
            reward: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// It is waived.
        "reward.waive" Waive {
            /// Which.
            reward: MatterId,
            /// Whether they said so themselves; needed for what was offered to them.
            #[serde(default)] by_them: bool,
            /// Why.
            #[serde(default)] reason: String,
        },
    }
}

impl RewardAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            RewardAct::Note { person, what, referral } => {
                desk.person(*person, "person")?;
                if let Some(referral) = referral {
                    desk.referral(*referral, "referral")?;
                }
                if what.trim().is_empty() {
                    return Err(Refusal::value("what", say("refusal-reward-what")));
                }
                begin(desk, *person, what, *referral, false);
                Ok(())
            }
            RewardAct::Give { reward, channel } => {
                give(desk, *reward, Some(channel.unwrap_or(Channel::Gift)))
            }
            RewardAct::Waive { reward, by_them, reason } => waive(desk, *reward, *by_them, reason),
        }
    }
}

fn begin(desk: &mut Desk<'_>, person: PersonId, what: &str, referral: Option<MatterId>, promised: bool) {
    let state = RewardState::Due { on: desk.on() };
    let reward = Reward { person, what: what.trim().to_owned(), referral, promised, state };
    let id = desk.open(Body::Reward(reward));
    desk.happened(Event::RewardNoted { reward: id }, &[person]);
}

/// What was offered falls due: for the one it was offered to, and for their friend. Each only once for one referral.
pub(crate) fn due_for(
    desk: &mut Desk<'_>,
    referral: MatterId,
    source: PersonId,
    friend: PersonId,
    offer: &Offer,
) {
    for (person, what) in [(source, offer.to_source.as_str()), (friend, offer.to_friend.as_str())] {
        let held = desk
            .matters_of(person)
            .any(|m| m.body.as_reward().is_some_and(|r| r.person == person && r.referral == Some(referral)));
        if !what.trim().is_empty() && !held {
            begin(desk, person, what, Some(referral), true);
        }
    }
}

fn due<'a>(desk: &'a mut Desk<'_>, id: MatterId) -> Result<&'a mut Reward, Refusal> {
    let held = desk.reward_mut(id, "reward")?;
    match held.state {
        RewardState::Due { .. } => Ok(held),
        RewardState::Given { .. } => Err(Refusal::too_late(say("refusal-reward-given"))),
        RewardState::Waived { .. } => Err(Refusal::too_late(say("refusal-reward-waived"))),
    }
}

/// It was given; without a channel something else serves for it.
pub(crate) fn give(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let on = desk.on();
    let held = due(desk, id)?;
    held.state = RewardState::Given { on };
    let person = held.person;
    if let Some(channel) = channel {
        desk.touch(person, channel, Direction::ToThem, "");
    }
    desk.happened(Event::RewardGiven { reward: id }, &[person]);
    Ok(())
}

/// It is waived: what was offered only by the one it was offered to.
pub(crate) fn waive(desk: &mut Desk<'_>, id: MatterId, by_them: bool, reason: &str) -> Result<(), Refusal> {
    let on = desk.on();
    let held = due(desk, id)?;
    if held.promised && !by_them {
        return Err(Refusal::new("offered", say("refusal-reward-offered")).at("by_them"));
    }
    held.state = RewardState::Waived { on, reason: reason.trim().to_owned() };
    let person = held.person;
    desk.happened(Event::RewardWaived { reward: id }, &[person]);
    Ok(())
}
