//! Notices: a person whom a source named, and whom we never met, is told that we hold data of them, or what we hold
//! is reduced (P4G).

use crate::act::acts;
use crate::contact::Contact;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::refusal::Refusal;
use crate::saying::say;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person referred is to be told that we hold their data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// Who is to be told.
    pub person: PersonId,
    /// Who named them.
    pub source: PersonId,
    /// When.
    #[schemars(with = "String")]
    pub named_on: Date,
    /// What we held was reduced to "a friend of ...".
    #[serde(default)]
    pub reduced: bool,
}

impl Notice {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        vec![(self.person, Part::Principal), (self.source, Part::Source)]
    }

    /// P4G: day 25 after the name, unless they were told at first contact. The law's month does not wait for working
    /// days, so the day is moved forward and not back.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let person = around.dossier.people.get(&self.person)?;
        if self.reduced || person.told_on.is_some() || !person.reachable() {
            return None;
        }
        let due = around
            .calendar
            .on_or_before(crate::calendar::plus(self.named_on, i32::from(around.rhythm().notice_days)));
        Some(Steps::one(Step::on(Rule::Notice, "notice", due)))
    }
}

acts! {
    /// What can be done about notices.
    NoticeAct {
        /// They were told.
        "notice.tell" Tell {
            /// Which.
            notice: MatterId,
        },
        /// What we hold is reduced to "a friend of ...".
        "notice.reduce" Reduce {
            /// Which.
            notice: MatterId,
        },
    }
}

impl NoticeAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            NoticeAct::Tell { notice } => tell(desk, *notice),
            NoticeAct::Reduce { notice } => reduce(desk, *notice),
        }
    }
}

/// Begins when a source names somebody new.
pub(crate) fn open(desk: &mut Desk<'_>, person: PersonId, source: PersonId, on: Date) {
    desk.open(Body::Notice(Notice { person, source, named_on: on, reduced: false }));
}

/// They were told.
pub(crate) fn tell(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let on = desk.on();
    let person = desk.notice(id, "notice")?.person;
    let entry = desk.person_mut(person, "person")?;
    if entry.told_on.is_some() {
        return Err(Refusal::too_late(say("refusal-notice-told")));
    }
    entry.told_on = Some(on);
    desk.happened(Event::NoticeTold { notice: id }, &[person]);
    Ok(())
}

/// What was written down about them goes too: remarks, words of contacts, dates, and whom they know.
fn forget_words(desk: &mut Desk<'_>, person: PersonId) -> Result<(), Refusal> {
    desk.forget_touches(person);
    let ties: Vec<(PersonId, PersonId)> = desk
        .dossier()
        .ties
        .values()
        .filter(|tie| tie.a == person || tie.b == person)
        .map(|tie| (tie.a, tie.b))
        .collect();
    for (a, b) in ties {
        desk.remove_tie(a, b);
    }
    let dates: Vec<MatterId> = desk
        .matters_of(person)
        .filter(|matter| matter.body.as_occasion().is_some_and(|held| held.person == person))
        .map(|matter| matter.id)
        .collect();
    for id in dates {
        crate::occasion::forget(desk, id)?;
    }
    Ok(())
}

/// Keeps nothing of them but that a source knows them.
pub(crate) fn reduce(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let held = desk.notice_mut(id, "notice")?;
    if std::mem::replace(&mut held.reduced, true) {
        return Err(Refusal::too_late(say("refusal-notice-reduced")));
    }
    let (person, source) = (held.person, held.source);
    let name = format!("A friend of {}", desk.dossier().name(source));
    let entry = desk.person_mut(person, "person")?;
    let mut contact = Contact::default();
    contact.name.full = name;
    entry.contact = contact;
    entry.praise.clear();
    forget_words(desk, person)?;
    desk.happened(Event::NoticeReduced { notice: id }, &[person]);
    Ok(())
}
