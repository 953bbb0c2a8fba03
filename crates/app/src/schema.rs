//! The JSON Schema of acts, events and refusals, derived from the types themselves.

use crate::words::Refused;
use goodturn_practice::act::Act;
use goodturn_practice::event::Happened;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

/// One document with the three schemas, the envelope around an act, and the names of all acts.
pub fn schema() -> Value {
    json!({
        "schema": 1,
        "names": Act::names(),
        "envelope": {
            "type": "object",
            "description": "These fields may stand beside those of the act.",
            "properties": {
                "key": {"type": "string", "description": "The act is done once under this key; sent again it gives the first answer."},
                "at": {"type": "string", "format": "date-time", "description": "Moves the clock of a workspace made with --test-clock."},
                "happened_on": {"type": "string", "format": "date", "description": "The day on which it happened, when it is noted later."},
                "label": {"type": "string", "description": "Later lines may say {\"ref\": label} where an id is meant."},
            },
        },
        "act": of::<Act>(),
        "event": of::<Happened>(),
        "refusal": of::<Refused>(),
    })
}

fn of<T: JsonSchema>() -> Value {
    SchemaGenerator::default().into_root_schema_for::<T>().to_value()
}
