//! The command line.

mod act;
mod demo;
mod export;
mod history;
mod import;
mod init;
mod keep;
mod letter;
mod people;
mod rhythm;
mod say;
mod serve;
mod today;
mod verify;

use crate::config;
use clap::{Parser, Subcommand};
use goodturn_app::words::Words;
use goodturn_practice::id::MemberId;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::workspace::Firm;
use goodturn_store::{OpenOptions, Store, StoreAddress, StoreError, rows};
use std::process::ExitCode;

/// The practice of getting clients by recommendation.
#[derive(Debug, Parser)]
#[command(name = "goodturn", version)]
struct Line {
    /// Where everything is kept: sqlite:PATH or postgres://…
    #[arg(long, global = true, env = "GOODTURN_STORE")]
    store: Option<String>,
    /// The workspace, by name; not needed where there is only one.
    #[arg(long, global = true)]
    workspace: Option<String>,
    /// Who acts, by mail address; the owner when nothing is said.
    #[arg(long = "as", global = true)]
    by: Option<String>,
    /// Answer in JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Found a workspace.
    Init(init::Init),
    /// Try it: an invented firm with a year of history.
    Demo(demo::Demo),
    /// Serve the pages.
    Serve(serve::Serve),
    /// Perform acts, one JSON object a line.
    Act(act::Act),
    /// Take an address book in, or take an import back.
    Import(import::Import),
    /// Say what the day holds.
    Today(today::Today),
    /// Show the words that are ready for a duty.
    Letter(letter::Letter),
    /// List or search people.
    People(people::People),
    /// Show one person.
    Person(people::Person),
    /// Say what happened.
    History(history::History),
    /// Undo an act.
    Undo(history::Undo),
    /// Show or change the rhythm.
    Rhythm(rhythm::Rhythm),
    /// Take everything out: vCard, CSV, ICS, JSON.
    Export(export::Export),
    /// Write everything into one file.
    Backup(keep::BackUp),
    /// Put a backup back.
    Restore(keep::Restore),
    /// Check that everything is as it must be.
    Verify,
    /// One number for everything that is kept: equal content, equal digest.
    Digest,
    /// Look at everything that could be in the way.
    Doctor,
}

/// What ends a command early.
enum Stop {
    /// Refused, in words for a person.
    Refused(String),
    /// The store or a file.
    Store(StoreError),
}

impl Stop {
    /// A refusal of the practice; the command line speaks English.
    #[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
    fn of(refusal: Refusal) -> Self {
        Stop::Refused(Words::ENGLISH.refusal(&refusal))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Store(error)
    }
}

/// A workspace that a command works in.
struct Place {
    store: Store,
    firm: Firm,
    member: MemberId,
}

/// Wrong usage, or a question how it is used. A script that asked for JSON gets JSON here as well.
fn misused(wrong: &clap::Error) -> ExitCode {
    let as_json = std::env::args_os().any(|word| word == "--json");
    if wrong.use_stderr() && as_json {
        say::error(true, "usage", wrong.to_string().trim_end());
    } else {
        // Nobody reads it: there is nobody to tell.
        let _ = wrong.print();
    }
    ExitCode::from(u8::try_from(wrong.exit_code()).unwrap_or(2))
}

/// Runs the command of the command line.
pub(crate) async fn run() -> ExitCode {
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(wrong) => return misused(&wrong),
    };
    let answer = match &line.command {
        Command::Init(init) => init::run(&line, init).await,
        Command::Demo(demo) => demo::run(&line, demo).await,
        Command::Serve(serve) => serve::run(&line, serve).await,
        Command::Act(act) => act::run(&line, act).await,
        Command::Import(wanted) => import::run(&line, wanted).await,
        Command::Today(today) => today::run(&line, today).await,
        Command::Letter(wanted) => letter::run(&line, wanted).await,
        Command::People(people) => people::list(&line, people).await,
        Command::Person(person) => people::one(&line, person).await,
        Command::History(history) => history::tell(&line, history).await,
        Command::Undo(undo) => history::take_back(&line, undo).await,
        Command::Rhythm(rhythm) => rhythm::run(&line, rhythm).await,
        Command::Export(wanted) => export::run(&line, wanted).await,
        Command::Backup(backup) => keep::backup(&line, backup).await,
        Command::Restore(restore) => keep::restore(&line, restore).await,
        Command::Verify => verify::run(&line).await,
        Command::Digest => keep::digest(&line).await,
        Command::Doctor => keep::doctor(&line).await,
    };
    match answer {
        Ok(code) => code,
        Err(Stop::Refused(text)) => {
            say::error(line.json, "refused", &text);
            ExitCode::from(1)
        }
        Err(Stop::Store(error)) => {
            say::error(line.json, "store", &error.to_string());
            ExitCode::from(3)
        }
    }
}

async fn open(line: &Line, create: bool) -> Result<Store, Stop> {
    let text = line.store.clone().unwrap_or_else(config::default_store);
    let address: StoreAddress = text.parse().map_err(Stop::Store)?;
    let options = if create { OpenOptions::creating() } else { OpenOptions::default() };
    Ok(Store::open(&address, options).await?)
}

async fn place(line: &Line) -> Result<Place, Stop> {
    let store = open(line, false).await?;
    let all = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await?;
    let fitting: Vec<_> =
        all.iter().filter(|(_, name)| line.workspace.as_ref().is_none_or(|wanted| wanted == name)).collect();
    let [(id, _)] = fitting[..] else {
        let names: Vec<&str> = all.iter().map(|(_, name)| name.as_str()).collect();
        return Err(Stop::Refused(if names.is_empty() {
            "There is no workspace here yet. `goodturn init` founds one.".to_owned()
        } else {
            format!("Name the workspace with --workspace. There are: {}.", names.join(", "))
        }));
    };
    let id = *id;
    let begun = store.read(id, move |tx| Box::pin(rows::lock(tx, id))).await?;
    let firm = begun
        .map(|begun| begun.firm)
        .ok_or_else(|| Stop::Refused("This workspace cannot be read.".to_owned()))?;
    let member = match &line.by {
        Some(mail) => firm
            .members
            .iter()
            .find(|member| member.active && member.mail == mail.to_lowercase())
            .map(|member| member.id),
        None => Some(firm.owner()),
    };
    let member =
        member.ok_or_else(|| Stop::Refused("Nobody with this address is a member here.".to_owned()))?;
    Ok(Place { store, firm, member })
}
