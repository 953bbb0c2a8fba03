//! The files of the repository, and Rust text taken apart just far enough to count and search it.

use crate::machine::root;
use std::ops::Range;
use std::process::Command;

/// Every file that is, or could be, committed: relative to the root, in order, with `/` between folders.
///
/// # Errors
/// When git does not answer, in words.
pub(crate) fn files() -> Result<Vec<String>, String> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let output = git.output().map_err(|error| format!("git did not run: {error}"))?;
    if !output.status.success() {
        return Err("git could not list the files; the checks need a clone of the repository.".to_owned());
    }
    let names = String::from_utf8_lossy(&output.stdout);
    let mut files: Vec<String> = names.split('\0').map(str::to_owned).collect();
    files.retain(|file| !file.is_empty() && root().join(file).is_file());
    files.sort();
    files.dedup();
    Ok(files)
}

/// The text of a file; `None` for one that is no text.
pub(crate) fn read(file: &str) -> Option<String> {
    std::fs::read_to_string(root().join(file)).ok()
}

/// Whether a Rust file holds nothing but tests.
pub(crate) fn is_test_file(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name == "tests.rs" || name.starts_with("tests_") || file.split('/').any(|part| part == "tests")
}

/// A string in the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Where it begins, in characters.
    pub(crate) at: usize,
    /// What stands between the quotes, escapes as written.
    pub(crate) text: String,
}

/// Rust text with comments and the inside of strings made blank, and the strings beside it.
#[derive(Debug)]
pub(crate) struct RustText {
    /// As many characters as the file has, line ends where they were.
    pub(crate) code: Vec<char>,
    /// Its strings.
    pub(crate) literals: Vec<Literal>,
}

impl RustText {
    /// Takes a text apart.
    pub(crate) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut parts = Self { code: chars.clone(), literals: Vec::new() };
        let mut at = 0;
        while at < chars.len() {
            at = parts.step(&chars, at);
        }
        parts
    }

    /// The line of a place, counted from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        1 + self.code[..at].iter().filter(|&&c| c == '\n').count()
    }

    /// Where `#[cfg(test)]` stands with the item that follows it.
    pub(crate) fn test_parts(&self) -> Vec<Range<usize>> {
        let mark: Vec<char> = "#[cfg(test)]".chars().collect();
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at + mark.len() <= self.code.len() {
            if self.code[at..].starts_with(&mark) {
                let end = self.item_end(at + mark.len());
                parts.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
        parts
    }

    /// Just behind the item whose text goes on at `from`: behind its `;`, or behind its closing brace.
    pub(crate) fn item_end(&self, from: usize) -> usize {
        let (mut round, mut braces) = (0i32, 0i32);
        for (offset, c) in self.code[from..].iter().enumerate() {
            match c {
                '(' | '[' => round += 1,
                ')' | ']' => round -= 1,
                '{' => braces += 1,
                '}' => braces -= 1,
                _ => {}
            }
            let closed = matches!(c, '}' | ';') && braces == 0 && round == 0;
            if closed || braces < 0 {
                return from + offset + 1;
            }
        }
        self.code.len()
    }

    /// Reads one character, comment or string, and says where the next begins.
    fn step(&mut self, chars: &[char], at: usize) -> usize {
        let next = chars.get(at + 1).copied();
        match chars[at] {
            '/' if next == Some('/') => {
                let end = (at..chars.len()).find(|&i| chars[i] == '\n').unwrap_or(chars.len());
                self.blank(at..end)
            }
            '/' if next == Some('*') => self.blank(at..comment_end(chars, at)),
            '"' => self.string(chars, at, at + 1, 0),
            'r' if !(at > 0 && is_word(chars[at - 1]) && !is_string_mark(chars, at - 1)) => {
                let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
                match chars.get(at + 1 + hashes) {
                    Some('"') => self.string(chars, at, at + 2 + hashes, hashes + 1),
                    _ => at + 1,
                }
            }
            '\'' if next == Some('\\') => {
                let end = (at + 3..chars.len()).find(|&i| chars[i] == '\'').unwrap_or(chars.len() - 1);
                self.blank(at + 1..end) + 1
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => self.blank(at + 1..at + 2) + 1,
            _ => at + 1,
        }
    }

    /// A string that begins at `at`, its text at `start`. `raw` is 0 for a plain one, else one more than its hashes.
    fn string(&mut self, chars: &[char], at: usize, start: usize, raw: usize) -> usize {
        let mut end = start;
        while end < chars.len() {
            let closes = chars[end] == '"'
                && (raw == 0 || (1..raw).all(|offset| chars.get(end + offset) == Some(&'#')));
            if closes {
                break;
            }
            end += if raw == 0 && chars[end] == '\\' { 2 } else { 1 };
        }
        let end = end.min(chars.len());
        self.literals.push(Literal { at, text: chars[start..end].iter().collect() });
        self.blank(start..end) + raw.max(1)
    }

    fn blank(&mut self, range: Range<usize>) -> usize {
        let end = range.end;
        self.code[range].iter_mut().filter(|c| **c != '\n').for_each(|c| *c = ' ');
        end
    }
}

/// Block comments can hold others.
fn comment_end(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') if depth == 1 => return at + 2,
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    chars.len()
}

/// `br"…"` and `cr"…"`: the letter before belongs to the string.
fn is_string_mark(chars: &[char], at: usize) -> bool {
    matches!(chars[at], 'b' | 'c') && !(at > 0 && is_word(chars[at - 1]))
}

/// Whether a character can be part of a name.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::RustText;

    #[test]
    fn comments_and_strings_are_taken_out() {
        let text = r##"fn a<'x>() { let b = "{\"}"; /* { /* } */ */ let c = r#"}"}"#; let d = '{'; let e = '\''; } // }"##;
        let parts = RustText::new(text);
        let code: String = parts.code.iter().collect();
        assert_eq!(code.matches('{').count(), 1, "{code}");
        assert_eq!(code.matches('}').count(), 1, "{code}");
        let found: Vec<&str> = parts.literals.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(found, ["{\\\"}", "}\"}"]);
        assert_eq!(parts.code.len(), text.chars().count());
    }

    #[test]
    fn a_name_that_ends_in_r_begins_no_string() {
        let parts = RustText::new("for r in bar { let x = (r, br\"raw\\\", 'r'); } r#fn");
        assert_eq!(parts.literals.len(), 1);
        assert_eq!(parts.literals[0].text, "raw\\");
    }

    #[test]
    fn test_parts_end_with_their_item() {
        let text = "fn a() {}\n#[cfg(test)]\nuse x::y;\nfn b() {}\n#[cfg(test)]\nmod tests { fn c() { } }\nfn d() {}\n";
        let parts = RustText::new(text);
        let found: Vec<String> =
            parts.test_parts().into_iter().map(|range| parts.code[range].iter().collect()).collect();
        assert_eq!(found, ["#[cfg(test)]\nuse x::y;", "#[cfg(test)]\nmod tests { fn c() { } }"]);
    }
}
