//! Ties: who knows whom, how well, and how we know it. Ties are noted by hand, never from client files.

use crate::act::acts;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{PersonId, TieId};
use crate::refusal::Refusal;
use crate::saying::say;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How warm a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// They know of each other.
    Acquainted,
    /// They talk now and then.
    Friendly,
    /// They trust each other.
    Close,
}

/// One line on the web. It has no direction: `a` is the smaller id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Its id.
    pub id: TieId,
    /// One end.
    pub a: PersonId,
    /// The other end.
    pub b: PersonId,
    /// How warm.
    pub strength: Strength,
    /// How we know it, and how they know each other.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

acts! {
    /// What can be noted about who knows whom.
    TieAct {
        /// Note a tie, or change one that is noted.
        "tie.note" Note {
            /// One end.
            a: PersonId,
            /// The other end.
            b: PersonId,
            /// How warm.
            strength: Strength,
            /// How we know it.
            #[serde(default)] words: String,
        },
        /// Take a tie away.
        "tie.remove" Remove {
            /// One end.
            a: PersonId,
            /// The other end.
            b: PersonId,
        },
    }
}

impl TieAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        let (TieAct::Note { a, b, .. } | TieAct::Remove { a, b }) = self;
        desk.person(*a, "a")?;
        desk.person(*b, "b")?;
        if a == b {
            return Err(Refusal::value("b", say("refusal-tie-two")));
        }
        let (low, high) = (*a.min(b), *a.max(b));
        match self {
            TieAct::Note { strength, words, .. } => {
                let id = desk.put_tie(low, high, *strength, words);
                desk.happened(Event::TieNoted { tie: id, strength: *strength }, &[low, high]);
            }
            TieAct::Remove { .. } => {
                let id = desk.remove_tie(low, high).ok_or_else(|| Refusal::unknown("tie", "a"))?;
                desk.happened(Event::TieRemoved { tie: id }, &[low, high]);
            }
        }
        Ok(())
    }
}
