//! Capture: what happened, with whom, in three taps.

use super::matters::promised;
use crate::act_form::{ActForm, Ask, one_of};
use crate::answer::{Answer, Trouble, go, page, page_with};
use crate::form::Press;
use crate::pages::act::{done, on};
use crate::parts::{Path, Query};
use crate::paths;
use crate::shell::Shell;
use crate::visit::{Visit, encoded};
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::looks::people::{Wanted, people};
use goodturn_app::looks::person::{Person, person};
use goodturn_app::undo::undo;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Body;
use goodturn_practice::referral::ReferralState;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// A kind of thing that happens: word, words on the button, picture.
const KINDS: &[(&str, &str, &str)] = &[
    ("met", "We met", "meeting"),
    ("asked", "I asked", "ask"),
    ("promised", "They promised", "promise"),
    ("name", "They gave a name", "person"),
    ("introduced", "They introduced", "introduction"),
    ("called", "I called, no answer", "phone"),
    ("spoke", "We spoke", "message"),
    ("yes", "They said yes", "check"),
    ("no", "They said no", "close"),
    ("nice", "They said something nice", "testimonial"),
    ("complained", "They complained", "complaint"),
    ("request", "They asked me for something", "note"),
    ("gave", "I gave", "giving"),
    ("client", "They became a client", "client"),
    ("other", "Other", "note"),
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
    text: &'static str,
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
    today: jiff::civil::Date,
    missing: bool,
}

#[derive(Template)]
#[template(path = "capture/kind.html")]
struct KindPage {
    shell: Shell,
    title: String,
    person: (String, String),
    forms: Vec<ActForm>,
}

/// `GET /capture`
pub(crate) async fn capture_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let look = match asked.person {
        Some(id) => {
            Some(person(&visit.house.store, visit.workspace, id).await?.ok_or_else(Trouble::nothing)?)
        }
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
        .map(|(word, text, icon)| Kind { word, text, icon, likely: likely.contains(word) })
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
    let Some(look) = person(&visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let act = match at_once(kind, &look) {
        Some(mut act) => {
            act["key"] = json!(fields.get("key"));
            act["happened_on"] = json!(fields.get("happened_on"));
            act
        }
        None => return Ok(go(&format!("/capture/{}/{id}", encoded(kind)))),
    };
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

enum Somebody {
    One(Uuid),
    Several(Vec<(String, String)>),
    Nobody,
}

/// Whom a typed name means: the only one of exactly that name; several are asked about.
async fn somebody(visit: &Visit, name: &str) -> Result<Somebody, Trouble> {
    let wanted = Wanted { query: name.to_owned(), role: None, unsorted: false };
    let found = people(&visit.house.store, visit.workspace, wanted, None, 8).await?.people;
    let key = goodturn_practice::fold::name_key(name);
    let exact: Vec<_> =
        found.iter().filter(|line| goodturn_practice::fold::name_key(&line.person.name) == key).collect();
    Ok(match (exact.as_slice(), found.is_empty()) {
        ([one], _) => Somebody::One(one.person.id),
        (_, true) => Somebody::Nobody,
        _ => Somebody::Several(
            found.iter().map(|line| (line.person.id.to_string(), line.person.name.clone())).collect(),
        ),
    })
}

/// The act of a kind that needs to know nothing more.
fn at_once(kind: &str, look: &Person) -> Option<Value> {
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
        ("promised", _) => Some(json!({"act": "promise.make", "source": id})),
        ("called", Some(ReferralState::Introduced { .. })) => {
            Some(json!({"act": "referral.try", "referral": number, "channel": "phone"}))
        }
        ("called", _) => {
            Some(json!({"act": "touch.remark", "person": id, "words": "I called, and nobody answered."}))
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
            let mut roles: Vec<Value> = look.person.roles.iter().map(|role| json!(role)).collect();
            roles.push(json!("client"));
            Some(
                json!({"act": "person.sort", "person": id, "roles": roles, "mood": look.person.mood, "circle": look.person.circle}),
            )
        }
        _ => None,
    }
}

/// `GET /capture/{kind}/{person}`: the little more that some kinds have to know.
pub(crate) async fn kind_page(visit: Visit, Path((kind, id)): Path<(String, Uuid)>) -> Answer {
    let Some(look) = person(&visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let Some((_, title, _)) = KINDS.iter().find(|(word, ..)| *word == kind) else {
        return Err(Trouble::nothing());
    };
    let page_data = KindPage {
        title: format!("{title}: {}", look.name),
        person: (paths::person(id), look.name.clone()),
        forms: kind_forms(&kind, &look),
        shell: Shell::of(&visit, "capture", paths::person(id)).await?,
    };
    page(&page_data)
}

fn kind_forms(kind: &str, look: &Person) -> Vec<ActForm> {
    let id = look.person.id;
    let form = |act, title: &str, button| ActForm::new(act, title, button).of("person", id.0).open();
    match kind {
        "promised" | "yes" => vec![promised(id).open()],
        "name" | "introduced" => opened(kind, look),
        "no" => refusals(look),
        "nice" => vec![form("person.praise", "What they said, word for word", "Write it down").needs(
            "words",
            "Their words",
            Ask::Lines,
        )],
        "complained" => vec![form("complaint.raise", "What went wrong", "Note it").asks(
            "words",
            "In their words",
            Ask::Lines,
        )],
        "request" => vec![
            form("touch.note", "What they asked for", "Note it")
                .with("channel", "talk")
                .with("direction", "from_them")
                .needs("words", "In their words", Ask::Lines),
        ],
        "gave" => vec![
            form("touch.note", "What you gave", "Note it")
                .with("channel", "gift")
                .with("direction", "to_them")
                .needs("words", "What", Ask::Line),
        ],
        _ => vec![
            form("touch.note", "What happened", "Note it")
                .field("channel", "How", one_of(WAYS), true, "", "talk")
                .field(
                    "direction",
                    "Who reached out",
                    one_of(&[("to_them", "I did"), ("from_them", "They did")]),
                    true,
                    "",
                    "to_them",
                )
                .needs("words", "In a few words", Ask::Lines),
        ],
    }
}

/// How two people meet.
const WAYS: &[(&str, &str)] = &[
    ("talk", "Face to face"),
    ("phone", "By phone"),
    ("mail", "By mail"),
    ("message", "By message"),
    ("card", "By card"),
];

/// A door was opened: what was said to have happened comes first.
fn opened(kind: &str, look: &Person) -> Vec<ActForm> {
    let mut forms = super::matters::answers(look.person.id, open_ask(look));
    let first = if kind == "name" { "referral.name" } else { "referral.introduce" };
    forms.retain(|form| form.act.starts_with("referral."));
    forms.sort_by_key(|form| form.act != first);
    forms.iter_mut().enumerate().for_each(|(at, form)| form.open = at == 0);
    forms
}

/// What they may have said no to: an ask, or a conversation.
fn refusals(look: &Person) -> Vec<ActForm> {
    let id = look.person.id;
    let spoken = look
        .matters
        .iter()
        .find(|it| it.body.as_referral().is_some_and(|it| it.is_open() && it.person == id));
    match (open_ask(look), spoken) {
        (Some(ask), _) => vec![
            ActForm::new("ask.not_now", "Not now", "Not now")
                .of("ask", ask.0)
                .asks("until", "Until", Ask::Day)
                .open(),
            ActForm::new("ask.decline", "They declined", "Declined")
                .of("ask", ask.0)
                .asks("reason", "Why, as they said it", Ask::Line)
                .open(),
        ],
        (None, Some(referral)) => vec![
            ActForm::new("referral.close", "The timing was not right", "Close")
                .of("referral", referral.id.0)
                .with("outcome", "not_interested")
                .asks("reason", "Why, as they said it", Ask::Line)
                .open(),
        ],
        (None, None) => vec![
            ActForm::new("touch.remark", "What they said no to", "Note it")
                .of("person", id.0)
                .needs("words", "In their words", Ask::Line)
                .open(),
        ],
    }
}

fn open_ask(look: &Person) -> Option<goodturn_practice::id::MatterId> {
    let id: PersonId = look.person.id;
    look.matters
        .iter()
        .find(|it| it.body.as_ask().is_some_and(|ask| ask.is_open() && ask.source == id))
        .map(|it| it.id)
}
