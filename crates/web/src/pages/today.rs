//! Today: who waits, what the day brings, and the pleasure of an empty one.

use crate::answer::{Answer, go, page};
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::extract::State;
use goodturn_app::looks::dates::{overdue, weekday};
use goodturn_app::looks::history::history;
use goodturn_app::looks::today::{Morning, Shown, morning};
use goodturn_app::{house, looks};
use goodturn_practice::duty::Rule;
use goodturn_practice::workspace::MemberRole;
use jiff::civil::Date;

/// A group of Today with its duties.
struct Group {
    title: &'static str,
    note: &'static str,
    duties: Vec<Duty>,
}

/// A duty as a card.
pub(crate) struct Duty {
    pub(crate) shown: Shown,
    pub(crate) page: String,
    pub(crate) when: String,
    /// Where the fact leads: the matter, or the person of a proposal.
    pub(crate) facts: String,
    pub(crate) tomorrow: Date,
    pub(crate) members: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "today/page.html")]
struct Page {
    shell: Shell,
    greeting: &'static str,
    lead: String,
    groups: Vec<Group>,
    left: usize,
    empty: bool,
    people: i64,
    unsorted: i64,
    week: Vec<String>,
    viewer: bool,
}

/// `GET /`
pub(crate) async fn today_page(State(house): State<crate::House>, visit: Option<Visit>) -> Answer {
    let Some(visit) = visit else {
        let empty = house::is_empty(&house.store).await?;
        return Ok(go(if empty { "/start" } else { "/sign-in" }));
    };
    let store = &visit.house.store;
    let Some(Morning { day, left, people, unsorted }) =
        morning(store, visit.workspace, visit.id(), visit.may_change()).await?
    else {
        return Ok(go("/sign-in"));
    };
    let count = day.fits.len();
    let waiting = day.fits.iter().filter(|duty| duty.group == "waiting").count();
    let minutes: usize = day.fits.iter().map(|duty| minutes(duty.rule)).sum();
    let week = if count == 0 { week(&visit).await? } else { Vec::new() };
    let time = visit.firm.rhythm.calendar().time_of(visit.now);
    let page_data = Page {
        greeting: match time.hour() {
            0..=11 => "Good morning",
            12..=16 => "Good afternoon",
            _ => "Good evening",
        },
        lead: lead(&visit, count, waiting, minutes),
        empty: count == 0,
        groups: grouped(day.fits, &visit),
        left,
        people,
        unsorted,
        week,
        viewer: visit.member.role == MemberRole::Viewer,
        shell: Shell::of(&visit, "today", "/").await?,
    };
    page(&page_data)
}

/// How long a duty takes, in minutes: what such a thing took when people were watched doing it is not known, so these
/// are plain guesses, meant to tell a full day from a light one.
fn minutes(rule: Rule) -> usize {
    match rule {
        Rule::FollowUp | Rule::Complaint => 10,
        Rule::BeforeMeeting | Rule::AfterMeeting | Rule::Ask | Rule::Move => 6,
        _ => 4,
    }
}

fn lead(visit: &Visit, count: usize, waiting: usize, minutes: usize) -> String {
    let day = format!(
        "{}, {} {}",
        weekday(visit.today.weekday()),
        visit.today.day(),
        looks::dates::month(visit.today.month())
    );
    let rounded = minutes.div_ceil(5) * 5;
    let wait = match waiting {
        0 => String::new(),
        1 => " Somebody is waiting to hear from you.".to_owned(),
        many => format!(" {} people are waiting to hear from you.", number(many)),
    };
    match count {
        0 => format!("{day}."),
        1 => format!("{day}. One thing, about {rounded} minutes.{wait}"),
        many => format!("{day}. {} things, about {rounded} minutes.{wait}", number(many)),
    }
}

fn number(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
        "Twelve",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

fn grouped(duties: Vec<Shown>, visit: &Visit) -> Vec<Group> {
    const GROUPS: [(&str, &str, &str); 10] = [
        ("waiting", "They are waiting", ""),
        ("moments", "Today's moments", ""),
        ("reminders", "Gentle reminders", "They said yes and meant it. A short word is all it takes."),
        ("progress", "Moving on", ""),
        ("give", "Give", ""),
        ("ask", "Ask", "The right moment, for one person."),
        ("touch", "Keep in touch", ""),
        ("campaign", "Referral month", ""),
        ("team", "The house's own", ""),
        ("privacy", "Privacy", "Whoever was named to us is told, or we keep no more than “a friend of”."),
    ];
    let mut cards: Vec<Duty> = duties.into_iter().map(|shown| card(shown, visit)).collect();
    let mut groups = Vec::new();
    for (word, title, note) in GROUPS {
        let (mine, rest): (Vec<_>, Vec<_>) = cards.into_iter().partition(|duty| duty.shown.group == word);
        cards = rest;
        if !mine.is_empty() {
            groups.push(Group { title, note, duties: mine });
        }
    }
    groups
}

/// A duty as a card, with what its buttons need.
pub(crate) fn card(shown: Shown, visit: &Visit) -> Duty {
    let calendar = visit.firm.rhythm.calendar();
    let when = match shown.due_at.as_deref().and_then(|at| at.parse().ok()) {
        Some(at) if shown.due_on == visit.today => {
            let time = calendar.time_of(at);
            let word = if at < visit.now { "since" } else { "by" };
            format!("{word} {:02}:{:02} today", time.hour(), time.minute())
        }
        _ => overdue(shown.due_on, visit.today),
    };
    let others = visit.firm.members.iter().filter(|member| member.id != visit.member.id);
    Duty {
        page: paths::duty(&shown),
        facts: if shown.rule == Rule::Ask {
            paths::person(shown.person.id)
        } else {
            paths::matter(shown.matter.id)
        },
        when,
        tomorrow: calendar.after(visit.today),
        members: others
            .filter(|member| visit.firm.is_active(member.id))
            .map(|member| (member.id.0.to_string(), member.name.clone()))
            .collect(),
        shown,
    }
}

/// What the last seven days brought, for a day on which nothing is left.
async fn week(visit: &Visit) -> Result<Vec<String>, crate::answer::Trouble> {
    let recent = history(&visit.house.store, visit.workspace, None, None, 60).await?;
    let from = goodturn_practice::calendar::plus(visit.today, -7);
    let good = [
        "promise.made",
        "introduction.made",
        "referral.introduced",
        "referral.won",
        "person.praised",
        "referral.reached",
    ];
    Ok(recent
        .events
        .into_iter()
        .filter(|line| !line.undone && line.happened.on > from && good.contains(&line.happened.event.name()))
        .map(|line| line.text)
        .take(6)
        .collect())
}
