//! `goodturn act`: JSON lines in, one line of answer each.

use super::{Line, Stop, place, say};
use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::perform::{Done, perform};
use goodturn_app::words::Refused;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying;
use goodturn_store::StoreError;
use serde_json::json;
use std::io::BufRead;
use std::process::ExitCode;

/// Perform acts, one JSON object a line.
#[derive(Debug, clap::Args)]
pub(super) struct Act {
    /// Print the JSON Schema of acts, events and refusals instead.
    #[arg(long)]
    schema: bool,
}

pub(super) async fn run(line: &Line, wanted: &Act) -> Result<ExitCode, Stop> {
    if wanted.schema {
        say::document(&goodturn_app::schema::schema());
        return Ok(ExitCode::SUCCESS);
    }
    let place = place(line).await?;
    let mut labels = Labels::new();
    let mut refused = false;
    // What is not UTF-8 is no JSON either: that line is refused, and the stream goes on.
    for (nr, text) in std::io::stdin().lock().split(b'\n').enumerate() {
        let text = text.map_err(|error| {
            Stop::Store(StoreError::refused(format!("Line {} cannot be read: {error}.", nr + 1)))
        })?;
        let text = std::str::from_utf8(&text);
        if text.is_ok_and(|text| text.trim().is_empty()) {
            continue;
        }
        let read = text.map_err(|error| unreadable(&error)).and_then(|text| Envelope::read(text, &labels));
        let answer = match read {
            Ok(envelope) => {
                let member = Some(place.member);
                let answer = perform(&place.store, place.firm.id.0, member, "act", envelope.clone()).await?;
                answer.inspect(|done| labels.remember(&envelope, &done.ids))
            }
            Err(refusal) => Err(refusal),
        };
        refused |= answer.is_err();
        tell(nr + 1, answer);
    }
    Ok(ExitCode::from(u8::from(refused)))
}

fn unreadable(error: &std::str::Utf8Error) -> Refusal {
    Refusal::new("bad_json", saying::say("refusal-json").with("error", error.to_string()))
}

fn tell(line: usize, answer: Result<Done, Refusal>) {
    say::document(&match answer {
        Ok(done) => {
            json!({"line": line, "ok": true, "seq": done.seq, "ids": done.ids, "events": done.events, "today_changed": done.today_changed})
        }
        Err(refusal) => json!({"line": line, "ok": false, "refusal": Refused::from(&refusal)}),
    });
}
