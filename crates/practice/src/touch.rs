//! Touches: any contact with a person, either direction, any channel. Any touch resets the touch clock.

use crate::act::acts;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{PersonId, TouchId};
use crate::refusal::Refusal;
use crate::saying::say;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How we were in contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A mail.
    Mail,
    /// A short message.
    Message,
    /// A telephone call.
    Phone,
    /// A card or a letter by post.
    Card,
    /// Face to face.
    Talk,
    /// A gift or another kindness.
    Gift,
}

/// Who reached out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// We did.
    ToThem,
    /// They did.
    FromThem,
}

/// One contact, or one remark that a member wrote down about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Touch {
    /// Its id.
    pub id: TouchId,
    /// With whom.
    pub person: PersonId,
    /// The local day.
    #[schemars(with = "String")]
    pub on: Date,
    /// How; `None` for a remark, which is no contact and moves no clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Who reached out.
    pub direction: Direction,
    /// What was said, in the member's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

acts! {
    /// What can be noted about contacts.
    TouchAct {
        /// Note a contact: we met, I called, they wrote.
        "touch.note" Note {
            /// With whom.
            person: PersonId,
            /// How.
            channel: Channel,
            /// Who reached out.
            direction: Direction,
            /// What was said.
            #[serde(default)] words: String,
        },
        /// Write a remark about a person; no contact, no clock moves.
        "touch.remark" Remark {
            /// About whom.
            person: PersonId,
            /// The remark.
            words: String,
        },
    }
}

impl TouchAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            TouchAct::Note { person, channel, direction, words } => {
                desk.person(*person, "person")?;
                let touch = desk.touch(*person, *channel, *direction, words);
                desk.happened(Event::Touched { touch, channel: *channel, direction: *direction }, &[*person]);
                // Who spoke with us, or wrote, is reached. (A call without an answer is a try of its own.)
                if matches!(channel, Channel::Talk | Channel::Phone) || *direction == Direction::FromThem {
                    crate::referral_act::met(desk, *person)?;
                }
            }
            TouchAct::Remark { person, words } => {
                desk.person(*person, "person")?;
                if words.trim().is_empty() {
                    return Err(Refusal::value("words", say("refusal-touch-words")));
                }
                desk.remark(*person, words);
                desk.happened(Event::Remarked, &[*person]);
            }
        }
        Ok(())
    }
}
