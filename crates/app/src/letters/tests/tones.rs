//! Two tones, and two texts: whatever a letter is about, familiar and formal wording are not the same words, and each
//! keeps to its own way of speaking to somebody.

use super::*;
use crate::letters::own::json;
use crate::letters::render::{environment, shipped_text};
use minijinja::value::Serde;
use minijinja::{Template, Value};
use serde_json::{Value as Json, json};

/// The fields that hold one of a few words, with all of these.
const CHOICES: &[(&str, &[&str])] = &[
    ("standing", &["client", "past_client", "partner", "friend", "other"]),
    ("may_hear", &["thanks", "touch", "outcome"]),
    ("stage", &["", "named", "not_yet", "in_touch"]),
    ("wish", &["client", "speaking", "partner", "organization", "hire"]),
];

/// Facts that say as much as there is to say, or nothing but what every letter has; in both cases the same for both
/// tones, so that a difference is one of the text itself.
fn facts(all: bool) -> Json {
    let mut facts = json(&Facts::default());
    for (field, value) in facts.as_object_mut().unwrap() {
        if value.is_string() && (all || ["greeting", "closing"].contains(&field.as_str())) {
            *value = json!(field);
        }
    }
    facts
}

/// The same facts with every answer to what the text asks.
fn answers(facts: &Json, asked: &BTreeSet<String>) -> Vec<Json> {
    let mut all = vec![facts.clone()];
    for field in asked {
        let choices = CHOICES.iter().find(|(name, _)| name == field);
        let answers: Vec<Json> = match choices {
            Some((_, words)) => words.iter().map(|word| json!(word)).collect(),
            None if facts[field.as_str()].is_boolean() => vec![json!(false), json!(true)],
            None => continue,
        };
        let with = |held: &Json, answer: &Json| {
            let mut held = held.clone();
            held[field.as_str()] = answer.clone();
            held
        };
        all =
            all.iter().flat_map(|held| answers.iter().map(|it| with(held, it)).collect::<Vec<_>>()).collect();
    }
    all
}

/// The words alone: a comma makes no second tone.
fn words(template: &Template<'_, '_>, facts: &Json, tone: Tone) -> String {
    let mut facts = facts.clone();
    facts["formal"] = json!(tone == Tone::Formal);
    let text = template.render(Value::from(Serde(&facts))).unwrap();
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn both_tones_of_every_text_are_texts_of_their_own() {
    let environment = environment();
    for (key, channel, language, _) in all() {
        let text = |tone| shipped_text(key, channel, tone, language).unwrap();
        let [familiar, formal] = [Tone::Familiar, Tone::Formal].map(|tone| {
            environment.template_from_str(text(tone)).unwrap_or_else(|wrong| panic!("{key}: {wrong}"))
        });
        let asked: BTreeSet<String> = familiar
            .undeclared_variables(false)
            .union(&formal.undeclared_variables(false))
            .cloned()
            .collect();
        for held in [facts(true), facts(false)].iter().flat_map(|held| answers(held, &asked)) {
            assert_ne!(
                words(&familiar, &held, Tone::Familiar),
                words(&formal, &held, Tone::Formal),
                "{key} {channel:?} {language:?} says the same in both tones with {held}"
            );
        }
    }
}

/// What stands in a text besides its fields and conditions.
fn said(text: &str) -> String {
    let mut rest = text;
    let mut said = String::new();
    while let Some((before, after)) = rest.split_once(['{']) {
        said.push_str(before);
        let end = if after.starts_with('%') { "%}" } else { "}}" };
        said.push(' ');
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    said + rest
}

fn words_of(text: &str) -> BTreeSet<String> {
    said(text).split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_owned).collect()
}

#[test]
fn a_formal_text_in_english_has_no_contractions() {
    for (key, channel, language, _) in all().filter(|(_, _, language, _)| *language == Language::En) {
        let text = shipped_text(key, channel, Tone::Formal, language).unwrap();
        for word in words_of(text) {
            let short = ["n't", "'ll", "'m", "'d", "'re", "'s", "'ve"].iter().any(|end| word.ends_with(end));
            assert!(!short, "{key} {channel:?}: {word}");
        }
    }
}

#[test]
fn a_text_in_german_speaks_to_its_reader_in_one_way() {
    let near =
        ["du", "dich", "dir", "dein", "deine", "deinen", "deinem", "deiner", "euch", "euer", "eure", "ihr"];
    let far = ["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer"];
    for (key, channel, language, _) in all().filter(|(_, _, language, _)| *language == Language::De) {
        let formal = words_of(shipped_text(key, channel, Tone::Formal, language).unwrap());
        let lower: BTreeSet<String> = formal.iter().map(|word| word.to_lowercase()).collect();
        let found = near.iter().find(|word| lower.contains(**word) && **word != "ihr");
        assert_eq!(found, None, "{key} {channel:?} formal");
        // The points for a call speak to the member as all pages do.
        if channel != Channel::Phone {
            let familiar = words_of(shipped_text(key, channel, Tone::Familiar, language).unwrap());
            let found = far.iter().find(|word| familiar.contains(**word));
            assert_eq!(found, None, "{key} {channel:?} familiar");
        }
    }
}
