//! Links to pages, built from what they show.

use goodturn_app::looks::today::Shown;
use goodturn_app::looks::verb::Way;
use std::borrow::Borrow;
use uuid::Uuid;

/// A person.
pub(crate) fn person(id: impl Borrow<Uuid>) -> String {
    format!("/people/{}", id.borrow())
}

/// The web of ties around a person.
pub(crate) fn ties(id: impl Borrow<Uuid>) -> String {
    format!("/people/{}/ties", id.borrow())
}

/// A matter, whatever its noun.
pub(crate) fn matter(id: impl Borrow<Uuid>) -> String {
    format!("/matters/{}", id.borrow())
}

/// The writing desk for a duty.
pub(crate) fn desk(id: impl Borrow<Uuid>) -> String {
    format!("/write/{}", id.borrow())
}

/// Where the main button of a duty leads.
pub(crate) fn duty(duty: &Shown) -> String {
    match duty.verb.way {
        Way::Write => desk(duty.id),
        Way::Decide => matter(duty.id),
        Way::Ask => format!("/ask?person={}", duty.id),
    }
}
