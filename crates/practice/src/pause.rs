//! Pauses: a tax season, a holiday, a leave. Asks and touches rest and come after it; everything that somebody waits
//! for is looked after by another member meanwhile.

use crate::act::acts;
use crate::calendar::{Calendar, plus};
use crate::desk::Desk;
use crate::duty::{Due, Duty, Group, Rule};
use crate::event::Event;
use crate::id::MemberId;
use crate::refusal::Refusal;
use crate::saying::say;
use crate::workspace::{Firm, MemberRole};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The longest pause, in days: whoever is away for longer hands their people over for good.
const LONGEST: i32 = 366;

/// Days on which a member, or the whole firm, rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// Who rests; the whole firm when nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The first day.
    #[schemars(with = "String")]
    pub from: Date,
    /// The last day.
    #[schemars(with = "String")]
    pub until: Date,
    /// Who looks after what cannot wait; with nobody it stays where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<MemberId>,
}

impl Pause {
    fn is_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Firm {
    /// The pause that a member is on, on a day: their own, else the firm's.
    pub fn pause_of(&self, member: MemberId, day: Date) -> Option<&Pause> {
        let on = |whose: Option<MemberId>| {
            self.pauses.iter().find(move |pause| pause.member == whose && pause.is_on(day))
        };
        on(Some(member)).or_else(|| on(None))
    }

    /// Whether a member's own work is looked after by another on a day.
    pub fn is_looked_after(&self, member: MemberId, day: Date) -> bool {
        self.deputy_of(member, day).is_some()
    }

    /// Who looks after a member's work on a day, if somebody does: whoever rests themselves looks after nobody.
    fn deputy_of(&self, member: MemberId, day: Date) -> Option<MemberId> {
        let own = self.pauses.iter().find(|pause| pause.member == Some(member) && pause.is_on(day))?;
        own.to.filter(|to| {
            let away = self.pauses.iter().any(|pause| pause.member == Some(*to) && pause.is_on(day));
            self.is_active(*to) && !away
        })
    }

    /// Whose duties are a member's on a day: their own unless somebody looks after them, and those of the members
    /// whom they look after.
    pub fn duties_of(&self, member: MemberId, day: Date) -> Vec<MemberId> {
        let all = self.members.iter().map(|held| held.id);
        all.filter(|held| self.deputy_of(*held, day).unwrap_or(*held) == member).collect()
    }
}

/// What rests in a pause: asking, giving of one's own accord, and touches. What somebody waits for does not.
fn rests(duty: &Duty) -> bool {
    matches!(duty.rule.group(), Group::Give | Group::Ask | Group::Touch)
        || duty.rule == Rule::AskAgain
        || (duty.rule == Rule::Answer && duty.step == "make")
}

/// Whether a duty rests on a day because its owner does: then it is not shown, however long it has been due.
pub fn rests_on(duty: &Duty, firm: &Firm, day: Date) -> bool {
    rests(duty) && firm.pause_of(duty.owner, day).is_some()
}

/// A duty as it is due when pauses are minded: what rests comes on the first working day after it. Pauses that follow
/// one another are one.
pub(crate) fn after_pauses(mut duty: Duty, firm: &Firm, calendar: &Calendar) -> Duty {
    if !rests(&duty) {
        return duty;
    }
    while let Some(pause) = firm.pause_of(duty.owner, duty.due.on) {
        duty.due = Due { on: calendar.on_or_after(plus(pause.until, 1)), at: None };
    }
    duty
}

acts! {
    /// Resting for a time.
    PauseAct {
        /// Begin a pause, or change the one that is noted.
        "pause.begin" Begin {
            /// Who rests; the whole firm when nobody is named.
            #[serde(default)] member: Option<MemberId>,
            /// The first day.
            #[schemars(with = "String")] from: Date,
            /// The last day.
            #[schemars(with = "String")] until: Date,
            /// Who looks after what cannot wait.
            #[serde(default)] to: Option<MemberId>,
        },
        /// End a pause before its time, or take it back.
        "pause.end" End {
            /// Who rested; the whole firm when nobody is named.
            #[serde(default)] member: Option<MemberId>,
            /// Its first day, where several are noted; without it, the one that is on or comes next.
            #[serde(default)] #[schemars(with = "Option<String>")] from: Option<Date>,
        },
    }
}

impl PauseAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        let (PauseAct::Begin { member, .. } | PauseAct::End { member, .. }) = self;
        if let Some(member) = member {
            desk.member(*member, "member")?;
        }
        let own = member.is_some() && desk.by() == *member;
        if !own && desk.role() != MemberRole::Owner {
            return Err(Refusal::new("not_allowed", say("refusal-pause-whose")));
        }
        match self {
            PauseAct::Begin { member, from, until, to } => {
                begin(desk, Pause { member: *member, from: *from, until: *until, to: *to })
            }
            PauseAct::End { member, from } => end(desk, *member, *from),
        }
    }
}

fn begin(desk: &mut Desk<'_>, pause: Pause) -> Result<(), Refusal> {
    let today = desk.today();
    if pause.until < pause.from {
        return Err(Refusal::value("until", say("refusal-pause-order")));
    }
    if pause.until < today {
        return Err(Refusal::value("until", say("refusal-pause-over")));
    }
    if pause.until > plus(pause.from, LONGEST) {
        return Err(Refusal::value("until", say("refusal-pause-long")));
    }
    if let Some(to) = pause.to {
        desk.member(to, "to")?;
        if pause.member.is_none() {
            return Err(Refusal::value("to", say("refusal-pause-nobody-left")));
        }
        if pause.member == pause.to || !desk.firm_mut().is_active(to) {
            return Err(Refusal::value("to", say("refusal-member-stays")));
        }
    }
    let firm = desk.firm_mut();
    // A pause that runs into the new one is changed by it; others of the same member stay.
    let touches = |held: &Pause| held.from <= pause.until && pause.from <= held.until;
    firm.pauses.retain(|held| held.until >= today && (held.member != pause.member || !touches(held)));
    let member = pause.member;
    firm.pauses.push(pause);
    firm.revision += 1;
    desk.happened(Event::PauseBegun { member }, &[]);
    Ok(())
}

fn end(desk: &mut Desk<'_>, member: Option<MemberId>, from: Option<Date>) -> Result<(), Refusal> {
    let today = desk.today();
    let firm = desk.firm_mut();
    let theirs = firm.pauses.iter().enumerate().filter(|(_, it)| it.member == member && it.until >= today);
    let meant = theirs.filter(|(_, it)| from.is_none_or(|day| it.from == day));
    let Some(place) = meant.min_by_key(|(_, it)| it.from).map(|(place, _)| place) else {
        return Err(Refusal::too_late(say("refusal-pause-none")));
    };
    firm.pauses.remove(place);
    firm.revision += 1;
    desk.happened(Event::PauseEnded { member }, &[]);
    Ok(())
}
