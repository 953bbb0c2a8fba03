//! The one way anything changes ([`perform`]), what is shown ([`looks`]), and the words ([`letters`]).

pub mod calendar;
pub mod clockwork;
pub mod demo;
pub mod envelope;
pub mod export;
pub mod found;
pub mod house;
pub mod import;
pub mod letters;
pub mod looks;
pub mod perform;
pub mod schema;
pub mod undo;
pub mod wall;
pub mod words;

/// What a door works with: the store, and the error of it.
pub use goodturn_store::{Store, StoreError};
