//! How it goes: the month, the path from asking to a client, the clock of introductions. Drawn here as numbers on a
//! sheet; the templates write them as SVG, and the same as tables.

mod month;
mod ties;

pub(crate) use ties::ties_page;

use crate::answer::{Answer, Trouble, page};
use crate::parts::Query;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::pictures::clock::{Clock, Hand};
use goodturn_app::looks::pictures::path::{Path, share, year_before};
use goodturn_app::looks::pictures::pictures;
use goodturn_app::words::Words;
use jiff::civil::Date;
use month::MonthPicture;
use serde::Deserialize;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    month: String,
}

/// A step of the path: how long it and the one before it are drawn, in hundredths of the first.
struct Step {
    name: String,
    count: u32,
    share: String,
    wide: u32,
    before: u32,
}

/// The path from asking to a client.
struct PathPicture {
    lead: String,
    steps: Vec<Step>,
    notes: Vec<String>,
}

/// An introduction on the clock: the hand, and the tries that were made, in tenths of a stop.
struct Waiting {
    page: String,
    name: String,
    by: String,
    next: String,
    late: bool,
    hand: u32,
    tries: Vec<u32>,
}

/// The clock of introductions: the names of its stops, and where they are in tenths.
struct ClockPicture {
    lead: String,
    names: Vec<String>,
    stops: Vec<u32>,
    wide: u32,
    waiting: Vec<Waiting>,
    more: bool,
}

#[derive(Template)]
#[template(path = "pictures/page.html")]
struct Page {
    shell: Shell,
    month: MonthPicture,
    path: Option<PathPicture>,
    clock: Option<ClockPicture>,
}

/// `GET /pictures`
pub(crate) async fn pictures_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let month = format!("{}-01", asked.month).parse::<Date>().ok();
    let Some(look) = pictures(&visit.house.store, visit.workspace, month).await? else {
        return Err(Trouble::nothing());
    };
    page(&Page {
        month: MonthPicture::of(&look.month, visit.words),
        path: (!look.path.is_empty()).then(|| path_picture(look.path, &visit)),
        clock: (!look.clock.hands.is_empty()).then(|| clock_picture(&look.clock, &visit)),
        shell: Shell::of(&visit, "pictures", "/pictures").await?,
    })
}

fn path_picture(path: Path, visit: &Visit) -> PathPicture {
    let words = visit.words;
    let part = |count: u32| (count * 100).checked_div(path.asked).unwrap_or(0);
    let mut before = path.asked;
    let steps = path.steps().into_iter().map(|(step, count, of)| {
        let share = match of {
            None => String::new(),
            Some(of) => match share(count, of) {
                Some(share) => words.tell1("pictures-percent", "share", share),
                None => words.tell1("pictures-too-few", "of", of),
            },
        };
        let step = Step {
            name: words.say(&format!("pictures-step-{step}")),
            count,
            share,
            wide: part(count),
            before: part(before),
        };
        before = count;
        step
    });
    let steps = steps.collect();
    let mut notes = vec![words.tell1("pictures-waiting", "count", path.waiting)];
    if path.unasked > 0 {
        notes.push(words.tell2(
            "pictures-unasked",
            ("count", path.unasked),
            ("clients", path.unasked_clients),
        ));
    }
    let lead = words.tell1("pictures-path-lead", "day", words.full(year_before(visit.today)));
    PathPicture { lead, steps, notes }
}

fn clock_picture(clock: &Clock, visit: &Visit) -> ClockPicture {
    let words = visit.words;
    let first = words.tell1("pictures-stop-first", "hours", clock.hours);
    let later = clock.stops.iter().enumerate().map(|(nr, days)| match nr {
        0 => words.tell1("pictures-stop", "days", *days),
        _ => days.to_string(),
    });
    let names: Vec<String> = [first].into_iter().chain(later).collect();
    let stops: Vec<u32> = (1..).map(|nr| nr * 10).take(names.len()).collect();
    ClockPicture {
        lead: words.tell1("pictures-clock-lead", "hours", clock.hours),
        wide: stops.last().copied().unwrap_or(10),
        names,
        stops,
        waiting: clock.hands.iter().map(|hand| waiting(hand, visit)).collect(),
        more: clock.more,
    }
}

fn waiting(hand: &Hand, visit: &Visit) -> Waiting {
    let words = visit.words;
    let sources: Vec<&str> = hand.sources.iter().map(String::as_str).collect();
    let by = if hand.name_allowed { "pictures-by-name" } else { "pictures-by-introduction" };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and some tens")]
    let gone = (hand.hand * 10.0).round() as u32;
    let tries = u32::try_from(hand.tries).unwrap_or(u32::MAX).min(20);
    Waiting {
        page: paths::matter(hand.matter),
        name: hand.name.clone(),
        by: words.tell2(
            by,
            ("sources", words.list(&sources)),
            ("day", words.on_day(hand.made_on, visit.today)),
        ),
        next: next(hand, words, visit),
        late: hand.late,
        hand: gone,
        tries: (1..=tries).map(|nr| nr * 10).collect(),
    }
}

/// What is to be done next about an introduction, and when.
fn next(hand: &Hand, words: Words, visit: &Visit) -> String {
    let day = words.on_day(hand.due.0, visit.today);
    let tries = i64::try_from(hand.tries).unwrap_or(i64::MAX);
    match (hand.tries, hand.due.1) {
        _ if hand.last => words.say("pictures-last"),
        (0, Some(at)) if !hand.late => {
            let time = words.time(visit.firm.rhythm.calendar().time_of(at));
            words.tell2("pictures-first", ("time", time), ("day", day))
        }
        (0, _) => words.tell1("pictures-first-late", "day", day),
        _ if hand.late => words.tell2("pictures-next-late", ("tries", tries), ("day", day)),
        _ => words.tell2("pictures-next", ("tries", tries), ("day", day)),
    }
}
