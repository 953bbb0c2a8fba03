//! A calendar file: look at it, tick, note.

use super::list::{List, Pressed, lines_of, list, note_ticked};
use crate::answer::{Answer, Trouble, go, page_with};
use crate::form::Press;
use crate::house::House;
use crate::pages::act::on;
use crate::parts::Path;
use crate::shell::Shell;
use crate::upload::{self, Lost};
use crate::visit::Visit;
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use goodturn_app::calendar::{Line, Reading, is_calendar, read, window};

#[derive(Template)]
#[template(path = "meetings/file.html")]
struct Page {
    shell: Shell,
    file: String,
    ticket: String,
    count: usize,
    wrong: Vec<String>,
    list: List,
}

/// `POST /meetings/file`: a calendar file, looked at and not yet taken.
pub(crate) async fn look(
    State(house): State<House>,
    visit: Visit,
    headers: HeaderMap,
    form: Multipart,
) -> Answer {
    let lost = match upload::file(&visit, &headers, form).await? {
        Ok(file) if is_calendar(&file.bytes) => {
            let ticket = upload::kept(&house, &visit, file)?;
            return Ok(go(&format!("/meetings/file/{ticket}")));
        }
        Ok(_) => "meetings-wrong-other",
        Err(Lost::None) => "meetings-wrong-none",
        Err(Lost::Large) => "meetings-wrong-large",
        Err(Lost::Broken) => "meetings-wrong-broken",
    };
    super::feed::shown(&visit, vec![visit.words.say(lost)], StatusCode::UNPROCESSABLE_ENTITY).await
}

/// What a file that waits holds, with its people.
async fn opened(visit: &Visit, ticket: &str) -> Result<Option<(String, Reading, Vec<Line>)>, Trouble> {
    let file = visit.house.waiting(ticket, visit.user).ok_or(Trouble::Words(
        StatusCode::NOT_FOUND,
        "book-gone",
        "meetings-gone-text",
    ))?;
    let Some(reading) = read(file.bytes, window(&visit.firm, visit.today)).await else { return Ok(None) };
    let lines = lines_of(visit, &reading.meetings).await?;
    Ok(Some((file.name, reading, lines)))
}

async fn unreadable(visit: &Visit, ticket: &str) -> Answer {
    visit.house.taken(ticket);
    let words = visit.words.say("meetings-wrong-unreadable");
    super::feed::shown(visit, vec![words], StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn shown(
    visit: &Visit,
    ticket: String,
    (file, reading, lines): (String, Reading, Vec<Line>),
    pressed: Pressed,
) -> Answer {
    let status = if pressed.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shell = Shell::of(visit, "today", format!("/meetings/file/{ticket}")).await?;
    let list = list(visit, &lines, &reading, &pressed);
    page_with(status, &Page { shell, file, ticket, count: lines.len(), wrong: pressed.refused, list })
}

/// `GET /meetings/file/{ticket}`: what would be noted.
pub(crate) async fn file_page(visit: Visit, Path(ticket): Path<String>) -> Answer {
    match opened(&visit, &ticket).await? {
        Some(found) => shown(&visit, ticket, found, Pressed::default()).await,
        None => unreadable(&visit, &ticket).await,
    }
}

/// `POST /meetings/file/{ticket}`: notes what was ticked.
pub(crate) async fn note_file(Path(ticket): Path<String>, press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let Some((_, _, lines)) = opened(&visit, &ticket).await? else {
        return unreadable(&visit, &ticket).await;
    };
    let (last, pressed) = note_ticked(&visit, &fields, &lines).await?;
    match last {
        Some(last) if !pressed.is_wrong() => {
            visit.house.taken(&ticket);
            Ok(on("/", &last))
        }
        _ => match opened(&visit, &ticket).await? {
            Some(found) => shown(&visit, ticket, found, pressed).await,
            None => unreadable(&visit, &ticket).await,
        },
    }
}
