//! The practice of recommendation as values: what a member can do (acts), what can have happened (events),
//! what is open (matters) and the one next thing to do about each (duties).
//!
//! This crate knows no database, no network, no clock, no environment and no chance: times and fresh ids come in
//! as values, decisions go out as values. The rules carry the numbers of `docs/practice.md` (`P1`, `P2`, ...).

pub mod calendar;
pub mod contact;
pub mod duty;
pub mod id;
pub mod refusal;
pub mod rhythm;
