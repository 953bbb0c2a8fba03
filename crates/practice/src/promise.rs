//! Promises: the source said yes and has not done it yet (P11). This is the heart of the practice: between "sure,
//! I'll introduce you" and the introduction nothing else keeps the two from forgetting.

use crate::ask::Offer;
use crate::duty::{Rule, Step, Steps};
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Part};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::promise_act::PromiseAct;
pub(crate) use crate::promise_act::{end, keep, named, remind, thank};

/// Where a promise stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum PromiseState {
    /// Open.
    Open {
        /// Since when thanks are due: for agreeing, or for a name given later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>")]
        unthanked_since: Option<Timestamp>,
        /// When we brought it to mind.
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        reminded: Vec<Date>,
    },
    /// Kept in full.
    Kept {
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
    /// Let go by a member. No letter mentions it again; a member may raise it in person.
    LetGo {
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
    /// Taken back by the source.
    Withdrawn {
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
}

/// What a source promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Promise {
    /// Who promised.
    pub source: PersonId,
    /// The ask that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<MatterId>,
    /// How many introductions, at least 1.
    pub count: u16,
    /// How many of them came.
    pub kept: u16,
    /// When the latest came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub kept_on: Option<Date>,
    /// Referrals that belong to it: named ones wait in it, introduced ones kept it.
    #[serde(default)]
    pub referrals: Vec<MatterId>,
    /// The people they named for it.
    #[serde(default)]
    pub names: Vec<PersonId>,
    /// What they will do: "write to her and copy you".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// When and how they will do it. A concrete plan is kept far more often than a good intention.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day they named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub by: Option<Date>,
    /// What was offered.
    #[serde(default)]
    pub offer: Offer,
    /// When they promised.
    #[schemars(with = "String")]
    pub made_on: Date,
    /// Where it stands.
    pub state: PromiseState,
}

impl Promise {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        let mut people = vec![(self.source, Part::Principal)];
        people.extend(self.names.iter().map(|person| (*person, Part::Named)));
        people
    }

    /// P30 for agreeing, then P32.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let PromiseState::Open { unthanked_since, reminded } = &self.state else { return None };
        let mut steps = vec![self.reminder(around, reminded)];
        if let Some(since) = unthanked_since {
            steps.push(Step::on(Rule::Thank, "agreed", around.calendar.same_day(*since)));
        }
        Steps::of(steps)
    }

    /// First working day after the promised day, else 14 days; once more 14 days later; then: let go? Each one kept
    /// restarts the days, not the count.
    fn reminder(&self, around: &Around<'_>, reminded: &[Date]) -> Step {
        let (calendar, days) = (around.calendar, around.rhythm().remind_days);
        let name = ["first", "second"].get(reminded.len()).copied().unwrap_or("let_go");
        let due = match reminded.iter().max() {
            Some(last) => calendar.plus_days(self.kept_on.map_or(*last, |kept| kept.max(*last)), days),
            None => {
                let after_day = self.by.map(|day| calendar.after(day));
                let after_wait = calendar.plus_days(self.kept_on.unwrap_or(self.made_on), days);
                match (after_day, self.kept_on) {
                    (Some(day), None) => day,
                    // Something came already: the wait begins anew, and never ends before the day they named.
                    (Some(day), Some(_)) => day.max(after_wait),
                    (None, _) => after_wait,
                }
            }
        };
        Step::on(Rule::Remind, name, due)
    }

    /// Whether it still is to be kept.
    pub fn is_open(&self) -> bool {
        matches!(self.state, PromiseState::Open { .. })
    }

    /// The day on which it ended, however it ended; the rest before the next ask counts from it (P20).
    pub fn ended_on(&self) -> Option<Date> {
        match self.state {
            PromiseState::Open { .. } => None,
            PromiseState::Kept { on } | PromiseState::LetGo { on } | PromiseState::Withdrawn { on } => {
                Some(on)
            }
        }
    }

    /// How many are still to come.
    pub fn open_count(&self) -> u16 {
        self.count.saturating_sub(self.kept)
    }
}
