//! What can be done about an entry of the address book.

use crate::act::acts;
use crate::calendar::plus;
use crate::contact::{Contact, PartialDate};
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MemberId, PersonId};
use crate::language::Language;
use crate::matter::Body;
use crate::occasion::Label;
use crate::person::{Circle, Gone, Kind, Mood, Origin, Role};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;
use std::collections::BTreeSet;

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
            _ => self.decide_trust(desk),
        }
    }

    /// The acts about trust and asking.
    fn decide_trust(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            PersonAct::Satisfied { person, score } => {
                if *score > 10 {
                    return Err(Refusal::value("score", say("refusal-person-score")));
                }
                let on = desk.on();
                let entry = desk.person_mut(*person, "person")?;
                entry.satisfaction = Some(*score);
                entry.shows(*score >= 8, on);
                desk.happened(Event::SatisfactionNoted { score: *score }, &[*person]);
            }
            PersonAct::Praise { person, words } => {
                let on = desk.on();
                let entry = desk.person_mut(*person, "person")?;
                entry.praised_on = Some(on);
                entry.shows(true, on);
                if !words.trim().is_empty() {
                    entry.praise.insert(0, words.trim().to_owned());
                }
                desk.touch(*person, Channel::Talk, Direction::FromThem, "");
                desk.happened(Event::PraiseNoted, &[*person]);
            }
            PersonAct::CouldAsk { person, could_ask } => {
                desk.person_mut(*person, "person")?.could_ask = *could_ask;
                desk.happened(Event::CouldAskNoted { could_ask: *could_ask }, &[*person]);
            }
            PersonAct::DoNotAsk { person, do_not_ask } => {
                desk.person_mut(*person, "person")?.do_not_ask = *do_not_ask;
                if *do_not_ask {
                    crate::ask::stop(desk, *person, false)?;
                }
                desk.happened(Event::DoNotAskNoted { do_not_ask: *do_not_ask }, &[*person]);
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
            _ => return self.decide_wish(desk),
        }
        Ok(())
    }

    /// The acts about wishes, farewells and whose somebody is.
    fn decide_wish(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            PersonAct::Speak { person, language } => {
                desk.person_mut(*person, "person")?.language = *language;
                desk.happened(Event::PersonLanguageChosen { language: *language }, &[*person]);
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
                if !desk.firm().is_active(*to) {
                    return Err(Refusal::unknown("member", "to"));
                }
                desk.person_mut(*person, "person")?.owner = Some(*to);
                take_along(desk, *person)?;
                desk.happened(Event::PersonHandedOver { to: *to }, &[*person]);
            }
            // The others are decided above.
            PersonAct::Add { .. }
            | PersonAct::Edit { .. }
            | PersonAct::Sort { .. }
            | PersonAct::Choose { .. }
            | PersonAct::Satisfied { .. }
            | PersonAct::Praise { .. }
            | PersonAct::CouldAsk { .. }
            | PersonAct::DoNotAsk { .. }
            | PersonAct::PutOffAsk { .. }
            | PersonAct::DropAsk { .. } => {}
        }
        Ok(())
    }
}

/// What is open with somebody goes where they go, also what had been handed to somebody else before.
fn take_along(desk: &mut Desk<'_>, person: PersonId) -> Result<(), Refusal> {
    let theirs = |matter: &&crate::matter::Matter| {
        let principal = matter.body.people().first().is_some_and(|(first, _)| *first == person);
        principal && matter.owner.is_some() && desk.standing(matter).duty().is_some()
    };
    let handed: Vec<_> = desk.matters_of(person).filter(theirs).map(|matter| matter.id).collect();
    for id in handed {
        desk.matter_mut(id, "matter")?.owner = None;
    }
    Ok(())
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
    let on = desk.on();
    let person = desk.person_mut(id, "person")?;
    person.roles.clone_from(roles);
    person.sorted = true;
    if let Some(mood) = mood {
        person.mood = Some(mood);
        // Unsure is no sign either way.
        if mood != Mood::Unsure {
            person.shows(mood == Mood::Happy, on);
        }
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
/// as soon as the person counts as company. (One that it knows no longer has no duty; that needs no keeping.)
pub(crate) fn keep_occasions(desk: &mut Desk<'_>, id: PersonId) {
    let Some(person) = desk.find_person(id).filter(|person| person.keeps_company()) else { return };
    let dates = [Label::Birthday, Label::Anniversary, Label::ClientSince];
    let wanted: Vec<(Label, PartialDate)> =
        dates.into_iter().filter_map(|label| Some((label.clone(), label.in_book(person)?))).collect();
    for (label, date) in wanted {
        let held = desk.matters_of(id).find_map(|matter| match &matter.body {
            Body::Occasion(held) if held.person == id && held.label == label => Some((matter.id, held.date)),
            _ => None,
        });
        match held {
            Some((_, same)) if same == date => {}
            Some((matter, _)) => crate::occasion::move_to(desk, matter, date),
            None => crate::occasion::open(desk, id, label, date, false),
        }
    }
}
