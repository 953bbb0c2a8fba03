//! Runs a program and shows its lines as they come, its two outputs in the order in which they were written.

use crate::say::say;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Whether the program ended well. Each line is shown and handed over.
///
/// # Errors
/// When the program cannot be started, in words.
pub(crate) fn run(command: &mut Command, mut each: impl FnMut(&str)) -> Result<bool, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| format!("{name} did not run: {error}");
    let (reader, writer) = std::io::pipe().map_err(failed)?;
    command.stdin(Stdio::null()).stdout(writer.try_clone().map_err(failed)?).stderr(writer);
    let mut child = command.spawn().map_err(failed)?;
    // The command keeps the writing ends; only when they are gone does the reading end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut reader = BufReader::new(reader);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).map_err(failed)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end_matches(['\n', '\r']);
        say(line);
        each(line);
        bytes.clear();
    }
    child.wait().map(|status| status.success()).map_err(failed)
}
