//! The web of ties around one person: whom they know, who recommended whom, and with whom they are counted, two steps
//! far. Whoever wants to be left alone is not in it, and nothing is looked for behind them.

use crate::looks::today::PersonShown;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Matter;
use goodturn_practice::person::Person;
use goodturn_practice::referral::{Outcome, ReferralState};
use goodturn_practice::tie::{Strength, Tie};
use goodturn_store::{Result, Store, Tx, rows};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How many people are drawn at most, the one in the middle among them.
pub const MOST: usize = 300;

/// How many records are read at most for one step.
const READ: i64 = 1_000;

/// What is between two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Between {
    /// They know each other.
    Tie(Strength),
    /// The first recommended the second.
    Recommended,
    /// The first is counted with the second, a household or an organization.
    PartOf,
}

/// A line between two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// One end.
    pub from: PersonId,
    /// The other end.
    pub to: PersonId,
    /// What it says.
    pub between: Between,
}

impl Line {
    /// The other end, seen from one of them.
    pub fn other(&self, id: PersonId) -> Option<PersonId> {
        match id {
            _ if id == self.from => Some(self.to),
            _ if id == self.to => Some(self.from),
            _ => None,
        }
    }
}

/// Somebody on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knot {
    /// Who.
    pub person: PersonShown,
    /// How many steps from the middle: 0, 1 or 2.
    pub step: u8,
    /// The place in the list of whoever leads to them; the middle leads to itself.
    pub through: usize,
}

/// The web around one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Web {
    /// Whose web it is.
    pub person: PersonShown,
    /// Whether they want to be left alone; then there is nothing else.
    pub left_alone: bool,
    /// Everybody on it: the middle first, then the first step by name, then the second by whom it leads through.
    pub knots: Vec<Knot>,
    /// The lines between them, each once, by their places in the list.
    pub lines: Vec<(usize, usize, Between)>,
    /// Whether not everybody found a place.
    pub more: bool,
}

impl Web {
    /// The web of a person: the lines that were found, and everybody at their ends who may be drawn.
    pub fn of(person: &Person, lines: &BTreeSet<Line>, people: &BTreeMap<PersonId, Person>) -> Self {
        let middle = shown(person);
        let mut web = Self {
            knots: vec![Knot { person: middle.clone(), step: 0, through: 0 }],
            person: middle,
            left_alone: person.leave_alone,
            lines: Vec::new(),
            more: false,
        };
        if person.leave_alone {
            return web;
        }
        let mut places = BTreeMap::from([(person.id, 0)]);
        for step in 1..=2 {
            web.add_step(step, lines, people, &mut places);
        }
        let ends = |line: &Line| Some((*places.get(&line.from)?, *places.get(&line.to)?, line.between));
        web.lines = lines.iter().filter_map(ends).collect();
        web
    }

    /// Everybody one step further, beside whom they were found, by name.
    fn add_step(
        &mut self,
        step: u8,
        lines: &BTreeSet<Line>,
        people: &BTreeMap<PersonId, Person>,
        places: &mut BTreeMap<PersonId, usize>,
    ) {
        let mut around: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
        for line in lines {
            around.entry(line.from).or_default().push(line.to);
            around.entry(line.to).or_default().push(line.from);
        }
        let before = self.knots.len();
        for through in 0..before {
            let from = PersonId(self.knots[through].person.id);
            if self.knots[through].step + 1 != step {
                continue;
            }
            let next: BTreeSet<PersonId> = around.get(&from).into_iter().flatten().copied().collect();
            let mut next: Vec<&Person> =
                next.iter().filter(|id| !places.contains_key(id)).filter_map(|id| people.get(id)).collect();
            next.retain(|person| !person.leave_alone);
            next.sort_by(|a, b| (a.name(), a.id).cmp(&(b.name(), b.id)));
            for person in next {
                if self.knots.len() == MOST {
                    self.more = true;
                    return;
                }
                places.insert(person.id, self.knots.len());
                self.knots.push(Knot { person: shown(person), step, through });
            }
        }
    }
}

fn shown(person: &Person) -> PersonShown {
    PersonShown { id: person.id.0, name: person.name().to_owned() }
}

/// Looks at the web around a person.
///
/// # Errors
/// Whatever the store says; `None` when nobody here has this id.
pub async fn web(store: &Store, workspace: Uuid, id: Uuid) -> Result<Option<Web>> {
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let found = rows::people_by_id(tx, workspace, &BTreeSet::from([id])).await?;
                let Some(person) = found.into_iter().next() else { return Ok(None) };
                let mut people = BTreeMap::from([(person.id, person.clone())]);
                let mut lines = BTreeSet::new();
                let mut from = vec![person.id];
                for _ in 0..2 {
                    // Nothing is looked for behind somebody who is not drawn.
                    from.retain(|id| people.get(id).is_some_and(|person| !person.leave_alone));
                    from.truncate(MOST);
                    from = further(tx, workspace, &from, &mut lines, &mut people).await?;
                }
                Ok(Some(Web::of(&person, &lines, &people)))
            })
        })
        .await
}

/// One step further: the lines that begin at some people, and whoever stands at their other ends.
async fn further(
    tx: &mut Tx,
    workspace: Uuid,
    from: &[PersonId],
    lines: &mut BTreeSet<Line>,
    people: &mut BTreeMap<PersonId, Person>,
) -> Result<Vec<PersonId>> {
    if from.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = from.iter().map(|id| id.0).collect();
    lines.extend(rows::ties_around(tx, workspace, &ids, READ).await?.iter().map(tie_line));
    lines.extend(rows::referrals_around(tx, workspace, &ids, READ).await?.iter().flat_map(referral_lines));
    let units: Vec<Uuid> = from
        .iter()
        .filter_map(|id| people.get(id))
        .filter_map(|person| person.part_of)
        .map(|unit| unit.0)
        .chain(ids)
        .collect();
    let members = rows::people_of_units(tx, workspace, &units, READ).await?;
    lines.extend(members.iter().filter_map(unit_line));
    let new: BTreeSet<Uuid> = lines
        .iter()
        .flat_map(|line| [line.from, line.to])
        .filter(|id| !people.contains_key(id))
        .map(|id| id.0)
        .collect();
    let found = rows::people_by_id(tx, workspace, &new).await?;
    people.extend(found.into_iter().map(|person| (person.id, person)));
    Ok(new.into_iter().map(PersonId).collect())
}

fn tie_line(tie: &Tie) -> Line {
    Line { from: tie.a, to: tie.b, between: Between::Tie(tie.strength) }
}

/// Who recommended whom; what was taken back before anything came of it is no line.
fn referral_lines(matter: &Matter) -> Vec<Line> {
    let Some(referral) = matter.body.as_referral() else { return Vec::new() };
    if matches!(referral.state, ReferralState::Closed { outcome: Outcome::Withdrawn, introduced: false, .. })
    {
        return Vec::new();
    }
    let line = |source: &PersonId| Line { from: *source, to: referral.person, between: Between::Recommended };
    referral.sources.iter().filter(|source| **source != referral.person).map(line).collect()
}

fn unit_line(person: &Person) -> Option<Line> {
    Some(Line { from: person.id, to: person.part_of?, between: Between::PartOf })
}

#[cfg(test)]
mod tests;
