//! `cargo xtask check`: what is asked of the code beside its tests.

use crate::machine;
use crate::say::{count, say, seconds};
use std::process::Command;
use std::time::Instant;

/// A check: its name, and the command of cargo that it is.
const CHECKS: &[(&str, &[&str])] = &[
    ("format", &["fmt", "--all", "--check"]),
    ("lints", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
    ("docs", &["doc", "--workspace", "--no-deps", "--quiet"]),
];

/// The names of all checks.
pub(crate) fn names() -> Vec<&'static str> {
    CHECKS.iter().map(|(name, _)| *name).collect()
}

/// Runs the checks that are named, or all of them; gives whether everything holds.
///
/// # Errors
/// A check that is not known, and a command that cannot be started.
pub(crate) fn run(wanted: &[String]) -> Result<bool, String> {
    if let Some(unknown) = wanted.iter().find(|name| !names().contains(&name.as_str())) {
        return Err(format!("There is no check “{unknown}”. There are: {}.", names().join(", ")));
    }
    let begun = Instant::now();
    let mut failed = Vec::new();
    for (name, arguments) in
        CHECKS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|it| it == name))
    {
        say(&format!("check {name}"));
        let mut command: Command = machine::cargo();
        let status =
            command.args(*arguments).env("RUSTDOCFLAGS", "-D warnings").current_dir(machine::root()).status();
        if !status.map_err(|error| format!("cargo cannot be started: {error}"))?.success() {
            failed.push(*name);
        }
    }
    if failed.is_empty() {
        say(&format!("all checks hold, {}", seconds(begun.elapsed())));
    } else {
        say(&format!("{} not: {}", count(failed.len(), "check does", "checks do"), failed.join(", ")));
    }
    Ok(failed.is_empty())
}
