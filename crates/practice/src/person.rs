//! Entries of the address book and what the practice knows of them.

use crate::act::acts;
use crate::calendar::plus;
use crate::contact::{Contact, PartialDate};
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{ImportId, MemberId, PersonId};
use crate::language::Language;
use crate::matter::Body;
use crate::refusal::Refusal;
use crate::rhythm::Rhythm;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

    /// Whether dates of theirs are kept and touches are due: somebody we know, who is still there.
    pub fn keeps_company(&self) -> bool {
        !self.leave_alone
            && self.gone.is_none()
            && (self.circle.is_some()
                || self.roles.iter().any(|role| !matches!(role, Role::Prospect | Role::Other)))
    }

    /// Whether they bought from us.
    pub fn bought(&self) -> bool {
        self.roles.contains(&Role::Client) || self.roles.contains(&Role::PastClient)
    }

    /// Whether they show or say that the work was good (P20).
    pub fn shows_trust(&self) -> bool {
        let said = self.satisfaction.map(|score| score >= 8).or(self.mood.map(|mood| mood == Mood::Happy));
        said.unwrap_or(self.praised_on.is_some())
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

acts! {
    /// What can be done about an entry of the address book.
    PersonAct {
        /// Take somebody into the address book.
        "person.add" Add {
            /// The whole name; the parts are guessed when `contact` does not give them.
            #[serde(default)] name: String,
            /// One mail address.
            #[serde(default)] mail: Option<String>,
            /// One telephone number.
            #[serde(default)] phone: Option<String>,
            /// Everything else the address book may know.
            #[serde(default)] contact: Option<Box<Contact>>,
            /// Person, organization or household.
            #[serde(default)] kind: Kind,
            /// What they are to us; giving any counts as sorted.
            #[serde(default)] roles: BTreeSet<Role>,
            /// The household or organization they are counted with.
            #[serde(default)] part_of: Option<PersonId>,
        },
        /// Put right what the address book knows: the given contact replaces the old one.
        "person.edit" Edit {
            /// Who.
            person: PersonId,
            /// The new content.
            contact: Box<Contact>,
            /// The household or organization they are counted with.
            #[serde(default)] part_of: Option<PersonId>,
        },
        /// One answer of the sorting round (P75).
        "person.sort" Sort {
            /// Who.
            person: PersonId,
            /// What they are to us.
            roles: BTreeSet<Role>,
            /// For clients: happy, unsure or unhappy.
            #[serde(default)] mood: Option<Mood>,
            /// The circle; clients and past clients are in C when none is given.
            #[serde(default)] circle: Option<Circle>,
            /// Since when they have been a client.
            #[serde(default)] #[schemars(with = "Option<String>")] client_since: Option<Date>,
        },
        /// Choose a circle, or none.
        "person.circle" Choose {
            /// Who.
            person: PersonId,
            /// A, B, C or none.
            circle: Option<Circle>,
        },
        /// Note how satisfied they said they are.
        "person.satisfied" Satisfied {
            /// Who.
            person: PersonId,
            /// 0 to 10.
            score: u8,
        },
        /// They said something nice about the work.
        "person.praise" Praise {
            /// Who.
            person: PersonId,
            /// Their words.
            words: String,
        },
        /// Mark a friend or partner as somebody we could ask, or take the mark away.
        "person.could_ask" CouldAsk {
            /// Who.
            person: PersonId,
            /// Whether we could.
            could_ask: bool,
        },
        /// Never ask them, or ask again.
        "person.do_not_ask" DoNotAsk {
            /// Who.
            person: PersonId,
            /// Whether to stop asking.
            do_not_ask: bool,
        },
        /// Leave alone, at their wish; or lift it, when they ask for it themselves (P8).
        "person.leave_alone" LeaveAlone {
            /// Who.
            person: PersonId,
            /// Whether to leave them alone.
            leave_alone: bool,
        },
        /// Gone: died, moved away, left the firm, sold (P9).
        "person.gone" Gone {
            /// Who.
            person: PersonId,
            /// How.
            how: Gone,
        },
        /// Choose the language of letters to somebody.
        "person.language" Speak {
            /// Who.
            person: PersonId,
            /// The language; the firm's when none is named.
            #[serde(default)] language: Option<Language>,
        },
        /// Hand a person, with all that is open, to a member.
        "person.hand_over" HandOver {
            /// Who.
            person: PersonId,
            /// The member.
            to: MemberId,
        },
        /// Put the proposal to ask them off to a day.
        "person.put_off_ask" PutOffAsk {
            /// Who.
            person: PersonId,
            /// The day.
            #[schemars(with = "String")] until: Date,
        },
        /// Drop the proposal to ask them for a season, with a reason.
        "person.drop_ask" DropAsk {
            /// Who.
            person: PersonId,
            /// Why.
            reason: String,
        },
    }
}

impl PersonAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            PersonAct::Add { name, mail, phone, contact, kind, roles, part_of } => {
                let contact = crate::contact_entry::filled(
                    contact.as_deref(),
                    name,
                    mail.as_deref(),
                    phone.as_deref(),
                )?;
                if let Some(unit) = part_of {
                    desk.person(*unit, "part_of")?;
                }
                let id = desk.add_person(contact, Origin::Member);
                let person = desk.person_mut(id, "person")?;
                person.kind = *kind;
                person.part_of = *part_of;
                if !roles.is_empty() {
                    sort(desk, id, roles, None, None, None)?;
                }
                Ok(())
            }
            PersonAct::Edit { person, contact, part_of } => {
                if contact.name.full.trim().is_empty() && contact.organizations.is_empty() {
                    return Err(Refusal::value("contact", say("refusal-person-name")));
                }
                if let Some(unit) = part_of {
                    if unit == person {
                        return Err(Refusal::value("part_of", say("refusal-person-part-of")));
                    }
                    desk.person(*unit, "part_of")?;
                }
                let entry = desk.person_mut(*person, "person")?;
                entry.contact = (**contact).clone();
                entry.part_of = *part_of;
                keep_occasions(desk, *person);
                desk.happened(Event::PersonEdited, &[*person]);
                Ok(())
            }
            PersonAct::Sort { person, roles, mood, circle, client_since } => {
                if roles.is_empty() {
                    return Err(Refusal::value("roles", say("refusal-person-roles")));
                }
                sort(desk, *person, roles, *mood, *circle, *client_since)?;
                desk.happened(Event::PersonSorted, &[*person]);
                Ok(())
            }
            PersonAct::Choose { person, circle } => {
                desk.person_mut(*person, "person")?.circle = *circle;
                crate::relationship::follow_circle(desk, *person);
                keep_occasions(desk, *person);
                desk.happened(Event::CircleChosen { circle: *circle }, &[*person]);
                Ok(())
            }
            _ => self.decide_wish(desk),
        }
    }

    /// The acts about trust, wishes and whose somebody is.
    fn decide_wish(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            PersonAct::Satisfied { person, score } => {
                if *score > 10 {
                    return Err(Refusal::value("score", say("refusal-person-score")));
                }
                desk.person_mut(*person, "person")?.satisfaction = Some(*score);
                desk.happened(Event::SatisfactionNoted { score: *score }, &[*person]);
            }
            PersonAct::Praise { person, words } => {
                let on = desk.on();
                let entry = desk.person_mut(*person, "person")?;
                entry.praised_on = Some(on);
                if !words.trim().is_empty() {
                    entry.praise.insert(0, words.trim().to_owned());
                }
                desk.touch(*person, Channel::Talk, Direction::FromThem, "");
                desk.happened(Event::PraiseNoted, &[*person]);
            }
            PersonAct::Speak { person, language } => {
                desk.person_mut(*person, "person")?.language = *language;
                desk.happened(Event::PersonLanguageChosen { language: *language }, &[*person]);
            }
            PersonAct::CouldAsk { person, could_ask } => {
                desk.person_mut(*person, "person")?.could_ask = *could_ask;
                desk.happened(Event::CouldAskNoted { could_ask: *could_ask }, &[*person]);
            }
            PersonAct::DoNotAsk { person, do_not_ask } => {
                desk.person_mut(*person, "person")?.do_not_ask = *do_not_ask;
                desk.happened(Event::DoNotAskNoted { do_not_ask: *do_not_ask }, &[*person]);
            }
            PersonAct::LeaveAlone { person, leave_alone } => {
                desk.person(*person, "person")?;
                // First what is open closes: afterwards nothing of theirs counts as open.
                if *leave_alone {
                    crate::farewell::leave_alone(desk, *person);
                }
                desk.person_mut(*person, "person")?.leave_alone = *leave_alone;
                desk.happened(Event::LeaveAloneNoted { leave_alone: *leave_alone }, &[*person]);
            }
            PersonAct::Gone { person, how } => {
                let on = desk.on();
                desk.person(*person, "person")?;
                crate::farewell::gone(desk, *person, *how);
                desk.person_mut(*person, "person")?.gone = Some((*how, on));
                desk.happened(Event::GoneNoted { how: *how }, &[*person]);
            }
            PersonAct::HandOver { person, to } => {
                desk.member(*to, "to")?;
                desk.person_mut(*person, "person")?.owner = Some(*to);
                desk.happened(Event::PersonHandedOver { to: *to }, &[*person]);
            }
            PersonAct::PutOffAsk { person, until } => {
                if *until <= desk.today() {
                    return Err(Refusal::value("until", say("refusal-put-off-past")));
                }
                desk.person_mut(*person, "person")?.ask_from = Some(*until);
                desk.happened(Event::AskPutOff { until: *until }, &[*person]);
            }
            PersonAct::DropAsk { person, reason } => {
                if reason.trim().is_empty() {
                    return Err(Refusal::value("reason", say("refusal-why-needed")));
                }
                let until = plus(desk.today(), i32::from(desk.rhythm().rest_after_answer));
                desk.person_mut(*person, "person")?.ask_from = Some(until);
                desk.remark(*person, reason);
                desk.happened(Event::AskDropped { until }, &[*person]);
            }
            PersonAct::Add { .. }
            | PersonAct::Edit { .. }
            | PersonAct::Sort { .. }
            | PersonAct::Choose { .. } => {}
        }
        Ok(())
    }
}

/// Sorts somebody: roles, mood, circle. Clients and past clients are in C when no circle is given (P19).
pub(crate) fn sort(
    desk: &mut Desk<'_>,
    id: PersonId,
    roles: &BTreeSet<Role>,
    mood: Option<Mood>,
    circle: Option<Circle>,
    client_since: Option<Date>,
) -> Result<(), Refusal> {
    let person = desk.person_mut(id, "person")?;
    person.roles.clone_from(roles);
    person.sorted = true;
    if mood.is_some() {
        person.mood = mood;
    }
    if client_since.is_some() {
        person.client_since = client_since;
    }
    person.circle = circle.or(person.circle).or(person.bought().then_some(Circle::C));
    if !roles.iter().any(|role| *role != Role::Other) {
        person.circle = circle;
    }
    crate::relationship::follow_circle(desk, id);
    keep_occasions(desk, id);
    Ok(())
}

/// Keeps the occasions of a person in step with their dates: a birthday that the address book knows is an occasion
/// as soon as the person counts as company.
pub(crate) fn keep_occasions(desk: &mut Desk<'_>, id: PersonId) {
    let Some(person) = desk.find_person(id) else { return };
    if !person.keeps_company() {
        return;
    }
    let wanted: Vec<(crate::occasion::Label, PartialDate)> = [
        (crate::occasion::Label::Birthday, person.contact.birthday),
        (crate::occasion::Label::Anniversary, person.contact.anniversary),
        (
            crate::occasion::Label::ClientSince,
            person.client_since.filter(|_| person.roles.contains(&Role::Client)).map(PartialDate::from),
        ),
    ]
    .into_iter()
    .filter_map(|(label, date)| Some((label, date?)))
    .collect();
    for (label, date) in wanted {
        let held = desk.matters_of(id).find_map(|matter| match &matter.body {
            Body::Occasion(occasion) if occasion.person == id && occasion.label == label => {
                Some((matter.id, occasion.date))
            }
            _ => None,
        });
        match held {
            Some((_, same)) if same == date => {}
            Some((matter, _)) => crate::occasion::move_to(desk, matter, date),
            None => crate::occasion::open(desk, id, label, date),
        }
    }
}
