//! Naming one's calendar, and forgetting it.

use super::feed::host;
use crate::answer::{Answer, Trouble, go, page_with};
use crate::fetch::{Feeds, Place};
use crate::form::Press;
use crate::parts::Query;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::calendar;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "meetings/settings.html")]
struct Page {
    shell: Shell,
    off: bool,
    host: String,
    wrong: String,
    forgotten: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    forgotten: Option<u8>,
}

/// `GET /settings/calendar`
pub(crate) async fn settings_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    shown(&visit, String::new(), asked.forgotten.is_some(), StatusCode::OK).await
}

async fn shown(visit: &Visit, wrong: String, forgotten: bool, status: StatusCode) -> Answer {
    let held = calendar::feed(&visit.house.store, visit.workspace, visit.id()).await?;
    let page = Page {
        shell: Shell::of(visit, "settings", "/settings/calendar").await?,
        off: visit.house.settings.feeds == Feeds::Off,
        host: held.as_ref().map(|held| host(visit, &held.address)).unwrap_or_default(),
        forgotten: forgotten && held.is_none(),
        wrong,
    };
    page_with(status, &page)
}

/// `POST /settings/calendar`: keeps an address, or forgets the one that is kept.
pub(crate) async fn settle(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let (store, feeds) = (&visit.house.store, visit.house.settings.feeds);
    if !visit.may_change() {
        return Err(Trouble::nothing());
    }
    if fields.get("forget").is_some() {
        calendar::forget(store, visit.workspace, visit.id()).await?;
        return Ok(go("/settings/calendar?forgotten=1"));
    }
    if feeds == Feeds::Off {
        return shown(&visit, String::new(), false, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    // What was typed is a secret, so it is not shown again, not even where it is wrong.
    match Place::read(fields.get("address").unwrap_or_default(), feeds) {
        Ok(place) => {
            calendar::name(store, visit.workspace, visit.id(), place.whole()).await?;
            Ok(go("/meetings"))
        }
        Err(why) => {
            let wrong = visit.words.say(&format!("meetings-feed-wrong-{}", why.word()));
            shown(&visit, wrong, false, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
