//! SQL: every statement is one literal in the rows of the store and names its workspace; no other crate has any.

use super::Findings;
use crate::source::{RustText, files, is_test_file, is_word, read};
use std::collections::BTreeSet;

/// Where statements live.
const ROWS: &str = "crates/store/src/rows";
/// Where there may be none.
const WITHOUT: &[&str] = &[
    "crates/app/src/",
    "crates/web/src/",
    "crates/goodturn/src/",
    "crates/exchange/src/",
    "crates/practice/src/",
];
/// The tables of users, sessions and wake: they belong to no workspace.
const HOUSE: &str = "crates/store/migrations/0002_house.sql";
/// Macros that put text together.
const MAKERS: &[&str] = &["format", "write", "writeln", "concat", "format_args"];

/// Looks at every string of the sources, the tests left out.
pub(super) fn check(findings: &mut Findings) -> Result<(), String> {
    let house = tables(&read(HOUSE).unwrap_or_default());
    let mut number = 0;
    for file in files()?.iter().filter(|file| file.ends_with(".rs") && !is_test_file(file)) {
        let rows = file.starts_with(ROWS);
        let without = WITHOUT.iter().any(|folder| file.starts_with(folder));
        if !rows && !without {
            continue;
        }
        for statement in statements(&read(file).unwrap_or_default()) {
            number += 1;
            let place = format!("{file}:{}", statement.line);
            if without {
                findings.fault(format!("{place}: SQL belongs into {ROWS}"));
            } else if let Some(maker) = statement.maker {
                findings.fault(format!("{place}: a statement is one literal, not made by `{maker}!`"));
            } else if !statement.names_workspace(&house) {
                findings.fault(format!("{place}: the statement names no workspace_id"));
            }
        }
    }
    findings.note(format!("{number} statements"));
    Ok(())
}

struct Statement {
    line: usize,
    text: String,
    maker: Option<&'static str>,
}

impl Statement {
    /// A statement on tables of the house alone needs none.
    fn names_workspace(&self, house: &BTreeSet<String>) -> bool {
        let words: Vec<&str> = self.text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
        let tables = words
            .windows(2)
            .filter(|pair| ["FROM", "JOIN", "INTO", "UPDATE"].contains(&pair[0]))
            .map(|pair| pair[1]);
        // `ON CONFLICT … DO UPDATE SET` and `FOR UPDATE OF` name no table.
        let mut tables =
            tables.filter(|table| table.chars().all(|c| c.is_lowercase() || c == '_')).peekable();
        words.contains(&"workspace_id")
            || (tables.peek().is_some() && tables.all(|table| house.contains(table)))
    }
}

fn statements(text: &str) -> Vec<Statement> {
    let parts = RustText::new(text);
    let tests = parts.test_parts();
    let counted =
        parts.literals.iter().filter(|literal| !tests.iter().any(|part| part.contains(&literal.at)));
    counted
        .filter(|literal| is_statement(&literal.text))
        .map(|literal| Statement {
            line: parts.line(literal.at),
            text: literal.text.clone(),
            maker: maker(&parts, literal.at),
        })
        .collect()
}

/// Begins as a statement does, in the capitals in which ours are written.
fn is_statement(text: &str) -> bool {
    let mut words = text.trim_start_matches('\\').split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match first {
        "SELECT" | "UPDATE" | "WITH" | "PRAGMA" | "TRUNCATE" | "MERGE" | "VALUES" => !second.is_empty(),
        "INSERT" => ["INTO", "OR"].contains(&second),
        "DELETE" => second == "FROM",
        "CREATE" | "DROP" | "ALTER" => second.chars().all(char::is_uppercase) && !second.is_empty(),
        _ => false,
    }
}

/// The macro whose first words this literal is: `format!(` and the like just before it.
fn maker(parts: &RustText, at: usize) -> Option<&'static str> {
    let before: String = parts.code[at.saturating_sub(400)..at].iter().collect();
    // Inside the brackets of the call that is still open.
    let mut depth = 0;
    for (index, c) in before.char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '(' | '[' | '{' => {
                let head = before[..index].trim_end();
                let name = head
                    .strip_suffix('!')
                    .map(|head| head.rsplit(|c| !is_word(c)).next().unwrap_or_default());
                return name.and_then(|name| MAKERS.iter().find(|maker| **maker == name).copied());
            }
            _ => {}
        }
    }
    None
}

fn tables(migration: &str) -> BTreeSet<String> {
    let names = migration.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
    names.filter_map(|rest| rest.split([' ', '(']).next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Statement, statements, tables};

    fn one(text: &str) -> Statement {
        let mut found = statements(text);
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0)
    }

    #[test]
    fn statements_are_told_from_words() {
        assert!(statements(r#"say("Select a person"); say("DELETE"); say("UPDATES are due")"#).is_empty());
        assert_eq!(one(r#"tx.run("DELETE FROM person WHERE workspace_id = $1")"#).maker, None);
        assert_eq!(one("tx.run(\"\\\n  SELECT 1\")").line, 1);
        assert!(statements("#[cfg(test)]\nmod tests { fn a() { run(\"SELECT 1\") } }").is_empty());
    }

    #[test]
    fn text_put_together_is_found() {
        assert_eq!(one(r#"tx.run(&format!("SELECT {x} FROM y"))"#).maker, Some("format"));
        assert_eq!(one(r#"write!(out, "SELECT {x} FROM y")"#).maker, Some("write"));
        assert_eq!(one(r#"format!("{x}"); tx.run("SELECT 1 FROM y")"#).maker, None);
    }

    #[test]
    fn only_the_house_needs_no_workspace() {
        let house = tables("CREATE TABLE session (\n);\nCREATE TABLE user_account (");
        let holds = |text: &str| one(&format!("run(\"{text}\")")).names_workspace(&house);
        assert!(holds("SELECT 1 FROM person WHERE workspace_id = $1"));
        assert!(holds("UPDATE session SET seen_at = $1 WHERE token_hash = $2"));
        assert!(holds("SELECT 1 FROM session s JOIN user_account u ON u.id = s.user_id"));
        assert!(!holds("SELECT 1 FROM person WHERE id = $1"));
        assert!(!holds("SELECT 1 FROM session s JOIN member m ON m.user_id = s.user_id"));
        assert!(!holds("SELECT 1"));
    }
}
