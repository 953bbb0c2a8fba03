//! What may stand in no file: places of somebody's machine, a registry of one's own. And each Rust file begins with
//! what it is for.

use super::Findings;
use crate::source::{files, is_word, read};

/// Top folders of a machine that no file of a program should know. Written without their slashes, for this file is
/// held to the rule as well.
const FOLDERS: &[&str] = &["home", "root", "work", "Users"];

/// Files that set a registry for npm and cargo, and the words that do it.
const SETTINGS: &[(&str, &str)] =
    &[(".npmrc", "registry"), (".cargo/config.toml", "registry"), (".cargo/config.toml", "source")];

/// Looks at every text of the repository.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    for file in files()? {
        let Some(text) = read(&file) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(place) = place_of_a_machine(line) {
                findings.fault(format!("{file}:{}: {place} is a place of one machine", number + 1));
            }
            let set = |(name, word): &(&str, &str)| {
                file.ends_with(name) && line.trim_start().trim_start_matches('[').starts_with(word)
            };
            if SETTINGS.iter().any(set) {
                findings.fault(format!(
                    "{file}:{}: which registry is asked is a setting of the machine",
                    number + 1
                ));
            }
        }
        if file.ends_with(".rs") && !text.starts_with("//! ") {
            findings.fault(format!("{file}: begins without `//!` and what the file is for"));
        }
    }
    Ok(())
}

/// An absolute path into one of the folders. A path that goes on before it (`https://host/…`, `a/…`) is none.
fn place_of_a_machine(line: &str) -> Option<String> {
    FOLDERS.iter().find_map(|folder| {
        let path = format!("/{folder}/");
        line.match_indices(&path).find_map(|(at, _)| {
            let before = line[..at].chars().next_back();
            let absolute = before
                .is_none_or(|c| !is_word(c) && !matches!(c, '.' | '-' | '*' | '/' | '}' | '>' | ')' | '$'));
            let rest: String = line[at + path.len()..].chars().take_while(|c| is_word(*c)).collect();
            // `/home/` alone in a sentence says nothing of a machine.
            (absolute && !rest.is_empty()).then(|| format!("{path}{rest}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::place_of_a_machine;

    #[test]
    fn absolute_paths_are_told_from_parts_of_others() {
        let line = |parts: [&str; 2]| place_of_a_machine(&parts.concat());
        assert_eq!(
            line(["open \"/ho", "me/anna/x\""]).as_deref(),
            Some(["/ho", "me/anna"].concat().as_str())
        );
        assert!(line(["/wo", "rk/main"]).is_some());
        for other in [
            ["https://example.com/wo", "rk/a"],
            ["frame/wo", "rk/a"],
            ["the folder /ho", "me/ is"],
            ["../ro", "ot/a"],
        ] {
            assert_eq!(line(other), None, "{other:?}");
        }
    }
}
