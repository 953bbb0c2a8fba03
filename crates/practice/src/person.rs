//! Entries of the address book and what the practice knows of them.

use crate::contact::Contact;
use crate::id::{ImportId, MemberId, PersonId};
use crate::language::Language;
use crate::rhythm::Rhythm;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub use crate::person_act::PersonAct;
pub(crate) use crate::person_act::sort;

/// What an entry stands for. A household or an organization can be one client: it is greeted and counted as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One human being.
    #[default]
    Person,
    /// A firm or another body.
    Organization,
    /// People who live together.
    Household,
}

/// What somebody is to us; one person can be several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// We work for them.
    Client,
    /// We worked for them.
    PastClient,
    /// They may become a client.
    Prospect,
    /// A professional who serves the people we want without competing.
    Partner,
    /// They refer others to us.
    Source,
    /// A friend.
    Friend,
    /// Sorted, and none of these.
    Other,
}

/// How often we keep in touch (P50).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum Circle {
    /// Every 30 days, unless the rhythm says otherwise.
    A,
    /// Every 60 days.
    B,
    /// Every 90 days.
    C,
}

impl Circle {
    /// Days between touches.
    pub fn days(self, rhythm: &Rhythm) -> u16 {
        match self {
            Circle::A => rhythm.circle_a_days,
            Circle::B => rhythm.circle_b_days,
            Circle::C => rhythm.circle_c_days,
        }
    }

    /// The letter.
    pub fn word(self) -> &'static str {
        match self {
            Circle::A => "A",
            Circle::B => "B",
            Circle::C => "C",
        }
    }
}

/// What the sorting round asks of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// The work was good, they say or show.
    Happy,
    /// We do not know.
    Unsure,
    /// Something is not right.
    Unhappy,
}

/// Why somebody is gone (P9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// They died. No card ever goes out again; a letter to the family is offered.
    Died,
    /// They moved away.
    MovedAway,
    /// They left the firm they were with.
    LeftFirm,
    /// They sold their business.
    Sold,
}

/// Where we have the data from (P73).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum Origin {
    /// A member typed it.
    #[default]
    Member,
    /// It came in a file.
    Import {
        /// Which import.
        import: ImportId,
    },
    /// A source named them.
    Named {
        /// Who.
        source: PersonId,
        /// When.
        #[schemars(with = "String")]
        on: Date,
    },
}

/// One entry with everything the practice knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// What it stands for.
    #[serde(default)]
    pub kind: Kind,
    /// What the address book knows.
    pub contact: Contact,
    /// What they are to us; empty until sorted.
    #[serde(default)]
    pub roles: BTreeSet<Role>,
    /// The household or organization it is counted with (P21).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<PersonId>,
    /// The member who looks after them; the workspace owner when nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// Whether the sorting round has seen them.
    #[serde(default)]
    pub sorted: bool,
    /// How often we keep in touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    /// What the sorting round learned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// How satisfied they said they were, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<u8>,
    /// The latest sign whether the work was good, and when it was noted: a score, the sorting round, a nice word, or
    /// a complaint that could not be put right (P20). The fields around it say what it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<(bool, String)>")]
    pub sign: Option<(bool, Date)>,
    /// When they last said something nice about the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub praised_on: Option<Date>,
    /// What they said, word for word, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub praise: Vec<String>,
    /// A friend, or a partner who was met and helped, marked as somebody we could ask.
    #[serde(default)]
    pub could_ask: bool,
    /// A wish: never ask them.
    #[serde(default)]
    pub do_not_ask: bool,
    /// A proposal to ask them was put off or dropped until that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub ask_from: Option<Date>,
    /// Since when they have been a client, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub client_since: Option<Date>,
    /// A wish: leave alone (P8).
    #[serde(default)]
    pub leave_alone: bool,
    /// Gone, and since when (P9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<(Gone, String)>")]
    pub gone: Option<(Gone, Date)>,
    /// Where we have the data from.
    #[serde(default)]
    pub origin: Origin,
    /// The language of letters to them; the firm's when none was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// When they were told that we hold data of them, by letter or because we met (P4G).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub told_on: Option<Date>,
}

impl Person {
    /// A new entry nobody has sorted yet.
    pub fn new(id: PersonId, contact: Contact, origin: Origin) -> Self {
        Self {
            id,
            kind: Kind::Person,
            contact,
            roles: BTreeSet::new(),
            part_of: None,
            owner: None,
            sorted: false,
            circle: None,
            mood: None,
            satisfaction: None,
            sign: None,
            praised_on: None,
            praise: Vec::new(),
            could_ask: false,
            do_not_ask: false,
            ask_from: None,
            client_since: None,
            leave_alone: false,
            gone: None,
            origin,
            language: None,
            told_on: None,
        }
    }

    /// The name as pages show it: the whole name, else the first organization, else a mail address or number.
    pub fn name(&self) -> &str {
        let contact = &self.contact;
        if !contact.name.full.trim().is_empty() {
            return &contact.name.full;
        }
        contact
            .organizations
            .iter()
            .map(|o| o.name.as_str())
            .chain(contact.mails.iter().map(|m| m.value.as_str()))
            .chain(contact.phones.iter().map(|p| p.value.as_str()))
            .find(|text| !text.trim().is_empty())
            .unwrap_or("Somebody without a name")
    }

    /// Whether letters, duties and proposals may name them (P8, P9: somebody who died is never written to).
    pub fn reachable(&self) -> bool {
        !self.leave_alone && !matches!(self.gone, Some((Gone::Died, _)))
    }

    /// Whether they are where they were, and do not want to be left alone.
    pub fn is_there(&self) -> bool {
        !self.leave_alone && self.gone.is_none()
    }

    /// Whether dates of theirs are kept and touches are due: somebody we know, who is still there.
    pub fn keeps_company(&self) -> bool {
        self.is_there()
            && (self.circle.is_some()
                || self.roles.iter().any(|role| !matches!(role, Role::Prospect | Role::Other)))
    }

    /// Whether they bought from us.
    pub fn bought(&self) -> bool {
        self.roles.contains(&Role::Client) || self.roles.contains(&Role::PastClient)
    }

    /// Whether they show or say that the work was good (P20): the latest sign decides. For those of whom signs were
    /// noted before their days were kept, any good one counts.
    pub fn shows_trust(&self) -> bool {
        let any = self.satisfaction.is_some_and(|score| score >= 8)
            || self.mood == Some(Mood::Happy)
            || self.praised_on.is_some();
        self.sign.map_or(any, |(good, _)| good)
    }

    /// Notes a sign whether the work was good; one of an earlier day, noted later, does not turn it back.
    pub(crate) fn shows(&mut self, good: bool, on: Date) {
        if self.sign.is_none_or(|(_, held)| held <= on) {
            self.sign = Some((good, on));
        }
    }

    /// Whether there is a postal address to send a card to.
    pub fn has_address(&self) -> bool {
        self.contact.addresses.iter().any(|a| !a.value.street.is_empty() || !a.value.po_box.is_empty())
    }

    /// The id under which asks are counted: the household or organization, else the person (P21).
    pub fn unit(&self) -> PersonId {
        self.part_of.unwrap_or(self.id)
    }
}
