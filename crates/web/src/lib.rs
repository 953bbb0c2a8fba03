//! Pages: plain forms and whole pages that work without a script, and are quicker with one.
//!
//! Every door here only parses: who, when, which act. What changes goes through `app::perform`, what is shown comes
//! from `app::looks`.

mod act_form;
mod answer;
mod assets;
mod door;
mod fetch;
mod form;
mod guard;
mod house;
mod live;
mod pages;
mod parts;
mod paths;
pub mod routes;
mod shell;
mod upload;
mod visit;

pub use fetch::Feeds;
pub use house::{House, Settings};
pub use routes::router;
