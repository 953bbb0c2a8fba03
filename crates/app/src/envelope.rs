//! The envelope of an act on the wire: key, time and label around it, and names for ids that earlier lines made.

use goodturn_practice::act::Act;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Ids that earlier lines of a stream made, by label and noun.
pub type Labels = BTreeMap<String, BTreeMap<String, String>>;

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

/// Puts the ids in place of `{"ref": "label"}`: the id of the noun that the field is called after, else of the only
/// or first thing the line made.
fn name_ids(value: &mut Value, field: Option<&str>, labels: &Labels) -> Result<(), Refusal> {
    match value {
        Value::Object(fields) => {
            if let (1, Some(Value::String(label))) = (fields.len(), fields.get("ref")) {
                let made = labels.get(label);
                let id = made.and_then(|ids| field.and_then(|field| ids.get(field)).or_else(|| ids.get("")));
                let unknown = || {
                    Refusal::new("unknown_label", say("refusal-label-unknown").with("label", label.as_str()))
                        .at(field.unwrap_or("ref"))
                };
                *value = Value::String(id.ok_or_else(unknown)?.clone());
                return Ok(());
            }
            fields.iter_mut().try_for_each(|(name, value)| name_ids(value, Some(name), labels))
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| name_ids(item, field, labels)),
        _ => Ok(()),
    }
}
