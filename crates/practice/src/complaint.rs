//! Complaints: something that went wrong for a client, until it is put right (P19, P3C).

use crate::act::acts;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a complaint stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum ComplaintState {
    /// Raised: call.
    Raised {
        /// When.
        #[schemars(with = "String")]
        at: Timestamp,
    },
    /// We called; it is being put right.
    Answered {
        /// When.
        #[schemars(with = "String")]
        on: Date,
        /// The day that was agreed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>")]
        next_on: Option<Date>,
    },
    /// Put right.
    PutRight {
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
    /// It could not be put right.
    NotPutRight {
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
}

/// Something that went wrong for a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Complaint {
    /// For whom.
    pub person: PersonId,
    /// What, in their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Where it stands.
    pub state: ComplaintState,
}

impl Complaint {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        vec![(self.person, Part::Principal)]
    }

    /// P3C: call the same day; then make sure that it was put right.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let (calendar, rhythm) = (around.calendar, around.rhythm());
        let step = match &self.state {
            ComplaintState::Raised { at } => Step::on(Rule::Complaint, "call", calendar.same_day(*at)),
            ComplaintState::Answered { on, next_on } => {
                let wait = calendar.plus_days(*on, rhythm.put_right_days);
                Step::on(Rule::Complaint, "put_right", next_on.map_or(wait, |day| calendar.on_or_after(day)))
            }
            ComplaintState::PutRight { .. } | ComplaintState::NotPutRight { .. } => return None,
        };
        Some(Steps::one(step))
    }

    /// Whether it waits to be answered or put right.
    pub fn is_open(&self) -> bool {
        matches!(self.state, ComplaintState::Raised { .. } | ComplaintState::Answered { .. })
    }
}

acts! {
    /// What can be done about complaints.
    ComplaintAct {
        /// Something went wrong for a client.
        "complaint.raise" Raise {
            /// For whom.
            person: PersonId,
            /// What, in their words.
            #[serde(default)] words: String,
        },
        /// We called about it.
        "complaint.answer" Answer {
            /// Which.
            complaint: MatterId,
            /// The day agreed for putting it right.
            #[serde(default)] #[schemars(with = "Option<String>")] next_on: Option<Date>,
        },
        /// It was put right.
        "complaint.put_right" PutRight {
            /// Which.
            complaint: MatterId,
        },
        /// It could not be put right.
        "complaint.not_put_right" NotPutRight {
            /// Which.
            complaint: MatterId,
        },
    }
}

impl ComplaintAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            ComplaintAct::Raise { person, words } => {
                desk.person(*person, "person")?;
                // While something is to be put right, nothing is asked of them.
                crate::ask::stop(desk, *person, true)?;
                let at = desk.at();
                let state = ComplaintState::Raised { at };
                let id = desk.open(Body::Complaint(Complaint {
                    person: *person,
                    words: words.trim().to_owned(),
                    state,
                }));
                desk.touch(*person, Channel::Talk, Direction::FromThem, "");
                desk.happened(Event::ComplaintRaised { complaint: id }, &[*person]);
                Ok(())
            }
            ComplaintAct::Answer { complaint, next_on } => {
                answer(desk, *complaint, *next_on, Some(Channel::Phone))
            }
            ComplaintAct::PutRight { complaint } => end(desk, *complaint, true),
            ComplaintAct::NotPutRight { complaint } => end(desk, *complaint, false),
        }
    }
}

/// We called about it; without a channel something else happened that serves as an answer.
pub(crate) fn answer(
    desk: &mut Desk<'_>,
    id: MatterId,
    next_on: Option<Date>,
    channel: Option<Channel>,
) -> Result<(), Refusal> {
    let on = desk.on();
    if next_on.is_some_and(|day| day < on) {
        return Err(Refusal::value("next_on", say("refusal-complaint-day")));
    }
    let held = desk.complaint_mut(id, "complaint")?;
    if !held.is_open() {
        return Err(Refusal::too_late(say("refusal-complaint-closed")));
    }
    held.state = ComplaintState::Answered { on, next_on };
    let person = held.person;
    if let Some(channel) = channel {
        desk.touch(person, channel, Direction::ToThem, "");
        desk.happened(Event::ComplaintAnswered { complaint: id }, &[person]);
    }
    Ok(())
}

/// Closes it.
pub(crate) fn end(desk: &mut Desk<'_>, id: MatterId, put_right: bool) -> Result<(), Refusal> {
    let on = desk.on();
    let held = desk.complaint_mut(id, "complaint")?;
    if !held.is_open() {
        return Err(Refusal::too_late(say("refusal-complaint-closed")));
    }
    held.state = if put_right { ComplaintState::PutRight { on } } else { ComplaintState::NotPutRight { on } };
    let person = held.person;
    if !put_right {
        // Not by the passing of time: only a good word says that they may be asked again.
        desk.person_mut(person, "complaint")?.shows(false, on);
    }
    let event = if put_right {
        Event::ComplaintPutRight { complaint: id }
    } else {
        Event::ComplaintNotPutRight { complaint: id }
    };
    desk.happened(event, &[person]);
    Ok(())
}
