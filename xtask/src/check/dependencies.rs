//! Dependencies: a reason for each, a licence that allows it, a known source, and not too many.

use super::metadata::Packages;
use super::{Findings, licence};
use crate::source::read;
use std::collections::BTreeMap;

/// More packages than this cost too much: in building, in reading, in trust.
const MOST_PACKAGES: usize = 350;

/// The one registry that packages come from, as lock files name it. Mirrors are settings of a machine.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Looks at the root Cargo.toml, the lock file and what cargo knows of its packages.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    findings.faults = without_reason(&read("Cargo.toml").ok_or("Cargo.toml is not to be read")?);
    let lock = read("Cargo.lock").ok_or("Cargo.lock is missing")?;
    let number = lock.lines().filter(|line| *line == "[[package]]").count();
    if number > MOST_PACKAGES {
        findings.fault(format!("Cargo.lock: {number} packages, at most {MOST_PACKAGES}"));
    }
    let packages = Packages::load()?;
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages.all() {
        versions.entry(&package.name).or_default().push(&package.version);
        let name = format!("{} {}", package.name, package.version);
        match &package.licence {
            Some(expression) if licence::is_allowed(expression) => {}
            Some(expression) => {
                findings.fault(format!("{name}: the licence {expression} is not among the allowed ones"));
            }
            None => findings.fault(format!("{name}: states no licence")),
        }
        if let Some(source) = package.source.as_ref().filter(|source| *source != REGISTRY) {
            findings.fault(format!("{name}: comes from {source}, not from crates.io"));
        }
    }
    let twice = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    let twice: Vec<String> =
        twice.map(|(name, versions)| format!("{name} {}", versions.join(" and "))).collect();
    findings.note(format!("{number} packages in the lock file, at most {MOST_PACKAGES}"));
    if !twice.is_empty() {
        findings.note(format!("in several versions: {}", twice.join(", ")));
    }
    Ok(())
}

/// The dependencies of the workspace that have no comment in the line above. Our own crates need none.
fn without_reason(manifest: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut inside, mut reason) = (false, false);
    for (number, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
            continue;
        }
        let comment = line.strip_prefix('#');
        if inside
            && comment.is_none()
            && let Some((name, rest)) = line.split_once('=')
            && !reason
            && !rest.contains("path =")
        {
            faults.push(format!(
                "Cargo.toml:{}: {} has no comment above it that says why",
                number + 1,
                name.trim()
            ));
        }
        // `# --- web` is a heading, not a reason.
        reason =
            comment.is_some_and(|words| !words.trim().is_empty() && !words.trim_start().starts_with("---"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::without_reason;

    #[test]
    fn a_heading_or_a_neighbour_is_no_reason() {
        let manifest = "\
[workspace.dependencies]
ours = { path = \"crates/ours\" }
# --- web
axum = \"0.8\"
# Layers.
tower = \"0.5\"
hyper = \"1\"

[profile.dev]
debug = false
";
        let found = without_reason(manifest);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("axum") && found[1].contains("hyper"));
    }
}
