//! What is shown: one struct per view, shared by page and command line.

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
pub mod wordings;

/// The word of a choice on the wire, by which language files know it; empty for what is no choice.
fn word(choice: &impl serde::Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
