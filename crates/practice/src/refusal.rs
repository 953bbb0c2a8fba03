//! What cannot be done, and why; whoever opens a door to the practice says it in words.

use crate::saying::{Saying, say};
use std::fmt;

/// A refusal: nothing was changed. The code is for scripts and never changes; what is said is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A stable word in snake_case.
    pub code: &'static str,
    /// What happened and what to do, in one or two sentences.
    pub saying: Saying,
    /// The field of the act that the refusal is about.
    pub field: Option<String>,
}

impl Refusal {
    /// A refusal that is about the act as a whole.
    pub fn new(code: &'static str, saying: Saying) -> Self {
        Self { code, saying, field: None }
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
        Self::new("unknown_id", say("refusal-unknown").with("what", what)).at(field)
    }

    /// The matter is past the point where this could be done.
    pub fn too_late(saying: Saying) -> Self {
        Self::new("not_in_this_state", saying)
    }

    /// A value that cannot be meant.
    pub fn value(field: &str, saying: Saying) -> Self {
        Self::new("bad_value", saying).at(field)
    }
}

/// For logs and developers: the code and the key, nothing that somebody typed.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.code, self.saying.key)
    }
}

impl std::error::Error for Refusal {}
