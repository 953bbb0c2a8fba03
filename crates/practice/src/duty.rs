//! Duties: the one next thing to do about an open matter.
//!
//! A matter lists the steps that are open in its state; the duty is the smallest of them by (due, rank). A duty is
//! never stored as truth: it is computed from the matter, and the stored row must equal it.

use crate::id::{MatterId, MemberId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $group:ident),+ $(,)?) => {
        /// The rules that ask for something, in the order of the table in section 4: the order is the rank.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Rule { $($(#[$doc])* #[serde(rename = $code)] $name),+ }

        impl Rule {
            /// All rules in the order of their rank.
            pub const ALL: &'static [Rule] = &[$(Rule::$name),+];

            /// The number of the rule in the practice: `P32`.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$name => $code),+ }
            }

            /// The group under which Today shows it.
            pub fn group(self) -> Group {
                match self { $(Rule::$name => Group::$group),+ }
            }
        }
    };
}

rules! {
    /// Follow up an introduction or an allowed name.
    FollowUp "P33" Waiting,
    /// Thank at once: for agreeing, for a name, for an introduction.
    Thank "P30" Waiting,
    /// Thank again with news, or say that nobody was reached yet.
    ThankWithNews "P34" Waiting,
    /// Tell the outcome.
    TellOutcome "P37" Waiting,
    /// Won: the news and the thanks in one.
    TellWon "P38" Waiting,
    /// A complaint: call.
    Complaint "P3C" Waiting,
    /// Settle a reward.
    Reward "P39" Waiting,
    /// Before a meeting.
    BeforeMeeting "P4E" Moments,
    /// After a meeting.
    AfterMeeting "P44" Moments,
    /// A birthday or another date.
    Occasion "P46" Moments,
    /// Not now, until a day they named.
    AskAgain "P4F" Moments,
    /// Remind of a promise.
    Remind "P32" Reminders,
    /// Did the introduction happen?
    Happened "P31" Reminders,
    /// Get an answer to an ask; make a planned one.
    Answer "P29" Reminders,
    /// Keep a conversation moving.
    Move "P35" Progress,
    /// Tell the source how it stands.
    TellProgress "P36" Progress,
    /// The best person to ask now (a proposal).
    Ask "P43" Ask,
    /// Keep in touch.
    Touch "P45" Touch,
    /// Tell a person referred that we hold their data.
    Notice "P4G" Privacy,
}

impl Rule {
    /// The place in the table of duties, from 0.
    pub fn rank(self) -> u8 {
        self as u8
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Rule {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == text).ok_or(())
    }
}

/// The groups of Today, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Somebody is waiting for us.
    Waiting,
    /// Occasions of this very day.
    Moments,
    /// Gentle reminders.
    Reminders,
    /// What is under way moves on.
    Progress,
    /// What we give.
    Give,
    /// Whom to ask.
    Ask,
    /// Keeping in touch.
    Touch,
    /// Referral month.
    Campaign,
    /// The house's own.
    Team,
    /// Privacy.
    Privacy,
}

impl Group {
    /// All groups in the order of Today.
    pub const ALL: [Group; 10] = [
        Group::Waiting,
        Group::Moments,
        Group::Reminders,
        Group::Progress,
        Group::Give,
        Group::Ask,
        Group::Touch,
        Group::Campaign,
        Group::Team,
        Group::Privacy,
    ];

    /// Groups that a full day never cuts.
    pub fn never_cut(self) -> bool {
        matches!(self, Group::Waiting | Group::Moments)
    }

    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Group::Waiting => "waiting",
            Group::Moments => "moments",
            Group::Reminders => "reminders",
            Group::Progress => "progress",
            Group::Give => "give",
            Group::Ask => "ask",
            Group::Touch => "touch",
            Group::Campaign => "campaign",
            Group::Team => "team",
            Group::Privacy => "privacy",
        }
    }
}

/// When something is due: a local day, and a moment of it where hours count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// The local day.
    #[schemars(with = "String")]
    pub on: Date,
    /// The moment, where hours count; else the day as a whole is meant.
    #[schemars(with = "Option<String>")]
    pub at: Option<Timestamp>,
}

impl Due {
    /// Due some time on that day.
    pub fn on(day: Date) -> Self {
        Self { on: day, at: None }
    }

    /// The order of dues: by day, then by moment, a whole day last.
    fn order(self) -> (Date, Timestamp) {
        (self.on, self.at.unwrap_or(Timestamp::MAX))
    }
}

/// One thing that a matter could ask for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The rule that asks for it.
    pub rule: Rule,
    /// Which step of the rule: `first`, `second`, `let_go`. With the rule it names the words and the buttons.
    pub name: &'static str,
    /// When.
    pub due: Due,
}

impl Step {
    /// A step that is due some time on a day.
    pub fn on(rule: Rule, name: &'static str, day: Date) -> Self {
        Self { rule, name, due: Due::on(day) }
    }
}

/// What is open in a state: at least one step. An open matter without a step cannot be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    first: Step,
    rest: Vec<Step>,
    turns: Option<(Timestamp, Step)>,
}

impl Steps {
    /// One step and no other.
    pub fn one(step: Step) -> Self {
        Self { first: step, rest: Vec::new(), turns: None }
    }

    /// The steps of a list; `None` when it is empty, and then the matter is settled.
    pub fn of(mut steps: Vec<Step>) -> Option<Self> {
        (!steps.is_empty()).then(|| Self { first: steps.remove(0), rest: steps, turns: None })
    }

    /// From that moment on the duty reads as `step`, without any state having changed: a brief before a meeting
    /// becomes the question after it.
    #[must_use]
    pub fn turning(mut self, at: Timestamp, step: Step) -> Self {
        self.turns = Some((at, step));
        self
    }

    /// The step to show: the smallest by (due, rank), after `put_off` has moved the step it speaks of.
    pub(crate) fn next(&self, put_off: Option<&PutOff>) -> Step {
        let moved = |step: &Step| match put_off {
            Some(put_off) if put_off.means(step) && put_off.until > step.due.on => {
                Step { due: Due::on(put_off.until), ..*step }
            }
            _ => *step,
        };
        self.rest.iter().map(moved).fold(moved(&self.first), |best, step| {
            if (step.due.order(), step.rule.rank()) < (best.due.order(), best.rule.rank()) {
                step
            } else {
                best
            }
        })
    }

    /// The day on which a step is due of itself, as nobody had put it off.
    pub(crate) fn own_day(&self, rule: Rule, name: &str) -> Option<Date> {
        let all = std::iter::once(&self.first).chain(&self.rest);
        all.filter(|step| step.rule == rule && step.name == name).map(|step| step.due.on).next()
    }

    /// The turn, if there is one.
    pub(crate) fn turn(&self) -> Option<(Timestamp, Step)> {
        self.turns
    }
}

/// A member put a step off to a day. A fact of the matter, read when the duty is computed; it speaks of one step
/// only and means nothing to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PutOff {
    /// The rule that asked.
    pub rule: Rule,
    /// Its step.
    pub step: String,
    /// The day it was put off to.
    #[schemars(with = "String")]
    pub until: Date,
    /// The day on which the step was due of itself. Once it is due on another, because something happened since, it
    /// is not the step that was put off; unknown for those put off before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub from: Option<Date>,
}

impl PutOff {
    fn means(&self, step: &Step) -> bool {
        self.rule == step.rule && self.step == step.name && self.from.is_none_or(|day| day == step.due.on)
    }
}

/// The one next thing to do about an open matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The matter.
    pub matter: MatterId,
    /// The rule that asks.
    pub rule: Rule,
    /// Its step.
    pub step: String,
    /// When.
    pub due: Due,
    /// Whose it is.
    pub owner: MemberId,
    /// Whom it is about.
    pub person: PersonId,
    /// The moment from which it reads as another step (or, for an occasion, as nothing).
    pub turns_at: Option<Timestamp>,
}

impl Duty {
    /// The duty as it reads at a moment; `None` once it has passed by itself.
    pub fn at(mut self, now: Timestamp) -> Option<Self> {
        match self.turns_at {
            Some(turn) if now >= turn => match self.rule {
                Rule::BeforeMeeting => {
                    self.rule = Rule::AfterMeeting;
                    self.step = "after".to_owned();
                    self.due.at = Some(turn);
                    Some(self)
                }
                _ => None,
            },
            _ => Some(self),
        }
    }
}

/// How a matter stands. There is no third case: what is not open with its one duty is closed and settled (P1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Open, with the one next thing to do.
    Open(Duty),
    /// Closed: nothing is left to do.
    Settled,
}

impl Standing {
    /// The duty of an open matter.
    pub fn duty(&self) -> Option<&Duty> {
        match self {
            Standing::Open(duty) => Some(duty),
            Standing::Settled => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_smallest_due_wins_then_the_rank_and_a_put_off_moves_only_its_own_step() {
        let day = date(2026, 3, 20);
        let steps = Steps::of(vec![
            Step::on(Rule::TellProgress, "progress", day),
            Step::on(Rule::Thank, "name", day),
            Step::on(Rule::Remind, "first", date(2026, 3, 19)),
        ])
        .unwrap();
        assert_eq!(steps.next(None).rule, Rule::Remind);
        let from = Some(date(2026, 3, 19));
        let put_off = PutOff { rule: Rule::Remind, step: "first".into(), until: date(2026, 3, 25), from };
        assert_eq!(steps.next(Some(&put_off)).rule, Rule::Thank);
        let of_another = PutOff { from: Some(date(2026, 3, 5)), ..put_off.clone() };
        assert_eq!(steps.next(Some(&of_another)).rule, Rule::Remind);
        let earlier = PutOff { until: date(2026, 3, 1), ..put_off };
        assert_eq!(steps.next(Some(&earlier)).due.on, date(2026, 3, 19));
    }

    #[test]
    fn the_rank_is_the_order_of_the_table() {
        let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(
            codes.join(" "),
            "P33 P30 P34 P37 P38 P3C P39 P4E P44 P46 P4F P32 P31 P29 P35 P36 P43 P45 P4G"
        );
        assert!(Rule::ALL.windows(2).all(|pair| pair[0].group() <= pair[1].group()));
    }
}
