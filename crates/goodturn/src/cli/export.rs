//! `goodturn export`: take everything out in open formats.

use super::{Line, Stop, place, say};
use goodturn_app::export::export;
use goodturn_store::StoreError;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Take everything out: people.vcf, people.csv, days.ics and everything.json.
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The folder; it is made where there is none, and no file in it is overwritten.
    folder: PathBuf,
}

pub(super) async fn run(line: &Line, wanted: &Export) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let taken = export(&place.store, place.firm.id.0).await?;
    let wrong = |error: std::io::Error| {
        Stop::Store(StoreError::refused(format!("{} cannot be written: {error}.", wanted.folder.display())))
    };
    std::fs::create_dir_all(&wanted.folder).map_err(wrong)?;
    let standing = taken.files.iter().map(|(name, _)| wanted.folder.join(name)).find(|path| path.exists());
    if let Some(path) = standing {
        return Err(Stop::Refused(format!(
            "{} is there already. Name an empty folder; nothing was written.",
            path.display()
        )));
    }
    for (name, text) in &taken.files {
        std::fs::write(wanted.folder.join(name), text).map_err(wrong)?;
    }
    let names: Vec<&str> = taken.files.iter().map(|(name, _)| *name).collect();
    if line.json {
        say::document(&json!({"schema": 1, "ok": true, "people": taken.people, "files": names}));
    } else {
        say::line(&format!(
            "{} people are in {}: {}.",
            taken.people,
            wanted.folder.display(),
            names.join(", ")
        ));
    }
    Ok(ExitCode::SUCCESS)
}
