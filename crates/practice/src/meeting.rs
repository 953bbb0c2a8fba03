//! Meetings: what to have ready that morning (P4E), and what to ask oneself afterwards (P44).

use crate::act::acts;
use crate::desk::Desk;
use crate::duty::{Due, Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a meeting stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum MeetingState {
    /// Still to come, or over and not spoken of yet.
    Planned {
        /// Whether we prepared for it.
        prepared: bool,
    },
    /// It took place, and what came of it was noted.
    Held,
    /// It did not take place.
    Cancelled,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// With whom, at least one.
    pub people: Vec<PersonId>,
    /// When it begins.
    #[schemars(with = "String")]
    pub starts: Timestamp,
    /// When it ends.
    #[schemars(with = "String")]
    pub ends: Timestamp,
    /// Where and what about, as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Where it stands.
    pub state: MeetingState,
}

impl Meeting {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        let part = |nr: usize| if nr == 0 { Part::Principal } else { Part::Named };
        self.people.iter().enumerate().map(|(nr, person)| (*person, part(nr))).collect()
    }

    /// P4E that morning until it is over, then P44. Meetings take place on the day they take place, working day or not.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let MeetingState::Planned { prepared } = self.state else { return None };
        let day = around.calendar.day_of(self.starts);
        let due = Due { on: around.calendar.day_of(self.ends), at: Some(self.ends) };
        let after = Step { rule: Rule::AfterMeeting, name: "after", due };
        if prepared {
            return Some(Steps::one(after));
        }
        // A meeting before opening time is prepared for by its beginning.
        let morning = around.calendar.opening(day).min(self.starts);
        let before =
            Step { rule: Rule::BeforeMeeting, name: "prepare", due: Due { on: day, at: Some(morning) } };
        Some(Steps::one(before).turning(self.ends, after))
    }
}

acts! {
    /// What can be done about meetings.
    MeetingAct {
        /// Plan a meeting, or note one of today.
        "meeting.plan" Plan {
            /// With whom.
            people: Vec<PersonId>,
            /// The day.
            #[schemars(with = "String")] on: Date,
            /// When it begins, local time.
            #[schemars(with = "String")] starts: Time,
            /// How long it lasts, in minutes; an hour when nothing is said.
            #[serde(default)] minutes: Option<u16>,
            /// Where and what about.
            #[serde(default)] words: String,
        },
        /// We prepared for it.
        "meeting.prepare" Prepare {
            /// Which.
            meeting: MatterId,
        },
        /// It took place, and the questions after it are answered.
        "meeting.hold" Hold {
            /// Which.
            meeting: MatterId,
            /// What was said.
            #[serde(default)] words: String,
        },
        /// It does not, or did not, take place.
        "meeting.cancel" Cancel {
            /// Which.
            meeting: MatterId,
        },
    }
}

impl MeetingAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            MeetingAct::Plan { people, on, starts, minutes, words } => {
                plan(desk, people, *on, *starts, minutes.unwrap_or(60), words)
            }
            MeetingAct::Prepare { meeting } => prepare(desk, *meeting, true),
            MeetingAct::Hold { meeting, words } => hold(desk, *meeting, words, true),
            MeetingAct::Cancel { meeting } => cancel(desk, *meeting),
        }
    }
}

fn plan(
    desk: &mut Desk<'_>,
    people: &[PersonId],
    on: Date,
    starts: Time,
    minutes: u16,
    words: &str,
) -> Result<(), Refusal> {
    if people.is_empty() {
        return Err(Refusal::value("people", say("refusal-meeting-whom")));
    }
    if !(1..=1_440).contains(&minutes) {
        return Err(Refusal::value("minutes", say("refusal-meeting-minutes")));
    }
    let mut once: Vec<PersonId> = Vec::new();
    for person in people {
        let entry = desk.person(*person, "people")?;
        if !entry.reachable() {
            return Err(Refusal::new("leave_alone", say("refusal-leave-alone").with("name", entry.name()))
                .at("people"));
        }
        if !once.contains(person) {
            once.push(*person);
        }
    }
    let begin = desk.calendar().moment(on, starts);
    let ends = begin.checked_add(i64::from(minutes).minutes()).unwrap_or(begin);
    let state = MeetingState::Planned { prepared: false };
    let id = desk.open(Body::Meeting(Meeting {
        people: once.clone(),
        starts: begin,
        ends,
        words: words.trim().to_owned(),
        state,
    }));
    desk.happened(Event::MeetingPlanned { meeting: id }, &once);
    Ok(())
}

fn planned<'a>(desk: &'a mut Desk<'_>, id: MatterId) -> Result<&'a mut Meeting, Refusal> {
    let held = desk.meeting_mut(id, "meeting")?;
    match held.state {
        MeetingState::Planned { .. } => Ok(held),
        MeetingState::Held => Err(Refusal::too_late(say("refusal-meeting-noted"))),
        MeetingState::Cancelled => Err(Refusal::too_late(say("refusal-meeting-cancelled"))),
    }
}

/// We prepared for it; when something else happened, no event says so.
pub(crate) fn prepare(desk: &mut Desk<'_>, id: MatterId, said: bool) -> Result<(), Refusal> {
    let held = planned(desk, id)?;
    if held.state == (MeetingState::Planned { prepared: true }) {
        return Err(Refusal::too_late(say("refusal-meeting-prepared")));
    }
    held.state = MeetingState::Planned { prepared: true };
    let people = held.people.clone();
    if said {
        desk.happened(Event::MeetingPrepared { meeting: id }, &people);
    }
    Ok(())
}

/// It is over, whether or not somebody prepared for it: what is left are the questions after it.
pub(crate) fn over(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    planned(desk, id)?.state = MeetingState::Planned { prepared: true };
    Ok(())
}

/// It took place. It is a contact with everybody who was there, and whoever was referred is reached by it.
pub(crate) fn hold(desk: &mut Desk<'_>, id: MatterId, words: &str, said: bool) -> Result<(), Refusal> {
    let held = planned(desk, id)?;
    held.state = MeetingState::Held;
    let people = held.people.clone();
    for person in &people {
        let on = desk.on();
        desk.person_mut(*person, "people")?.told_on.get_or_insert(on);
        if said {
            desk.touch(*person, Channel::Talk, Direction::ToThem, words);
            crate::referral_act::met(desk, *person)?;
        }
    }
    if said {
        desk.happened(Event::MeetingHeld { meeting: id }, &people);
    }
    Ok(())
}

/// Somebody does not come any more. With the others it takes place; without any it does not.
pub(crate) fn without(desk: &mut Desk<'_>, id: MatterId, person: PersonId) -> Result<(), Refusal> {
    let held = planned(desk, id)?;
    if held.people.iter().all(|other| *other == person) {
        return cancel(desk, id);
    }
    held.people.retain(|other| *other != person);
    Ok(())
}

/// It does not take place.
pub(crate) fn cancel(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let held = planned(desk, id)?;
    held.state = MeetingState::Cancelled;
    let people = held.people.clone();
    desk.happened(Event::MeetingCancelled { meeting: id }, &people);
    Ok(())
}
