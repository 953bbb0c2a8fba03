//! Capture: what happened, with whom, in three taps.

mod kind;

pub(crate) use kind::kind_page;

use crate::answer::{Answer, Trouble, go, page_with};
use crate::form::Press;
use crate::pages::act::{done, on};
use crate::parts::Query;
use crate::paths;
use crate::shell::Shell;
use crate::visit::{Visit, encoded};
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::looks::people::{Wanted, only, people};
use goodturn_app::looks::person::{Person, person};
use goodturn_app::undo::undo;
use goodturn_app::words::Words;
use goodturn_practice::matter::Body;
use goodturn_practice::person::Role;
use goodturn_practice::referral::ReferralState;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A kind of thing that happens: word, key of the words on the button, picture.
const KINDS: &[(&str, &str, &str)] = &[
    ("met", "capture-kind-met", "meeting"),
    ("asked", "capture-kind-asked", "ask"),
    ("promised", "capture-kind-promised", "promise"),
    ("name", "capture-kind-name", "person"),
    ("introduced", "capture-kind-introduced", "introduction"),
    ("called", "capture-kind-called", "phone"),
    ("spoke", "capture-kind-spoke", "message"),
    ("yes", "capture-kind-yes", "check"),
    ("no", "capture-kind-no", "close"),
    ("nice", "capture-kind-nice", "testimonial"),
    ("complained", "capture-kind-complained", "complaint"),
    ("request", "capture-kind-request", "note"),
    ("gave", "capture-kind-gave", "giving"),
    ("client", "capture-kind-client", "client"),
    ("other", "capture-kind-other", "note"),
];

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    person: Option<Uuid>,
    /// What was typed, where a page links here with a name.
    #[serde(default)]
    name: String,
}

/// A button.
struct Kind {
    word: &'static str,
    text: String,
    icon: &'static str,
    likely: bool,
}

#[derive(Template)]
#[template(path = "capture/page.html")]
struct Page {
    shell: Shell,
    person: Option<(Uuid, String)>,
    name: String,
    found: Vec<(String, String)>,
    kinds: Vec<Kind>,
    today: Date,
    missing: bool,
}

/// `GET /capture`
pub(crate) async fn capture_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let look = match asked.person {
        Some(id) => Some(
            person(visit.words, &visit.house.store, visit.workspace, id)
                .await?
                .ok_or_else(Trouble::nothing)?,
        ),
        None => None,
    };
    show(&visit, look.as_ref(), asked.name, Vec::new(), false).await
}

async fn show(
    visit: &Visit,
    look: Option<&Person>,
    name: String,
    found: Vec<(String, String)>,
    missing: bool,
) -> Answer {
    let likely = look.map(likely).unwrap_or_default();
    let mut kinds: Vec<Kind> = KINDS
        .iter()
        .map(|(word, key, icon)| Kind {
            word,
            text: visit.words.say(key),
            icon,
            likely: likely.contains(word),
        })
        .collect();
    kinds.sort_by_key(|kind| !kind.likely);
    let page_data = Page {
        shell: Shell::of(visit, "capture", "/").await?,
        person: look.map(|look| (look.person.id.0, look.name.clone())),
        name,
        found,
        kinds,
        today: visit.today,
        missing,
    };
    let asks_again = missing || !page_data.found.is_empty();
    let status = if asks_again { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &page_data)
}

/// What is likely to have happened with somebody, by what is open with them.
fn likely(look: &Person) -> Vec<&'static str> {
    let mut likely = Vec::new();
    for matter in &look.matters {
        match &matter.body {
            Body::Promise(it) if it.is_open() => likely.push("introduced"),
            Body::Ask(it) if it.is_open() => likely.extend(["promised", "name", "no"]),
            Body::Referral(it) if it.person == look.person.id => match it.state {
                ReferralState::Introduced { .. } => likely.extend(["spoke", "called"]),
                ReferralState::InConversation { .. } => likely.extend(["spoke", "yes", "no"]),
                _ => {}
            },
            _ => {}
        }
    }
    if likely.is_empty() && look.readiness.is_some_and(|ready| ready.is_ready(look.today)) {
        likely.push("asked");
    }
    likely
}

/// `POST /capture`: person and kind; what needs no more is noted at once, the rest is asked.
pub(crate) async fn note(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let kind = fields.get("kind").unwrap_or_default();
    let name = fields.get("name").unwrap_or_default().to_owned();
    if !KINDS.iter().any(|(word, ..)| *word == kind) {
        return Err(Trouble::nothing());
    }
    let chosen = fields.get("person").and_then(|id| id.parse::<Uuid>().ok());
    let mut added = None;
    let id = match chosen {
        Some(id) => id,
        None if name.is_empty() => return show(&visit, None, name, Vec::new(), true).await,
        None => match somebody(&visit, &name).await? {
            Somebody::One(id) => id,
            Somebody::Several(found) if fields.get("new").is_none() => {
                return show(&visit, None, name, found, false).await;
            }
            _ => {
                let act = json!({"act": "person.add", "name": name, "key": fields.get("key").map(|key| format!("{key}-who"))});
                let made = done(&visit, act, &fields).await?.map_err(Trouble::Refused)?;
                added = Some(made.seq);
                made.ids.get("person").copied().ok_or_else(Trouble::nothing)?
            }
        },
    };
    let Some(look) = person(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let day = fields.get("happened_on");
    // One ask at a time: where one waits for its answer, that is what is to be noted.
    let asked = look
        .matters
        .iter()
        .find(|it| it.body.as_ask().is_some_and(|ask| ask.is_open() && ask.source.0 == id));
    if let (Some(ask), "asked") = (asked, kind) {
        return Ok(go(&paths::matter(ask.id.0)));
    }
    let Some(mut act) = at_once(kind, &look, visit.words) else {
        let on = day.map(|day| format!("?on={}", encoded(day))).unwrap_or_default();
        return Ok(go(&format!("/capture/{}/{id}{on}", encoded(kind))));
    };
    act["key"] = json!(fields.get("key"));
    happened_on(&mut act, day, &look);
    match done(&visit, act, &fields).await? {
        Ok(done) => Ok(on(&paths::person(id), &done)),
        Err(refusal) => {
            // What was refused leaves nobody behind who was written down for it.
            if let Some(seq) = added {
                undo(&visit.house.store, visit.workspace, visit.id(), "page", seq)
                    .await?
                    .map_err(Trouble::Refused)?;
            }
            Err(Trouble::Refused(refusal))
        }
    }
}

/// Puts the day on which it happened into an act; who became a client then has been one since.
fn happened_on(act: &mut Value, day: Option<&str>, look: &Person) {
    act["happened_on"] = json!(day);
    if let (Some(day), Some(since), None) = (day, act.get_mut("client_since"), look.person.client_since) {
        *since = json!(day);
    }
}

enum Somebody {
    One(Uuid),
    Several(Vec<(String, String)>),
    Nobody,
}

/// Whom a typed name means: the only one of exactly that name; several are asked about.
async fn somebody(visit: &Visit, name: &str) -> Result<Somebody, Trouble> {
    let wanted = Wanted { query: name.to_owned(), role: None, unsorted: false };
    let found = people(&visit.house.store, visit.workspace, wanted, None, 8).await?.people;
    Ok(match (only(&found, name), found.is_empty()) {
        (Some(id), _) => Somebody::One(id),
        (_, true) => Somebody::Nobody,
        _ => Somebody::Several(
            found.iter().map(|line| (line.person.id.to_string(), line.person.name.clone())).collect(),
        ),
    })
}

/// The act of a kind that needs to know nothing more.
fn at_once(kind: &str, look: &Person, words: Words) -> Option<Value> {
    let id = look.person.id.0;
    let referral = look
        .matters
        .iter()
        .find(|matter| matter.body.as_referral().is_some_and(|it| it.is_open() && it.person.0 == id));
    let state = referral.and_then(|matter| matter.body.as_referral()).map(|it| &it.state);
    let number = referral.map(|matter| matter.id.0);
    match (kind, state) {
        ("met", _) => {
            Some(json!({"act": "touch.note", "person": id, "channel": "talk", "direction": "to_them"}))
        }
        ("asked", _) => Some(json!({"act": "ask.make", "source": id, "channel": "talk"})),
        ("called", Some(ReferralState::Introduced { .. })) => {
            Some(json!({"act": "referral.try", "referral": number, "channel": "phone"}))
        }
        ("called", _) => {
            Some(json!({"act": "touch.remark", "person": id, "words": words.say("capture-called")}))
        }
        ("spoke", Some(ReferralState::Introduced { .. })) => {
            Some(json!({"act": "referral.reach", "referral": number}))
        }
        ("spoke", Some(ReferralState::InConversation { .. })) => {
            Some(json!({"act": "referral.move", "referral": number, "answered": true, "channel": "phone"}))
        }
        ("spoke", _) => {
            Some(json!({"act": "touch.note", "person": id, "channel": "phone", "direction": "to_them"}))
        }
        ("yes" | "client", Some(_)) => Some(json!({"act": "referral.win", "referral": number})),
        ("client", None) => {
            // They are no prospect and no past client any more, and whatever else they were they still are.
            let stays = |role: &&Role| !matches!(role, Role::Prospect | Role::PastClient | Role::Other);
            let mut roles: BTreeSet<Role> = look.person.roles.iter().filter(stays).copied().collect();
            roles.insert(Role::Client);
            let since = look.person.client_since.unwrap_or(look.today);
            Some(json!({
                "act": "person.sort", "person": id, "roles": roles, "mood": look.person.mood,
                "circle": look.person.circle, "client_since": since,
            }))
        }
        _ => None,
    }
}
