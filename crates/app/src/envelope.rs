//! The envelope of an act on the wire: key, time and label around it, and names for ids that earlier lines made.

use goodturn_practice::act::Act;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What earlier lines of a stream were about and what they made, by their labels: `{"ref": "label"}` stands for it.
#[derive(Debug, Clone, Default)]
pub struct Labels(BTreeMap<String, Labelled>);

/// What one labelled line left behind.
#[derive(Debug, Clone, Default)]
struct Labelled {
    /// What it made, by noun.
    made: BTreeMap<String, Uuid>,
    /// What it is about: what it made of its own noun, else the one it names of it.
    about: Option<Uuid>,
}

impl Labels {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Remembers what a line made, where it has a label.
    pub fn remember(&mut self, envelope: &Envelope, made: &BTreeMap<String, Uuid>) {
        let Some(label) = &envelope.label else { return };
        let noun = envelope.act.name().split('.').next().unwrap_or_default();
        let named = || {
            let act = serde_json::to_value(&envelope.act).ok()?;
            act.get(noun)?.as_str()?.parse().ok()
        };
        let about = made.get(noun).copied().or_else(named);
        self.0.insert(label.clone(), Labelled { made: made.clone(), about });
    }

    /// What a line is about.
    pub fn about(&self, label: &str) -> Option<Uuid> {
        self.0.get(label)?.about
    }

    /// What a field that names a label means by it: what the line made of the field's noun, else what it is about.
    fn meant(&self, label: &str, field: Option<&str>) -> Option<Uuid> {
        let held = self.0.get(label)?;
        held.made.get(noun_of(field.unwrap_or_default())).copied().or(held.about)
    }
}

/// The noun that a field names; people are named in many parts.
fn noun_of(field: &str) -> &str {
    match field {
        "source" | "sources" | "people" | "names" | "part_of" | "passed_to" | "a" | "b" => "person",
        "to" => "member",
        noun => noun,
    }
}

/// What happened before it is no matter of anybody living; a day from before is a slip of the keyboard.
const FIRST_YEAR: i16 = 1900;

/// One line, read.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The key under which the act is done once only.
    pub key: Option<String>,
    /// The time by the clock of the workspace.
    pub at: Option<Timestamp>,
    /// The day on which it happened.
    pub happened_on: Option<Date>,
    /// The name by which later lines call what this one makes.
    pub label: Option<String>,
    /// The number of the last act that the page knew of: what changed since then is not overwritten.
    pub seen: Option<i64>,
    /// The act.
    pub act: Act,
}

impl Envelope {
    /// Reads one line.
    ///
    /// # Errors
    /// Refuses what is no JSON object, an unknown act or field, and a label that no earlier line has.
    pub fn read(line: &str, labels: &Labels) -> Result<Self, Refusal> {
        let value: Value = serde_json::from_str(line).map_err(|error| {
            Refusal::new("bad_json", say("refusal-json").with("error", error.to_string()))
        })?;
        if let Some(field) = with_nul(&value) {
            // No keyboard makes it, and one of the engines cannot keep it.
            return Err(Refusal::value(field, say("refusal-json-zero").with("field", field)));
        }
        let Value::Object(mut fields) = value else {
            return Err(Refusal::new("bad_json", say("refusal-json-object")));
        };
        let key = text(&mut fields, "key")?;
        let at = parsed(&mut fields, "at", "2026-03-20T09:00:00+01:00")?;
        let happened_on = parsed(&mut fields, "happened_on", "2026-03-20")?;
        if happened_on.is_some_and(|day: Date| day.year() < FIRST_YEAR) {
            return Err(Refusal::value(
                "happened_on",
                say("refusal-field-early").with("year", FIRST_YEAR.to_string()),
            ));
        }
        let label = text(&mut fields, "label")?;
        let mut act = Value::Object(fields);
        name_ids(&mut act, None, labels)?;
        Ok(Self { key, at, happened_on, label, seen: None, act: Act::from_json(act)? })
    }
}

/// The name of a field that holds U+0000, or has it in its name.
fn with_nul(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => text.contains('\0').then_some("text"),
        Value::Array(items) => items.iter().find_map(with_nul),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| match with_nul(value) {
            Some("text") => Some(name.as_str()),
            None if name.contains('\0') => Some("name"),
            found => found,
        }),
        _ => None,
    }
}

fn text(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Refusal> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Refusal::value(name, say("refusal-field-text").with("field", name))),
    }
}

fn parsed<T: std::str::FromStr>(
    fields: &mut Map<String, Value>,
    name: &str,
    example: &str,
) -> Result<Option<T>, Refusal> {
    let read = |text: String| {
        text.parse().map_err(|_| {
            Refusal::value(name, say("refusal-field-form").with("field", name).with("example", example))
        })
    };
    text(fields, name)?.map(read).transpose()
}

/// Puts the ids in place of `{"ref": "label"}`.
fn name_ids(value: &mut Value, field: Option<&str>, labels: &Labels) -> Result<(), Refusal> {
    match value {
        Value::Object(fields) => {
            if let (1, Some(Value::String(label))) = (fields.len(), fields.get("ref")) {
                let unknown = || {
                    Refusal::new("unknown_label", say("refusal-label-unknown").with("label", label.as_str()))
                        .at(field.unwrap_or("ref"))
                };
                *value = Value::String(labels.meant(label, field).ok_or_else(unknown)?.to_string());
                return Ok(());
            }
            fields.iter_mut().try_for_each(|(name, value)| name_ids(value, Some(name), labels))
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| name_ids(item, field, labels)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(act: &Value, labels: &Labels) -> Result<Envelope, Refusal> {
        Envelope::read(&act.to_string(), labels)
    }

    #[test]
    fn a_label_stands_for_what_the_field_means() {
        let [source, person, referral, news, promise] = [1, 2, 3, 4, 5].map(Uuid::from_u128);
        let mut labels = Labels::new();
        let introduced =
            json!({"act": "referral.introduce", "label": "intro", "sources": [source], "person": person});
        let made = BTreeMap::from([
            ("news".to_owned(), news),
            ("person".to_owned(), person),
            ("promise".to_owned(), promise),
            ("referral".to_owned(), referral),
        ]);
        labels.remember(&read(&introduced, &labels).unwrap(), &made);
        let same = |line: Value, wanted: Value| {
            assert_eq!(read(&line, &labels).unwrap().act, read(&wanted, &labels).unwrap().act);
        };
        let it = json!({"ref": "intro"});
        same(
            json!({"act": "referral.try", "referral": it}),
            json!({"act": "referral.try", "referral": referral}),
        );
        same(json!({"act": "news.thank", "news": it}), json!({"act": "news.thank", "news": news}));
        same(json!({"act": "ask.make", "source": it}), json!({"act": "ask.make", "source": person}));
        let done = |matter: &Value| json!({"act": "duty.done", "matter": matter, "rule": "P33"});
        same(done(&it), done(&json!(referral)));
    }

    #[test]
    fn a_line_that_made_nothing_is_about_the_one_it_names() {
        let promise = Uuid::from_u128(5);
        let mut labels = Labels::new();
        let thanked = json!({"act": "promise.thank", "label": "thanked", "promise": promise});
        labels.remember(&read(&thanked, &labels).unwrap(), &BTreeMap::new());
        assert_eq!(labels.about("thanked"), Some(promise));
        let unknown = json!({"act": "promise.thank", "promise": {"ref": "nobody"}});
        assert_eq!(read(&unknown, &labels).unwrap_err().code, "unknown_label");
    }
}
