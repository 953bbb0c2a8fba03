//! A firm's own words for letters: checked before they are kept, begun from the words that came with the program, and
//! shown with a real person.
//!
//! A field stands in the words as `{{ friend }}`. A line in which a field has nothing to say this time is left out, so
//! that nobody has to write conditions; who wants to may, in the language of the shipped texts.

use super::facts::Facts;
use super::gather::Gather;
use super::render::{channels, environment, parted, shipped_text};
use super::{Channel, Letter, Tone, fields, key, recipients};
use crate::words::Words;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::PersonId;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use goodturn_practice::wording::{Place, Wording, WordingAct};
use jiff::civil::Date;
use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, Value as Said};
use serde_json::Value;

/// Refuses words for a letter that does not exist or does not go that way, and words that could not be filled in: an
/// unknown field, a mark that does not close, too much work.
///
/// # Errors
/// A refusal that names the field or the line.
pub fn check(act: &WordingAct) -> Result<(), Refusal> {
    let place = act.place();
    let known = channel_of(&place).is_some_and(|channel| channels(&place.letter).contains(&channel));
    if !known {
        return Err(Refusal::value("letter", say("refusal-wording-unknown")));
    }
    if let WordingAct::Edit { subject, body, .. } = act {
        readable("subject", subject)?;
        readable("body", body)?;
        let wording = Wording { place, subject: subject.clone(), body: body.clone() };
        for facts in [json(&Facts::default()), with_sample(json(&Facts::default()), Words::ENGLISH)] {
            fill(&wording, &facts).map_err(|error| refusal("body", &error))?;
        }
    }
    Ok(())
}

fn readable(part: &str, text: &str) -> Result<(), Refusal> {
    let environment = environment();
    let template = environment.template_from_str(text).map_err(|error| refusal(part, &error))?;
    let known = fields();
    match template.undeclared_variables(false).into_iter().filter(|name| !known.contains(name)).min() {
        Some(field) => Err(Refusal::value(part, say("refusal-wording-field").with("field", field))),
        None => Ok(()),
    }
}

fn refusal(part: &str, error: &minijinja::Error) -> Refusal {
    let quoted = || error.detail().and_then(|it| it.split(' ').find(|it| it.len() > 1)).unwrap_or_default();
    let saying = match error.kind() {
        ErrorKind::UnknownFilter => {
            let name = error.detail().and_then(|it| it.split(' ').nth(1)).unwrap_or_default();
            say("refusal-wording-filter").with("filter", name.to_owned())
        }
        ErrorKind::UndefinedError => say("refusal-wording-field").with("field", quoted().to_owned()),
        _ => say("refusal-wording-unreadable").with("line", error.line().unwrap_or(1)),
    };
    Refusal::value(part, saying)
}

/// Subject and body of a firm's own words with the facts given.
///
/// # Errors
/// What the template reader says; words that were checked have no such errors.
pub(super) fn fill(wording: &Wording, facts: &Value) -> Result<(Option<String>, String), minijinja::Error> {
    let environment = environment();
    let has_subject = !wording.subject.is_empty();
    let lines: Vec<&str> =
        wording.body.lines().filter(|line| says_something(&environment, line, facts)).collect();
    let mut text = if has_subject { format!("Subject: {}\n", wording.subject) } else { String::new() };
    text.push_str(&lines.join("\n"));
    let words = environment.render_str(&text, Said::from(Serde(facts)))?;
    Ok(parted(&words, channel_of(&wording.place).unwrap_or(Channel::Message)))
}

/// Whether every field of a line has something to say; a line with conditions of its own decides for itself.
fn says_something(environment: &Environment<'_>, line: &str, facts: &Value) -> bool {
    if !line.contains("{{") || line.contains("{%") {
        return true;
    }
    // A line that cannot be read by itself is part of something longer.
    let Ok(template) = environment.template_from_str(line) else { return true };
    let silent = |name: String| match facts.get(&name) {
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        _ => false,
    };
    !template.undeclared_variables(false).into_iter().any(silent)
}

/// The words to begin from: those of the firm where there are some, else those that came with the program, without
/// their conditions: as they stand for a client and a friend who may be named.
pub fn begin(place: &Place, dossier: &Dossier) -> Option<Wording> {
    if let Some(own) = dossier.wordings.get(&place.id()) {
        return Some(own.clone());
    }
    let channel = channel_of(place)?;
    let text = shipped_text(&place.letter, channel, place.tone, place.language)?;
    let full = marks(place);
    let lines: Vec<String> = text.lines().map(|line| unconditional(line, &full)).collect();
    let words = marking().render_str(&lines.join("\n"), Said::from(Serde(&full))).ok()?;
    let (subject, body) = parted(&words, channel);
    Some(Wording { place: place.clone(), subject: subject.unwrap_or_default(), body })
}

/// The fields that a letter names as it came with the program: those most likely to be wanted in other words for it.
pub fn named(place: &Place) -> Vec<String> {
    let text = channel_of(place).and_then(|it| shipped_text(&place.letter, it, place.tone, place.language));
    let environment = environment();
    let found = text.and_then(|text| environment.template_from_str(text).ok());
    let found = found.map(|template| template.undeclared_variables(false)).unwrap_or_default();
    fields().into_iter().filter(|field| found.contains(field)).collect()
}

/// A line whose conditions stand within it is settled for itself, as it is where what they ask for is not known; a
/// condition around whole lines stays.
fn unconditional(line: &str, full: &Value) -> String {
    if !line.contains("{% endif %}") || !line.contains("{% if ") {
        return line.to_owned();
    }
    let mut bare = full.clone();
    for tag in line.split("{%").skip(1).filter_map(|rest| rest.split("%}").next()) {
        for name in tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            if !ALWAYS.contains(&name) && full[name].as_str().is_some_and(|text| text.starts_with("{{")) {
                bare[name] = Value::String(String::new());
            }
        }
    }
    marking().render_str(line, Said::from(Serde(&bare))).unwrap_or_else(|_| line.to_owned())
}

/// The reader of texts that leaves fields as they are written.
fn marking() -> Environment<'static> {
    let mut environment = environment();
    environment.add_filter("start", |words: &str| words.replace(" }}", "|start }}"));
    environment
}

/// Fields that have something to say in every letter that names them.
const ALWAYS: &[&str] = &[
    "greeting",
    "closing",
    "name",
    "member",
    "firm",
    "sender",
    "friend",
    "friend_dative",
    "friend_called",
    "whom",
    "introducer",
    "introducer_dative",
    "how",
    "thought",
    "question",
    "gift",
    "day",
    "when",
    "outcome",
    "meeting",
];

/// Facts whose words are the fields themselves.
fn marks(place: &Place) -> Value {
    let mut all = json(&Facts::default());
    for (name, value) in all.as_object_mut().into_iter().flatten().filter(|(_, value)| value.is_string()) {
        *value = Value::String(format!("{{{{ {name} }}}}"));
    }
    let typical = [("friend_named", true), ("helps", true), ("is_today", false), ("say_where_from", true)];
    for (name, value) in typical {
        all[name] = Value::Bool(value);
    }
    all["formal"] = Value::Bool(place.tone == Tone::Formal);
    for (name, value) in
        [("may_hear", "outcome"), ("stage", "in_touch"), ("wish", "client"), ("standing", "client")]
    {
        all[name] = Value::String(value.to_owned());
    }
    let points = "{% for point in points %}\n{{ point }}\n{% endfor %}";
    all["points"] = Value::Array(vec![Value::String(points.to_owned())]);
    all
}

/// The letter as it would go to somebody: with the facts of the matter it is for, where one is open with them, else with
/// a friend who does not exist.
pub fn preview(
    wording: &Wording,
    person: PersonId,
    dossier: &Dossier,
    today: Date,
    member: &str,
) -> Option<Letter> {
    let reader = dossier.people.get(&person).filter(|held| held.reachable())?;
    let channel = channel_of(&wording.place)?;
    let readers = [reader];
    let (tone, language) = (wording.place.tone, wording.place.language);
    let mut gather = Gather::new(dossier, today, member, channel, tone, language, &readers);
    let calendar = dossier.firm.rhythm.calendar();
    let open = dossier.matters.values().find_map(|matter| {
        let duty = matter.standing(dossier, &calendar).duty().cloned()?;
        let fits =
            duty.person == person && key(&duty, matter, dossier).as_ref() == Some(&wording.place.letter);
        fits.then_some((duty, matter))
    });
    let facts = match open {
        Some((duty, matter)) => {
            gather.matter(&duty, matter);
            json(&gather.facts)
        }
        None => with_sample(json(&gather.facts), Words::of(language)),
    };
    let (subject, body) = fill(wording, &facts).ok()?;
    let letter = wording.place.letter.clone();
    Some(Letter { channel, letter, language, to: recipients(&readers), subject, body })
}

pub(super) fn json(facts: &Facts) -> Value {
    serde_json::to_value(facts).unwrap_or_default()
}

/// Facts of a matter that does not exist, to try words on: what is known of the reader stays, the rest is made up.
fn with_sample(mut all: Value, words: Words) -> Value {
    let generic = ["friend", "friend_dative", "friend_called", "introducer", "introducer_dative"];
    for (name, value) in all.as_object_mut().into_iter().flatten() {
        let key = format!("wording-sample-{}", name.replace('_', "-"));
        let open = value.as_str().is_some_and(str::is_empty) || generic.contains(&name.as_str());
        if open && words.knows(&key) {
            *value = Value::String(words.say(&key));
        }
    }
    for name in ["friend_named", "helps", "say_where_from"] {
        all[name] = Value::Bool(true);
    }
    for (name, value) in [("may_hear", "outcome"), ("stage", "in_touch"), ("wish", "client")] {
        all[name] = Value::String(value.to_owned());
    }
    all["points"] = Value::Array(vec![Value::String(words.say("wording-sample-point"))]);
    all
}

/// The channel of letters that a channel of touches is, if it is one.
fn channel_of(place: &Place) -> Option<Channel> {
    Channel::ALL.iter().copied().find(|one| goodturn_practice::touch::Channel::from(*one) == place.channel)
}
