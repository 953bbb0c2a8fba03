//! Taking cards of an address book in: who is new, and what is new about whom. Nobody is sorted by it, so nothing
//! becomes due; only a date of somebody whose dates are kept already opens its occasion.

use crate::contact::Contact;
use crate::decide::{Decision, finish};
use crate::desk::{Desk, Moment};
use crate::dossier::Dossier;
use crate::event::Event;
use crate::id::{Fresh, ImportId, PersonId};
use crate::person::{Kind, Origin};
use crate::person_act::keep_occasions;
use crate::refusal::Refusal;

/// One card, with what was found out about it.
#[derive(Debug, Clone, PartialEq)]
pub enum Intake {
    /// Somebody who is not in the book.
    New {
        /// What the card says.
        contact: Box<Contact>,
        /// Person, organization or household.
        kind: Kind,
        /// Whether somebody of this name wants to be left alone: until a member says that this is somebody else,
        /// their wish holds for both (P8).
        leave_alone: bool,
    },
    /// Somebody in the book about whom the card says more.
    More {
        /// Who; on the dossier.
        person: PersonId,
        /// The whole content, old and new.
        contact: Box<Contact>,
    },
}

/// Takes a portion of an import in. Gives the people in the order of the portion.
///
/// # Errors
/// Refuses a viewer, and a person who is not on the dossier; then nothing was changed.
pub fn take_in(
    dossier: &Dossier,
    portion: &[Intake],
    import: ImportId,
    moment: Moment,
    fresh: &mut Fresh,
) -> Result<(Decision, Vec<PersonId>), Refusal> {
    let mut after = dossier.clone();
    let mut desk = Desk::new(&mut after, moment, fresh);
    desk.may_change()?;
    let mut people = Vec::with_capacity(portion.len());
    for intake in portion {
        match intake {
            Intake::New { contact, kind, leave_alone } => {
                let id = desk.add_person((**contact).clone(), Origin::Import { import });
                let entry = desk.person_mut(id, "person")?;
                (entry.kind, entry.leave_alone) = (*kind, *leave_alone);
                people.push(id);
            }
            Intake::More { person, contact } => {
                desk.person_mut(*person, "person")?.contact = (**contact).clone();
                keep_occasions(&mut desk, *person);
                desk.happened(Event::PersonUpdated, &[*person]);
                people.push(*person);
            }
        }
    }
    let (touched, events, ids, succession) = (desk.touched, desk.events, desk.ids, desk.succession);
    Ok((finish(after, dossier, touched, events, ids, succession), people))
}
