//! Names as a letter says them: one line, without marks that turn the text around, and never the name of somebody who
//! wants to be left alone.

use super::{Channel, Tone};
use crate::words::Words;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::fold::fold;
use goodturn_practice::id::PersonId;
use goodturn_practice::person::{Kind, Person};

/// The longest name a letter carries; what an import brought along beyond that is no name.
const LONGEST_NAME: usize = 80;

/// How many of a household are greeted by name.
const GREETED: usize = 6;

/// The longest passage in a member's own words.
const LONGEST_WORDS: usize = 400;

/// A text on one line: controls, line ends and marks that change the direction of writing are left out, spaces are
/// single, and what is longer than `most` characters ends in an ellipsis.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let kept: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(plain).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&line, most)
}

/// At most `most` characters, cut after a word where one ends in the last third.
pub(super) fn shortened(line: &str, most: usize) -> String {
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let cut: String = line.chars().take(most.saturating_sub(1)).collect();
    let at_word = cut.rfind(' ').filter(|at| *at > cut.len() * 2 / 3).unwrap_or(cut.len());
    format!("{}…", cut[..at_word].trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Whether a character is part of writing. Embeddings and overrides of the direction are not: one of them in a name
/// would turn the rest of the letter around.
fn plain(c: &char) -> bool {
    !c.is_control()
        && !matches!(*c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A member's own words as a part of a sentence: on one line, without the mark at their end.
pub(super) fn phrase(words: &str) -> String {
    one_line(words, LONGEST_WORDS).trim_end_matches(['.', '!', ';', ',', ' ']).to_owned()
}

/// A member's own words as a sentence.
pub(super) fn sentence(words: &str) -> String {
    let line = phrase(words);
    if line.is_empty() || line.ends_with(['?', '…', ':']) { line } else { format!("{line}.") }
}

/// Somebody whom a letter may name.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The whole name.
    pub(super) full: String,
    /// How they are called in this tone after the first time.
    pub(super) called: String,
}

/// The name of somebody a letter speaks of; `None` for who wants to be left alone, who died, of whom we hold no more
/// than that a friend knows them, and who is known by an address or a number alone.
pub(super) fn named(dossier: &Dossier, id: PersonId, tone: Tone) -> Option<Named> {
    let person = dossier.people.get(&id).filter(|person| person.reachable())?;
    let full = full_name(person)?;
    let called = match (person.kind, tone) {
        (Kind::Person, Tone::Familiar) => one_line(person.contact.name.called(), LONGEST_NAME),
        _ => full.clone(),
    };
    Some(Named { called: if called.is_empty() { full.clone() } else { called }, full })
}

/// The whole name, where there is one worth saying.
fn full_name(person: &Person) -> Option<String> {
    let contact = &person.contact;
    let shown = std::iter::once(contact.name.full.as_str())
        .chain(contact.organizations.iter().map(|o| o.name.as_str()))
        .map(|name| one_line(name, LONGEST_NAME))
        .find(|name| name.chars().any(char::is_alphanumeric))?;
    // What is kept of somebody after their data were reduced (P4G) is no name.
    (!shown.starts_with("A friend of ")).then_some(shown)
}

/// How the reader is called: Maria, Dr. Keller, Chen & Partners; empty when no name is known.
pub(super) fn called(person: &Person, tone: Tone) -> String {
    let Some(full) = full_name(person) else { return String::new() };
    let name = &person.contact.name;
    match (person.kind, tone) {
        (Kind::Person, Tone::Familiar) => {
            let called = one_line(name.called(), LONGEST_NAME);
            if called.is_empty() { full } else { called }
        }
        (Kind::Person, Tone::Formal) if !name.prefix.trim().is_empty() && !name.family.trim().is_empty() => {
            one_line(&format!("{} {}", name.prefix, name.family), LONGEST_NAME)
        }
        _ => full,
    }
}

/// How all of them are called, in a row: Maria and Tom.
pub(super) fn all_called(words: Words, people: &[&Person], tone: Tone) -> String {
    let names: Vec<String> =
        people.iter().map(|person| called(person, tone)).filter(|name| !name.is_empty()).collect();
    words.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whom a letter to these readers greets: of a household whose people are known, they themselves ("Dear Maria and
/// Tom"), without who is gone or wants to be left alone.
pub(super) fn greeted<'a>(dossier: &'a Dossier, readers: &[&'a Person]) -> Vec<&'a Person> {
    let mut all: Vec<&Person> = Vec::new();
    for reader in readers {
        let lives_there = |person: &&Person| {
            person.part_of == Some(reader.id)
                && person.kind == Kind::Person
                && person.is_there()
                && full_name(person).is_some()
        };
        let mut members: Vec<&Person> = match reader.kind {
            Kind::Household => dossier.people.values().filter(lives_there).collect(),
            _ => Vec::new(),
        };
        members.sort_by_key(|person| fold(person.name()));
        members.truncate(GREETED);
        if members.is_empty() { all.push(reader) } else { all.extend(members) }
    }
    all
}

/// The first line of a letter to one or several readers; a household or a firm is greeted as one.
pub(super) fn greeting(words: Words, readers: &[&Person], channel: Channel, tone: Tone) -> String {
    let names: Vec<String> = readers
        .iter()
        .map(|person| match (person.kind, called(person, tone)) {
            (Kind::Organization, name) if !name.is_empty() => words.tell1("letter-all-at", "name", name),
            (_, name) => name,
        })
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return words.tell1("letter-hello", "tone", tone.word());
    }
    let names = words.list(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let key = if channel == Channel::Message { "letter-greeting-message" } else { "letter-greeting" };
    words.tell2(key, ("names", names), ("tone", tone.word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_on_its_line_and_turns_nothing_around() {
        assert_eq!(one_line("Anna\r\nBcc: x\u{202e}\u{0007}", 80), "Anna Bcc: x");
        assert_eq!(one_line("שרה כהן", 80), "שרה כהן");
        assert_eq!(one_line(&"x".repeat(300), 80).chars().count(), 80);
        assert_eq!(shortened("one two three four", 15), "one two three…");
    }

    #[test]
    fn own_words_become_sentences() {
        assert_eq!(sentence(" dinner for two! "), "dinner for two.");
        assert_eq!(sentence(""), "");
        assert_eq!(phrase("dinner\nfor two."), "dinner for two");
    }
}
