//! The practice of recommendation: what Goodturn knows of asking, promising, introducing, thanking and telling.
//!
//! Values in, values out. Nothing here reads a clock, a file, the environment or a random source; time comes in as a
//! value, and the same history gives the same duties on every machine.

pub mod act;
pub mod answered;
pub mod ask;
pub mod ask_act;
pub mod calendar;
pub mod complaint;
pub mod contact;
mod contact_entry;
pub mod day;
pub mod decide;
pub mod desk;
pub mod dossier;
pub mod duty;
pub mod duty_act;
pub mod event;
mod farewell;
pub mod fold;
pub mod id;
pub mod ideal;
pub mod intake;
mod introduction;
pub mod language;
pub mod matter;
pub mod meeting;
pub mod news;
pub mod notice;
pub mod occasion;
mod outcome;
pub mod pause;
pub mod person;
pub mod person_act;
pub mod profession;
pub mod promise;
pub mod promise_act;
pub mod readiness;
pub mod referral;
pub mod referral_act;
pub mod refusal;
pub mod relationship;
pub mod reward;
pub mod rhythm;
pub mod same;
pub mod saying;
pub mod tie;
pub mod touch;
mod waiting;
pub mod wording;
pub mod workspace;
