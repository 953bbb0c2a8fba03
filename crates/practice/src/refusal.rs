//! What cannot be done, in words for the person who asked for it.

use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// A refusal: nothing was changed. The code is for scripts and never changes; the text is for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Refusal {
    /// A stable word in snake_case.
    pub code: &'static str,
    /// What happened and what to do, in one or two sentences.
    pub text: String,
    /// The field of the act that the refusal is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Refusal {
    /// A refusal that is about the act as a whole.
    pub fn new(code: &'static str, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), field: None }
    }

    /// The same refusal, tied to a field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// Nothing of that kind is known in this workspace. Says the same for an id of another workspace, so that
    /// nobody learns what exists elsewhere.
    pub fn unknown(what: &str, field: &str) -> Self {
        Self::new(
            "unknown_id",
            format!("There is no such {what} here. It may have been removed; please look again."),
        )
        .at(field)
    }

    /// The matter is past the point where this could be done.
    pub fn too_late(text: impl Into<String>) -> Self {
        Self::new("not_in_this_state", text)
    }

    /// A value that cannot be meant.
    pub fn value(field: &str, text: impl Into<String>) -> Self {
        Self::new("bad_value", text).at(field)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Refusal {}
