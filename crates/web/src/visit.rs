//! Who asks: the member behind a request, in their workspace, at the workspace's time.

use crate::answer::Trouble;
use crate::house::House;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use goodturn_app::house::guest;
use goodturn_app::looks::person::firm;
use goodturn_app::words::{Language, Words};
use goodturn_practice::id::MemberId;
use goodturn_practice::workspace::{Firm, Member, MemberRole};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::Sha256;
use uuid::Uuid;

/// The name of the cookie with the session's token.
const COOKIE: &str = "goodturn";
/// The cookie that says which act was just done.
pub(crate) const DONE: &str = "goodturn-done";
/// The cookie that says in which language this browser's member reads.
const LANGUAGE: &str = "goodturn-language";

/// A member who asks for a page or presses a button.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) house: House,
    pub(crate) user: Uuid,
    pub(crate) token_hash: Vec<u8>,
    pub(crate) workspace: Uuid,
    pub(crate) firm: Firm,
    pub(crate) member: Member,
    /// The words in which pages speak to them.
    pub(crate) words: Words,
    /// The time by the clock of the workspace, and its day.
    pub(crate) now: Timestamp,
    pub(crate) today: Date,
    /// The number of the last act: what a page shows is as of it.
    pub(crate) seq: i64,
    /// Whether the clock of the workspace is one that can be moved.
    pub(crate) test_clock: bool,
    /// The token that every form carries.
    pub(crate) csrf: String,
    /// The act that was just done, so that undo can be offered.
    pub(crate) done: Option<i64>,
}

impl Visit {
    /// Who acts.
    pub(crate) fn id(&self) -> MemberId {
        self.member.id
    }

    /// Whether they may move the clock: it is one that can be, the house lets it, and they do not only look on.
    pub(crate) fn moves_the_clock(&self) -> bool {
        self.house.settings.movable_clock && self.test_clock && self.may_change()
    }

    /// Whether they may change anything.
    pub(crate) fn may_change(&self) -> bool {
        self.member.role != MemberRole::Viewer
    }
}

/// A cookie of a request.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}

/// The words for somebody of whom no more is known than their browser: those of the cookie that a member's last visit
/// left there, else those the browser asks for.
pub(crate) fn words_of(headers: &HeaderMap) -> Words {
    let chosen = cookie(headers, LANGUAGE).and_then(|tag| Language::of_tag(&tag));
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Words::offered(chosen.unwrap_or_else(|| asked().map(Language::accepted).unwrap_or_default()))
}

tokio::task_local! {
    /// The words for whoever sent the request that is being answered; set by the guard, for what goes wrong before
    /// anybody knows who asks.
    pub(crate) static ASKED: Words;
}

/// The words for whoever sent the request that is being answered.
pub(crate) fn asked_words() -> Words {
    ASKED.try_with(|words| *words).unwrap_or_default()
}

/// The line that remembers the language of this browser's member, for pages before signing in.
pub(crate) fn language_cookie(language: Language) -> String {
    format!("{LANGUAGE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000", language.word())
}

/// The name under which a browser keeps a cookie: with TLS it is bound to this very host, so that no neighbour can
/// set it.
pub(crate) fn cookie_name(house: &House, name: &str) -> String {
    if house.settings.secure() { format!("__Host-{name}") } else { name.to_owned() }
}

/// The line that sets the session's cookie; an empty token takes it away.
pub(crate) fn session_cookie(house: &House, token: &str) -> String {
    let age = if token.is_empty() { 0 } else { 60 * 60 * 24 * 30 };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}", cookie_name(house, COOKIE))
}

/// The line that remembers which act was just done.
pub(crate) fn done_cookie(seq: Option<i64>) -> String {
    match seq {
        Some(seq) => format!("{DONE}={seq}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"),
        None => format!("{DONE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
    }
}

/// The token of the forms of a session: nobody without its cookie can work it out.
pub(crate) fn form_token(secret: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(b"goodturn form");
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl FromRequestParts<House> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let token = cookie(&parts.headers, &cookie_name(house, COOKIE));
        let found = match &token {
            Some(token) => guest(&house.store, token).await?,
            None => None,
        };
        let (Some(token), Some((session, memberships))) = (token, found) else {
            return Err(signed_out(parts));
        };
        for (workspace, member) in memberships {
            let Some((firm, now, seq, test_clock)) = firm(&house.store, workspace).await? else { continue };
            // Whoever left, or was let go, is out with the very next request.
            let known = firm.member(MemberId(member)).filter(|member| member.active).cloned();
            let Some(member) = known else { continue };
            return Ok(Visit {
                house: house.clone(),
                user: session.user,
                token_hash: session.token_hash,
                workspace,
                test_clock,
                today: firm.rhythm.calendar().day_of(now),
                words: Words::offered(member.language.unwrap_or(firm.profile.language)),
                firm,
                member,
                now,
                seq,
                csrf: form_token(&token),
                done: cookie(&parts.headers, DONE).and_then(|seq| seq.parse().ok()),
            });
        }
        Err(signed_out(parts))
    }
}

impl OptionalFromRequestParts<House> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Option<Self>, Trouble> {
        match <Self as FromRequestParts<House>>::from_request_parts(parts, house).await {
            Ok(visit) => Ok(Some(visit)),
            Err(Trouble::Store(error)) => Err(Trouble::Store(error)),
            Err(_) => Ok(None),
        }
    }
}

fn signed_out(parts: &Parts) -> Trouble {
    if parts.method == Method::GET || parts.method == Method::HEAD {
        let next = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        return Trouble::Go(if next == "/" {
            "/sign-in".to_owned()
        } else {
            format!("/sign-in?next={}", encoded(next))
        });
    }
    Trouble::Words(StatusCode::FORBIDDEN, "frame-signed-out", "frame-signed-out-text")
}

/// A text as a part of an address.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => all.push(char::from(byte)),
            _ => all.push_str(&format!("%{byte:02X}")),
        }
        all
    })
}
