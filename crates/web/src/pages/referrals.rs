//! Referrals: a board by state, with whom the source waits to hear from and how long.

use super::people::state_words_of;
use crate::answer::{Answer, page};
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::dates::full;
use goodturn_app::looks::matter::referrals;
use goodturn_practice::referral::{Outcome, Referral, ReferralState};
use jiff::civil::Date;

/// A referral on the board.
struct Card {
    page: String,
    name: String,
    sources: String,
    clock: String,
}

/// A column of the board.
struct Column {
    title: &'static str,
    note: &'static str,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "referrals.html")]
struct Page {
    shell: Shell,
    columns: Vec<Column>,
    empty: bool,
}

/// `GET /referrals`
pub(crate) async fn board(visit: Visit) -> Answer {
    let (found, dossier, today) = referrals(&visit.house.store, visit.workspace).await?;
    let calendar = visit.firm.rhythm.calendar();
    let mut columns = [
        Column { title: "Named", note: "Somebody told you of them.", cards: Vec::new() },
        Column { title: "Introduced", note: "They wait to hear from you.", cards: Vec::new() },
        Column {
            title: "In conversation",
            note: "Their source likes to hear how it goes.",
            cards: Vec::new(),
        },
        Column { title: "Came to something", note: "", cards: Vec::new() },
        Column { title: "Ended otherwise", note: "", cards: Vec::new() },
    ];
    let empty = found.is_empty();
    for matter in &found {
        let Some(referral) = matter.body.as_referral() else { continue };
        let (column, since) = place(referral, &calendar);
        let sources: Vec<&str> = referral.sources.iter().map(|id| dossier.name(*id)).collect();
        columns[column].cards.push(Card {
            page: paths::matter(matter.id.0),
            name: dossier.name(referral.person).to_owned(),
            sources: sources.join(" and "),
            clock: match column {
                0..=2 => days(since, today),
                3 => format!("on {}", full(since)),
                _ => state_words_of(&referral.state).to_owned(),
            },
        });
    }
    page(&Page { shell: Shell::of(&visit, "referrals", "/referrals").await?, columns: columns.into(), empty })
}

fn place(referral: &Referral, calendar: &goodturn_practice::calendar::Calendar) -> (usize, Date) {
    match &referral.state {
        ReferralState::Named { on, .. } => (0, *on),
        ReferralState::Introduced { at, .. } => (1, calendar.day_of(*at)),
        ReferralState::InConversation { last_on, .. } => (2, *last_on),
        ReferralState::Closed { at, outcome: Outcome::Won, .. } => (3, calendar.day_of(*at)),
        ReferralState::Closed { at, .. } => (4, calendar.day_of(*at)),
    }
}

fn days(since: Date, today: Date) -> String {
    match (today - since).get_days() {
        ..=0 => "since today".to_owned(),
        1 => "since yesterday".to_owned(),
        days => format!("for {days} days"),
    }
}
