//! The pages in a browser: `crates/web/browser/run.mjs`, given a Chromium and the binary, writes `ok NAME` or
//! `not ok NAME` for each test.

use super::{stream, tally::Tally};
use crate::machine::{cargo, install, is_program, program, root, setting};
use crate::say::say;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs them where there are any.
///
/// # Errors
/// When Node, npm or Chromium cannot be had, in words.
pub(super) fn run(tally: &mut Tally, binary: &Path, postgres: &str) -> Result<(), String> {
    let (passed, failed) = (tally.passed(), tally.failed().len());
    let mut command = script("run.mjs", binary)?;
    command.env("GOODTURN_TEST_POSTGRES", postgres);
    let ended_well = stream::run(&mut command, |line| tally.browser_line(line))?;
    tally.browser_ended(ended_well, passed, failed);
    Ok(())
}

/// Draws every page into a folder: on a desk and a phone, light and dark, and printed; `words` name the folder and, if
/// wished, a language.
///
/// # Errors
/// When no folder is named, or Node, npm or Chromium cannot be had, in words.
pub(crate) fn shots(words: &[String]) -> Result<bool, String> {
    let (folder, language) = match words {
        [folder] => (folder, None),
        [folder, language] => (folder, Some(language)),
        _ => {
            return Err(
                "`cargo xtask shots FOLDER [LANGUAGE]` wants to know where the pictures go.".to_owned()
            );
        }
    };
    let folder = std::path::absolute(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut command = script("shots.mjs", &binary()?)?;
    command.arg(&folder).args(language);
    let ended_well = stream::run(&mut command, |_| {})?;
    say(&format!("The pictures are in {}.", folder.display()));
    Ok(ended_well)
}

/// A script of the browser's folder, with what it needs.
fn script(name: &str, binary: &Path) -> Result<Command, String> {
    let folder = root().join("crates/web/browser");
    let node = program("node")
        .ok_or("Node is missing. Install Node 20 or newer, it bundles and tests the pages.")?;
    packages(&folder)?;
    let mut command = Command::new(node);
    command.arg(folder.join(name)).current_dir(&folder);
    command.env("CHROMIUM", chromium()?).env("GOODTURN_BIN", binary);
    Ok(command)
}

/// The packages of the lock file, without running any of their scripts.
fn packages(folder: &Path) -> Result<(), String> {
    let npm = program("npm")
        .ok_or("npm is missing. Install it beside Node, the browser tests need its packages.")?;
    let mut command = Command::new(npm);
    command
        .args(["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"])
        .current_dir(folder);
    if stream::run(&mut command, |_| {})? {
        Ok(())
    } else {
        Err("npm could not install the packages of crates/web/browser; what it said stands above.".to_owned())
    }
}

fn chromium() -> Result<PathBuf, String> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    if let Some(named) = setting("CHROMIUM") {
        let path = PathBuf::from(&named);
        return is_program(&path)
            .then_some(path)
            .ok_or(format!("CHROMIUM names {named}, which is no program."));
    }
    let installed = || NAMES.iter().find_map(|name| program(name));
    if let Some(path) = installed() {
        return Ok(path);
    }
    install("chromium", "Chromium", "name one in the environment variable CHROMIUM")?;
    installed().ok_or("Chromium was installed, and yet is not to be found.".to_owned())
}

/// Builds the binary and asks cargo where it is: the target folder may be anywhere.
///
/// # Errors
/// When it does not build, in words.
pub(crate) fn binary() -> Result<PathBuf, String> {
    let mut command = cargo();
    command.args([
        "build",
        "--package",
        "goodturn",
        "--bin",
        "goodturn",
        "--message-format",
        "json-render-diagnostics",
    ]);
    let output = command.stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cargo did not run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let found = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    found.ok_or("The binary was not built; what cargo said stands above.".to_owned())
}
