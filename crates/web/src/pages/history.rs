//! History: what happened, the latest first, each act with its undo.

use crate::answer::{Answer, page};
use crate::parts::Query;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::history::{Line, history};
use serde::Deserialize;

const A_PAGE: i64 = 60;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    before: Option<i64>,
}

/// A day with its acts.
struct Day {
    title: String,
    lines: Vec<(String, Line, bool)>,
}

#[derive(Template)]
#[template(path = "history.html")]
struct Page {
    shell: Shell,
    days: Vec<Day>,
    next: Option<i64>,
}

/// `GET /history`
pub(crate) async fn history_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let found = history(visit.words, &visit.house.store, visit.workspace, None, asked.before, A_PAGE).await?;
    let calendar = visit.firm.rhythm.calendar();
    let next = (found.events.len() == usize::try_from(A_PAGE).unwrap_or(60))
        .then(|| found.events.last().map_or(0, |line| line.seq));
    let mut days: Vec<Day> = Vec::new();
    let mut last = 0;
    for line in found.events {
        let title = visit.words.full(calendar.day_of(line.moment));
        let time = visit.words.time(calendar.time_of(line.moment));
        // One undo for an act, however much it did.
        let first = line.seq != last;
        last = line.seq;
        let entry = (time, line, first);
        match days.last_mut() {
            Some(day) if day.title == title => day.lines.push(entry),
            _ => days.push(Day { title, lines: vec![entry] }),
        }
    }
    page(&Page { shell: Shell::of(&visit, "history", "/history").await?, days, next })
}

#[derive(Template)]
#[template(path = "more.html")]
struct More {
    shell: Shell,
}

/// `GET /more`: the ways that do not fit the bottom of a phone.
pub(crate) async fn more(visit: Visit) -> Answer {
    page(&More { shell: Shell::of(&visit, "more", "/more").await? })
}
