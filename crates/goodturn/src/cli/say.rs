//! What a command says: words for a person, or one JSON document for a script.

use serde_json::{Value, json};
use std::io::Write;

/// Writes one line to the standard output; a reader who has gone away is no error.
pub(crate) fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody listens any more: there is nobody to tell.
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Writes a document.
pub(crate) fn document(value: &Value) {
    line(&value.to_string());
}

/// Says why a command did not do it.
pub(crate) fn error(as_json: bool, code: &str, text: &str) {
    if as_json {
        document(&json!({"schema": 1, "error": {"code": code, "text": text}}));
    } else {
        let _ = writeln!(std::io::stderr(), "{text}");
    }
}
