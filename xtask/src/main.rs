//! Housekeeping: `cargo xtask test` sets up what the tests need and runs all of them, `cargo xtask check` looks after
//! everything else that the house asks of its code, `cargo xtask mutants` sees whether the tests notice mistakes,
//! `cargo xtask soak` tries at length what the tests try a sample of.

mod bench;
mod check;
mod machine;
mod mutants;
mod say;
mod soak;
mod source;
mod test;

use say::say;
use std::process::ExitCode;

/// What can be asked for, with one line about each. The documents are held to this list.
pub(crate) const COMMANDS: &[(&str, &str)] = &[
    ("bench", "how fast pages, acts, start and import are with a large book, on both engines"),
    ("check", "everything but the tests; name one or several checks to run only these"),
    ("test", "PostgreSQL and Chromium set up, then all tests; what follows goes to `cargo test`"),
    (
        "soak",
        "the long tests: histories, kills and every fault, written into docs/soak.md; name a seed to repeat a run",
    ),
    ("shots", "a picture of every page, on desk and phone, light, dark and printed; name a folder"),
    ("mutants", "mistakes made on purpose in the rules, each to be noticed; name some to make only these"),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let answer = match command.as_str() {
        "bench" => bench::run(&rest),
        "check" => check::run(&rest),
        "test" => test::run(&rest),
        "soak" => soak::run(&rest),
        "shots" => test::browser::shots(&rest),
        "mutants" => mutants::run(&rest),
        "" | "help" | "--help" | "-h" => {
            help();
            return ExitCode::SUCCESS;
        }
        other => {
            say(&format!("`{other}` is not a command here."));
            help();
            return ExitCode::from(2);
        }
    };
    match answer {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            say(&why);
            ExitCode::FAILURE
        }
    }
}

fn help() {
    for (name, about) in COMMANDS {
        say(&format!("cargo xtask {name:<9}{about}"));
    }
    say(&format!("checks: {}", check::names().join(", ")));
}
