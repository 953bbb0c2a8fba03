//! What the machine has: settings, programs, and the package manager where one is missing.

use crate::say::say;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A setting from the environment; an empty one counts as none.
#[allow(clippy::disallowed_methods, reason = "housekeeping is told by the environment where things are")]
pub(crate) fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A program by name, as the shell would find it.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = setting("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

#[cfg(unix)]
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
pub(crate) fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(setting("CARGO").unwrap_or_else(|| "cargo".to_owned()));
    command.current_dir(root());
    command
}

/// Installs a package by `apt-get`, where that is possible without a question.
///
/// # Errors
/// The command that a person can run instead.
pub(crate) fn install(package: &str, what: &str, or: &str) -> Result<(), String> {
    let by_hand = format!("{what} is missing. Install it with `apt-get install {package}`, or {or}.");
    let Some(apt) = program("apt-get") else {
        return Err(format!(
            "{what} is missing. Install it with the package manager of this machine, or {or}."
        ));
    };
    let lead: &[&str] = if is_root() {
        &[]
    } else if quietly(Command::new("sudo").args(["-n", "true"])) {
        &["sudo", "-n"]
    } else {
        return Err(by_hand);
    };
    let apt = |words: &[&str]| {
        let all: Vec<String> = lead
            .iter()
            .map(|&word| word.to_owned())
            .chain([apt.display().to_string()])
            .chain(words.iter().map(|&word| word.to_owned()))
            .collect();
        let mut command = Command::new(&all[0]);
        command.args(&all[1..]).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    say(&format!("{what} is missing; installing the package {package}."));
    let words = ["-y", "-q", "install", "--no-install-recommends", package];
    // A fresh machine has no lists of packages yet.
    if apt(&words) || (apt(&["-q", "update"]) && apt(&words)) { Ok(()) } else { Err(by_hand) }
}

/// Whether we are the administrator of the machine.
pub(crate) fn is_root() -> bool {
    user_id(None) == Some(0)
}

/// The number of a user, or our own.
pub(crate) fn user_id(name: Option<&str>) -> Option<u32> {
    let output = Command::new("id").arg("-u").args(name).stderr(Stdio::null()).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn quietly(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
