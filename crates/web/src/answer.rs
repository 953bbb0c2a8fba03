//! Answers: a page, a way on, a refusal in words. What went wrong inside goes to the log, never to a page.

use crate::shell::Plain;
use crate::visit::asked_words;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use goodturn_app::StoreError;
use goodturn_practice::refusal::Refusal;

/// What every handler gives.
pub(crate) type Answer = Result<Response, Trouble>;

/// Why there is no page.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Another address.
    Go(String),
    /// Words for a person, under a status: the key of the title, and the text.
    Said(StatusCode, &'static str, String),
    /// The same, with the key of the text.
    Words(StatusCode, &'static str, &'static str),
    /// A refusal of the practice.
    Refused(Refusal),
    /// Too many wait already; come again later.
    Busy,
    /// The store; its chain goes to the log.
    Store(StoreError),
    /// A template that cannot be written.
    Page(askama::Error),
}

impl Trouble {
    /// There is nothing at this address, or nothing for this member; which of both is not told.
    pub(crate) fn nothing() -> Self {
        Trouble::Words(StatusCode::NOT_FOUND, "frame-nothing", "frame-nothing-text")
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Trouble::Store(error)
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Self {
        Trouble::Page(error)
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let words = asked_words();
        let (status, title, text) = match self {
            Trouble::Go(to) => return go(&to),
            Trouble::Busy => {
                return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "15")]).into_response();
            }
            Trouble::Said(status, title, text) => (status, title, text),
            Trouble::Words(status, title, text) => (status, title, words.say(text)),
            Trouble::Refused(refusal) => {
                (StatusCode::UNPROCESSABLE_ENTITY, "frame-refused", words.refusal(&refusal))
            }
            Trouble::Store(error) => {
                tracing::error!(%error, "the store");
                (StatusCode::SERVICE_UNAVAILABLE, "frame-store", words.say("frame-store-text"))
            }
            Trouble::Page(error) => {
                tracing::error!(%error, "a page");
                (StatusCode::INTERNAL_SERVER_ERROR, "frame-page", words.say("frame-unchanged"))
            }
        };
        let page =
            Plain { words, title: &words.say(title), text: &text }.render().unwrap_or_else(|_| text.clone());
        html(status, page)
    }
}

/// A page.
pub(crate) fn page<T: Template>(template: &T) -> Answer {
    Ok(html(StatusCode::OK, template.render()?))
}

/// A page under another status: a form that was refused.
pub(crate) fn page_with<T: Template>(status: StatusCode, template: &T) -> Answer {
    Ok(html(status, template.render()?))
}

fn html(status: StatusCode, page: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// The way on after a form: always to an address of our own.
pub(crate) fn go(to: &str) -> Response {
    let to = own(to);
    let place = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}

/// An address of our own, or the first page: `//elsewhere` and `/\elsewhere` are none.
pub(crate) fn own(to: &str) -> String {
    let plain = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains(['\\', '\n', '\r', '\t'])
        && to.chars().all(|c| c.is_ascii_graphic());
    if plain { to.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn only_our_own_addresses_are_gone_to() {
        for to in ["//evil", "/\\evil", "https:evil", "https://evil", "", "\t/x", "/a\nb", "/ä"] {
            assert_eq!(own(to), "/", "{to}");
        }
        assert_eq!(own("/people?q=a#b"), "/people?q=a#b");
    }
}
