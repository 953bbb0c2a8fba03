//! The rhythm: working time, what a day holds, how long things wait. One form; what is changed in it is one act.

use crate::answer::{Answer, Trouble, page, page_with};
use crate::form::{Fields, Press};
use crate::pages::act::{done, on};
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::words::Words;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::{Part, Saying};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The groups in their order, each with its settings. A test holds that no setting of the rhythm is missing.
const GROUPS: &[(&str, &[&str])] = &[
    ("hours", &["hours.opens", "hours.closes", "hours.zone", "hours.weekdays", "hours.holidays"]),
    ("day", &["capacity", "per_person", "asks_a_day"]),
    ("asking", &["ask_policy", "asks_a_year", "answer_days", "planned_days"]),
    ("promises", &["remind_days", "happened_days"]),
    (
        "following",
        &["follow_up_hours", "tries", "never_reached_days", "not_yet_days", "move_days", "progress_days"],
    ),
    ("touch", &["circle_a_days", "circle_b_days", "circle_c_days", "welcome_lines_a_year"]),
    ("moments", &["card_days", "occasion_passes_days", "reward_days", "put_right_days", "notice_days"]),
    (
        "rest",
        &[
            "rest_after_promise",
            "rest_after_answer",
            "rest_after_not_now",
            "rest_after_declined",
            "rest_after_complaint",
        ],
    ),
];

/// How a setting is asked for.
enum Kind {
    /// A whole number.
    Number,
    /// A time of day.
    Time,
    /// A line of text.
    Line,
    /// Days, one a line.
    Days,
    /// Several of a few.
    Some(Vec<Choice>),
    /// One of a few.
    One(Vec<Choice>),
}

/// Something that can be chosen.
struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

/// A setting with its words.
struct Setting {
    key: &'static str,
    words: String,
    value: String,
    kind: Kind,
    /// What is wrong with what was typed.
    wrong: String,
}

impl Setting {
    fn is(&self, kind: &str) -> bool {
        kind == match self.kind {
            Kind::Number => "number",
            Kind::Time => "time",
            Kind::Line => "line",
            Kind::Days => "days",
            Kind::Some(_) => "some",
            Kind::One(_) => "one",
        }
    }

    /// The value with each of its items on a line.
    fn lines(&self) -> String {
        self.value.replace(", ", "\n")
    }

    fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Some(choices) | Kind::One(choices) => choices,
            _ => &[],
        }
    }
}

/// Settings that belong together.
struct Group {
    key: &'static str,
    words: String,
    note: String,
    settings: Vec<Setting>,
}

#[derive(Template)]
#[template(path = "settings/rhythm.html")]
struct RhythmPage {
    shell: Shell,
    groups: Vec<Group>,
    wrong: String,
}

/// `GET /settings/rhythm`
pub(crate) async fn rhythm_page(visit: Visit) -> Answer {
    let held = held(&visit);
    page(&shown(&visit, &held, None).await?)
}

/// `POST /settings/rhythm`: what is another value than before, all of it or nothing.
pub(crate) async fn change(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let (held, typed) = (held(&visit), typed(&fields));
    let settings: BTreeMap<&str, &String> =
        typed.iter().filter(|(key, value)| held.get(*key) != Some(*value)).map(|(k, v)| (*k, v)).collect();
    if settings.is_empty() {
        return Ok(crate::answer::go("/settings/rhythm"));
    }
    let act = json!({"act": "rhythm.change", "settings": settings, "key": fields.get("key")});
    match done(&visit, act, &fields).await? {
        Ok(done) => Ok(on("/settings/rhythm", &done)),
        Err(refusal) => {
            let mut all = held;
            all.extend(typed);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown(&visit, &all, Some(&refusal)).await?)
        }
    }
}

async fn shown(
    visit: &Visit,
    values: &BTreeMap<&'static str, String>,
    refusal: Option<&Refusal>,
) -> Result<RhythmPage, Trouble> {
    let words = visit.words;
    let wrong_key = refusal.and_then(|refusal| refusal.field.as_deref()?.strip_prefix("settings."));
    let wrong = refusal.map(|refusal| words.saying(&called(refusal, words))).unwrap_or_default();
    let setting = |key: &&'static str| Setting {
        key,
        words: words.say(&label(key)),
        value: values.get(key).cloned().unwrap_or_default(),
        kind: kind(key, values.get(key).map(String::as_str).unwrap_or_default(), words),
        wrong: if wrong_key == Some(*key) { wrong.clone() } else { String::new() },
    };
    let group = |(key, settings): &(&'static str, &[&'static str])| Group {
        key,
        words: words.say(&format!("rhythm-group-{key}")),
        note: words.say(&format!("rhythm-note-{key}")),
        settings: settings.iter().map(setting).collect(),
    };
    Ok(RhythmPage {
        shell: Shell::of(visit, "settings", "/settings/rhythm").await?,
        groups: GROUPS.iter().map(group).collect(),
        wrong,
    })
}

/// The refusal with the words that stand beside the field, instead of the name that scripts use.
fn called(refusal: &Refusal, words: Words) -> Saying {
    let mut saying = refusal.saying.clone();
    for (name, part) in &mut saying.with {
        if let ("key", Part::Text(key)) = (*name, &mut *part) {
            *key = words.say(&label(key));
        }
    }
    saying
}

/// The key of the words beside a setting.
fn label(key: &str) -> String {
    format!("rhythm-{}", key.replace(['_', '.'], "-"))
}

fn kind(key: &str, value: &str, words: Words) -> Kind {
    let chosen = |it: &str| value.split(',').any(|held| held.trim() == it);
    match key {
        "hours.opens" | "hours.closes" => Kind::Time,
        "hours.holidays" => Kind::Days,
        "hours.zone" | "tries" => Kind::Line,
        "hours.weekdays" => {
            let day = |nr: i8| Choice {
                value: nr.to_string(),
                words: words.say(&format!("rhythm-weekday-{nr}")),
                chosen: chosen(&nr.to_string()),
            };
            Kind::Some((1..=7).map(day).collect())
        }
        "ask_policy" => {
            let policy = |it: &str| Choice {
                value: it.to_owned(),
                words: words.say(&format!("rhythm-policy-{}", it.replace('_', "-"))),
                chosen: chosen(it),
            };
            Kind::One(["trust_first", "every_meeting"].into_iter().map(policy).collect())
        }
        _ => Kind::Number,
    }
}

/// The settings as they are, as text.
fn held(visit: &Visit) -> BTreeMap<&'static str, String> {
    let all = serde_json::to_value(&visit.firm.rhythm).unwrap_or_default();
    let value = |key: &str| all.pointer(&format!("/{}", key.replace('.', "/"))).map(text).unwrap_or_default();
    keys().map(|key| (key, value(key))).collect()
}

fn keys() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, keys)| keys.iter().copied())
}

/// A setting as a form shows it: a time of day without its seconds, a list with commas.
fn text(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::String(text) => {
            text.strip_suffix(":00").filter(|it| it.contains(':')).unwrap_or(text).to_owned()
        }
        other => other.to_string(),
    }
}

/// What the form says, as [`text`] would say it.
fn typed(fields: &Fields) -> BTreeMap<&'static str, String> {
    let value = |key: &'static str| {
        let mut all = fields.all(key).map(str::trim).peekable();
        all.peek()?;
        let items = all.flat_map(|value| value.split(['\n', ','])).map(str::trim).filter(|it| !it.is_empty());
        Some((key, items.collect::<Vec<_>>().join(", ")))
    };
    keys().filter_map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use goodturn_practice::rhythm::Rhythm;
    use std::collections::BTreeSet;

    fn flat(before: &str, value: &Value, into: &mut BTreeSet<String>) {
        for (name, value) in value.as_object().into_iter().flatten() {
            let key = format!("{before}{name}");
            if value.is_object() { flat(&format!("{key}."), value, into) } else { assert!(into.insert(key)) }
        }
    }

    #[test]
    fn every_setting_stands_in_one_group() {
        let mut all = BTreeSet::new();
        flat("", &serde_json::to_value(Rhythm::default()).unwrap_or_default(), &mut all);
        let shown: Vec<String> = keys().map(str::to_owned).collect();
        assert_eq!(shown.len(), all.len());
        assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), all);
    }

    #[test]
    fn what_was_not_changed_is_said_as_it_is_held() {
        assert_eq!(text(&json!("09:00:00")), "09:00");
        assert_eq!(text(&json!("Europe/Berlin")), "Europe/Berlin");
        let said = [
            ("hours.opens", "09:00"),
            ("hours.weekdays", "1"),
            ("hours.weekdays", "3"),
            ("tries", "2,5 , 10"),
        ];
        let holidays = [("hours.holidays", "2026-12-24\r\n2026-12-25\r\n")];
        let all = said.iter().chain(&holidays).map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let typed = typed(&Fields(all));
        assert_eq!(typed["hours.opens"], "09:00");
        assert_eq!(typed["hours.weekdays"], "1, 3");
        assert_eq!(typed["tries"], text(&json!([2, 5, 10])));
        assert_eq!(typed["hours.holidays"], "2026-12-24, 2026-12-25");
        assert!(!typed.contains_key("capacity"));
    }
}
