//! Processes whose calls to the system are written down, or answered with errors, by `strace`.

use super::setting;
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether processes can be traced here; says so in a line when not.
///
/// # Panics
/// When they cannot, although `GOODTURN_TEST_TRACE_REQUIRED=1` says that they must be.
pub fn can_trace() -> bool {
    let can = tried();
    assert!(
        can || setting("GOODTURN_TEST_TRACE_REQUIRED", 0) == 0,
        "processes are to be traced, and cannot be"
    );
    can
}

fn tried() -> bool {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null()).output();
    match tried {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            eprintln!(
                "not tried: strace may not trace here: {}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
            false
        }
        Err(error) => {
            eprintln!("not tried: strace is missing ({error}); install the package strace");
            false
        }
    }
}

/// The command under `strace`, with the same environment.
pub fn under_strace(command: &Command, words: &[&str], into: &Path) -> Command {
    let mut traced = Command::new("strace");
    // Without `--seccomp-bpf`: strace 6.1 gives no second signal under it.
    traced.args(["-f", "-y"]).args(words).arg("-o").arg(into).arg("--");
    traced.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => traced.env(name, value),
            None => traced.env_remove(name),
        };
    }
    traced
}
