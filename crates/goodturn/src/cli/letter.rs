//! `goodturn letter`: the words that are ready for a duty.

use super::{Line, Stop, place, say};
use goodturn_app::letters::Channel;
use goodturn_app::looks::desk::{Chosen, desk};
use goodturn_app::words::Words;
use serde_json::json;
use std::process::ExitCode;
use uuid::Uuid;

/// Show the words that are ready for a duty.
#[derive(Debug, clap::Args)]
pub(super) struct Letter {
    /// The duty, by the id that `today` shows.
    duty: Uuid,
    /// By which way: mail, message, phone or card.
    #[arg(long, value_parser = ["mail", "message", "phone", "card"])]
    channel: Option<String>,
}

pub(super) async fn run(line: &Line, wanted: &Letter) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let channel: Option<Channel> = wanted.channel.as_deref().and_then(|word| word.parse().ok());
    let chosen = Chosen { channel, ..Chosen::default() };
    let found =
        desk(Words::ENGLISH, &place.store, place.firm.id.0, place.member, wanted.duty, chosen).await?;
    let Some(desk) = found else {
        return Err(Stop::Refused(
            "There is no such duty. `goodturn today --json` shows the ids of all.".to_owned(),
        ));
    };
    let Some(letter) = &desk.letter else {
        return Err(Stop::Refused(match desk.channels.is_empty() {
            true => "This duty has no letter: it is yours to decide, or its person is not to be written to."
                .to_owned(),
            false => "There are no words for this way. Try another --channel.".to_owned(),
        }));
    };
    if line.json {
        say::document(&json!({
            "schema": 1, "duty": desk.duty.id, "rule": desk.duty.rule, "to": letter.to,
            "channel": letter.channel, "subject": letter.subject, "body": letter.body,
            "channels": desk.channels, "tone": desk.tone,
        }));
    } else {
        let to: Vec<&str> = letter.to.iter().map(|reader| reader.name.as_str()).collect();
        say::line(&format!("To {} by {}", to.join(", "), letter.channel.word()));
        if let Some(subject) = &letter.subject {
            say::line(&format!("Subject: {subject}"));
        }
        say::line("");
        say::line(&letter.body);
    }
    Ok(ExitCode::SUCCESS)
}
