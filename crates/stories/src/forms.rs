//! Forms for every act there is, made from the schema of the acts: no act and no field of it can be forgotten.

use serde_json::{Map, Value, json};

/// What stands in a form where a value is tried.
pub const HERE: &str = "§";
/// The same where a number is meant.
const NUMBER: &str = "§n";
/// The types of ids that acts name.
const IDS: [&str; 4] = ["PersonId", "MatterId", "IdealId", "MemberId"];

/// A form of an act, with one place at which values can be tried.
#[derive(Debug, Clone)]
pub struct Form {
    /// The act.
    pub act: String,
    /// The fields, [`HERE`] in one of them unless it is the plain form.
    pub fields: Vec<(String, String)>,
    /// What belongs at that place: the type of an id, `text` or `number`; empty in the plain form.
    pub wants: String,
    /// The fields that the act has, without those within them.
    pub known: Vec<String>,
}

impl Form {
    /// The fields with a value at the place.
    pub fn with(&self, value: &str) -> Vec<(String, String)> {
        self.fields
            .iter()
            .map(|(name, held)| (name.clone(), if held == HERE { value.to_owned() } else { held.clone() }))
            .collect()
    }

    /// The name of the field at the place.
    pub fn place(&self) -> &str {
        self.fields.iter().find(|(_, held)| held == HERE).map_or("", |(name, _)| name)
    }
}

/// The plain form of each act, and one form for each place in it. `own` gives an id of a type that is known in the
/// workspace.
pub fn forms(own: &dyn Fn(&str) -> String) -> Vec<Form> {
    let schema = goodturn_app::schema::schema();
    let shapes = Shapes { defs: &schema["act"]["$defs"], own };
    let mut all = Vec::new();
    for noun in schema["act"]["anyOf"].as_array().unwrap() {
        for act in shapes.resolved(noun).1["oneOf"].as_array().unwrap() {
            let name = act["properties"]["act"]["const"].as_str().unwrap().to_owned();
            let known: Vec<String> = act["properties"].as_object().unwrap().keys().cloned().collect();
            let mut push = |value: Value, wants: String| {
                let mut fields = Vec::new();
                flat("", &value, &mut fields);
                fields.retain(|(field, _)| field != "act");
                all.push(Form { act: name.clone(), fields, wants, known: known.clone() });
            };
            push(shapes.plain(act, ""), String::new());
            for (wants, value) in shapes.places(act, "") {
                push(value, wants);
            }
        }
    }
    all
}

struct Shapes<'a> {
    defs: &'a Value,
    own: &'a dyn Fn(&str) -> String,
}

impl Shapes<'_> {
    /// A schema behind its references, with the last name.
    fn resolved<'s>(&'s self, schema: &'s Value) -> (&'s str, &'s Value) {
        match schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
            Some(name) => (name, &self.defs[name]),
            None => ("", schema),
        }
    }

    /// The ways in which a value may be given, without "nothing".
    fn ways<'s>(&'s self, schema: &'s Value) -> Vec<&'s Value> {
        let ways = schema["anyOf"].as_array().or(schema["oneOf"].as_array());
        let is_nothing = |way: &&Value| way["type"] == json!("null");
        ways.map(|ways| ways.iter().filter(|way| !is_nothing(way)).collect()).unwrap_or_default()
    }

    fn kind<'s>(&self, schema: &'s Value) -> &'s str {
        let first = schema["type"].as_array().and_then(|kinds| kinds.iter().find(|kind| **kind != "null"));
        first.unwrap_or(&schema["type"]).as_str().unwrap_or("object")
    }

    /// The smallest value that fits.
    fn plain(&self, schema: &Value, field: &str) -> Value {
        let (name, schema) = self.resolved(schema);
        if IDS.contains(&name) {
            return json!((self.own)(name));
        }
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        if let Some(choices) = schema["enum"].as_array() {
            return choices[0].clone();
        }
        if let Some(way) = self.ways(schema).first() {
            return self.plain(way, field);
        }
        match self.kind(schema) {
            "string" => json!(text(field)),
            "integer" | "number" => json!(1),
            "boolean" => json!(true),
            "array" => json!([]),
            _ => {
                let needed = schema["required"].as_array().cloned().unwrap_or_default();
                let needed = needed.iter().filter_map(Value::as_str);
                let pairs =
                    needed.map(|name| (name.to_owned(), self.plain(&schema["properties"][name], name)));
                Value::Object(pairs.collect())
            }
        }
    }

    /// The smallest values that have a given place, one for each place: (what is wanted there, the value).
    fn places(&self, schema: &Value, field: &str) -> Vec<(String, Value)> {
        let (name, schema) = self.resolved(schema);
        if IDS.contains(&name) {
            return vec![(name.to_owned(), json!(HERE))];
        }
        if schema.get("const").is_some() || schema.get("enum").is_some() {
            return Vec::new();
        }
        let ways = self.ways(schema);
        if !ways.is_empty() {
            return ways.iter().flat_map(|way| self.places(way, field)).collect();
        }
        match self.kind(schema) {
            "string" => vec![("text".to_owned(), json!(HERE))],
            "integer" | "number" => vec![("number".to_owned(), json!(NUMBER))],
            "boolean" => Vec::new(),
            "array" => self
                .places(&schema["items"], field)
                .into_iter()
                .map(|(wants, item)| (wants, json!([item])))
                .collect(),
            _ => {
                let base = self.plain(schema, field);
                let none = Map::new();
                let inner = schema["properties"].as_object().unwrap_or(&none);
                let each = inner.iter().flat_map(|(name, inner)| {
                    self.places(inner, name).into_iter().map(move |(wants, value)| (wants, name, value))
                });
                each.map(|(wants, name, value)| {
                    let mut whole = base.clone();
                    whole[name] = value;
                    (wants, whole)
                })
                .collect()
            }
        }
    }
}

fn text(field: &str) -> &'static str {
    match field {
        "on" | "by" | "until" | "next_on" | "date" | "day" => "2026-12-01",
        "starts" | "ends" => "10:00:00",
        "mail" => "somebody@example.com",
        "setting" => "capacity",
        "value" => "14",
        "name" => "Somebody",
        _ => "words",
    }
}

/// A value as the fields of a form.
fn flat(name: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Bool(is) => into.push((format!("{name}:flag"), if *is { "yes" } else { "no" }.to_owned())),
        Value::Number(number) => into.push((format!("{name}:number"), number.to_string())),
        Value::String(text) if text == NUMBER => into.push((format!("{name}:number"), HERE.to_owned())),
        Value::String(text) => into.push((name.to_owned(), text.clone())),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| match item {
            Value::Object(_) => flat(&format!("{name}[{at}]"), item, into),
            _ => flat(&format!("{name}[]"), item, into),
        }),
        Value::Object(fields) => fields.iter().for_each(|(inner, value)| {
            let name = if name.is_empty() { inner.clone() } else { format!("{name}.{inner}") };
            flat(&name, value, into);
        }),
    }
}
