//! The dossier: everything open (and what matters of the past) about the people whom an act names.
//!
//! `store` loads it, [`decide`](crate::decide::decide) works on it, and nothing else is read on the way.

use crate::id::{IdealId, MatterId, PersonId, TieId, WordingId};
use crate::ideal::Ideal;
use crate::matter::Matter;
use crate::person::Person;
use crate::tie::Tie;
use crate::touch::Touch;
use crate::wording::Wording;
use crate::workspace::Firm;
use std::collections::{BTreeMap, BTreeSet};

/// Everything an act may look at.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The workspace: firm, rhythm, members.
    pub firm: Firm,
    /// The people whom the act names, with all whom their matters name.
    pub people: BTreeMap<PersonId, Person>,
    /// Those of them all of whose matters are loaded.
    pub core: BTreeSet<PersonId>,
    /// Matters of the core.
    pub matters: BTreeMap<MatterId, Matter>,
    /// Ties of the core.
    pub ties: BTreeMap<TieId, Tie>,
    /// All ideals.
    pub ideals: BTreeMap<IdealId, Ideal>,
    /// The firm's own words for letters, as far as they were asked for.
    pub wordings: BTreeMap<WordingId, Wording>,
    /// Recent touches of the core.
    pub touches: Vec<Touch>,
}

impl Dossier {
    /// A dossier that knows nobody yet.
    pub fn empty(firm: Firm) -> Self {
        Self {
            firm,
            people: BTreeMap::new(),
            core: BTreeSet::new(),
            matters: BTreeMap::new(),
            ties: BTreeMap::new(),
            ideals: BTreeMap::new(),
            wordings: BTreeMap::new(),
            touches: Vec::new(),
        }
    }

    /// The matters that a person has any part in.
    pub fn matters_of(&self, person: PersonId) -> impl Iterator<Item = &Matter> {
        self.matters.values().filter(move |matter| matter.body.people().iter().any(|(who, _)| *who == person))
    }

    /// The name of a person as pages show it.
    pub fn name(&self, person: PersonId) -> &str {
        self.people.get(&person).map_or("somebody", Person::name)
    }
}
