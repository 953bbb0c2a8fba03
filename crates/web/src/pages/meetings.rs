//! Meetings: today's in one line ("10:30 Maria, 14:00 Chen & Partners"), and those of a calendar.

mod feed;
mod file;
mod list;
mod settings;

pub(crate) use feed::{note_feed, page};
pub(crate) use file::{file_page, look, note_file};
pub(crate) use settings::{settings_page, settle};

use crate::answer::{Answer, Trouble, go, page_with};
use crate::form::{Fields, Press};
use crate::pages::act::{done, on};
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::looks::people::{Wanted, people};
use goodturn_app::perform::Done;
use jiff::civil::Time;
use serde_json::json;

/// A meeting as typed.
#[derive(Debug, PartialEq, Eq)]
struct Typed {
    starts: Time,
    name: String,
}

/// A meeting whose person is not clear.
struct Question {
    nr: usize,
    time: String,
    name: String,
    found: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "meetings.html")]
struct Page {
    shell: Shell,
    questions: Vec<Question>,
    unread: Vec<String>,
}

/// Reads the line: each part is a time and a name. Gives the parts that have no time as well.
fn typed(line: &str) -> (Vec<Typed>, Vec<String>) {
    let mut found = Vec::new();
    let mut unread = Vec::new();
    for part in line.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let (first, rest) = part.split_once(char::is_whitespace).unwrap_or((part, ""));
        match (time(first), rest.trim()) {
            (Some(starts), name) if !name.is_empty() => found.push(Typed { starts, name: name.to_owned() }),
            _ => unread.push(part.to_owned()),
        }
    }
    (found, unread)
}

/// `10:30`, `10.30`, `9h`, `9h15`, `14`, `2pm`.
fn time(text: &str) -> Option<Time> {
    let text = text.to_lowercase();
    let (text, shift) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(text), _) => (text.to_owned(), 12),
        (_, Some(text)) => (text.to_owned(), 0),
        _ => (text, -1),
    };
    let (hour, minute) = text.split_once([':', '.', 'h']).unwrap_or((&text, "0"));
    let hour: i8 = hour.parse().ok()?;
    let minute: i8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = if shift >= 0 { hour % 12 + shift } else { hour };
    Time::new(hour, minute, 0, 0).ok()
}

/// `POST /meetings`
pub(crate) async fn note(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let (meetings, mut unread) = typed(fields.get("line").unwrap_or_default());
    let mut questions = Vec::new();
    let mut last: Option<Done> = None;
    for (nr, meeting) in meetings.iter().enumerate() {
        let clear = match fields.get(&format!("person{nr}")) {
            Some("new") => Some(added(&visit, &fields, nr, &meeting.name).await?),
            Some(id) => Some(id.to_owned()),
            None => None,
        };
        let found = meant(&visit, &meeting.name).await?;
        let person = match (clear, found.as_slice()) {
            (Some(id), _) => id,
            (None, [(id, _)]) => id.clone(),
            _ => {
                let time = format!("{:02}:{:02}", meeting.starts.hour(), meeting.starts.minute());
                questions.push(Question { nr, time, name: meeting.name.clone(), found });
                continue;
            }
        };
        let act = json!({
            "act": "meeting.plan", "people": [person], "on": visit.today, "starts": meeting.starts,
            "key": fields.get("key").map(|key| format!("{key}-{nr}")),
        });
        match done(&visit, act, &Fields::default()).await? {
            Ok(done) => last = Some(done),
            Err(refusal) => unread.push(format!("{}: {}", meeting.name, visit.words.refusal(&refusal))),
        }
    }
    match last {
        Some(done) if questions.is_empty() && unread.is_empty() => Ok(on("/", &done)),
        None if questions.is_empty() && unread.is_empty() => Ok(go("/")),
        _ => {
            // What was clear is noted; only the rest is asked about.
            let shell = Shell::of(&visit, "today", "/").await?;
            let rest = questions.into_iter().enumerate().map(|(nr, it)| Question { nr, ..it });
            let questions = rest.collect();
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { shell, questions, unread })
        }
    }
}

async fn added(visit: &Visit, fields: &Fields, nr: usize, name: &str) -> Result<String, Trouble> {
    let key = fields.get("key").map(|key| format!("{key}-who{nr}"));
    let act = json!({"act": "person.add", "name": name, "key": key});
    let made = done(visit, act, &Fields::default()).await?.map_err(Trouble::Refused)?;
    made.ids.get("person").map(ToString::to_string).ok_or_else(Trouble::nothing)
}

/// Whom a name may mean: the only one found, else those who fit.
async fn meant(visit: &Visit, name: &str) -> Result<Vec<(String, String)>, Trouble> {
    let wanted = Wanted { query: name.to_owned(), role: None, unsorted: false };
    let found = people(&visit.house.store, visit.workspace, wanted, None, 6).await?.people;
    let key = goodturn_practice::fold::name_key(name);
    let pair =
        |line: &goodturn_app::looks::people::Line| (line.person.id.to_string(), line.person.name.clone());
    let exact: Vec<_> = found
        .iter()
        .filter(|line| goodturn_practice::fold::name_key(&line.person.name) == key)
        .map(pair)
        .collect();
    Ok(if exact.len() == 1 { exact } else { found.iter().map(pair).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_people_type_it() {
        let (found, unread) =
            typed("10:30 Maria, 14.00 Chen & Partners; 2pm Ann Lee, 9h15 Bob, lunch with Tom, 12:00");
        let seen: Vec<String> = found.iter().map(|it| format!("{} {}", it.starts, it.name)).collect();
        assert_eq!(seen, ["10:30:00 Maria", "14:00:00 Chen & Partners", "14:00:00 Ann Lee", "09:15:00 Bob"]);
        assert_eq!(unread, ["lunch with Tom", "12:00"]);
    }
}
