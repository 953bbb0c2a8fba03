//! A day's work: which of the due duties fit. A pure choice that never moves a due day.

use crate::duty::Duty;
use crate::id::PersonId;
use crate::rhythm::Rhythm;
use std::collections::BTreeMap;

/// Which duties of a member fit the day, and which are left for tomorrow; both in the order of Today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// What is for today.
    pub fits: Vec<Duty>,
    /// What did not fit.
    pub left: Vec<Duty>,
}

/// Chooses from the due duties. Groups in the order of the table; within a group by due and rank. *Waiting* and
/// *moments* are never cut; of the others at most two per person, and no more than the day holds in all.
pub fn fit(mut due: Vec<Duty>, rhythm: &Rhythm) -> Day {
    due.sort_by_key(|duty| {
        (duty.rule.group(), duty.due.on, duty.due.at.is_none(), duty.due.at, duty.rule.rank(), duty.matter)
    });
    let never_cut = due.iter().filter(|duty| duty.rule.group().never_cut()).count();
    let mut room = usize::from(rhythm.capacity).saturating_sub(never_cut);
    let mut of_person: BTreeMap<PersonId, u16> = BTreeMap::new();
    let mut day = Day::default();
    for duty in due {
        if duty.rule.group().never_cut() {
            day.fits.push(duty);
            continue;
        }
        let held = of_person.entry(duty.person).or_default();
        if room > 0 && *held < rhythm.per_person {
            *held += 1;
            room -= 1;
            day.fits.push(duty);
        } else {
            day.left.push(duty);
        }
    }
    day
}
