//! `cargo xtask check`: everything that has to hold beside the tests. All checks run, whatever the others say, and
//! each fault is one line with the place it is about.

mod architecture;
mod dependencies;
mod documents;
mod licence;
mod metadata;
mod npm;
mod rooms;
mod statements;
mod tools;
mod words;

use crate::say::{count, say, seconds};
use std::time::Instant;

/// What a check has to say.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// What does not hold.
    faults: Vec<String>,
    /// What is worth knowing and breaks nothing.
    notes: Vec<String>,
}

impl Findings {
    fn fault(&mut self, words: impl Into<String>) {
        self.faults.push(words.into());
    }

    fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }
}

type Check = fn(&mut Findings) -> Result<(), String>;

/// The checks, the quick ones first.
const CHECKS: &[(&str, Check)] = &[
    ("words", words::check),
    ("rooms", rooms::check),
    ("statements", statements::check),
    ("documents", documents::check),
    ("npm", npm::check),
    ("dependencies", dependencies::check),
    ("architecture", architecture::check),
    ("formatting", tools::formatting),
    ("clippy", tools::clippy),
    ("docs", tools::docs),
];

/// The names of all checks.
pub(crate) fn names() -> Vec<&'static str> {
    CHECKS.iter().map(|(name, _)| *name).collect()
}

/// Runs the checks of these names, all without any; answers whether everything holds.
///
/// # Errors
/// When a name is none of them, or a check could not be made at all, in words.
pub(crate) fn run(wanted: &[String]) -> Result<bool, String> {
    if let Some(unknown) = wanted.iter().find(|name| !names().contains(&name.as_str())) {
        return Err(format!("`{unknown}` is no check; there are {}.", names().join(", ")));
    }
    let started = Instant::now();
    let mut faults = 0;
    for (name, check) in
        CHECKS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|it| it == name))
    {
        let began = Instant::now();
        let mut findings = Findings::default();
        if let Err(why) = check(&mut findings) {
            findings.fault(why);
        }
        let result = match findings.faults.len() {
            0 => "holds".to_owned(),
            number => count(number, "fault", "faults"),
        };
        say(&format!("{name:<13}{result:<11}{}", seconds(began.elapsed())));
        findings.faults.iter().for_each(|fault| say(&format!("  {fault}")));
        findings.notes.iter().for_each(|note| say(&format!("  (note) {note}")));
        faults += findings.faults.len();
    }
    let sum = if faults == 0 { "everything holds".to_owned() } else { count(faults, "fault", "faults") };
    say(&format!("checks took {}: {sum}", seconds(started.elapsed())));
    Ok(faults == 0)
}
