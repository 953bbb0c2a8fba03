//! `cargo xtask soak`: what the usual tests try a sample of, at length, and a dated entry in `docs/soak.md` that says what
//! came of it.

use crate::machine::{cargo, root, setting};
use crate::say::{say, seconds};
use crate::test::tally::Tally;
use crate::test::{binary, postgres, stream};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// How much is tried when the environment says nothing else: name of the setting, and its value.
const LENGTHS: [(&str, &str); 4] = [
    ("GOODTURN_HISTORIES", "100000"),
    ("GOODTURN_STORE_HISTORIES", "2000"),
    ("GOODTURN_KILLS", "200"),
    ("GOODTURN_FAULTS", "all"),
];
/// The tests that read them, each a program of its own.
const TESTS: [&str; 5] = ["model", "histories", "durability_kill", "durability_trace", "durability_faults"];
const FILE: &str = "docs/soak.md";

/// What stands before the first entry of a new file.
const HEAD: &str = "# Soak\n
What every run of the tests tries a sample of, tried at length by `cargo xtask soak`: random histories against the slow
model of the duties, processes killed in the middle of acts, and errors of the disk and of the way to the server at each
of the first hundred calls. The newest run stands first. `cargo xtask soak SEED` repeats a run's histories and choices;
when exactly a kill strikes is the machine's own.\n";

/// Runs them; `words` may name a seed.
///
/// # Errors
/// When what the tests need cannot be set up, or the entry cannot be written, in words.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let seed = match words {
        [] => asked("date", &["-u", "+%s"])?,
        [seed] if seed.parse::<u64>().is_ok() => seed.clone(),
        _ => return Err("`cargo xtask soak` takes one number, the seed, or nothing.".to_owned()),
    };
    let started = Instant::now();
    let commit = commit();
    let binary = binary()?;
    let server = postgres::server()?;
    let mut command = cargo();
    command.args(["test", "--package", "goodturn-stories", "--no-fail-fast"]);
    TESTS.iter().for_each(|test| {
        command.args(["--test", test]);
    });
    command.args(["--", "--nocapture"]);
    command.env("GOODTURN_TEST_POSTGRES", server.address()).env("GOODTURN_TEST_POSTGRES_REQUIRED", "1");
    command.env("GOODTURN_BIN", binary).env("GOODTURN_SEED", &seed);
    let lengths = LENGTHS.map(|(name, usual)| (name, setting(name).unwrap_or_else(|| usual.to_owned())));
    command.envs(lengths.iter().map(|(name, value)| (name, value)));
    say(&format!("the seed is {seed}"));
    let (mut tally, mut told) = (Tally::default(), Vec::new());
    let ended_well = stream::run(&mut command, |line| {
        tally.cargo_line(line);
        // Without a line of its own for the name of the test, this may stand behind it.
        told.extend(line.split_once("soak: ").map(|(_, words)| words.to_owned()));
    })?;
    tally.cargo_ended(ended_well);
    server.end();
    told.sort();
    let entry = Entry {
        day: asked("date", &["-u", "+%F"])?,
        seed,
        commit,
        took: seconds(started.elapsed()),
        lengths: lengths.map(|(name, value)| format!("{name}={value}")).join(" "),
        told,
        failed: tally.failed().to_vec(),
    };
    write(&root().join(FILE), &entry)?;
    say(&format!("{}; the entry stands in {FILE}", tally.sentence()));
    Ok(entry.failed.is_empty())
}

/// One run, as it is written down.
struct Entry {
    day: String,
    seed: String,
    commit: String,
    took: String,
    lengths: String,
    told: Vec<String>,
    failed: Vec<String>,
}

impl Entry {
    fn text(&self) -> String {
        let Self { day, seed, commit, took, lengths, .. } = self;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let ended = if self.failed.is_empty() { "everything held" } else { "**not everything held**" };
        let mut text =
            format!("## {day}, seed {seed}: {ended}\n\n{commit}, {cores} cores, {took}; {lengths}\n\n");
        self.failed.iter().for_each(|name| text.push_str(&format!("- **failed**: {name}\n")));
        self.told.iter().for_each(|line| text.push_str(&format!("- {line}\n")));
        text
    }

    /// The document with this entry before all others.
    fn before_others(&self, old: &str) -> String {
        let (head, others) = match old.find("\n## ") {
            Some(at) => old.split_at(at + 1),
            None if old.trim().is_empty() => (HEAD, ""),
            None => (old, ""),
        };
        format!("{}\n\n{}\n{others}", head.trim_end(), self.text()).trim_end().to_owned() + "\n"
    }
}

fn write(file: &Path, entry: &Entry) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{FILE} cannot be written: {error}");
    let old = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        answer => answer.map_err(failed)?,
    };
    std::fs::write(file, entry.before_others(&old)).map_err(failed)
}

/// Which state of the code it was.
fn commit() -> String {
    let Ok(commit) = asked("git", &["rev-parse", "--short", "HEAD"]) else { return "no commit".to_owned() };
    match asked("git", &["status", "--porcelain"]).as_deref() {
        Ok("") => format!("commit {commit}"),
        _ => format!("commit {commit} with changes"),
    }
}

/// What a program of the machine says to this.
fn asked(program: &str, words: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(words).current_dir(root()).output();
    let output = output.map_err(|error| format!("{program} did not run: {error}"))?;
    if !output.status.success() {
        return Err(format!("{program} did not say {}", words.join(" ")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Entry, HEAD};

    fn entry(day: &str, failed: &[&str]) -> Entry {
        Entry {
            day: day.to_owned(),
            seed: "7".to_owned(),
            commit: "commit abc".to_owned(),
            took: "2.0 s".to_owned(),
            lengths: "X=1".to_owned(),
            told: vec!["model: 3 histories".to_owned()],
            failed: failed.iter().map(|&name| name.to_owned()).collect(),
        }
    }

    #[test]
    fn the_newest_run_stands_first_and_none_is_lost() {
        let one = entry("2026-01-01", &[]).before_others("");
        assert!(one.starts_with(HEAD) && one.contains("- model: 3 histories\n"), "{one}");
        let two = entry("2026-01-02", &["a test"]).before_others(&one);
        let days: Vec<&str> = two.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let wanted = ["2026-01-02, seed 7: **not everything held**", "2026-01-01, seed 7: everything held"];
        assert_eq!(days, wanted);
        assert!(
            two.starts_with(HEAD) && two.contains("- **failed**: a test\n") && !two.contains("\n\n\n"),
            "{two}"
        );
    }
}
