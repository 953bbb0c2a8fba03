//! Documents that stay true: every path and every command that they name exists.

use super::Findings;
use crate::machine::root;
use crate::source::{files, read};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What documents can name.
struct Known {
    files: Vec<String>,
    /// The names right below the root.
    top: BTreeSet<String>,
    /// Commands of the program, `None` while it has none.
    program: Option<BTreeSet<String>>,
}

/// Looks at every document: those at the root and everything below `docs`.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    let files = files()?;
    let top = files.iter().filter_map(|file| file.split('/').next()).map(str::to_owned).collect();
    let known = Known { program: program(&files), top, files };
    if known.program.is_none() {
        findings.note("the program has no commands yet, so none were looked up");
    }
    for file in &known.files {
        let document = file.ends_with(".md") && (!file.contains('/') || file.starts_with("docs/"));
        if let (true, Some(text)) = (document, read(file)) {
            let faults = faults(file, &text, &known);
            findings.faults.extend(faults.into_iter().map(|(line, words)| format!("{file}:{line}: {words}")));
        }
    }
    Ok(())
}

fn faults(file: &str, text: &str, known: &Known) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            let command = line.trim_start().trim_start_matches("$ ");
            faults.extend(known.command_fault(command).map(|words| (number, words)));
        } else {
            for quoted in line.split('`').skip(1).step_by(2) {
                let fault = known.command_fault(quoted).or_else(|| known.path_fault(quoted));
                faults.extend(fault.map(|words| (number, words)));
            }
            faults.extend(links(line).filter_map(|link| link_fault(file, link)).map(|words| (number, words)));
        }
    }
    faults
}

impl Known {
    /// `goodturn WORD …` and `cargo xtask WORD …`.
    fn command_fault(&self, text: &str) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["cargo", "xtask", word, ..] if is_command(word) => {
                let exists = crate::COMMANDS.iter().any(|(name, _)| name == word);
                (!exists).then(|| format!("there is no `cargo xtask {word}`"))
            }
            ["goodturn", word, ..] if is_command(word) => {
                let commands = self.program.as_ref()?;
                (*word != "help" && !commands.contains(*word))
                    .then(|| format!("there is no `goodturn {word}`"))
            }
            _ => None,
        }
    }

    /// A path from the root, or the bare name of a Rust file.
    fn path_fault(&self, text: &str) -> Option<String> {
        let path = text.trim_end_matches('/');
        if path.contains(char::is_whitespace) {
            return None;
        }
        let Some((first, _)) = path.split_once('/') else {
            let bare = path.ends_with(".rs") && path.len() > 3 && !path.contains(['*', '<', '…']);
            let exists = self.files.iter().any(|file| file.rsplit('/').next() == Some(path));
            return (bare && !exists).then(|| format!("there is no file `{path}`"));
        };
        if !self.top.contains(first) {
            return None;
        }
        // Of a pattern, the folders before it have to exist.
        let plain = path.split(['*', '<', '…', '{', ':', '#']).next().unwrap_or_default();
        let plain = if plain.len() < path.len() {
            plain.rsplit_once('/').map_or(plain, |(folder, _)| folder)
        } else {
            plain
        };
        (!root().join(plain).exists()).then(|| format!("there is no `{plain}`"))
    }
}

fn is_command(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// Addresses of `[words](address)`.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn link_fault(file: &str, link: &str) -> Option<String> {
    let path = link.split('#').next().unwrap_or_default();
    if path.is_empty() || path.contains(':') {
        return None;
    }
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    (!root().join(folder).join(path).exists()).then(|| format!("the link to {path} leads nowhere"))
}

/// The commands of the program: from its own help when it is built and not older than its sources, else from them.
fn program(files: &[String]) -> Option<BTreeSet<String>> {
    const SOURCES: &str = "crates/goodturn/src/";
    let sources: Vec<&String> = files.iter().filter(|file| file.starts_with(SOURCES)).collect();
    let age = |path: &Path| path.metadata().and_then(|facts| facts.modified()).ok();
    let binary = root().join("target/debug/goodturn");
    let built = age(&binary).is_some_and(|built| {
        sources.iter().all(|file| age(&root().join(file)).is_some_and(|it| it <= built))
    });
    let commands = if built {
        let output = Command::new(&binary).arg("--help").output().ok()?;
        from_help(&String::from_utf8_lossy(&output.stdout))
    } else {
        sources.iter().filter_map(|file| read(file)).flat_map(|text| from_source(&text)).collect()
    };
    (!commands.is_empty()).then_some(commands)
}

/// The list below `Commands:`.
fn from_help(help: &str) -> BTreeSet<String> {
    let below =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let indented = below.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    indented.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The variants of the enum that derives `Subcommand`.
fn from_source(text: &str) -> BTreeSet<String> {
    let from =
        text.lines().skip_while(|line| !(line.contains("derive(") && line.contains("Subcommand"))).skip(1);
    let variants = from.take_while(|line| *line != "}").filter_map(|line| line.strip_prefix("    "));
    let variants = variants.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    variants
        .map(|line| kebab(line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()))
        .collect()
}

fn kebab(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{Known, faults, from_help, from_source};

    #[test]
    fn commands_are_read_from_help_and_from_source() {
        let help = "Words.\n\nUsage: goodturn <COMMAND>\n\nCommands:\n  init   Found a workspace\n           more words\n  today  The day\n\nOptions:\n  -h\n";
        assert_eq!(from_help(help).into_iter().collect::<Vec<_>>(), ["init", "today"]);
        let source = "#[derive(Debug, Subcommand)]\nenum Command {\n    /// Words.\n    Init(init::Init),\n    LetGo {\n        Field: u8,\n    },\n}\nenum Other {\n    None,\n}\n";
        assert_eq!(from_source(source).into_iter().collect::<Vec<_>>(), ["init", "let-go"]);
    }

    #[test]
    fn what_does_not_exist_is_named_with_its_line() {
        let known = Known {
            files: vec!["xtask/src/main.rs".to_owned()],
            top: ["xtask".to_owned()].into(),
            program: Some(["today".to_owned()].into()),
        };
        let text = "`xtask/src/main.rs`, `main.rs`, `xtask/src/*.rs`, `other/a.rs`, `goodturn today --all`\n\
                    `xtask/src/gone.rs` and `gone.rs`\n[a](gone.md) [b](https://example.com) [c](#x)\n\
                    ```sh\n$ goodturn dance\ncargo xtask dance\ngoodturn --help\n```\n";
        let found = faults("README-of-a-test.md", text, &known);
        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 2, 3, 5, 6], "{found:?}");
    }
}
