//! Today: who waits, what the day brings, and the pleasure of an empty one.

use crate::answer::{Answer, go, page};
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::extract::State;
use goodturn_app::house;
use goodturn_app::looks::guide::Step;
use goodturn_app::looks::history::history;
use goodturn_app::looks::today::{Morning, Shown, morning};
use goodturn_app::words::Words;
use goodturn_practice::duty::Rule;
use goodturn_practice::workspace::MemberRole;
use jiff::civil::Date;

/// A group of Today with its duties.
struct Group {
    title: String,
    note: String,
    duties: Vec<Duty>,
}

/// A duty as a card.
pub(crate) struct Duty {
    pub(crate) shown: Shown,
    pub(crate) page: String,
    /// The reason in pieces: words, and where they lead when they name somebody.
    pub(crate) why: Vec<(String, String)>,
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
    /// Whether the member rests, and who looks after what cannot wait.
    rests: String,
    guide: Vec<GuideCard>,
}

/// One card of the first week.
struct GuideCard {
    title: String,
    text: String,
    button: String,
    to: &'static str,
    done: bool,
}

/// `GET /`
pub(crate) async fn today_page(State(house): State<crate::House>, visit: Option<Visit>) -> Answer {
    let Some(visit) = visit else {
        let empty = house::is_empty(&house.store).await?;
        return Ok(go(if empty { "/start" } else { "/sign-in" }));
    };
    let store = &visit.house.store;
    let Some(Morning { day, left, people, unsorted, guide, seq }) =
        morning(visit.words, store, visit.workspace, visit.id(), visit.may_change()).await?
    else {
        return Ok(go("/sign-in"));
    };
    let count = day.fits.len();
    let waiting = day.fits.iter().filter(|duty| duty.group == "waiting").count();
    let minutes: usize = day.fits.iter().map(|duty| minutes(duty.rule)).sum();
    let week = if count == 0 { week(&visit).await? } else { Vec::new() };
    let time = visit.firm.rhythm.calendar().time_of(visit.now);
    // Whoever acted between the request and the page is in the page: it waits for what comes after.
    let mut shell = Shell::of(&visit, "today", "/").await?;
    shell.seq = seq;
    let page_data = Page {
        greeting: match time.hour() {
            0..=11 => "today-morning",
            12..=16 => "today-afternoon",
            _ => "today-evening",
        },
        lead: lead(&visit, count, waiting, minutes),
        empty: count == 0,
        groups: grouped(day.fits, &visit),
        left,
        people,
        unsorted,
        week,
        rests: rests(&visit),
        guide: guide.unwrap_or_default().into_iter().map(|step| guided(step, &visit)).collect(),
        viewer: visit.member.role == MemberRole::Viewer,
        shell,
    };
    page(&page_data)
}

/// That the member rests, in a sentence; empty when they do not.
fn rests(visit: &Visit) -> String {
    let Some(pause) = visit.firm.pause_of(visit.id(), visit.today) else { return String::new() };
    let until = visit.words.full(pause.until);
    match pause.to.and_then(|to| visit.firm.member(to)) {
        Some(to) => visit.words.tell2("pause-today-to", ("until", until), ("to", to.name.as_str())),
        None => visit.words.tell1("pause-today", "until", until),
    }
}

fn guided((step, done): (Step, bool), visit: &Visit) -> GuideCard {
    let said = |what: &str| visit.words.say(&format!("guide-{}-{what}", step.word()));
    GuideCard {
        title: said("title"),
        text: said("text"),
        button: said("button"),
        to: match step {
            Step::Book => "/import",
            Step::Sort => "/sort",
            Step::Ideal => "/settings/ideals",
            Step::Running => "/running",
            Step::Ask => "/people?role=ready",
        },
        done,
    }
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
    let words = visit.words;
    let lead = words.tell(
        "today-lead",
        [
            ("day", words.day_of_week(visit.today).into()),
            ("count", count.into()),
            ("number", begun(words, count).into()),
            ("minutes", (minutes.div_ceil(5) * 5).into()),
        ],
    );
    if waiting == 0 {
        return lead;
    }
    let wait = words.tell2("today-waiting", ("count", waiting), ("number", begun(words, waiting)));
    format!("{lead} {wait}")
}

/// A number at the beginning of a sentence.
fn begun(words: Words, count: usize) -> String {
    let word = words.number(count);
    let mut rest = word.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

fn grouped(duties: Vec<Shown>, visit: &Visit) -> Vec<Group> {
    // Each with its words, and those that have a line beneath.
    const GROUPS: [(&str, &str, &str); 10] = [
        ("waiting", "group-waiting", ""),
        ("moments", "group-moments", ""),
        ("reminders", "group-reminders", "group-reminders-note"),
        ("progress", "group-progress", ""),
        ("give", "group-give", ""),
        ("ask", "group-ask", "group-ask-note"),
        ("touch", "group-touch", ""),
        ("campaign", "group-campaign", ""),
        ("team", "group-team", ""),
        ("privacy", "group-privacy", "group-privacy-note"),
    ];
    let said = |key: &str| if key.is_empty() { String::new() } else { visit.words.say(key) };
    let mut cards: Vec<Duty> = duties.into_iter().map(|shown| card(shown, visit)).collect();
    let mut groups = Vec::new();
    for (word, title, note) in GROUPS {
        let (mine, rest): (Vec<_>, Vec<_>) = cards.into_iter().partition(|duty| duty.shown.group == word);
        cards = rest;
        if !mine.is_empty() {
            groups.push(Group { title: said(title), note: said(note), duties: mine });
        }
    }
    groups
}

/// A duty as a card, with what its buttons need.
pub(crate) fn card(shown: Shown, visit: &Visit) -> Duty {
    let calendar = visit.firm.rhythm.calendar();
    let when = match shown.due_at.as_deref().and_then(|at| at.parse().ok()) {
        Some(at) if shown.due_on == visit.today => {
            let key = if at < visit.now { "duty-since" } else { "duty-by" };
            visit.words.tell1(key, "time", visit.words.time(calendar.time_of(at)))
        }
        _ => visit.words.overdue(shown.due_on, visit.today),
    };
    let others = visit.firm.members.iter().filter(|member| member.id != visit.member.id);
    let why = shown.why.pieces().into_iter();
    let why = why.map(|(words, other)| (words.to_owned(), other.map(paths::person).unwrap_or_default()));
    Duty {
        why: why.collect(),
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
    let recent = history(visit.words, &visit.house.store, visit.workspace, None, None, 60).await?;
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
