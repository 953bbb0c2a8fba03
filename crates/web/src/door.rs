//! Coming in and going out: first start, sign-in, the link that is good once.

use crate::answer::{Answer, Trouble, go, own, page, page_with};
use crate::form::{Fields, Press, from_elsewhere, same, strange};
use crate::house::House;
use crate::parts::Query;
use crate::visit::{Visit, cookie, cookie_name, form_token, language_cookie, session_cookie, words_of};
use askama::Template;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use goodturn_app::found::{Founding, found};
use goodturn_app::house::{self, SignIn};
use goodturn_app::wall;
use goodturn_app::words::{Language, Words};
use goodturn_practice::saying::say;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};

/// The cookie to which the forms of somebody not signed in are bound.
const STRANGER: &str = "goodturn-form";

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    token: String,
}

#[derive(Template)]
#[template(path = "door/sign_in.html")]
struct SignInPage<'a> {
    words: Words,
    csrf: &'a str,
    next: &'a str,
    mail: &'a str,
    wrong: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "door/enter.html")]
struct EnterPage<'a> {
    words: Words,
    csrf: &'a str,
    token: &'a str,
}

#[derive(Template, Default)]
#[template(path = "door/start.html")]
struct StartPage<'a> {
    words: Words,
    csrf: &'a str,
    firm: &'a str,
    owner: &'a str,
    mail: &'a str,
    zone: &'a str,
    country: &'a str,
    profession: &'a str,
    wrong: Option<&'a str>,
    field: &'a str,
}

#[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn drawn(error: std::io::Error) -> Trouble {
    Trouble::Store(goodturn_app::StoreError::refused(error.to_string()))
}

/// The secret of a stranger's forms: the one in their cookie, else a new one.
fn stranger(headers: &HeaderMap, house: &House) -> Result<String, Trouble> {
    match cookie(headers, &cookie_name(house, STRANGER)).filter(|secret| secret.len() >= 40) {
        Some(secret) => Ok(secret),
        None => wall::secret().map_err(drawn),
    }
}

fn with_cookie(mut answer: Response, line: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(line) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

fn bound(answer: Answer, house: &House, secret: &str) -> Answer {
    let name = cookie_name(house, STRANGER);
    let line = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7200");
    answer.map(|answer| with_cookie(answer, &line))
}

/// Checks a form of somebody who is not signed in.
fn checked(headers: &HeaderMap, house: &House, fields: Fields) -> Result<(Fields, String), Trouble> {
    let secret = cookie(headers, &cookie_name(house, STRANGER)).unwrap_or_default();
    let token = fields.get("csrf").unwrap_or_default();
    if secret.is_empty() || from_elsewhere(house, headers) || !same(token, &form_token(&secret)) {
        return Err(strange());
    }
    Ok((fields, secret))
}

fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("")
}

/// The sign-in page; on an empty house the first start.
pub(crate) async fn sign_in_page(
    State(house): State<House>,
    visit: Option<Visit>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    if visit.is_some() {
        return Ok(go(&own(&asked.next)));
    }
    if house::is_empty(&house.store).await? {
        return Ok(go("/start"));
    }
    let secret = stranger(&headers, &house)?;
    let (words, csrf) = (words_of(&headers), form_token(&secret));
    let answer = page(&SignInPage { words, csrf: &csrf, next: &own(&asked.next), mail: "", wrong: None });
    bound(answer, &house, &secret)
}

/// Whose tries are counted together: an address of IPv4; of IPv6 the /64, since that is what one line is given and
/// whoever has it can use any address of it.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Mail and password.
pub(crate) async fn sign_in(
    State(house): State<House>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let (fields, secret) = checked(&headers, &house, fields)?;
    let (mail, next) = (fields.get("mail").unwrap_or_default(), own(fields.get("next").unwrap_or("/")));
    let password = fields.all("password").next().unwrap_or_default();
    let address = network(address.ip());
    let words = words_of(&headers);
    let (status, wrong) =
        match house::sign_in(&house.store, mail, password, &address, agent(&headers)).await? {
            SignIn::In(token) => return came_in(&house, &token, &next).await,
            SignIn::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, words.say("door-wrong")),
            SignIn::Wait(minutes) => {
                (StatusCode::TOO_MANY_REQUESTS, words.tell1("door-wait", "minutes", minutes))
            }
            SignIn::Busy => (StatusCode::SERVICE_UNAVAILABLE, words.say("door-busy")),
        };
    let answer = page_with(
        status,
        &SignInPage { words, csrf: &form_token(&secret), next: &next, mail, wrong: Some(&wrong) },
    );
    bound(answer, &house, &secret)
}

/// The page of a sign-in link: looking at it changes nothing.
pub(crate) async fn enter_page(
    State(house): State<House>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let secret = stranger(&headers, &house)?;
    let page_data = EnterPage { words: words_of(&headers), csrf: &form_token(&secret), token: &asked.token };
    bound(page(&page_data), &house, &secret)
}

/// The press that uses a sign-in link up.
pub(crate) async fn enter(State(house): State<House>, headers: HeaderMap, fields: Fields) -> Answer {
    let (fields, _) = checked(&headers, &house, fields)?;
    match house::enter(&house.store, fields.get("token").unwrap_or_default(), agent(&headers)).await? {
        Some(token) => came_in(&house, &token, "/").await,
        None => Err(Trouble::Words(StatusCode::UNPROCESSABLE_ENTITY, "door-link-old", "door-link-old-text")),
    }
}

/// The way on of somebody who just signed in; the browser remembers the language in which they read.
async fn came_in(house: &House, token: &str, to: &str) -> Answer {
    let mut answer = with_cookie(go(to), &session_cookie(house, token));
    if let Some((_, memberships)) = house::guest(&house.store, token).await?
        && let Some((workspace, member)) = memberships.first()
        && let Some((firm, ..)) = goodturn_app::looks::person::firm(&house.store, *workspace).await?
    {
        let own = firm.members.iter().find(|held| held.id.0 == *member).and_then(|held| held.language);
        answer = with_cookie(answer, &language_cookie(own.unwrap_or(firm.profile.language)));
    }
    Ok(answer)
}

/// The first start, while nobody has founded anything here.
pub(crate) async fn start_page(State(house): State<House>, headers: HeaderMap) -> Answer {
    if !house::is_empty(&house.store).await? {
        return Ok(go("/"));
    }
    let secret = stranger(&headers, &house)?;
    let csrf = form_token(&secret);
    let words = words_of(&headers);
    let page_data =
        StartPage { words, csrf: &csrf, zone: "Europe/Berlin", country: "DE", ..StartPage::default() };
    bound(page(&page_data), &house, &secret)
}

/// Founds the first workspace and signs its owner in.
pub(crate) async fn start(State(house): State<House>, headers: HeaderMap, fields: Fields) -> Answer {
    let (fields, secret) = checked(&headers, &house, fields)?;
    if !house::is_empty(&house.store).await? {
        return Err(Trouble::Words(StatusCode::CONFLICT, "door-founded", "door-founded-text"));
    }
    let get = |name: &str| fields.get(name).unwrap_or_default();
    let words = Words::offered(Language::of_tag(get("language")).unwrap_or(words_of(&headers).language()));
    let password = fields.all("password").next().unwrap_or_default();
    let csrf = form_token(&secret);
    let again = |field: &str, wrong: &str| {
        let (firm, owner, mail) = (get("firm"), get("owner"), get("mail"));
        let (zone, country, profession) = (get("zone"), get("country"), get("profession"));
        let (csrf, wrong) = (csrf.as_str(), Some(wrong));
        let page = StartPage { words, csrf, firm, owner, mail, zone, country, profession, wrong, field };
        bound(page_with(StatusCode::UNPROCESSABLE_ENTITY, &page), &house, &secret)
    };
    if password.chars().count() < house::SHORTEST {
        let short = say("refusal-password-short").with("letters", house::SHORTEST);
        return again("password", &words.saying(&short));
    }
    let founding = Founding {
        firm: get("firm").to_owned(),
        owner: get("owner").to_owned(),
        mail: get("mail").to_owned(),
        zone: get("zone").to_owned(),
        country: get("country").to_owned(),
        profession: fields.get("profession").map(str::to_owned),
        language: words.language(),
        test_clock: false,
    };
    let firm = match found(&house.store, founding).await? {
        Ok(firm) => firm,
        Err(refusal) => return again(refusal.field.as_deref().unwrap_or("firm"), &words.refusal(&refusal)),
    };
    house::let_members_in(&house.store, &firm).await?;
    let mail = firm.members[0].mail.clone();
    let Some(link) = house::link(&house.store, &mail).await? else { return Ok(go("/sign-in")) };
    let Some(token) = house::enter(&house.store, &link, agent(&headers)).await? else {
        return Ok(go("/sign-in"));
    };
    if let Some((session, _)) = house::guest(&house.store, &token).await? {
        let set = house::set_password(&house.store, session.user, password, &session.token_hash).await?;
        set.map_err(Trouble::Refused)?;
    }
    came_in(&house, &token, "/import").await
}

/// Signs out: this session is over.
pub(crate) async fn sign_out(press: Press) -> Answer {
    let visit = press.visit;
    house::end_session(&visit.house.store, visit.user, visit.token_hash.clone()).await?;
    Ok(with_cookie(go("/sign-in"), &session_cookie(&visit.house, "")))
}

/// Ends another session, or all others.
pub(crate) async fn end_session(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let ending = fields.get("session").unwrap_or_default().to_owned();
    for session in house::sessions(&visit.house.store, visit.user).await? {
        let own = session.token_hash == visit.token_hash;
        if !own && (ending == "others" || ending == short(&session.token_hash)) {
            house::end_session(&visit.house.store, visit.user, session.token_hash).await?;
        }
    }
    Ok(go("/settings/sign-in"))
}

/// The beginning of a hash, to tell sessions apart on a page.
pub(crate) fn short(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Sets the password.
pub(crate) async fn set_password(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let password = fields.all("password").next().unwrap_or_default().to_owned();
    house::set_password(&visit.house.store, visit.user, &password, &visit.token_hash)
        .await?
        .map_err(Trouble::Refused)?;
    Ok(go("/settings/sign-in?saved=1"))
}

/// Says that the program answers, and nothing else.
pub(crate) async fn health(State(house): State<House>) -> Response {
    match house::is_empty(&house.store).await {
        Ok(_) => "well\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "not well\n").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn tries_are_counted_by_line_and_not_by_address() {
        for (address, wanted) in [
            ("203.0.113.9", "203.0.113.9"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ] {
            assert_eq!(network(address.parse().unwrap()), wanted);
        }
    }
}
