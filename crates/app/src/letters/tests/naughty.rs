//! Names as they really come: long, short, from everywhere, half broken, and hostile.

use super::*;

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
