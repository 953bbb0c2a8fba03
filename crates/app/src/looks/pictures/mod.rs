//! Pictures: how a month went, what became of asking, which introductions wait, who knows whom. Each is a value made of
//! values, so that a page can draw it and write it as a table.

pub mod clock;
pub mod month;
pub mod path;
pub mod rings;
pub mod web;

use crate::perform::time_of;
use crate::wall;
use clock::Clock;
use goodturn_store::{Result, Store, rows};
use jiff::civil::Date;
use month::Month;
use path::Path;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The pictures of a workspace.
#[derive(Debug, Clone)]
pub struct Pictures {
    /// What happened on the days of a month.
    pub month: Month,
    /// What became of a year's asks.
    pub path: Path,
    /// The introductions that wait, the longest over its time first.
    pub clock: Clock,
}

/// Draws the pictures of a workspace, with the month of that day, or with the present one.
///
/// # Errors
/// Whatever the store says; `None` when there is no such workspace.
pub async fn pictures(store: &Store, workspace: Uuid, month: Option<Date>) -> Result<Option<Pictures>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let calendar = begun.firm.rhythm.calendar();
                let today = calendar.day_of(now);
                let day = month.map_or(today, |day| day.min(today));
                let (first, last) = (day.first_of_month(), day.last_of_month());
                let events = rows::month_events(tx, workspace, first, last).await?;
                let done = rows::duties_done(tx, workspace, first, last).await?;
                let from = path::year_before(today);
                let matters = rows::path_since(tx, workspace, from).await?;
                let waiting = rows::introductions(tx, workspace, clock::MOST + 1).await?;
                let ids: BTreeSet<Uuid> = waiting
                    .iter()
                    .flat_map(|(matter, _)| matter.body.people())
                    .map(|(person, _)| person.0)
                    .collect();
                let people = rows::people_by_id(tx, workspace, &ids).await?;
                let names: BTreeMap<_, _> =
                    people.iter().map(|person| (person.id, person.name().to_owned())).collect();
                Ok(Some(Pictures {
                    month: Month::of(first, today, &events, &done),
                    path: Path::of(&matters, from),
                    clock: Clock::of(&waiting, &names, &begun.firm.rhythm, now),
                }))
            })
        })
        .await
}
