//! `goodturn today`: what the day holds.

use super::{Line, Stop, place, say};
use goodturn_app::clockwork;
use goodturn_app::looks::today::today;
use goodturn_app::words::Words;
use jiff::civil::Date;
use serde_json::json;
use std::process::ExitCode;

/// Say what the day holds.
#[derive(Debug, clap::Args)]
pub(super) struct Today {
    /// What will be due by the end of that day if nothing is done before.
    #[arg(long)]
    on: Option<Date>,
    /// Everything, whether it fits the day or not.
    #[arg(long)]
    all: bool,
}

pub(super) async fn run(line: &Line, wanted: &Today) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    if place.firm.is_active(place.member) {
        // Whoever looks at a day first sees to what passed by itself.
        clockwork::pass(&place.store, place.firm.id.0).await?;
    }
    let Some(day) =
        today(Words::ENGLISH, &place.store, place.firm.id.0, place.member, wanted.on, wanted.all, line.json)
            .await?
    else {
        return Err(Stop::Refused("This workspace cannot be read.".to_owned()));
    };
    if line.json {
        say::document(&json!(day));
        return Ok(ExitCode::SUCCESS);
    }
    if day.fits.is_empty() {
        say::line("All is done for today. Nobody waits for you.");
    }
    for duty in &day.fits {
        say::line(&format!("{}  {}  {}", duty.due_on, duty.rule, duty.why.text));
    }
    if !day.left.is_empty() {
        say::line(&format!("And {} more that will keep until tomorrow.", day.left.len()));
    }
    Ok(ExitCode::SUCCESS)
}
