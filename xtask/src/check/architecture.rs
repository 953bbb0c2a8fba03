//! The direction of the house: which crate may see which. What is not listed here is not allowed.

use super::Findings;
use super::metadata::Packages;

/// What one of our crates may see.
struct Rule {
    name: &'static str,
    /// Those of our own crates that it may name.
    ours: &'static [&'static str],
    /// Crates that it may not name itself.
    never_named: &'static [&'static str],
    /// Crates that may not be part of it at any distance.
    never_in_it: &'static [&'static str],
}

const DATABASE: &[&str] =
    &["rusqlite", "libsqlite3-sys", "tokio-postgres", "deadpool-postgres", "postgres-types"];
const HTTP: &[&str] =
    &["axum", "axum-core", "http", "hyper", "hyper-util", "tower", "tower-http", "tower-service", "reqwest"];
/// Files, networks, clocks and chance come in many crates; these are the ones that the usual roads lead through.
const ANY_IO: &[&str] = &[
    "async-std",
    "axum",
    "deadpool-postgres",
    "fastrand",
    "getrandom",
    "http",
    "hyper",
    "lettre",
    "libsqlite3-sys",
    "mio",
    "notify",
    "postgres-types",
    "rand",
    "reqwest",
    "rusqlite",
    "smol",
    "socket2",
    "sqlx",
    "tempfile",
    "tokio",
    "tokio-postgres",
    "tower",
    "tracing-subscriber",
];
/// The same without chance: readers of address books seed their hash tables by it.
const IO_BUT_CHANCE: &[&str] = &[
    "async-std",
    "axum",
    "deadpool-postgres",
    "http",
    "hyper",
    "lettre",
    "libsqlite3-sys",
    "mio",
    "notify",
    "postgres-types",
    "reqwest",
    "rusqlite",
    "smol",
    "socket2",
    "sqlx",
    "tempfile",
    "tokio",
    "tokio-postgres",
    "tower",
    "tracing-subscriber",
];

const RULES: &[Rule] = &[
    Rule { name: "goodturn-practice", ours: &[], never_named: &[], never_in_it: ANY_IO },
    Rule {
        name: "goodturn-exchange",
        ours: &["goodturn-practice"],
        never_named: &[],
        never_in_it: IO_BUT_CHANCE,
    },
    Rule { name: "goodturn-store", ours: &["goodturn-practice"], never_named: &[], never_in_it: HTTP },
    Rule {
        name: "goodturn-app",
        ours: &["goodturn-practice", "goodturn-exchange", "goodturn-store"],
        never_named: DATABASE,
        never_in_it: HTTP,
    },
    Rule {
        name: "goodturn-web",
        ours: &["goodturn-practice", "goodturn-exchange", "goodturn-app"],
        never_named: DATABASE,
        never_in_it: &[],
    },
    Rule {
        name: "goodturn",
        ours: &["goodturn-practice", "goodturn-exchange", "goodturn-store", "goodturn-app", "goodturn-web"],
        never_named: DATABASE,
        never_in_it: &[],
    },
    Rule { name: "xtask", ours: &[], never_named: DATABASE, never_in_it: HTTP },
];

/// Holds every crate to its rule.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    findings.faults = faults(&Packages::load()?);
    Ok(())
}

fn faults(packages: &Packages) -> Vec<String> {
    let own = packages.own();
    let mut faults = Vec::new();
    for rule in RULES.iter().filter(|rule| own.contains(rule.name)) {
        let (direct, closure) = (packages.direct(rule.name), packages.closure(rule.name));
        let strangers = direct.iter().filter(|name| own.contains(**name) && !rule.ours.contains(name));
        faults.extend(strangers.map(|it| format!("{} may not depend on {it}", rule.name)));
        let named = rule.never_named.iter().filter(|name| direct.contains(**name));
        faults.extend(named.map(|it| format!("{} may not name {it} among its dependencies", rule.name)));
        let inside = rule.never_in_it.iter().filter(|name| closure.contains(**name));
        faults.extend(inside.map(|it| {
            format!("{} may not be built with {it}, see `cargo tree -p {} -i {it}`", rule.name, rule.name)
        }));
    }
    // The stories see everything; a crate that nobody gave a rule is a hole in the wall.
    let ruled = |name: &str| name == "goodturn-stories" || RULES.iter().any(|rule| rule.name == name);
    faults.extend(
        own.iter()
            .filter(|name| !ruled(name))
            .map(|name| format!("{name} has no rule in xtask/src/check/architecture.rs")),
    );
    faults
}

#[cfg(test)]
mod tests {
    use super::{super::metadata::sample, faults};

    #[test]
    fn a_runtime_behind_another_crate_is_found() {
        let found = faults(&sample());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("goodturn-practice may not be built with tokio"));
    }
}
