//! What the tools of the language say: formatting, clippy, documentation.

use super::Findings;
use crate::machine::cargo;

/// `cargo fmt --check`.
pub(super) fn formatting(findings: &mut Findings) -> Result<(), String> {
    // Names only: the difference is what `cargo fmt` is for.
    let output = cargo().args(["fmt", "--all", "--", "--check", "-l"]).output();
    let output = output.map_err(|error| format!("cargo did not run: {error}"))?;
    if !output.status.success() {
        let names = String::from_utf8_lossy(&output.stdout);
        let root = crate::machine::root();
        for name in names.lines().filter(|name| !name.is_empty()) {
            let short = std::path::Path::new(name)
                .strip_prefix(root)
                .map_or(name.into(), |path| path.to_string_lossy());
            findings.fault(format!("{short}: run `cargo fmt`"));
        }
        if findings.faults.is_empty() {
            return Err(format!("rustfmt did not run: {}", String::from_utf8_lossy(&output.stderr).trim()));
        }
    }
    Ok(())
}

/// Clippy over everything, warnings being faults.
pub(super) fn clippy(findings: &mut Findings) -> Result<(), String> {
    let mut command = cargo();
    command.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    spoken(findings, command, "clippy")
}

/// The documentation of our own crates, warnings being faults: a link to something that is gone, for one.
pub(super) fn docs(findings: &mut Findings) -> Result<(), String> {
    let mut command = cargo();
    command.args(["doc", "--quiet", "--no-deps", "--workspace"]).env("RUSTDOCFLAGS", "-D warnings");
    spoken(findings, command, "cargo doc")
}

/// A tool that speaks for itself.
fn spoken(findings: &mut Findings, mut command: std::process::Command, name: &str) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("cargo did not run: {error}"))?;
    if !status.success() {
        findings.fault(format!("{name} found what stands above"));
    }
    Ok(())
}
