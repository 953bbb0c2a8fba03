//! `goodturn init`: founds a workspace.

use super::{Line, Stop, open, say};
use goodturn_app::found::{Founding, found};
use serde_json::json;
use std::process::ExitCode;

/// Found a workspace.
#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// The name of the firm.
    #[arg(long)]
    firm: String,
    /// The owner's name.
    #[arg(long)]
    owner: String,
    /// The owner's mail address.
    #[arg(long)]
    mail: String,
    /// The zone, such as Europe/Berlin.
    #[arg(long)]
    zone: String,
    /// The country, two letters.
    #[arg(long)]
    country: String,
    /// The profession.
    #[arg(long)]
    profession: Option<String>,
    /// Let acts say what time it is, for trying things out.
    #[arg(long)]
    test_clock: bool,
}

pub(super) async fn run(line: &Line, init: &Init) -> Result<ExitCode, Stop> {
    let store = open(line, true).await?;
    let founding = Founding {
        firm: init.firm.clone(),
        owner: init.owner.clone(),
        mail: init.mail.clone(),
        zone: init.zone.clone(),
        country: init.country.clone(),
        profession: init.profession.clone(),
        language: goodturn_app::words::Language::En,
        test_clock: init.test_clock,
    };
    let firm = found(&store, founding).await?.map_err(Stop::of)?;
    if line.json {
        say::document(&json!({"schema": 1, "workspace": firm.id, "member": firm.owner()}));
    } else {
        say::line(&format!("{} is founded. `goodturn today` says what the day holds.", firm.name));
    }
    Ok(ExitCode::SUCCESS)
}
