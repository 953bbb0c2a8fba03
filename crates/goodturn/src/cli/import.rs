//! `goodturn import`: take an address book in, or take an import back.

use super::{Line, Stop, place, say};
use goodturn_app::import::{File, FileReport, Maybe, Report, Taker, Wanted, import, undo_import};
use goodturn_app::words::Words;
use goodturn_exchange::{Map, Options};
use goodturn_store::StoreError;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;
use uuid::Uuid;

/// Take an address book in: vCard or CSV, as other programs write them.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// The files.
    #[arg(required_unless_present = "undo")]
    files: Vec<PathBuf>,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
    /// A file that says which column of a table means what.
    #[arg(long)]
    map: Option<PathBuf>,
    /// What becomes of somebody who is perhaps in the book already: new, skip or same.
    #[arg(long, default_value = "new", value_parser = ["new", "skip", "same"])]
    maybe: String,
    /// Take the import with this number back.
    #[arg(long, conflicts_with = "files")]
    undo: Option<Uuid>,
}

pub(super) async fn run(line: &Line, wanted: &Import) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let taker = Taker { workspace: place.firm.id.0, member: place.member };
    if let Some(id) = wanted.undo {
        let done = undo_import(&place.store, taker, id, "act").await?.map_err(Stop::of)?;
        if line.json {
            say::document(&json!({"schema": 1, "ok": true, "seq": done.seq, "undone": id}));
        } else {
            say::line("The import is undone. The book is as it was before.");
        }
        return Ok(ExitCode::SUCCESS);
    }
    let map = match &wanted.map {
        Some(path) => {
            let bytes = read(path)?;
            Some(
                Map::read(&String::from_utf8_lossy(&bytes))
                    .map_err(|wrong| Stop::Refused(Words::ENGLISH.saying(&wrong.0)))?,
            )
        }
        None => None,
    };
    let mut files = Vec::new();
    for path in &wanted.files {
        files.push(File { name: path.display().to_string(), bytes: read(path)? });
    }
    let maybe = match wanted.maybe.as_str() {
        "skip" => Maybe::Skip,
        "same" => Maybe::Same,
        _ => Maybe::New,
    };
    let how = Wanted { options: Options { map }, maybe, dry_run: wanted.dry_run };
    let report = import(&place.store, taker, files, &how).await?.map_err(Stop::of)?;
    if line.json {
        let value = serde_json::to_value(&report).map_err(|error| StoreError::refused(error.to_string()))?;
        say::document(&value);
    } else {
        tell(&report);
    }
    Ok(ExitCode::from(u8::from(!report.read_anything())))
}

fn read(path: &PathBuf) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|error| {
        Stop::Store(StoreError::refused(format!("{} cannot be read: {error}.", path.display())))
    })
}

fn tell(report: &Report) {
    for file in &report.files {
        tell_file(file, report.dry_run);
    }
    if !report.dry_run && report.people_new > 0 {
        say::line("Next: the sorting round. `goodturn serve` opens it, and ten minutes make Today useful.");
    }
}

fn tell_file(file: &FileReport, dry_run: bool) {
    let would = if dry_run { " would be" } else { "" };
    say::line(&format!(
        "{} ({}): {} records. {}{would} new, {}{would} changed, {} as they were, {} refused.",
        file.file,
        file.kind,
        file.records,
        file.people_new,
        file.people_changed,
        file.people_same,
        file.refused.len()
    ));
    for refused in file.refused.iter().take(20) {
        say::line(&format!("  {}", Words::ENGLISH.remark(refused.line, &refused.reason)));
    }
    if file.refused.len() > 20 {
        say::line(&format!("  and {} more; --json lists them all.", file.refused.len() - 20));
    }
    if file.proposed_doubles > 0 {
        say::line(&format!(
            "  {} of the new ones may be somebody in the book; they were not joined.",
            file.proposed_doubles
        ));
    }
    if let Some(id) = file.import {
        say::line(&format!("  To take it back: goodturn import --undo {id}"));
    }
}
