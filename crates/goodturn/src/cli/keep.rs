//! `goodturn backup`, `restore`, `digest` and `doctor`: looking after what is kept.

use super::{Line, Stop, open, place, say};
use goodturn_store::{Backup, StoreError, rows};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Write everything into one file.
#[derive(Debug, clap::Args)]
pub(super) struct BackUp {
    /// The new file; one that is there is never overwritten.
    file: PathBuf,
}

/// Put a backup back.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// The backup.
    file: PathBuf,
    /// In place of everything that is there.
    #[arg(long)]
    replace: bool,
}

pub(super) async fn backup(line: &Line, wanted: &BackUp) -> Result<ExitCode, Stop> {
    let held = open(line, false).await?.backup(&wanted.file).await.map_err(refused)?;
    tell(line, held, "are in the backup");
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(line: &Line, wanted: &Restore) -> Result<ExitCode, Stop> {
    let held = open(line, true).await?.restore(&wanted.file, wanted.replace).await.map_err(refused)?;
    tell(line, held, "are back");
    Ok(ExitCode::SUCCESS)
}

/// What a person can mend is a refusal; the rest is the store's.
fn refused(error: StoreError) -> Stop {
    match error {
        StoreError::Refused(text) => Stop::Refused(text),
        other => Stop::Store(other),
    }
}

fn tell(line: &Line, held: Backup, done: &str) {
    if line.json {
        say::document(
            &json!({"schema": 1, "ok": true, "workspaces": held.workspaces, "people": held.people, "acts": held.acts}),
        );
    } else {
        say::line(&format!(
            "{} people and {} acts of {} workspaces {done}.",
            held.people, held.acts, held.workspaces
        ));
    }
}

pub(super) async fn digest(line: &Line) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let id = place.firm.id.0;
    let digest = place.store.read_long(id, move |tx| Box::pin(rows::digest(tx, id))).await?;
    if line.json {
        say::document(&json!({"schema": 1, "digest": digest}));
    } else {
        say::line(&digest);
    }
    Ok(ExitCode::SUCCESS)
}

/// Looks at everything that could be in the way, and says so in words.
pub(super) async fn doctor(line: &Line) -> Result<ExitCode, Stop> {
    let mut found: Vec<(&str, bool, String)> = Vec::new();
    let ok = match open(line, false).await {
        Err(Stop::Store(error)) => {
            found.push(("store", false, error.to_string()));
            false
        }
        Err(Stop::Refused(text)) => {
            found.push(("store", false, text));
            false
        }
        Ok(store) => {
            found.push((
                "store",
                true,
                format!("{:?} answers, and its tables are up to date.", store.dialect()),
            ));
            let all = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await?;
            if all.is_empty() {
                found.push(("workspaces", true, "There is none yet. `goodturn init` founds one.".to_owned()));
            }
            let mut ok = true;
            for (id, name) in all {
                let faults = store
                    .read_long(id, move |tx| {
                        Box::pin(async move {
                            let Some(begun) = rows::lock(tx, id).await? else { return Ok(Vec::new()) };
                            let today = begun.firm.rhythm.calendar().day_of(goodturn_app::wall::now());
                            Ok(rows::verify(tx, begun.firm, today).await?.1)
                        })
                    })
                    .await?;
                ok &= faults.is_empty();
                let text = match faults.len() {
                    0 => format!("{name}: every matter is as it must be."),
                    count => format!("{name}: {count} faults. `goodturn verify` lists them."),
                };
                found.push(("workspace", faults.is_empty(), text));
            }
            ok
        }
    };
    if line.json {
        let checks: Vec<_> =
            found.iter().map(|(what, ok, text)| json!({"what": what, "ok": ok, "text": text})).collect();
        say::document(&json!({"schema": 1, "ok": ok, "checks": checks}));
    } else {
        found.iter().for_each(|(what, ok, text)| {
            say::line(&format!("{}  {what}: {text}", if *ok { "good" } else { "BAD " }));
        });
    }
    Ok(ExitCode::from(u8::from(!ok)))
}
