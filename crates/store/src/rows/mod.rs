//! Rows and practice types: a dossier is read from rows, a decision is written to rows.
//!
//! Every record is kept whole as JSON in `body`; the columns beside it are what statements look for. Nothing here
//! decides anything.

mod apply;
mod desk;
mod firm;
mod load;
mod verify;

pub use apply::{Noted, answered, apply};
pub use desk::{DueDuty, due, people_by_name, person_by_mail};
pub use firm::{Begun, begin_workspace, clock_to, lock, only_workspace};
pub use load::load;
pub use verify::{Fault, verify};
