//! What is shown: one struct per view, shared by page and command line.

pub mod dates;
pub mod desk;
pub mod firm;
pub mod guide;
pub mod history;
pub mod matter;
pub mod people;
pub mod person;
pub mod pictures;
mod proposals;
pub mod sentence;
pub mod today;
pub mod verb;
pub mod why;
