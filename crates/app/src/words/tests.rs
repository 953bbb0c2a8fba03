//! The words of all languages against each other, and against the sources that say them.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

use super::*;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::rhythm::Rhythm;
use goodturn_practice::saying::say;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The keys of a language, each with the names of what belongs into it.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in files(language) {
        let mut key = String::new();
        for line in text.lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some((begun, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic))
            {
                begun.clone_into(&mut key);
                assert!(
                    all.insert(key.clone(), BTreeSet::new()).is_none(),
                    "{key} stands twice in {}, the second time in {name}.ftl",
                    language.word()
                );
            }
            for part in line.split('$').skip(1) {
                let variable: String =
                    part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                all.get_mut(&key).unwrap().insert(variable);
            }
        }
    }
    all
}

#[test]
fn every_file_is_read_whole() {
    for language in Language::ALL {
        for (name, text) in files(*language) {
            let faults = FluentResource::try_new((*text).to_owned()).err().map(|(_, faults)| faults);
            assert!(faults.is_none(), "{}/{name}.ftl: {faults:?}", language.word());
        }
    }
}

#[test]
fn every_language_says_the_same() {
    let english = keys(Language::En);
    for language in Language::ALL {
        let other = keys(*language);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        assert!(missing.is_empty(), "missing in {}: {missing:?}", language.word());
        for (key, with) in &other {
            let wanted = english.get(key);
            assert_eq!(Some(with), wanted, "{key} in {} wants other things", language.word());
        }
    }
}

/// All sources and templates that speak to people.
fn sources() -> Vec<(PathBuf, String)> {
    fn within(folder: &Path, all: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                within(&path, all);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "html") {
                all.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    let others = ["../practice/src", "../exchange/src", "../store/src", "../goodturn/src"];
    for folder in ["src", "../web/src", "../web/templates"].into_iter().chain(others) {
        within(&here.join(folder), &mut all);
    }
    all.retain(|(path, _)| !path.ends_with("words/tests.rs"));
    all
}

/// Words that are looked up by a part of their key: `state-` and the word of the state.
fn begins(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("format!(\"").filter_map(|(at, found)| {
        let rest = &text[at + found.len()..];
        let end = rest.find(['{', '"'])?;
        (rest[..end].ends_with('-') && end > 3).then_some(&rest[..end])
    })
}

#[test]
fn every_key_is_said_somewhere_and_every_one_that_is_said_is_known() {
    let (known, sources) = (keys(Language::En), sources());
    let begun: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| begins(text)).collect();
    let unused: Vec<&String> = known
        .keys()
        .filter(|key| {
            let quoted = format!("\"{key}\"");
            !sources.iter().any(|(_, text)| text.contains(&quoted))
                && !begun.iter().any(|begin| key.starts_with(begin))
        })
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
    let nouns: BTreeSet<String> =
        known.keys().filter_map(|key| key.split_once('-')).map(|(noun, _)| format!("{noun}-")).collect();
    for (path, text) in &sources {
        for call in ["say(\"", "tell(\"", "tell1(\"", "tell2(\""] {
            for (at, _) in text.match_indices(call) {
                let key = text[at + call.len()..].split('"').next().unwrap();
                assert!(known.contains_key(key), "{} says {key}", path.display());
            }
        }
        // Keys that are handed on before they are said: in tables, or chosen by a state.
        let source = path.extension().is_some_and(|it| it == "rs");
        for key in quoted(text).filter(|key| source && nouns.iter().any(|noun| key.starts_with(noun))) {
            assert!(known.contains_key(key), "{} knows of {key}", path.display());
        }
    }
}

/// What stands between quotation marks and is made like a key.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let like =
        |it: &str| it.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c));
    text.match_indices('"').filter_map(move |(at, _)| {
        text[at + 1..].split_once('"').map(|(it, _)| it).filter(|it| like(it) && !it.ends_with('-'))
    })
}

/// A refusal carries its words as a key and values, so nothing but this sees that they are there when it is said.
#[test]
fn every_refusal_brings_what_belongs_into_its_words() {
    let known = keys(Language::En);
    for (path, text) in sources() {
        for (at, _) in text.match_indices("\"refusal-") {
            let key = text[at + 1..].split('"').next().unwrap();
            let wanted = known.get(key).unwrap_or_else(|| panic!("{} says {key}", path.display()));
            // What belongs into it stands right behind the key, or a few lines later.
            let near: String = text[at..].chars().take(600).collect();
            // A key that is handed on brings them where it is said.
            for name in wanted.iter().filter(|_| text[..at].ends_with('(')) {
                let brought = [format!(".with(\"{name}\""), format!("(\"{name}\", ")];
                assert!(
                    brought.iter().any(|it| near.contains(it)),
                    "{} says {key} without {name}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_refusal_is_said_in_the_language_of_whoever_asks() {
    let german = Words::of(Language::De);
    let often = say("refusal-ask-often").with("name", "Maria").with("count", 3_usize);
    let refusal = Refusal::new("asked_often", often).at("anyway");
    let english = "Maria was asked 3 times within a year. Confirm if you want to ask all the same.";
    assert_eq!(Words::ENGLISH.refusal(&refusal), english);
    assert!(german.refusal(&refusal).starts_with("Maria wurde innerhalb eines Jahres schon 3 Mal gefragt."));
    let json = serde_json::to_value(Refused::from(&refusal)).unwrap();
    assert_eq!(json, serde_json::json!({"code": "asked_often", "text": english, "field": "anyway"}));

    let zone = Rhythm::default().with("hours.zone", "Mars/Olympus").unwrap_err();
    assert_eq!(
        Words::ENGLISH.refusal(&zone),
        "“Mars/Olympus” does not fit “hours.zone”: the zone “Mars/Olympus” is not known; a zone looks like \
         Europe/Berlin."
    );
    assert!(german.refusal(&zone).ends_with(
        "Die Zeitzone „Mars/Olympus“ ist nicht bekannt; eine Zeitzone sieht aus wie Europe/Berlin."
    ));
    assert_eq!(
        german.remark(1203, &say("refusal-row-short").with("fields", 1_usize).with("width", 4_usize)),
        "Zeile 1203: Die Zeile hat nur ein Feld, die Kopfzeile 4."
    );
}

/// Every kind of thing that may be unknown is named in German by a sentence of its own: articles differ.
#[test]
fn what_is_unknown_has_a_name_in_every_language() {
    let all = ["person", "member", "source", "tie", "ideal", "workspace", "import", "matter"];
    let matters = goodturn_practice::matter::Body::WORDS;
    let german = Words::of(Language::De);
    for what in all.iter().chain(matters) {
        let refusal = Refusal::unknown(what, "id");
        let english = format!("There is no such {what} here. It may have been removed; please look again.");
        assert_eq!(Words::ENGLISH.refusal(&refusal), english);
        let fallback = german.refusal(&refusal).starts_with("Diese Sache");
        assert_eq!(fallback, *what == "matter", "{what}");
    }
}

/// What stands in a template between its tags and marks, where it is words.
fn own_words(template: &str) -> Vec<String> {
    let (mut text, mut rest) = (String::new(), template);
    while let Some(at) = rest.find("{#").into_iter().chain(rest.find("{%")).chain(rest.find("{{")).min() {
        text.push_str(&rest[..at]);
        text.push('\u{1}');
        let end = match &rest[at..at + 2] {
            "{#" => "#}",
            "{%" => "%}",
            _ => "}}",
        };
        rest = rest[at..].find(end).map_or("", |close| &rest[at + close + 2..]);
    }
    text.push_str(rest);
    // What a controller listens for: an arrow within a tag ends no tag.
    let text = text.replace("->", "\u{1}");
    let mut found = Vec::new();
    for (nr, part) in text.split('<').enumerate() {
        let (tag, words) = if nr == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        found.push(words.to_owned());
        for name in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""] {
            found.extend(tag.split(name).skip(1).map(|value| value.split('"').next().unwrap().to_owned()));
        }
    }
    found.retain(|words| words.chars().any(char::is_alphabetic));
    found
}

/// Names are the same in every language, and so are the keys of a keyboard and what only a browser reads.
const NAMES: &[&str] = &[
    "Goodturn", "Ctrl", "K", "b", "c", "g", "i", "t", "p", "r", "h", "s", "w", "vCard", "CSV", "ICS", "JSON",
];

#[test]
fn templates_hold_no_words_of_their_own() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        if path.extension().is_none_or(|it| it != "html") {
            continue;
        }
        for words in own_words(&text) {
            let plain = words.replace('\u{1}', " ");
            let left: Vec<&str> = plain
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().any(char::is_alphabetic) && !NAMES.contains(word))
                .collect();
            if !left.is_empty() {
                found.push(format!("{}: {}", path.display(), plain.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn days_are_said_from_where_one_stands() {
    let today = date(2026, 3, 20);
    let (english, german) = (Words::ENGLISH, Words::of(Language::De));
    assert_eq!(english.day(today, today), "today");
    assert_eq!(english.day(date(2026, 3, 3), today), "Tuesday, 3 March");
    assert_eq!(english.on_day(date(2026, 3, 3), today), "on Tuesday, 3 March");
    assert_eq!(german.on_day(date(2026, 3, 3), today), "am Dienstag, 3. März");
    assert_eq!(german.on_day(date(2026, 3, 21), today), "morgen");
    assert_eq!(english.day(date(2025, 12, 31), today), "31 December 2025");
    assert_eq!(german.full(date(2025, 12, 31)), "31. Dezember 2025");
    assert_eq!(english.overdue(date(2026, 3, 6), today), "for 2 weeks");
    assert_eq!(english.overdue(today, today), "");
}

#[test]
fn lists_and_numbers_are_said_as_people_say_them() {
    let german = Words::of(Language::De);
    assert_eq!(german.list(&["Anna", "Ben", "Cem"]), "Anna, Ben und Cem");
    assert_eq!(Words::ENGLISH.choice(&["Anna", "Ben"]), "Anna or Ben");
    assert_eq!(german.number(3), "drei");
    assert_eq!(Words::ENGLISH.number(13), "13");
}
