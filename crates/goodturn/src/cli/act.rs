//! `goodturn act`: JSON lines in, one line of answer each.

use super::{Line, Stop, place, say};
use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::perform::{Done, perform};
use goodturn_app::words::Refused;
use goodturn_practice::refusal::Refusal;
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
    for (nr, text) in std::io::stdin().lock().lines().enumerate() {
        let text =
            text.map_err(|error| Stop::Refused(format!("Line {} cannot be read: {error}.", nr + 1)))?;
        if text.trim().is_empty() {
            continue;
        }
        let answer = match Envelope::read(&text, &labels) {
            Ok(envelope) => {
                let label = envelope.label.clone();
                let answer =
                    perform(&place.store, place.firm.id.0, Some(place.member), "act", envelope).await?;
                if let (Some(label), Ok(done)) = (label, &answer) {
                    labels.insert(label, made(done));
                }
                answer
            }
            Err(refusal) => Err(refusal),
        };
        refused |= answer.is_err();
        tell(nr + 1, answer);
    }
    Ok(ExitCode::from(u8::from(refused)))
}

/// The ids of what a line made, by noun; under the empty name the one it is about.
fn made(done: &Done) -> std::collections::BTreeMap<String, String> {
    let mut ids: std::collections::BTreeMap<_, _> =
        done.ids.iter().map(|(noun, id)| (noun.clone(), id.to_string())).collect();
    let noun = done.events.last().and_then(|event| event.split('.').next()).unwrap_or_default();
    let first = ids.get(noun).or_else(|| ids.values().next()).cloned();
    ids.extend(first.map(|id| (String::new(), id)));
    ids
}

fn tell(line: usize, answer: Result<Done, Refusal>) {
    say::document(&match answer {
        Ok(done) => {
            json!({"line": line, "ok": true, "seq": done.seq, "ids": done.ids, "events": done.events, "today_changed": done.today_changed})
        }
        Err(refusal) => json!({"line": line, "ok": false, "refusal": Refused::from(&refusal)}),
    });
}
