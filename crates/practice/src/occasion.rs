//! Occasions: birthdays and other dates of a person, year after year (P46). The only matter that passes by itself.

use crate::act::acts;
use crate::calendar::plus;
use crate::contact::PartialDate;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::person::{Person, Role};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a date is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// A birthday.
    Birthday,
    /// A wedding day or another anniversary of theirs.
    Anniversary,
    /// The day on which they became a client.
    ClientSince,
    /// Any other, in words.
    Other(String),
}

impl Label {
    /// The date that the book has for it; nothing where it has none, and for any other that a member put into words. The
    /// day on which somebody became a client is kept while they are one.
    pub(crate) fn in_book(&self, person: &Person) -> Option<PartialDate> {
        match self {
            Label::Birthday => person.contact.birthday,
            Label::Anniversary => person.contact.anniversary,
            Label::ClientSince => {
                person.client_since.filter(|_| person.roles.contains(&Role::Client)).map(PartialDate::from)
            }
            Label::Other(_) => None,
        }
    }
}

/// A labelled date of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Occasion {
    /// Whose.
    pub person: PersonId,
    /// What it is.
    pub label: Label,
    /// The date, with the year where it is known.
    pub date: PartialDate,
    /// The day it comes round to next. Kept as a fact: it moves on when the day was kept, left out, or has passed.
    #[schemars(with = "String")]
    pub next_on: Date,
    /// No longer kept.
    #[serde(default)]
    pub removed: bool,
    /// A member noted it. It is kept whatever the person is to us, and stays when the address book says nothing of it.
    #[serde(default)]
    pub by_hand: bool,
}

impl Occasion {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        vec![(self.person, Part::Principal)]
    }

    /// P46: a card to the post some days before if there is an address, else a mail on the last working day before or
    /// on it; three days after the date it passes.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let person = around.dossier.people.get(&self.person)?;
        let kept = person.is_there()
            && (self.by_hand || (person.keeps_company() && self.label.in_book(person).is_some()));
        if self.removed || !kept {
            return None;
        }
        let (name, due) = if person.has_address() {
            ("card", plus(self.next_on, -i32::from(around.rhythm().card_days)))
        } else {
            ("mail", self.next_on)
        };
        let step = Step::on(Rule::Occasion, name, around.calendar.on_or_before(due));
        let end = plus(self.next_on, i32::from(around.rhythm().occasion_passes_days) + 1);
        Some(Steps::one(step).turning(around.calendar.moment(end, jiff::civil::Time::midnight()), step))
    }
}

/// The first time that a date comes round on `from` or later. Who was born on 29 February has their day on the 28th
/// in other years.
pub fn comes_round(date: PartialDate, from: Date) -> Date {
    let in_year = |year: i16| date.in_year(year);
    let this = in_year(from.year());
    if this >= from { this } else { in_year(from.year() + 1) }
}

acts! {
    /// What can be done about occasions.
    OccasionAct {
        /// Note a date of a person.
        "occasion.note" Note {
            /// Whose.
            person: PersonId,
            /// What it is. (`label` is a word of the envelope.)
            what: Label,
            /// The date.
            date: PartialDate,
        },
        /// We congratulated.
        "occasion.congratulate" Congratulate {
            /// Which.
            occasion: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// Leave it out this year.
        "occasion.skip" Skip {
            /// Which.
            occasion: MatterId,
        },
        /// Keep it no longer.
        "occasion.remove" Remove {
            /// Which.
            occasion: MatterId,
        },
    }
}

impl OccasionAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            OccasionAct::Note { person, what: label, date } => {
                desk.person(*person, "person")?;
                if matches!(label, Label::Other(words) if words.trim().is_empty()) {
                    return Err(Refusal::value("what", say("refusal-occasion-label")));
                }
                let held = desk.matters_of(*person).find(|m| {
                    m.body
                        .as_occasion()
                        .is_some_and(|o| o.person == *person && o.label == *label && !o.removed)
                });
                match held.map(|matter| matter.id) {
                    Some(id) => {
                        move_to(desk, id, *date);
                        desk.occasion_mut(id, "occasion")?.by_hand = true;
                    }
                    None => open(desk, *person, label.clone(), *date, true),
                }
                Ok(())
            }
            OccasionAct::Congratulate { occasion, channel } => {
                keep(desk, *occasion, Some(channel.unwrap_or(Channel::Mail)))
            }
            OccasionAct::Skip { occasion } => keep(desk, *occasion, None),
            OccasionAct::Remove { occasion } => {
                let held = desk.occasion_mut(*occasion, "occasion")?;
                if std::mem::replace(&mut held.removed, true) {
                    return Err(Refusal::too_late(say("refusal-occasion-gone")));
                }
                let person = held.person;
                desk.happened(Event::OccasionRemoved { occasion: *occasion }, &[person]);
                Ok(())
            }
        }
    }
}

/// Begins to keep a date.
pub(crate) fn open(desk: &mut Desk<'_>, person: PersonId, label: Label, date: PartialDate, by_hand: bool) {
    let next_on = comes_round(date, first_year(desk, &label, date));
    let id = desk.open(Body::Occasion(Occasion { person, label, date, next_on, removed: false, by_hand }));
    desk.happened(Event::OccasionNoted { occasion: id }, &[person]);
}

/// Keeps neither the day nor what it was.
pub(crate) fn forget(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let held = desk.occasion_mut(id, "occasion")?;
    held.removed = true;
    held.label = Label::Other(String::new());
    held.date = PartialDate::from(Date::constant(2000, 1, 1));
    held.next_on = Date::constant(2000, 1, 1);
    Ok(())
}

/// A day on which somebody became a client is first kept a year later.
fn first_year(desk: &Desk<'_>, label: &Label, date: PartialDate) -> Date {
    let today = desk.today();
    match (label, date.year()) {
        (Label::ClientSince | Label::Anniversary, Some(year)) if year >= today.year() => {
            Date::new(year + 1, 1, 1).map_or(today, |day| day.max(today))
        }
        _ => today,
    }
}

/// Puts the date right.
pub(crate) fn move_to(desk: &mut Desk<'_>, id: MatterId, date: PartialDate) {
    let today = desk.today();
    if let Ok(held) = desk.occasion_mut(id, "occasion") {
        held.date = date;
        held.next_on = comes_round(date, today);
        held.removed = false;
        let person = held.person;
        desk.happened(Event::OccasionNoted { occasion: id }, &[person]);
    }
}

/// Congratulated, or left out this year: it comes round again next year.
pub(crate) fn keep(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let held = desk.occasion_mut(id, "occasion")?;
    if held.removed {
        return Err(Refusal::too_late(say("refusal-occasion-gone")));
    }
    let (person, year) = (held.person, held.next_on.year());
    held.next_on = comes_round(held.date, plus(held.next_on, 1));
    match channel {
        Some(channel) => {
            desk.touch(person, channel, Direction::ToThem, "");
            desk.happened(Event::OccasionKept { occasion: id, year }, &[person]);
        }
        None => desk.happened(Event::OccasionPassed { occasion: id, year }, &[person]),
    }
    Ok(())
}

/// The clock's part: an occasion whose day passed without a word comes round again. Gives whether it did.
pub(crate) fn pass(desk: &mut Desk<'_>, id: MatterId) -> Result<bool, Refusal> {
    let days = i32::from(desk.rhythm().occasion_passes_days);
    let today = desk.today();
    let mut passed = false;
    while desk.occasion(id, "occasion").is_ok_and(|held| !held.removed && plus(held.next_on, days) < today) {
        keep(desk, id, None)?;
        passed = true;
    }
    Ok(passed)
}
