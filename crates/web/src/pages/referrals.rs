//! Referrals: a board by state, with whom the source waits to hear from and how long.

use super::people::state_words_of;
use crate::answer::{Answer, page};
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::matter::referrals;
use goodturn_app::words::Words;
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
    title: String,
    note: String,
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
    let words = visit.words;
    let column = |title: String, note: String| Column { title, note, cards: Vec::new() };
    let mut columns = [
        column(words.say("referrals-named"), words.say("referrals-named-note")),
        column(words.say("referrals-introduced"), words.say("referrals-introduced-note")),
        column(words.say("referrals-talking"), words.say("referrals-talking-note")),
        column(words.say("referrals-won"), String::new()),
        column(words.say("referrals-ended"), String::new()),
    ];
    let empty = found.is_empty();
    for matter in &found {
        let Some(referral) = matter.body.as_referral() else { continue };
        let (column, since) = place(referral, &calendar);
        let sources: Vec<&str> = referral.sources.iter().map(|id| dossier.name(*id)).collect();
        columns[column].cards.push(Card {
            page: paths::matter(matter.id.0),
            name: dossier.name(referral.person).to_owned(),
            sources: words.list(&sources),
            clock: match column {
                0..=2 => days(since, today, words),
                3 => words.tell1("day-on", "day", words.full(since)),
                _ => state_words_of(&referral.state, words),
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

fn days(since: Date, today: Date, words: Words) -> String {
    match (today - since).get_days() {
        ..=0 => words.say("referrals-since-today"),
        1 => words.say("overdue-yesterday"),
        days => words.tell1("overdue-days", "days", days),
    }
}
