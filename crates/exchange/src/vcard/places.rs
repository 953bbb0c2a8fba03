//! Firms, and the titles and roles held there.

use goodturn_practice::contact::Organization;
use std::collections::HashMap;

/// Which firm belongs to which group of lines.
#[derive(Default)]
pub(super) struct Places {
    by_group: HashMap<String, usize>,
    count: usize,
}

impl Places {
    /// A firm of that group stands behind the others.
    pub(super) fn push(&mut self, group: Option<String>) {
        if let Some(group) = group {
            self.by_group.entry(group).or_insert(self.count);
        }
        self.count += 1;
    }

    /// The firm that a title belongs to: the one of the same group, else the one at the same position; a new one when
    /// there is none.
    pub(super) fn of(
        &mut self,
        group: Option<String>,
        position: usize,
        places: &mut Vec<Organization>,
    ) -> usize {
        let same = group.as_ref().and_then(|group| self.by_group.get(group)).copied();
        let grouped = group.is_some() && !self.by_group.is_empty();
        let at = same.unwrap_or(if grouped { places.len() } else { position }).min(places.len());
        if at == places.len() {
            places.push(Organization::default());
            self.push(group);
        }
        at
    }
}
