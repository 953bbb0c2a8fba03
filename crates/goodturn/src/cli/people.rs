//! `goodturn people` and `goodturn person`: the address book.

use super::{Line, Stop, place, say};
use goodturn_app::looks::{people, person};
use goodturn_app::words::Words;
use goodturn_store::rows::Wanted;
use serde_json::json;
use std::process::ExitCode;
use uuid::Uuid;

/// List people, or search them by the beginnings of words.
#[derive(Debug, clap::Args)]
pub(super) struct People {
    /// Names, firms, mail addresses, numbers; every word must fit.
    #[arg(default_value = "")]
    query: String,
    /// How many.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=500))]
    limit: u16,
    /// Go on behind this person: the `next` of the page before.
    #[arg(long)]
    after: Option<Uuid>,
}

pub(super) async fn list(line: &Line, wanted: &People) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let filter = Wanted { query: wanted.query.clone(), ..Wanted::default() };
    let page = people::people(&place.store, place.firm.id.0, filter, wanted.after, usize::from(wanted.limit))
        .await?;
    if line.json {
        say::document(&json!(page));
        return Ok(ExitCode::SUCCESS);
    }
    for it in &page.people {
        let ways: Vec<&str> =
            [&it.organization, &it.mail, &it.phone].into_iter().flatten().map(String::as_str).collect();
        say::line(&format!("{}  {}  {}", it.person.id, it.person.name, ways.join(" · ")));
    }
    if page.people.is_empty() {
        say::line(
            "Nobody here fits. Every word is looked for at the beginning of names, firms, mails and numbers.",
        );
    }
    if let Some(next) = page.next {
        say::line(&format!("There are more: --after {next}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Show one person with everything around them.
#[derive(Debug, clap::Args)]
pub(super) struct Person {
    /// An id or a mail address.
    who: String,
}

pub(super) async fn one(line: &Line, wanted: &Person) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let workspace = place.firm.id.0;
    let nobody = || Stop::Refused("Nobody here has this id, or exactly this mail address alone.".to_owned());
    let id = person::find(&place.store, workspace, &wanted.who).await?.ok_or_else(nobody)?;
    let person = person::person(Words::ENGLISH, &place.store, workspace, id).await?.ok_or_else(nobody)?;
    if line.json {
        say::document(&json!(person));
        return Ok(ExitCode::SUCCESS);
    }
    say::line(&person.name);
    for duty in &person.duties {
        say::line(&format!("  {}  {}  {}", duty.due_on, duty.rule, duty.why.text));
    }
    for event in &person.history {
        say::line(&format!("  {}  {}", event.happened.on, event.text));
    }
    Ok(ExitCode::SUCCESS)
}
