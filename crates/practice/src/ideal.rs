//! Ideals: the kind of person wanted, said so plainly that a face comes to mind, with what to listen for.

use crate::act::acts;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::IdealId;
use crate::refusal::Refusal;
use crate::saying::say;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An ideal client profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ideal {
    /// Its id.
    pub id: IdealId,
    /// A few words: "owners who are about to hand over".
    pub name: String,
    /// Said so that a face comes to mind.
    #[serde(default)]
    pub description: String,
    /// What somebody says when the moment is there: "I really should see to the succession".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listen_for: Vec<String>,
    /// No longer looked for.
    #[serde(default)]
    pub retired: bool,
}

acts! {
    /// What can be said about whom we look for.
    IdealAct {
        /// Describe an ideal; with an id, put an earlier one right.
        "ideal.describe" Describe {
            /// An earlier one.
            #[serde(default)] ideal: Option<IdealId>,
            /// A few words.
            name: String,
            /// Said so that a face comes to mind.
            #[serde(default)] description: String,
            /// What to listen for.
            #[serde(default)] listen_for: Vec<String>,
        },
        /// Look for them no longer. Asks already made for them stay as they are.
        "ideal.retire" Retire {
            /// Which.
            ideal: IdealId,
        },
    }
}

impl IdealAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            IdealAct::Describe { ideal, name, description, listen_for } => {
                if name.trim().is_empty() {
                    return Err(Refusal::value("name", say("refusal-ideal-name")));
                }
                let id = match ideal {
                    Some(id) => desk.ideal(*id, "ideal")?.id,
                    None => desk.fresh_ideal(),
                };
                desk.put_ideal(Ideal {
                    id,
                    name: name.trim().to_owned(),
                    description: description.trim().to_owned(),
                    listen_for: listen_for
                        .iter()
                        .map(|line| line.trim().to_owned())
                        .filter(|line| !line.is_empty())
                        .collect(),
                    retired: false,
                });
                desk.happened(Event::IdealDescribed { ideal: id }, &[]);
            }
            IdealAct::Retire { ideal } => {
                let mut held = desk.ideal(*ideal, "ideal")?.clone();
                held.retired = true;
                desk.put_ideal(held);
                desk.happened(Event::IdealRetired { ideal: *ideal }, &[]);
            }
        }
        Ok(())
    }
}
