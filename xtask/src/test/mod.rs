//! `cargo xtask test`: one throw-away PostgreSQL for the whole run, every test of every crate with the examples in the
//! documentation, then the pages in a browser. The last line says `N passed, M failed`.

pub(crate) mod browser;
pub(crate) mod postgres;
pub(crate) mod stream;
pub(crate) mod tally;
mod trace;

pub(crate) use browser::binary;

use crate::machine::cargo;
use crate::say::{say, seconds};
use std::time::Instant;
use tally::Tally;

/// Runs all tests; `words` go to `cargo test`, and leave the browser out unless there are none.
///
/// # Errors
/// When what the tests need cannot be set up, in words.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let started = Instant::now();
    // Tests of the whole program run it; they would build it themselves else, in the midst of other tests.
    let binary = binary()?;
    let server = postgres::server()?;
    let mut tally = Tally::default();
    let mut command = cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]).args(words);
    command.env("GOODTURN_TEST_POSTGRES", server.address()).env("GOODTURN_TEST_POSTGRES_REQUIRED", "1");
    command.env("GOODTURN_BIN", &binary);
    if trace::is_there() {
        command.env("GOODTURN_TEST_TRACE_REQUIRED", "1");
    }
    let ended_well = stream::run(&mut command, |line| tally.cargo_line(line))?;
    tally.cargo_ended(ended_well);
    if words.is_empty() {
        browser::run(&mut tally, &binary, server.address())?;
    }
    server.end();
    for name in tally.failed() {
        say(&format!("failed: {name}"));
    }
    say(&format!("tests took {}", seconds(started.elapsed())));
    say(&tally.sentence());
    Ok(tally.failed().is_empty())
}
