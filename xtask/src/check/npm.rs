//! Lock files of npm: every package from the public registry or unnamed, with its hash and a licence that allows it.

use super::{Findings, licence};
use crate::source::{files, read};
use serde_json::Value;

/// The only host that a lock file may name; which mirror a machine asks is its own setting.
const REGISTRY: &str = "https://registry.npmjs.org/";

/// Licences that are allowed for one package and a reason, beside those allowed to all.
const BY_NAME: &[(&str, &str, &str)] =
    &[("axe-core", "MPL-2.0", "a tool of the browser tests, unchanged and no part of the program")];

/// Looks at every lock file there is.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    for file in files()?.iter().filter(|file| file.ends_with("package-lock.json")) {
        let text = read(file).unwrap_or_default();
        match serde_json::from_str(&text) {
            Ok(lock) => {
                findings.faults.extend(faults(&lock).into_iter().map(|fault| format!("{file}: {fault}")));
            }
            Err(error) => findings.fault(format!("{file}: {error}")),
        }
    }
    Ok(())
}

fn faults(lock: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let packages = lock["packages"].as_object();
    for (path, package) in packages.into_iter().flatten().filter(|(path, _)| path.contains("node_modules/")) {
        let name = path.rsplit_once("node_modules/").map_or(path.as_str(), |(_, name)| name);
        if package["resolved"].as_str().is_some_and(|address| !address.starts_with(REGISTRY)) {
            faults.push(format!("{name} is not from the public registry"));
        }
        if package["link"] != true
            && package["integrity"].as_str().is_none_or(|hash| !hash.starts_with("sha512-"))
        {
            faults.push(format!("{name} has no SHA-512"));
        }
        let stated = package["license"].as_str().unwrap_or("no licence");
        let by_name = BY_NAME.iter().any(|(package, licence, _)| *package == name && *licence == stated);
        if !by_name && !licence::is_allowed(stated) {
            faults.push(format!("{name}: {stated} is not among the allowed licences"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::faults;
    use serde_json::json;

    #[test]
    fn another_host_a_missing_hash_and_a_strange_licence_are_faults() {
        let lock = |package: serde_json::Value| json!({"packages": {"": {"name": "x"}, "node_modules/a/node_modules/@b/c": package}});
        let good =
            json!({"integrity": "sha512-x", "license": "MIT", "resolved": "https://registry.npmjs.org/b"});
        assert!(faults(&lock(good.clone())).is_empty());
        let changed = |key: &str, value: serde_json::Value| {
            let mut package = good.clone();
            package[key] = value;
            faults(&lock(package))
        };
        assert_eq!(
            changed("resolved", json!("https://elsewhere.example/b")),
            ["@b/c is not from the public registry"]
        );
        assert_eq!(changed("integrity", json!(null)), ["@b/c has no SHA-512"]);
        assert_eq!(
            changed("license", json!("SSPL-1.0")),
            ["@b/c: SSPL-1.0 is not among the allowed licences"]
        );
    }
}
