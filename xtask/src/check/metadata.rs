//! What cargo knows of all packages: who depends on whom, and under which licence each is.

use crate::machine::cargo;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A package of the lock file.
#[derive(Debug)]
pub(super) struct Package {
    /// Its name.
    pub(super) name: String,
    /// Its version.
    pub(super) version: String,
    /// The licence it states, if it does.
    pub(super) licence: Option<String>,
    /// Where it comes from; `None` for our own.
    pub(super) source: Option<String>,
    /// Ids of packages that it is built with; those of its tests and build scripts are left out.
    needs: Vec<String>,
}

/// All packages by id.
#[derive(Debug)]
pub(super) struct Packages(BTreeMap<String, Package>);

impl Packages {
    /// Asks cargo. The lock file has to be up to date.
    ///
    /// # Errors
    /// What cargo says.
    pub(super) fn load() -> Result<Self, String> {
        let output = cargo().args(["metadata", "--format-version", "1", "--locked"]).output();
        let output = output.map_err(|error| format!("cargo did not run: {error}"))?;
        if !output.status.success() {
            return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr).trim()));
        }
        let value =
            serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
        Ok(Self::from_json(&value))
    }

    fn from_json(value: &Value) -> Self {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let mut packages: BTreeMap<String, Package> = list(&value["packages"])
            .iter()
            .filter_map(|it| {
                let package = Package {
                    name: text(&it["name"])?,
                    version: text(&it["version"])?,
                    licence: text(&it["license"]),
                    source: text(&it["source"]),
                    needs: Vec::new(),
                };
                Some((text(&it["id"])?, package))
            })
            .collect();
        for node in list(&value["resolve"]["nodes"]) {
            let plain = |dep: &Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let needs = list(&node["deps"])
                .iter()
                .filter(|dep| plain(dep))
                .filter_map(|dep| text(&dep["pkg"]))
                .collect();
            if let Some(package) = node["id"].as_str().and_then(|id| packages.get_mut(id)) {
                package.needs = needs;
            }
        }
        Self(packages)
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Package> {
        self.0.values()
    }

    /// The names of what one of our crates names in its own Cargo.toml.
    pub(super) fn direct(&self, name: &str) -> BTreeSet<&str> {
        let package = self.ours(name).map(|(_, package)| package);
        package
            .iter()
            .flat_map(|it| &it.needs)
            .filter_map(|id| self.0.get(id))
            .map(|it| it.name.as_str())
            .collect()
    }

    /// The names of everything that one of our crates is built with, however far away.
    pub(super) fn closure(&self, name: &str) -> BTreeSet<&str> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = self.ours(name).map(|(id, _)| id.as_str()).into_iter().collect();
        while let Some(id) = open.pop() {
            if seen.insert(id)
                && let Some(package) = self.0.get(id)
            {
                open.extend(package.needs.iter().map(String::as_str));
            }
        }
        seen.into_iter()
            .filter_map(|id| self.0.get(id))
            .map(|it| it.name.as_str())
            .filter(|it| *it != name)
            .collect()
    }

    /// The names of our own crates.
    pub(super) fn own(&self) -> BTreeSet<&str> {
        self.all().filter(|it| it.source.is_none()).map(|it| it.name.as_str()).collect()
    }

    fn ours(&self, name: &str) -> Option<(&String, &Package)> {
        self.0.iter().find(|(_, package)| package.name == name && package.source.is_none())
    }
}

#[cfg(test)]
pub(super) fn sample() -> Packages {
    let dep = |id: &str, kind: Value| serde_json::json!({"pkg": id, "dep_kinds": [{"kind": kind}]});
    let none = Value::Null;
    let package = |id: &str, source: Value| serde_json::json!({"id": id, "name": id, "version": "1.0.0", "license": "MIT", "source": source});
    let registry = || Value::from("registry+https://github.com/rust-lang/crates.io-index");
    Packages::from_json(&serde_json::json!({
        "packages": [
            package("goodturn-practice", none.clone()), package("goodturn-web", none.clone()),
            package("middle", registry()), package("tokio", registry()), package("proptest", registry()),
        ],
        "resolve": {"nodes": [
            {"id": "goodturn-practice", "deps": [dep("middle", none.clone()), dep("proptest", "dev".into())]},
            {"id": "goodturn-web", "deps": [dep("goodturn-practice", none.clone())]},
            {"id": "middle", "deps": [dep("tokio", none)]},
        ]},
    }))
}

#[cfg(test)]
mod tests {
    use super::sample;

    #[test]
    fn what_a_crate_is_built_with_is_found_at_any_distance_and_tests_are_left_out() {
        let packages = sample();
        assert_eq!(packages.direct("goodturn-practice").into_iter().collect::<Vec<_>>(), ["middle"]);
        assert_eq!(
            packages.closure("goodturn-practice").into_iter().collect::<Vec<_>>(),
            ["middle", "tokio"]
        );
        assert!(packages.closure("goodturn-web").contains("tokio"));
        assert_eq!(packages.own().len(), 2);
    }
}
