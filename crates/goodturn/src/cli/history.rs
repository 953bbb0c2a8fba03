//! `goodturn history` and `goodturn undo`: what happened, and taking it back.

use super::{Line, Stop, place, say};
use goodturn_app::looks::{history, person};
use goodturn_app::undo::undo;
use goodturn_app::words::Refused;
use goodturn_app::words::Words;
use serde_json::json;
use std::process::ExitCode;

/// Say what happened, the latest first.
#[derive(Debug, clap::Args)]
pub(super) struct History {
    /// Only what happened to this person: an id or a mail address.
    #[arg(long)]
    person: Option<String>,
    /// How many events.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// Only what happened before this act.
    #[arg(long)]
    before: Option<i64>,
}

pub(super) async fn tell(line: &Line, wanted: &History) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let workspace = place.firm.id.0;
    let who = match &wanted.person {
        Some(text) => Some(person::find(&place.store, workspace, text).await?.ok_or_else(|| {
            Stop::Refused("Nobody here has this id, or exactly this mail address alone.".to_owned())
        })?),
        None => None,
    };
    let told = history::history(
        Words::ENGLISH,
        &place.store,
        workspace,
        who,
        wanted.before,
        i64::from(wanted.limit),
    )
    .await?;
    if line.json {
        say::document(&json!(told));
        return Ok(ExitCode::SUCCESS);
    }
    for event in &told.events {
        let undone = if event.undone { "  (undone)" } else { "" };
        say::line(&format!("{:>6}  {}  {}{undone}", event.seq, event.happened.on, event.text));
    }
    Ok(ExitCode::SUCCESS)
}

/// Undo an act.
#[derive(Debug, clap::Args)]
pub(super) struct Undo {
    /// Its number, as `history` shows it.
    seq: i64,
}

pub(super) async fn take_back(line: &Line, wanted: &Undo) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let done = undo(&place.store, place.firm.id.0, place.member, "act", wanted.seq).await?;
    let (value, text, code) = match done {
        Ok(done) => (
            json!({"schema": 1, "ok": true, "seq": done.seq, "undone": wanted.seq}),
            format!("Act {} is undone.", wanted.seq),
            0,
        ),
        Err(refusal) => {
            let refused = Refused::from(&refusal);
            (json!({"schema": 1, "ok": false, "refusal": refused}), refused.text, 1)
        }
    };
    if line.json {
        say::document(&value);
    } else if code == 0 {
        say::line(&text);
    } else {
        say::error(false, "refused", &text);
    }
    Ok(ExitCode::from(code))
}
