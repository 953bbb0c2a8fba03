//! The whole table of routes. What is not in it does not exist; what is in it is tried as nobody, as a viewer and as a
//! member of another workspace by a test.

use crate::house::House;
use crate::pages::{
    act, ask, book, capture, history, matters, meetings, people, pictures, referrals, running, settings,
    sort, today, wordings, write,
};
use crate::{assets, door, fetch, guard, live};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// Who may use a route at all. What a member may do is decided by the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Everybody.
    Anybody,
    /// Whoever is signed in.
    Members,
}

/// A route: its path, for whom, which methods, and its handlers.
pub struct Route {
    /// The path, with its parts in braces.
    pub path: &'static str,
    /// For whom.
    pub who: For,
    /// The methods it answers.
    pub methods: &'static [&'static str],
    handlers: MethodRouter<House>,
}

/// The largest file that is taken, in bytes.
const LARGEST: usize = 40 << 20;

macro_rules! table {
    ($($who:ident $path:literal $($method:ident $handler:path),+;)+) => {
        /// Every route there is.
        pub fn table() -> Vec<Route> {
            vec![$(Route {
                path: $path,
                who: For::$who,
                methods: &[$(stringify!($method)),+],
                handlers: MethodRouter::new()$(.merge($method($handler)))+,
            }),+]
        }
    };
}

table! {
    Anybody "/" get today::today_page;
    Anybody "/start" get door::start_page, post door::start;
    Anybody "/sign-in" get door::sign_in_page, post door::sign_in;
    Anybody "/enter" get door::enter_page, post door::enter;
    Anybody "/health" get door::health;
    Anybody "/assets/{name}" get assets::asset;
    Members "/sign-out" post door::sign_out;
    Members "/do/{act}" post act::act;
    Members "/live" get live::live;
    Members "/undo" post act::take_back;
    Members "/clock" post act::clock;
    Members "/write/{duty}" get write::write;
    Members "/matters/{id}" get matters::matter_page;
    Members "/people" get people::list;
    Members "/people.json" get people::found;
    Members "/people/new" get people::new_page;
    Members "/people/{id}" get people::person_page;
    Members "/people/{id}/edit" get people::edit_page, post people::save;
    Members "/people/{id}/ties" get pictures::ties_page;
    Members "/pictures" get pictures::pictures_page;
    Members "/capture" get capture::capture_page, post capture::note;
    Members "/capture/{kind}/{person}" get capture::kind_page;
    Members "/ask" get ask::ask_page, post ask::ask;
    Members "/referrals" get referrals::board;
    Members "/meetings" get meetings::page, post meetings::note;
    Members "/meetings/feed" post meetings::note_feed;
    Members "/meetings/file" post meetings::look;
    Members "/meetings/file/{ticket}" get meetings::file_page, post meetings::note_file;
    Members "/sort" get sort::sort_page, post sort::sort;
    Members "/running" get running::running_page, post running::enter;
    Members "/import" get book::book_page, post book::look;
    Members "/import/{ticket}" get book::look_page, post book::take;
    Members "/imports/{id}" get book::done_page;
    Members "/imports/{id}/undo" post book::undo;
    Members "/export/{file}" get book::take_out;
    Members "/history" get history::history_page;
    Members "/more" get history::more;
    Members "/settings" get settings::firm_page;
    Members "/settings/ideals" get settings::ideals_page, post settings::describe_ideal;
    Members "/settings/letters" get wordings::letters_page;
    Members "/settings/letters/{letter}" get wordings::letter_page, post wordings::edit;
    Members "/settings/rhythm" get settings::rhythm_page, post settings::change_rhythm;
    Members "/settings/members" get settings::members_page;
    Members "/settings/calendar" get meetings::settings_page, post meetings::settle;
    Members "/settings/sign-in" get settings::sign_in_page;
    Members "/settings/password" post door::set_password;
    Members "/settings/sessions" post door::end_session;
}

/// The pages of a house.
pub fn router(house: House) -> Router {
    let mut router = Router::new();
    for route in table() {
        let limit = match route.path {
            "/import" => LARGEST,
            // A little more than the calendar itself, for the form around it.
            "/meetings/file" => fetch::LARGEST + (64 << 10),
            _ => 1 << 20,
        };
        router = router.route(route.path, route.handlers.layer(DefaultBodyLimit::max(limit)));
    }
    dressed(router, house)
}

/// Puts around pages what holds for all of them. The guard is outermost: its headers are on the answer to a page that
/// broke off, too.
pub fn dressed(pages: Router<House>, house: House) -> Router {
    pages
        .fallback(|| async { crate::answer::Trouble::nothing() })
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn_with_state(house.clone(), guard::guard))
        .with_state(house)
}

#[allow(clippy::needless_pass_by_value, reason = "the layer hands it over so")]
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a page broke off");
    let text = "Something is wrong inside, and it was noted. Nothing was changed.\n";
    (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
}
