//! What could not be done, in words. The domain and the readers of files give keys with what belongs into them; every
//! door says them in the language of whoever stands before it, and in English where scripts read along.

use super::{Arg, Words};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::{Part, Saying};
use schemars::JsonSchema;
use serde::Serialize;

impl Words {
    /// Something to be said, in words.
    pub fn saying(self, saying: &Saying) -> String {
        self.tell(saying.key, saying.with.iter().map(|(name, part)| (*name, self.part(part))))
    }

    fn part(self, part: &Part) -> Arg<'_> {
        match part {
            Part::Text(text) => text.as_str().into(),
            Part::Number(number) => (*number).into(),
            Part::Saying(saying) => self.saying(saying).into(),
        }
    }

    /// What was refused, and the way on.
    pub fn refusal(self, refusal: &Refusal) -> String {
        self.saying(&refusal.saying)
    }

    /// Why a record of a file was left out, or a part of it, with its place: "line 7: It names nobody".
    pub fn remark(self, line: usize, reason: &Saying) -> String {
        // The number of a line is a name and no count: no language puts marks into it.
        self.tell2("refusal-record-line", ("line", line.to_string()), ("reason", self.saying(reason)))
    }
}

/// A refusal: nothing was changed. The code is for scripts and never changes; the text is for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Refusal")]
pub struct Refused {
    /// A stable word in snake_case.
    pub code: &'static str,
    /// What happened and what to do, in one or two sentences.
    pub text: String,
    /// The field of the act that the refusal is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// As scripts read it: in English, whatever the language of the firm.
impl From<&Refusal> for Refused {
    fn from(refusal: &Refusal) -> Self {
        let text = Words::ENGLISH.refusal(refusal);
        Self { code: refusal.code, text, field: refusal.field.clone() }
    }
}
