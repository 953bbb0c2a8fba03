//! Today: what is due, what fits the day, and why.

use goodturn_practice::day::fit;
use goodturn_practice::duty::{Duty, Rule};
use goodturn_practice::id::MemberId;
use goodturn_store::rows::{self, DueDuty};
use goodturn_store::{Result, Store};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One duty as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// Stable until it is done.
    pub id: Uuid,
    /// The rule.
    pub rule: Rule,
    /// Its step.
    pub step: String,
    /// The group of Today.
    pub group: &'static str,
    /// The kind of the matter and its id.
    pub matter: MatterShown,
    /// About whom.
    pub person: PersonShown,
    /// Whose it is.
    pub owner: Uuid,
    /// The local day.
    pub due_on: Date,
    /// The moment, where hours count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// Why, in one sentence.
    pub why: Why,
}

/// A matter by kind and id.
#[derive(Debug, Clone, Serialize)]
pub struct MatterShown {
    /// Its noun.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

/// A person by name and id.
#[derive(Debug, Clone, Serialize)]
pub struct PersonShown {
    /// Their id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
}

/// Why a duty is shown: a sentence made of facts (P6).
#[derive(Debug, Clone, Serialize)]
pub struct Why {
    /// The sentence.
    pub text: String,
    /// What it is made of.
    pub facts: Vec<BTreeMap<&'static str, Uuid>>,
}

/// Today of one member.
#[derive(Debug, Clone, Serialize)]
pub struct Today {
    /// The version of this document.
    pub schema: u8,
    /// The day.
    pub date: Date,
    /// How many duties the day holds.
    pub capacity: u16,
    /// What fits.
    pub fits: Vec<Shown>,
    /// What did not.
    pub left: Vec<Shown>,
}

/// What a member's day holds; `on` a later day shows what will be due by its end if nothing is done before.
///
/// # Errors
/// Whatever the store says; `None` when there is no such workspace.
pub async fn today(
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    on: Option<Date>,
    all: bool,
) -> Result<Option<Today>> {
    let wall = crate::wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let calendar = begun.firm.rhythm.calendar();
                let clock = if begun.test_clock {
                    begun.clock.unwrap_or(wall)
                } else {
                    begun.clock.map_or(wall, |at| at.max(wall))
                };
                let date = on.unwrap_or_else(|| calendar.day_of(clock));
                let now = if date > calendar.day_of(clock) {
                    calendar.moment(date, jiff::civil::Time::MAX)
                } else {
                    clock
                };
                let mut rhythm = begun.firm.rhythm;
                let capacity = rhythm.capacity;
                if all {
                    (rhythm.capacity, rhythm.per_person) = (u16::MAX, u16::MAX);
                }
                let due = rows::due(tx, workspace, member.0, date).await?;
                let read: Vec<Duty> = due.iter().filter_map(|row| row.duty.clone().at(now)).collect();
                let rows: BTreeMap<Uuid, DueDuty> =
                    due.into_iter().map(|row| (row.duty.matter.0, row)).collect();
                let shown =
                    |duties: Vec<Duty>| duties.into_iter().filter_map(|duty| shown(duty, &rows)).collect();
                let day = fit(read, &rhythm);
                Ok(Some(Today { schema: 1, date, capacity, fits: shown(day.fits), left: shown(day.left) }))
            })
        })
        .await
}

fn shown(duty: Duty, rows: &BTreeMap<Uuid, DueDuty>) -> Option<Shown> {
    let row = rows.get(&duty.matter.0)?;
    let person = PersonShown { id: duty.person.0, name: row.person.name().to_owned() };
    Some(Shown {
        id: row.id,
        rule: duty.rule,
        group: duty.rule.group().word(),
        matter: MatterShown { kind: row.kind.clone(), id: duty.matter.0 },
        owner: duty.owner.0,
        due_on: duty.due.on,
        due_at: duty.due.at.map(|at| at.to_string()),
        why: Why {
            text: sentence(&duty, &person.name),
            facts: vec![BTreeMap::from([("person", person.id)])],
        },
        step: duty.step,
        person,
    })
}

/// Why, in one sentence.
fn sentence(duty: &Duty, name: &str) -> String {
    match (duty.rule, duty.step.as_str()) {
        (Rule::FollowUp, "never_reached") => {
            format!("{name} could not be reached so far. Were they never reached?")
        }
        (Rule::FollowUp, _) => format!("{name} was introduced to you and waits to hear from you."),
        (Rule::Thank, "agreed") => {
            format!("{name} agreed to introduce somebody. Thank them, before they have done anything.")
        }
        (Rule::Thank, _) => format!("{name} opened a door for you. Thank them."),
        (Rule::ThankWithNews, "not_yet") => format!(
            "{name} made an introduction, and nobody was reached yet. Say so; there is nothing for them to do."
        ),
        (Rule::ThankWithNews, _) => {
            format!("You reached the person whom {name} introduced. Tell them, and thank them again.")
        }
        (Rule::TellOutcome, _) => format!(
            "The referral from {name} has its outcome. Tell them, and thank them for opening the door."
        ),
        (Rule::TellWon, _) => {
            format!("Somebody whom {name} introduced became a client. Tell them and thank them in one.")
        }
        (Rule::Complaint, "call") => format!("Something went wrong for {name}. Call today."),
        (Rule::Complaint, _) => format!("Make sure that what went wrong for {name} was put right."),
        (Rule::Reward, _) => format!("Something is to be given to {name}."),
        (Rule::BeforeMeeting, _) => format!("You meet {name} today."),
        (Rule::AfterMeeting, _) => format!("You met {name}. Did you ask? Is there praise to write down?"),
        (Rule::Occasion, _) => format!("A day of {name} is coming."),
        (Rule::AskAgain, _) => format!("{name} said “not now”, and named this day."),
        (Rule::Remind, "let_go") => format!("{name} was reminded twice. Let it go?"),
        (Rule::Remind, _) => format!("{name} agreed to introduce somebody, and it has not happened yet."),
        (Rule::Happened, _) => format!("{name} named somebody. Did the introduction happen?"),
        (Rule::Answer, "make") => format!("You planned to ask {name}."),
        (Rule::Answer, "keep_or_drop") => {
            format!("You planned to ask {name} and did not. Keep it or drop it?")
        }
        (Rule::Answer, "no_answer") => format!("{name} has not answered. Let it be?"),
        (Rule::Answer, _) => format!("{name} has not answered yet."),
        (Rule::Move, "went_quiet") => format!("{name} has not answered three times. Did it go quiet?"),
        (Rule::Move, _) => format!("The conversation with {name} waits for its next step."),
        (Rule::TellProgress, _) => {
            format!("{name} has heard nothing for a while about the person they referred.")
        }
        (Rule::Ask, _) => format!("{name} can be asked now."),
        (Rule::Touch, _) => format!("It is time to be in touch with {name}."),
        (Rule::Notice, _) => format!("{name} was named to you and does not know it yet."),
    }
}
