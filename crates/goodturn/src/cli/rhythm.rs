//! `goodturn rhythm`: the settings of the workspace.

use super::{Line, Stop, place, say};
use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::perform::perform;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Show the rhythm, or change one setting of it.
#[derive(Debug, clap::Args)]
pub(super) struct Rhythm {
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Debug, clap::Subcommand)]
enum Change {
    /// Change one setting.
    Set {
        /// Its name, as `goodturn rhythm` lists it.
        key: String,
        /// The new value.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

pub(super) async fn run(line: &Line, wanted: &Rhythm) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    if let Some(Change::Set { key, value }) = &wanted.change {
        let act = json!({"act": "rhythm.set", "setting": key, "value": value});
        let envelope = Envelope::read(&act.to_string(), &Labels::new()).map_err(Stop::of)?;
        let done = perform(&place.store, place.firm.id.0, Some(place.member), "act", envelope).await?;
        let done = done.map_err(Stop::of)?;
        if line.json {
            say::document(&json!({"schema": 1, "ok": true, "seq": done.seq, "key": key, "value": value}));
        } else {
            say::line(&format!("{key} is {value} now. Every duty was worked out anew."));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let rhythm = json!(place.firm.rhythm);
    if line.json {
        say::document(&json!({"schema": 1, "revision": place.firm.revision, "rhythm": rhythm}));
        return Ok(ExitCode::SUCCESS);
    }
    list("", &rhythm);
    Ok(ExitCode::SUCCESS)
}

/// One line a setting, those inside of others with both names: `hours.zone`.
fn list(before: &str, value: &Value) {
    let Value::Object(fields) = value else { return };
    for (name, value) in fields {
        match value {
            Value::Object(_) => list(&format!("{before}{name}."), value),
            Value::String(text) => say::line(&format!("{before}{name}  {text}")),
            other => say::line(&format!("{before}{name}  {other}")),
        }
    }
}
