//! Names as they really come: long, short, from everywhere, half broken, and hostile.

use super::*;
use crate::letters::names::one_line;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// In the spirit of the lists of strings that have broken programs; these are ours.
const NAUGHTY: &[&str] = &[
    "",
    " ",
    "-",
    "…",
    "?!",
    "A",
    "Ö",
    "0",
    "42",
    "1e309",
    "-0",
    "NaN",
    "null",
    "nil",
    "None",
    "undefined",
    "true",
    "N/A",
    "O'Brien",
    "\"Bobby\" O'Tables",
    "Robert'); DROP TABLE person;--",
    "<script>alert(1)</script>",
    "<b>Bold</b> & Söhne",
    "&amp;&lt;",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{# note #}",
    "${HOME} %s %n %d \\n",
    "=SUM(A1)",
    "../../etc/passwd",
    "https://example.com/?a=b&c=d",
    "Anna\r\nBcc: everybody@example.com",
    "Anna\nSubject: other",
    "Anna\u{85}Zeile",
    "Anna\u{2028}Zeile\u{2029}Absatz",
    "Anna\tTab",
    "Anna\u{0}Null",
    "Anna\u{7}\u{8}\u{1b}[31m",
    "\u{feff}Anna",
    "An\u{200b}na",
    "Zoë\u{301}\u{302}\u{303}\u{304}",
    "Z\u{351}\u{34c}\u{30e}a\u{334}\u{31b}l\u{336}g\u{335}o\u{337}",
    "\u{202e}שרה כהן",
    "\u{2066}\u{2067}\u{202d}Anna",
    "مريم العلي",
    "李小龍",
    "田中さくら",
    "김민지",
    "Игорь Ёлкин",
    "Ἀλέξανδρος",
    "ณัฐพล ศรีสุข",
    "அருண்",
    "Iğdır ışık İSTANBUL",
    "Straße ẞ ﬁ ﬀ",
    "ʻOkina Kahananui",
    "Nuñez y Muñoz de la Peña-Ibáñez",
    "van den Bosch, jr.",
    "d’Artagnan",
    "👩‍👩‍👧‍👦 👍🏽 🇩🇪",
    "¯\\_(ツ)_/¯",
    "Wow! & Co!",
    "Dr. Dr. h. c. mult. Prof. Dipl.-Ing.",
    "----- formal",
    "Subject: Hello",
];

fn long() -> Vec<String> {
    vec!["Wolfeschlegelsteinhausen ".repeat(12), "x".repeat(300), "é".repeat(5000), "Ab ".repeat(4000)]
}

#[test]
fn names_of_any_kind_stay_names() {
    let all = NAUGHTY.iter().map(|name| (*name).to_owned()).chain(long());
    for (nr, bad) in all.enumerate() {
        for language in Language::ALL {
            for case in cases_in(*language) {
                // Each is tried in every place and in both tones, and by turns with a firm that bears it, too.
                holds_with(&bad, case, nr % 2 == 0);
            }
        }
    }
}

fn holds_with(bad: &str, mut case: Case, firm: bool) {
    for person in case.dossier.people.values_mut() {
        person.contact.name = Name { full: bad.to_owned(), given: bad.to_owned(), ..Name::default() };
        person.contact.name.prefix = bad.to_owned();
        person.contact.name.family = bad.to_owned();
    }
    if firm {
        bad.clone_into(&mut case.dossier.firm.profile.why_us);
        bad.clone_into(&mut case.dossier.firm.name);
    }
    for tone in Tone::ALL {
        for channel in channels_of(&case.duty, Some(&case.matter), &case.dossier) {
            let found = letter(&case, Some(channel), *tone).unwrap();
            let what = format!("{} {} {channel:?} with {bad:?}", case.duty.rule, case.duty.step);
            stays_in_place(&found, &what);
            // What the name itself brings along is the name's.
            if !bad.contains(['{', '%', '.', ',', '…', '?']) && !bad.contains("None") {
                check(&found, &what);
            }
        }
    }
}

/// No name starts a line, a header or a template, turns the writing around, or makes a letter endless.
fn stays_in_place(letter: &Letter, what: &str) {
    let subject = letter.subject.clone().unwrap_or_default();
    assert!(
        subject.chars().count() <= LONGEST_SUBJECT && !subject.contains(['\n', '\r']),
        "{what}: {subject}"
    );
    let text = format!("{subject} {}", letter.body);
    assert!(!text.contains("\nBcc") && !text.contains("\n\n\n"), "{what}: {text}");
    let turns =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}');
    let breaks = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}'));
    assert!(!text.contains(turns) && !text.contains(breaks), "{what}: {text:?}");
    // "7*7" is said, not reckoned.
    assert!(!text.replace("+49", "").contains("49"), "{what}: {text}");
    assert!(text.chars().count() < 8_000, "{what} is {} characters long", text.chars().count());
}

/// The strings of the list that has broken many programs, or nothing where the folder with real files is not at hand:
/// then the test says so.
#[allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "where the files are is the machine's to say"
)]
fn list() -> Option<Vec<String>> {
    let named = env::var_os("GOODTURN_SHARED_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let file = named.unwrap_or(beside).join("malicious/blns/blns.json");
    let Ok(text) = fs::read_to_string(&file) else {
        println!(
            "not run: no list of strings at {}; name its folder in GOODTURN_SHARED_DATA",
            file.display()
        );
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// Each string goes through every letter, as the name of everybody in it; language, channel, tone, and which of the
/// names it is, take turns, so that the list is through in seconds and every text has met many of them.
#[test]
fn names_from_the_list_stand_in_every_letter() {
    let Some(list) = list() else { return };
    let samples = Language::ALL.iter().map(|language| cases_in(*language)).collect::<Vec<_>>();
    for (nr, bad) in list.iter().enumerate() {
        for (at, _) in samples[0].iter().enumerate() {
            let turn = nr + at;
            let case = &samples[turn % samples.len()][at];
            let channels = channels_of(&case.duty, Some(&case.matter), &case.dossier);
            let channel = channels[turn / 2 % channels.len()];
            let tone = Tone::ALL[turn / 3 % Tone::ALL.len()];
            stands(bad, case.clone(), turn % 5, channel, tone);
        }
    }
}

/// The name as it comes from an address book: whole, in its parts, with a title, as a firm, as somebody known by their
/// firm alone.
fn bear(person: &mut Person, bad: &str, way: usize) {
    let own = || bad.to_owned();
    let contact = &mut person.contact;
    contact.name = match way {
        0 => Name { full: own(), ..Name::default() },
        1 => Name { full: own(), given: own(), ..Name::default() },
        2 => Name { full: own(), given: own(), family: own(), prefix: own(), ..Name::default() },
        3 => Name { full: own(), ..Name::default() },
        _ => Name::default(),
    };
    if way == 3 {
        person.kind = Kind::Organization;
    }
    if way == 4 {
        let place = goodturn_practice::contact::Organization { name: own(), ..Default::default() };
        contact.organizations = vec![place];
    }
}

fn stands(bad: &str, mut case: Case, way: usize, channel: Channel, tone: Tone) {
    case.dossier.people.values_mut().for_each(|person| bear(person, bad, way));
    let what = format!("{} {} {channel:?} {tone:?} with {bad:?} ({way})", case.duty.rule, case.duty.step);
    let found = letter(&case, Some(channel), tone).unwrap_or_else(|| panic!("{what}: no letter"));
    let subject = found.subject.clone().unwrap_or_default();
    if !bad.contains("49") {
        stays_in_place(&found, &what);
    }
    // What a name is made of: one line, single spaces, nothing that turns the writing around, no more than a line holds;
    // and signs alone, or what is left of somebody after their data were reduced, is no name.
    let name = one_line(bad, 80);
    let titled = one_line(&format!("{bad} {bad}"), 80);
    let is_name = name.chars().any(char::is_alphanumeric) && !name.starts_with("A friend of ");
    let is_said = found.body.contains(&name) || found.body.contains(&titled);
    assert!(!is_name || is_said, "{what}: {name:?} is not in\n{}", found.body);
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    if !is_name || name.chars().all(plain) && !name.to_lowercase().contains("none") {
        check(&found, &what);
    }
    // What is left without the names is ours, and all of it is filled in. A subject that was cut may end within a name.
    let subject = if subject.ends_with('…') { String::new() } else { subject };
    let capital = name.chars().take(1).flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect();
    let names = [titled, name, capital];
    let whole = format!("{subject}\n{}", found.body);
    let ours = names.iter().filter(|_| is_name).fold(whole, |text, name| text.replace(name, ""));
    let open = ["{", "}", "letter-", "undefined value"].iter().find(|open| ours.contains(**open));
    assert_eq!(open, None, "{what}:\n{}", found.body);
}
