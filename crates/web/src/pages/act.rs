//! Pressing a button: the one door through which pages change anything.

use crate::answer::{Answer, Trouble, go, own, page_with};
use crate::form::{Fields, Press, dates_of};
use crate::parts::Path;
use crate::shell::Shell;
use crate::visit::{Visit, done_cookie};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::looks::people::called;
use goodturn_app::perform::{Done, perform};
use goodturn_app::words::Words;
use goodturn_app::{house, looks, undo};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use serde_json::Value;

/// A field of a refused form, to be put right.
struct Again {
    name: String,
    label: String,
    /// The type of its input.
    kind: &'static str,
    value: String,
    hidden: bool,
    long: bool,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Refused<'a> {
    shell: Shell,
    act: &'a str,
    text: &'a str,
    stale: bool,
    anyway: bool,
    fields: Vec<Again>,
}

/// Performs an act of a member.
pub(crate) async fn done(
    visit: &Visit,
    act: Value,
    fields: &Fields,
) -> Result<Result<Done, Refusal>, Trouble> {
    let mut envelope = match Envelope::read(&act.to_string(), &Labels::new()) {
        Ok(envelope) => envelope,
        Err(refusal) => return Ok(Err(in_words(refusal))),
    };
    envelope.seen = fields.get("seen").and_then(|seq| seq.parse().ok());
    let members = act["act"].as_str().is_some_and(|name| name.starts_with("member."));
    let answer = perform(&visit.house.store, visit.workspace, Some(visit.id()), "page", envelope).await?;
    if let Ok(done) = &answer {
        visit.house.live.tell(visit.workspace, done.seq);
    }
    if members
        && answer.is_ok()
        && let Some((firm, ..)) = looks::person::firm(&visit.house.store, visit.workspace).await?
    {
        house::let_members_in(&visit.house.store, &firm).await?;
        goodturn_app::calendar::forget_those_who_left(&visit.house.store, &firm).await?;
    }
    Ok(answer)
}

/// A form whose value is of another kind: what the reader of acts says of it is for writers of scripts.
pub(crate) fn in_words(refusal: Refusal) -> Refusal {
    if refusal.code != "bad_value" || refusal.field.is_some() {
        return refusal;
    }
    Refusal::new("bad_value", say("refusal-form-unreadable"))
}

/// The way on after an act: back to a page, which then says what was done and offers undo.
pub(crate) fn on(to: &str, done: &Done) -> Response {
    let mut answer = go(to);
    if let Ok(line) = HeaderValue::from_str(&done_cookie(Some(done.seq))) {
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
    answer
}

/// `POST /do/NOUN.VERB`: the fields of the form are the fields of the act.
pub(crate) async fn act(Path(name): Path<String>, press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let meant = by_name(&visit, fields.clone()).await?.with_dates(dates_of(&visit));
    let act = match meant.act(&name) {
        Ok(act) => act,
        Err(refusal) => return refused(&visit, &name, &fields, &refusal).await,
    };
    match done(&visit, act, &fields).await? {
        Ok(done) => {
            // `{promise}` in the way back is the id of the promise that was just made.
            let mut back = fields.get("back").unwrap_or("/").to_owned();
            for (noun, id) in &done.ids {
                back = back.replace(&format!("{{{noun}}}"), &id.to_string());
            }
            Ok(on(&own(&back), &done))
        }
        Err(refusal) => refused(&visit, &name, &fields, &refusal).await,
    }
}

/// Whom typed names mean, where nobody was chosen from the list: the only one in the book of exactly that name. Nobody
/// is written down twice because a browser showed no list, and who wants to be left alone is found again.
pub(crate) async fn by_name(visit: &Visit, mut fields: Fields) -> Result<Fields, Trouble> {
    let typed: Vec<(String, String)> = fields
        .0
        .iter()
        .filter_map(|(field, value)| Some((field.strip_suffix(".name")?.to_owned(), value.trim().to_owned())))
        .filter(|(who, name)| !name.is_empty() && fields.get(who).is_none())
        .collect();
    for (who, name) in typed {
        if let Some(id) = called(&visit.house.store, visit.workspace, &name).await? {
            fields.0.push((who, id.to_string()));
        }
    }
    Ok(fields)
}

/// The form once more, with everything that was typed and what is to be put right.
pub(crate) async fn refused(visit: &Visit, act: &str, fields: &Fields, refusal: &Refusal) -> Answer {
    let wrong = refusal.field.as_deref().unwrap_or_default();
    let again =
        fields.0.iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "key" | "back" | "seen"));
    let again = again.map(|(name, value)| {
        let bare = name.split(':').next().unwrap_or_default().trim_end_matches("[]");
        let is_id = value.len() == 36 && value.parse::<uuid::Uuid>().is_ok();
        let is_wrong = !wrong.is_empty() && bare.split(['.', '[']).next() == Some(wrong);
        Again {
            hidden: is_id || ((value.is_empty() || looks_fixed(bare)) && !is_wrong),
            long: value.len() > 60 || value.contains('\n'),
            label: label(bare, visit.words),
            kind: kind(bare),
            name: name.clone(),
            value: value.clone(),
            wrong: is_wrong,
        }
    });
    let back = own(fields.get("back").unwrap_or("/"));
    let page = Refused {
        shell: Shell::of(visit, "", back).await?,
        act,
        text: &visit.words.refusal(refusal),
        stale: refusal.code == "stale",
        anyway: matches!(refusal.code, "asked_often" | "asked_elsewhere"),
        fields: again.collect(),
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Words of the program, not of a person: they are carried along and not shown.
fn looks_fixed(field: &str) -> bool {
    let last = field.rsplit('.').next().unwrap_or(field);
    matches!(
        last,
        "rule"
            | "channel"
            | "direction"
            | "outcome"
            | "answered"
            | "effort"
            | "how"
            | "hears"
            | "kind"
            | "roles"
            | "mood"
            | "circle"
            | "strength"
            | "quality"
            | "setting"
            | "role"
            | "anyway"
            | "language"
            | "confidential"
            | "formal"
            | "wish"
            | "moment"
            | "comfortable"
            | "testimonial"
    )
}

/// The type of the input of a field: a day is chosen from a calendar again.
fn kind(field: &str) -> &'static str {
    match field.rsplit('.').next().unwrap_or(field) {
        "until" | "by" | "on" | "from" | "next_on" | "happened_on" | "client_since" => "date",
        "count" | "minutes" => "number",
        "mail" => "email",
        _ => "text",
    }
}

/// A field's name in words.
fn label(field: &str, words: Words) -> String {
    let last = field.rsplit(['.', ']']).find(|part| !part.is_empty()).unwrap_or(field);
    words.say(match last {
        "until" => "field-until",
        "by" => "field-by",
        "on" => "field-on",
        "name" => "field-name",
        "mail" => "field-mail",
        "phone" => "field-phone",
        "reason" => "field-reason",
        "words" => "field-words",
        "count" => "field-count",
        "next_on" => "field-next-on",
        "starts" => "field-starts",
        "happened_on" => "field-happened-on",
        "country" => "settings-country",
        "what_we_do" => "settings-what",
        "for_whom" => "settings-for-whom",
        "why_us" => "settings-why",
        "address" => "settings-address",
        "profession" => "settings-profession",
        "description" => "settings-ideal-who",
        "listen_for" => "settings-ideal-listen",
        "action" => "matters-will-do",
        "plan" => "matters-plan",
        "to_source" => "matters-to-source",
        "to_friend" => "matters-to-friend",
        other => return other.replace('_', " "),
    })
}

/// `POST /undo`: takes an act back.
pub(crate) async fn take_back(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let back = own(fields.get("back").unwrap_or("/"));
    let Some(seq) = fields.get("seq").and_then(|seq| seq.parse::<i64>().ok()) else {
        return Err(Trouble::nothing());
    };
    match undo::undo(&visit.house.store, visit.workspace, visit.id(), "page", seq).await? {
        Ok(done) => Ok(on(&back, &done)),
        Err(refusal) => Err(Trouble::Refused(refusal)),
    }
}

/// `POST /clock`: moves a clock that is moved by hand, by a remark that nobody made.
pub(crate) async fn clock(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    // A clock that moves brings duties and ends others: whoever looks on does not move it.
    if !visit.moves_the_clock() {
        return Err(Trouble::nothing());
    }
    let calendar = visit.firm.rhythm.calendar();
    let days = if fields.get("to") == Some("week") { 7 } else { 1 };
    let day = calendar.on_or_after(goodturn_practice::calendar::plus(visit.today, days));
    let at = calendar.opening(day);
    goodturn_app::clockwork::move_to(&visit.house.store, visit.workspace, at)
        .await?
        .map_err(Trouble::Refused)?;
    Ok(go(&own(fields.get("back").unwrap_or("/"))))
}
