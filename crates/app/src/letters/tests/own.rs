//! A firm's own words: what may be kept, what they become, and where they begin.

use super::*;
use crate::letters::own::{begin, check, preview};
use crate::words::Words;
use goodturn_practice::wording::{Wording, WordingAct};

fn place(letter: &str, channel: Channel, tone: Tone, language: Language) -> Place {
    Place { letter: letter.to_owned(), channel: channel.into(), tone, language }
}

fn edit(body: &str) -> WordingAct {
    edit_as("P32_first", Channel::Mail, "A subject", body)
}

fn edit_as(letter: &str, channel: Channel, subject: &str, body: &str) -> WordingAct {
    WordingAct::Edit {
        letter: letter.to_owned(),
        channel: channel.into(),
        tone: Tone::Familiar,
        language: Language::En,
        subject: subject.to_owned(),
        body: body.to_owned(),
    }
}

fn said(act: &WordingAct) -> String {
    check(act).map_or_else(|refusal| Words::ENGLISH.refusal(&refusal), |()| String::new())
}

#[test]
fn words_know_their_fields_and_no_others() {
    assert_eq!(said(&edit("{{ greeting }} {{ friend|start }}, {% if late %}late{% endif %}.")), "");
    assert!(said(&edit("{{ amount }}")).contains("“amount”"));
    assert!(said(&edit("{% if salary %}x{% endif %}")).contains("“salary”"));
    assert!(said(&edit("Hello\n{{ friend")).starts_with("Line 2 cannot be read"));
    assert!(said(&edit("{{ friend|shout }}")).contains("“shout”"), "{}", said(&edit("{{ friend|shout }}")));
    for wrong in ["{% include 'x' %}", "{{ friend.x.y }}", "{% extends 'x' %}", "{% for x %}"] {
        assert!(!said(&edit(wrong)).is_empty(), "{wrong}");
    }
    let long = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    assert!(!said(&edit(long)).is_empty());
    assert!(said(&edit_as("P99_none", Channel::Mail, "x", "x")).starts_with("There is no such letter"));
    assert!(said(&edit_as("P32_first", Channel::Card, "", "x")).starts_with("There is no such letter"));
}

#[test]
fn a_line_with_nothing_to_say_is_left_out() {
    let mut case = case(Rule::Remind, "first", MARIA, Body::Promise(promise()), Vec::new());
    let body = "{{ greeting }}\n\nHow is {{ friend }}?\n\nYou thought of {{ by }}.\n\n{{ closing }}";
    let wording = Wording {
        place: place("P32_first", Channel::Mail, Tone::Familiar, Language::En),
        subject: "A word about {{ friend }}".to_owned(),
        body: body.to_owned(),
    };
    case.dossier.wordings.insert(wording.place.id(), wording);
    let found = letter(&case, Some(Channel::Mail), Tone::Familiar).unwrap();
    assert_eq!(found.subject.as_deref(), Some("A word about Jonas Bauer"));
    assert_eq!(
        found.body,
        "Dear Maria,\n\nHow is Jonas Bauer?\n\nYou thought of Friday, 27 March.\n\nWarm wishes,\nAnna Weber"
    );
    let Body::Promise(promise) = &mut case.matter.body else { unreachable!("a promise") };
    promise.by = None;
    let found = letter(&case, Some(Channel::Mail), Tone::Familiar).unwrap();
    assert_eq!(found.body, "Dear Maria,\n\nHow is Jonas Bauer?\n\nWarm wishes,\nAnna Weber");
    // The other tone was not touched.
    let formal = letter(&case, Some(Channel::Mail), Tone::Formal).unwrap();
    assert!(formal.body.contains("I have kept it in mind"), "{}", formal.body);
}

/// Whoever begins to edit any letter and saves it as it is has a letter that reads well.
#[test]
fn what_every_letter_begins_from_can_be_kept_and_reads_well() {
    for language in Language::ALL {
        for case in cases_in(*language) {
            for channel in channels_of(&case.duty, Some(&case.matter), &case.dossier) {
                for tone in Tone::ALL {
                    begins_well(&case, channel, *tone, *language);
                }
            }
        }
    }
}

fn begins_well(case: &Case, channel: Channel, tone: Tone, language: Language) {
    let key = key(&case.duty, &case.matter, &case.dossier).unwrap();
    let what = format!("{key} {channel:?} {tone:?} {language:?}");
    let begun = begin(&place(&key, channel, tone, language), &case.dossier).unwrap();
    let Wording { subject, body, .. } = &begun;
    assert!(body.contains("{{ ") && !body.contains("None"), "{what}: {body}");
    let act = WordingAct::Edit {
        letter: key,
        channel: channel.into(),
        tone,
        language,
        subject: subject.clone(),
        body: body.clone(),
    };
    assert_eq!(said(&act), "", "{what}:\n{body}");
    let mut kept = case.clone();
    kept.dossier.wordings.insert(begun.place.id(), begun.clone());
    let found = letter(&kept, Some(channel), tone).unwrap();
    check_letter(&found, &what);
    let shown = preview(&begun, person_id(ILSE), &case.dossier, TODAY, "Anna Weber").unwrap();
    check_letter(&shown, &what);
}

fn check_letter(letter: &Letter, what: &str) {
    super::check(letter, what);
}

#[test]
fn a_preview_speaks_of_what_is_open_with_its_reader() {
    let case = case(Rule::Remind, "first", MARIA, Body::Promise(promise()), Vec::new());
    let place = place("P32_first", Channel::Mail, Tone::Familiar, Language::En);
    let wording = begin(&place, &case.dossier).unwrap();
    let maria = preview(&wording, person_id(MARIA), &case.dossier, TODAY, "Anna Weber").unwrap();
    assert!(maria.body.starts_with("Dear Maria,"), "{}", maria.body);
    let ilse = preview(&wording, person_id(ILSE), &case.dossier, TODAY, "Anna Weber").unwrap();
    assert!(ilse.body.starts_with("Dear Ilse,\n\nHow is Jonas Bauer?"), "{}", ilse.body);
    assert!(preview(&wording, person_id(99), &case.dossier, TODAY, "Anna Weber").is_none());
}
