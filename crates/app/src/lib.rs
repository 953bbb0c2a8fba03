//! The one way anything changes ([`perform`]), and what is shown ([`looks`]).

pub mod clockwork;
pub mod envelope;
pub mod export;
pub mod found;
pub mod import;
pub mod looks;
pub mod perform;
pub mod schema;
pub mod undo;
pub mod wall;
