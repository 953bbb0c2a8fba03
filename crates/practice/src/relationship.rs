//! Relationships: keeping in touch with everybody in a circle (P19, P45, P50).

use crate::calendar::plus;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::refusal::Refusal;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Keeping in touch with one person. Open while they are in a circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Relationship {
    /// With whom.
    pub person: PersonId,
    /// Since when they are in a circle.
    #[schemars(with = "String")]
    pub circle_since: Date,
    /// The last contact, or the day on which a touch was left out; `None` before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub last_on: Option<Date>,
}

impl Relationship {
    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        vec![(self.person, Part::Principal)]
    }

    /// P45: by circle, the first ones spread over the period.
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let person = around.dossier.people.get(&self.person)?;
        let circle = person.circle.filter(|_| person.keeps_company())?;
        // A household or organization in a circle is counted once: whoever belongs to it is kept in touch with by it.
        let unit = person.part_of.and_then(|unit| around.dossier.people.get(&unit));
        if unit.is_some_and(|unit| unit.circle.is_some() && unit.keeps_company()) {
            return None;
        }
        let days = circle.days(around.rhythm());
        let due = match self.last_on {
            Some(last) => around.calendar.plus_days(last, days),
            None => around.calendar.on_or_after(plus(self.circle_since, spread(self.person, days))),
        };
        Some(Steps::one(Step::on(Rule::Touch, "touch", due)))
    }
}

/// On which day of the first period somebody has their turn, 1 to `days`: the same for the same person, and evenly
/// spread over many, so that an import of a thousand clients does not make a thousand duties of one morning.
fn spread(person: PersonId, days: u16) -> i32 {
    let mixed = person.0.as_u128().wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835) >> 64;
    1 + i32::try_from(mixed % u128::from(days.max(1))).unwrap_or(0)
}

/// The relationship with a person, open or not.
pub(crate) fn of(desk: &Desk<'_>, person: PersonId) -> Option<MatterId> {
    desk.matters_of(person).find(|m| m.body.as_relationship().is_some()).map(|m| m.id)
}

/// Brings the relationship in step with the circle of the person: in a circle for the first time, it begins.
pub(crate) fn follow_circle(desk: &mut Desk<'_>, id: PersonId) {
    let in_circle = desk.find_person(id).is_some_and(|person| person.circle.is_some());
    if in_circle && of(desk, id).is_none() {
        let circle_since = desk.on();
        desk.open(Body::Relationship(Relationship { person: id, circle_since, last_on: None }));
    }
}

/// A contact resets the touch clock, also that of their household or organization; an earlier day noted later never turns it back.
pub(crate) fn touched(desk: &mut Desk<'_>, person: PersonId) {
    let on = desk.on();
    let unit = desk.find_person(person).and_then(|held| held.part_of);
    for who in [Some(person), unit].into_iter().flatten() {
        if let Some(held) = of(desk, who).and_then(|id| desk.relationship_mut(id, "person").ok()) {
            held.last_on = Some(held.last_on.map_or(on, |last| last.max(on)));
        }
    }
}

/// Leaves this touch out: the clock starts anew without a contact.
pub(crate) fn skip(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let on = desk.on();
    let held = desk.relationship_mut(id, "matter")?;
    held.last_on = Some(on);
    let person = held.person;
    desk.happened(Event::TouchSkipped, &[person]);
    Ok(())
}
