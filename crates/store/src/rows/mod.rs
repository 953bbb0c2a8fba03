//! Rows and practice types: a dossier is read from rows, a decision is written to rows.
//!
//! Every record is kept whole as JSON in `body`; the columns beside it are what statements look for. Nothing here
//! decides anything.

mod apply;
mod begun;
mod book_size;
mod desk;
mod digest;
mod duties;
mod everything;
mod feed;
mod firm;
mod history;
pub mod house;
mod import;
mod load;
mod people;
mod pictures;
mod put;
mod undo;
mod verify;

pub use apply::{Noted, answered, apply};
pub use begun::{Beginnings, begun};
pub use book_size::counts;
pub use desk::{asked_on, due, occasions_due};
pub use digest::digest;
pub use everything::everything;
pub use feed::{Feed, claim_feed, feed, forget_feed, key_undone, put_feed, put_fetched};
pub use firm::{Begun, begin_workspace, clock_to, lock, only_workspace};
pub use history::{Kept, changed_since, history, names_of, said};
pub use import::{
    Batch, Outcome, acts_of_import, are_people, batch_to, batch_undone, batches, key_holders, put_batch,
    put_outcomes, read_before,
};
pub use load::{around, ideals, load, wordings};
pub use people::{
    Page, Wanted, matters_of, matters_of_kind, people, people_by_id, person_by_mail, place_of, ready_people,
    touches_of,
};
pub use pictures::{
    duties_done, introductions, month_events, path_since, people_of_units, referrals_around, ties_around,
};
pub use undo::{CannotUndo, undo};
pub use verify::{Fault, verify};
