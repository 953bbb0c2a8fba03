//! Real files of other programs, where the folder with them is at hand.
//!
//! What a correct reader reports stands in the folder's own list: facts that were computed, and values that were read
//! by hand. The first are taken from the list itself, so that no file of it is left out; the second stand here.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that goes wrong, and says what it left out"
)]

mod cards;
#[path = "../common/folder.rs"]
mod folder;
mod rows;
mod values;

use folder::folder;
use goodturn_exchange::{Card, Options, Reading, read};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A file of the list.
struct Listed {
    name: String,
    bytes: Vec<u8>,
    facts: String,
}

impl Listed {
    /// A fact of one word: `cards=6`.
    fn fact(&self, key: &str) -> Option<&str> {
        self.facts.split(&format!("{key}=")).nth(1)?.split(' ').next()
    }

    fn count(&self, key: &str) -> usize {
        self.fact(key)
            .and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("{}: {key}", self.name))
    }

    /// A fact of several values: `EMAIL=[a; b …(+2)]`, with how many there are in all.
    fn listed(&self, key: &str) -> (Vec<String>, usize) {
        let inner = self.facts.split(&format!(" {key}=[")).nth(1).unwrap_or_default();
        let inner = inner.split("] ").next().unwrap_or_default().trim_end_matches(']');
        let (inner, more) = inner.split_once(" …(+").unwrap_or((inner, "0)"));
        let values: Vec<String> =
            inner.split("; ").filter(|value| !value.is_empty()).map(str::to_owned).collect();
        let all = values.len() + more.trim_end_matches(')').parse::<usize>().unwrap();
        (values, all)
    }

    fn read(&self) -> Reading {
        read(&self.bytes, &Options::default())
            .unwrap_or_else(|wrong| panic!("{}: {}", self.name, wrong.0.key))
    }
}

/// The files of a kind, all that the list names.
fn listed(folder: &Path, ending: &str) -> Vec<Listed> {
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let lines = manifest.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let of_kind = lines.filter(|cells| Path::new(cells[0]).extension().is_some_and(|found| found == ending));
    of_kind
        .map(|cells| Listed {
            name: cells[0].to_owned(),
            bytes: fs::read(folder.join(cells[0])).unwrap(),
            facts: format!(" {} ", cells.last().unwrap()),
        })
        .collect()
}

fn json(card: &Card) -> Value {
    serde_json::to_value(&card.contact).unwrap()
}

/// The words of a text, in the form in which they are looked for.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1)
}
