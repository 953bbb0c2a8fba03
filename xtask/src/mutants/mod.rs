//! `cargo xtask mutants`: makes each mistake of the list in a copy of the repository, one at a time, and sees whether
//! the tests of the duties notice. A mistake that nobody notices is a hole in the tests.

mod list;

use crate::machine::{cargo, root};
use crate::say::{count, say, seconds};
use crate::source::files;
use list::{MUTANTS, Mutant};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Histories for each mistake, unless the environment asks for more: most show up in the first few.
const HISTORIES: &str = "300";

/// Makes the mistakes whose name contains one of `words`, all without any; answers whether all were noticed.
///
/// # Errors
/// When the copy cannot be made, or its tests do not pass as they are, in words.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let started = Instant::now();
    let wanted: Vec<&Mutant> = MUTANTS
        .iter()
        .filter(|it| words.is_empty() || words.iter().any(|word| it.name.contains(word.as_str())))
        .collect();
    if wanted.is_empty() {
        return Err("No mistake of that name is in the list.".to_owned());
    }
    let copy = Copy::make()?;
    let (found, _) = copy.test()?;
    if found != Found::Nothing {
        return Err("The tests do not pass as they are; without that, mistakes prove nothing.".to_owned());
    }
    say(&format!("the tests pass as they are, {}", seconds(started.elapsed())));
    let mut missed = 0;
    for mutant in &wanted {
        let began = Instant::now();
        let (found, line) = copy.with(mutant)?;
        let how = match found {
            Found::ByTable => "the table",
            Found::ByModel => "the model",
            Found::Nothing => "NOBODY",
            Found::Unbuilt => "NOT BUILT",
        };
        missed += usize::from(matches!(found, Found::Nothing | Found::Unbuilt));
        say(&format!("{:<58}{how:<11}{}", mutant.name, seconds(began.elapsed())));
        if found == Found::Unbuilt {
            say(&format!("  {line}"));
        }
    }
    let took = seconds(started.elapsed());
    say(&format!("{}, {missed} missed, {took}", count(wanted.len(), "mistake", "mistakes")));
    Ok(missed == 0)
}

/// Who noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    ByTable,
    ByModel,
    Nothing,
    Unbuilt,
}

/// A copy of the repository in a folder for temporary files, removed when dropped.
struct Copy(PathBuf);

impl Copy {
    fn make() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("goodturn-mutants-{}", std::process::id()));
        let copy = Self(folder);
        for file in files()? {
            let (from, to) = (root().join(&file), copy.0.join(&file));
            let parent = to.parent().unwrap_or(&copy.0);
            std::fs::create_dir_all(parent)
                .and_then(|()| std::fs::copy(&from, &to))
                .map_err(|error| format!("{} could not be copied: {error}", from.display()))?;
        }
        Ok(copy)
    }

    /// The file of a mistake.
    fn file(&self, mutant: &Mutant) -> PathBuf {
        self.0.join("crates/practice/src").join(mutant.file)
    }

    /// Makes the mistake, tests, and puts it right again.
    fn with(&self, mutant: &Mutant) -> Result<(Found, String), String> {
        let file = self.file(mutant);
        let failed = |error: std::io::Error| format!("{}: {error}", file.display());
        let text = std::fs::read_to_string(&file).map_err(failed)?;
        if text.matches(mutant.right).count() != 1 {
            return Err(format!("“{}” does not occur once in {}.", mutant.right, mutant.file));
        }
        std::fs::write(&file, text.replacen(mutant.right, mutant.wrong, 1)).map_err(failed)?;
        let found = self.test();
        std::fs::write(&file, text).map_err(failed)?;
        found
    }

    fn test(&self) -> Result<(Found, String), String> {
        let build = |mut command: Command| {
            command.current_dir(&self.0).env("CARGO_TARGET_DIR", target()).env("RUST_BACKTRACE", "0");
            if crate::machine::setting("GOODTURN_HISTORIES").is_none() {
                command.env("GOODTURN_HISTORIES", HISTORIES);
            }
            command.stdin(Stdio::null());
            command.output().map_err(|error| format!("cargo did not run: {error}"))
        };
        let of = |name: &str, more: &[&str]| {
            let mut command = cargo();
            command.args(["test", "--quiet", "-p", "goodturn-stories", "--test", name]).args(more);
            command
        };
        for (name, found) in [("duty_table", Found::ByTable), ("model", Found::ByModel)] {
            let built = build(of(name, &["--no-run"]))?;
            if !built.status.success() {
                let words = String::from_utf8_lossy(&built.stderr);
                let line = words.lines().find(|line| line.starts_with("error")).unwrap_or("no word why");
                return Ok((Found::Unbuilt, line.to_owned()));
            }
            if !build(of(name, &[]))?.status.success() {
                return Ok((found, String::new()));
            }
        }
        Ok((Found::Nothing, String::new()))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Where the copies are built: beside the usual builds, and kept, so that the next run need not begin anew.
fn target() -> PathBuf {
    let usual = crate::machine::setting("CARGO_TARGET_DIR").map(PathBuf::from);
    usual.unwrap_or_else(|| Path::new(root()).join("target")).join("mutants")
}

#[cfg(test)]
mod tests {
    use super::{MUTANTS, root};
    use std::collections::BTreeSet;

    #[test]
    fn every_mistake_can_still_be_made_in_one_place() {
        let names: BTreeSet<&str> = MUTANTS.iter().map(|it| it.name).collect();
        assert!(names.len() == MUTANTS.len() && names.len() >= 20, "{} names", names.len());
        for mutant in MUTANTS {
            let file = root().join("crates/practice/src").join(mutant.file);
            let text = std::fs::read_to_string(&file).unwrap();
            let (right, wrong) = (mutant.right, mutant.wrong);
            assert_eq!(text.matches(right).count(), 1, "{}: “{right}” in {}", mutant.name, mutant.file);
            assert_ne!(right, wrong, "{}", mutant.name);
        }
    }
}
