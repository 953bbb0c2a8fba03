//! The page of meetings, with those of the calendar that its member named.

use super::list::{List, Pressed, lines_of, list, note_ticked};
use crate::answer::{Answer, Trouble, page_with};
use crate::fetch::{self, Feeds, Place};
use crate::form::Press;
use crate::pages::act::on;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::calendar::{self, Ended, Feed};
use std::time::Duration;

/// How long a page waits for a calendar; after that it shows what is kept.
const PATIENCE: Duration = Duration::from_secs(4);

#[derive(Template)]
#[template(path = "meetings/page.html")]
struct Page {
    shell: Shell,
    wrong: Vec<String>,
    off: bool,
    named: bool,
    /// How it stands with the calendar, where it does not stand well.
    state: Vec<String>,
    ended_badly: bool,
    /// When it was read, and from where.
    read: String,
    list: List,
}

/// `GET /meetings`
pub(crate) async fn page(visit: Visit) -> Answer {
    shown(&visit, Vec::new(), StatusCode::OK).await
}

/// The page, with what is to be said above it.
pub(super) async fn shown(visit: &Visit, wrong: Vec<String>, status: StatusCode) -> Answer {
    let (feed, pending) = brought(visit, false).await?;
    page_of(visit, feed, pending, Pressed::saying(wrong), status).await
}

/// `POST /meetings/feed`: notes what was ticked, or reads the calendar again.
pub(crate) async fn note_feed(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    if !visit.may_change() {
        return Err(Trouble::nothing());
    }
    if fields.get("again").is_some() {
        let (feed, pending) = brought(&visit, true).await?;
        return page_of(&visit, feed, pending, Pressed::default(), StatusCode::OK).await;
    }
    let feed = calendar::feed(&visit.house.store, visit.workspace, visit.id()).await?;
    let meetings = feed.as_ref().map(|feed| feed.body.reading.meetings.as_slice()).unwrap_or_default();
    let lines = lines_of(&visit, meetings).await?;
    let (last, pressed) = note_ticked(&visit, &fields, &lines).await?;
    match last {
        Some(last) if !pressed.is_wrong() => Ok(on("/", &last)),
        _ => page_of(&visit, feed, false, pressed, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// The member's calendar, fetched anew when it is time; and whether it is still on its way.
async fn brought(visit: &Visit, asked: bool) -> Result<(Option<Feed>, bool), Trouble> {
    let (store, workspace, member) = (visit.house.store.clone(), visit.workspace, visit.id());
    let feeds = visit.house.settings.feeds;
    let Some(held) = calendar::feed(&store, workspace, member).await? else { return Ok((None, false)) };
    let mine = feeds != Feeds::Off && visit.may_change();
    if !mine || !calendar::claimed(&store, workspace, member, &held, visit.today, asked).await? {
        return Ok((Some(held), false));
    }
    let window = calendar::window(&visit.firm, visit.today);
    let (kept_in, address) = (store.clone(), held.address.clone());
    // It goes on when the page does not wait any longer, and is there for the next one.
    let fetching = tokio::spawn(async move {
        let why = match fetch::calendar(&address, feeds).await {
            Ok(bytes) => match calendar::read(bytes, window.clone()).await {
                Some(reading) => {
                    return calendar::fetched(&kept_in, workspace, member, &address, &window, reading).await;
                }
                None => "unreadable",
            },
            Err(why) => why.word(),
        };
        tracing::info!(why, "a calendar was not read");
        calendar::ended(&kept_in, workspace, member, held, why).await
    });
    let pending = match tokio::time::timeout(PATIENCE, fetching).await {
        Ok(Ok(kept)) => kept.map(|()| false)?,
        Ok(Err(_)) => false,
        Err(_) => true,
    };
    Ok((calendar::feed(&store, workspace, member).await?, pending))
}

async fn page_of(
    visit: &Visit,
    feed: Option<Feed>,
    pending: bool,
    pressed: Pressed,
    status: StatusCode,
) -> Answer {
    let words = visit.words;
    let shell = Shell::of(visit, "today", "/meetings").await?;
    let off = visit.house.settings.feeds == Feeds::Off;
    let mut page = Page {
        shell,
        off,
        named: feed.is_some(),
        state: Vec::new(),
        ended_badly: false,
        read: String::new(),
        list: List::default(),
        wrong: Vec::new(),
    };
    if let Some(feed) = feed.filter(|_| !off) {
        let body = &feed.body;
        if pending {
            page.state.push(words.say("meetings-feed-reading"));
        }
        if let Ended::Badly { why } = &body.ended {
            page.ended_badly = true;
            page.state.push(words.say(&format!("meetings-feed-wrong-{why}")));
            let kept =
                if body.read_at.is_some() { "meetings-feed-kept" } else { "meetings-feed-nothing-kept" };
            page.state.push(words.say(kept));
        }
        if let Some(at) = body.read_at {
            let at = at.to_zoned(visit.firm.rhythm.calendar().zone().clone());
            let with = [
                ("host", host(visit, &feed.address).into()),
                ("time", words.time(at.time()).into()),
                ("day", words.full(at.date()).into()),
            ];
            page.read = words.tell("meetings-feed-read", with);
        }
        let lines = lines_of(visit, &body.reading.meetings).await?;
        page.list = list(visit, &lines, &body.reading, &pressed);
    }
    page.wrong = pressed.refused;
    page_with(status, &page)
}

/// The one part of an address that is shown again.
pub(super) fn host(visit: &Visit, address: &str) -> String {
    Place::read(address, visit.house.settings.feeds).map(|place| place.host().to_owned()).unwrap_or_default()
}
