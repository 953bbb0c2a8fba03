//! Small rooms: files, functions and templates that fit into a head. `xtask/rooms.allow` lists the exceptions, each
//! with a reason; an exception that is no longer needed is a fault too.

use super::Findings;
use crate::source::{RustText, files, is_test_file, is_word, read};
use std::collections::BTreeMap;

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
const TEMPLATE_LINES: usize = 120;
const EXCEPTIONS: &str = "xtask/rooms.allow";

/// Measures every Rust file and template.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    let mut exceptions = exceptions(&read(EXCEPTIONS).unwrap_or_default(), findings);
    for file in files()? {
        let Some(text) = read(&file) else { continue };
        let large = if file.ends_with(".rs") {
            let mut large = too_long_functions(&file, &text);
            large.extend(too_long_file(&file, &text));
            large
        } else if file.split('/').any(|part| part == "templates") {
            let lines = text.lines().count();
            let words = format!("{lines} lines, a template has at most {TEMPLATE_LINES}");
            (lines > TEMPLATE_LINES).then(|| (file.clone(), words)).into_iter().collect()
        } else {
            continue;
        };
        for (place, words) in large {
            match exceptions.get_mut(&place) {
                Some(used) => *used = true,
                None => findings.fault(format!("{place}: {words}")),
            }
        }
    }
    let needless = exceptions.into_iter().filter(|(_, used)| !used);
    needless
        .for_each(|(place, _)| findings.fault(format!("{EXCEPTIONS}: {place} needs no exception any more")));
    Ok(())
}

/// `PATH reason` or `PATH::FUNCTION reason`, a line each.
fn exceptions(text: &str, findings: &mut Findings) -> BTreeMap<String, bool> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pairs: Vec<(&str, &str)> = lines.map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
    for (place, _) in pairs.iter().filter(|(_, reason)| reason.trim().len() < 10) {
        findings.fault(format!("{EXCEPTIONS}: {place} has no reason"));
    }
    pairs.into_iter().map(|(place, _)| (place.to_owned(), false)).collect()
}

/// A file's tests do not count.
fn too_long_file(file: &str, text: &str) -> Option<(String, String)> {
    if is_test_file(file) {
        return None;
    }
    let parts = RustText::new(text);
    let tests: usize = parts
        .test_parts()
        .into_iter()
        .map(|part| parts.line(part.end - 1) - parts.line(part.start) + 1)
        .sum();
    let lines = text.lines().count() - tests;
    let words = format!("{lines} lines without its tests, a file has at most {FILE_LINES}");
    (lines > FILE_LINES).then(|| (file.to_owned(), words))
}

fn too_long_functions(file: &str, text: &str) -> Vec<(String, String)> {
    let parts = RustText::new(text);
    let tests = parts.test_parts();
    let tested = |at: usize| is_test_file(file) || tests.iter().any(|part| part.contains(&at));
    let found =
        functions(&parts).into_iter().filter(|(at, _, lines)| *lines > FUNCTION_LINES && !tested(*at));
    found
        .map(|(at, name, lines)| {
            let words = format!(
                "{lines} lines from line {}, a function has at most {FUNCTION_LINES}",
                parts.line(at)
            );
            (format!("{file}::{name}"), words)
        })
        .collect()
}

/// Each function: where its `fn` stands, its name, how many lines from there to its closing brace.
fn functions(parts: &RustText) -> Vec<(usize, String, usize)> {
    let code = &parts.code;
    let mut found = Vec::new();
    for at in 0..code.len().saturating_sub(3) {
        let begins = code[at..].starts_with(&['f', 'n', ' '])
            && !(at > 0 && (is_word(code[at - 1]) || code[at - 1] == '#'));
        if !begins {
            continue;
        }
        let name: String = code[at + 3..].iter().take_while(|c| is_word(**c)).collect();
        if !name.is_empty() {
            let end = parts.item_end(at);
            found.push((at, name, parts.line(end - 1) - parts.line(at) + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{functions, too_long_file, too_long_functions};
    use crate::source::RustText;

    #[test]
    fn functions_are_measured_from_their_name_to_their_brace() {
        let text =
            "fn a(x: fn(u8) -> [u8; 3]) -> u8 {\n    if x { \"}\" }\n}\ntrait T {\n    fn b(&self);\n}\n";
        let found = functions(&RustText::new(text));
        let found: Vec<(&str, usize)> =
            found.iter().map(|(_, name, lines)| (name.as_str(), *lines)).collect();
        assert_eq!(found, [("a", 3), ("b", 1)]);
    }

    #[test]
    fn tests_do_not_count() {
        let long = "    call();\n".repeat(401);
        let tested = format!("//! A file.\n#[cfg(test)]\nmod tests {{\nfn a() {{\n{long}}}\n}}\n");
        assert_eq!(too_long_file("crates/x/src/a.rs", &tested), None);
        assert!(too_long_functions("crates/x/src/a.rs", &tested).is_empty());
        let plain = format!("//! A file.\nfn a() {{\n{long}}}\n");
        assert!(
            too_long_file("crates/x/src/a.rs", &plain)
                .is_some_and(|(_, words)| words.starts_with("404 lines"))
        );
        assert_eq!(too_long_functions("crates/x/src/a.rs", &plain)[0].0, "crates/x/src/a.rs::a");
        assert_eq!(too_long_file("crates/x/src/tests.rs", &plain), None);
    }
}
