//! Capture: what happened, with whom, in three taps.

use super::matters::promised;
use crate::act_form::{ActForm, Ask, choices};
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
use goodturn_app::words::Words;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Body;
use goodturn_practice::referral::ReferralState;
use serde::Deserialize;
use serde_json::{Value, json};
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
    let act = match at_once(kind, &look, visit.words) {
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
        ("promised", _) => Some(json!({"act": "promise.make", "source": id})),
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
    let Some(look) = person(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let Some((_, key, _)) = KINDS.iter().find(|(word, ..)| *word == kind) else {
        return Err(Trouble::nothing());
    };
    let page_data = KindPage {
        title: visit.words.tell2(
            "capture-kind-title",
            ("kind", visit.words.say(key)),
            ("name", look.name.as_str()),
        ),
        person: (paths::person(id), look.name.clone()),
        forms: kind_forms(&kind, &look, visit.words),
        shell: Shell::of(&visit, "capture", paths::person(id)).await?,
    };
    page(&page_data)
}

fn kind_forms(kind: &str, look: &Person, words: Words) -> Vec<ActForm> {
    let id = look.person.id;
    let say = |key| words.say(key);
    let form = |act, title, button| ActForm::new(act, say(title), say(button)).of("person", id.0).open();
    match kind {
        "promised" | "yes" => vec![promised(id, words).open()],
        "name" | "introduced" => opened(kind, look, words),
        "no" => refusals(look, words),
        "nice" => vec![form("person.praise", "capture-praise", "capture-write-down").needs(
            "words",
            say("capture-praise-words"),
            Ask::Lines,
        )],
        "complained" => vec![form("complaint.raise", "capture-complaint", "capture-note").asks(
            "words",
            say("capture-in-their-words"),
            Ask::Lines,
        )],
        "request" => vec![
            form("touch.note", "capture-request", "capture-note")
                .with("channel", "talk")
                .with("direction", "from_them")
                .needs("words", say("capture-in-their-words"), Ask::Lines),
        ],
        "gave" => vec![
            form("touch.note", "capture-gave", "capture-note")
                .with("channel", "gift")
                .with("direction", "to_them")
                .needs("words", say("capture-gave-what"), Ask::Line),
        ],
        _ => vec![
            form("touch.note", "capture-other", "capture-note")
                .field("channel", say("capture-how"), choices(words, WAYS), true, "", "talk")
                .field("direction", say("capture-who-began"), choices(words, BEGAN), true, "", "to_them")
                .needs("words", say("capture-few-words"), Ask::Lines),
        ],
    }
}

/// How two people meet.
const WAYS: &[(&str, &str)] = &[
    ("talk", "capture-way-talk"),
    ("phone", "capture-way-phone"),
    ("mail", "capture-way-mail"),
    ("message", "capture-way-message"),
    ("card", "capture-way-card"),
];

/// Who reached out.
const BEGAN: &[(&str, &str)] = &[("to_them", "capture-began-i"), ("from_them", "capture-began-they")];

/// A door was opened: what was said to have happened comes first.
fn opened(kind: &str, look: &Person, words: Words) -> Vec<ActForm> {
    let mut forms = super::matters::answers(look.person.id, open_ask(look), words);
    let first = if kind == "name" { "referral.name" } else { "referral.introduce" };
    forms.retain(|form| form.act.starts_with("referral."));
    forms.sort_by_key(|form| form.act != first);
    forms.iter_mut().enumerate().for_each(|(at, form)| form.open = at == 0);
    forms
}

/// What they may have said no to: an ask, or a conversation.
fn refusals(look: &Person, words: Words) -> Vec<ActForm> {
    let id = look.person.id;
    let say = |key| words.say(key);
    let form = |act, title, button| ActForm::new(act, say(title), say(button)).open();
    let spoken = look
        .matters
        .iter()
        .find(|it| it.body.as_referral().is_some_and(|it| it.is_open() && it.person == id));
    match (open_ask(look), spoken) {
        (Some(ask), _) => vec![
            form("ask.not_now", "matters-not-now", "matters-not-now-button").of("ask", ask.0).asks(
                "until",
                say("field-until"),
                Ask::Day,
            ),
            form("ask.decline", "matters-declined", "matters-declined-button").of("ask", ask.0).asks(
                "reason",
                say("matters-why-said"),
                Ask::Line,
            ),
        ],
        (None, Some(referral)) => vec![
            form("referral.close", "matters-end-not-interested", "matters-close")
                .of("referral", referral.id.0)
                .with("outcome", "not_interested")
                .asks("reason", say("matters-why-said"), Ask::Line),
        ],
        (None, None) => vec![form("touch.remark", "capture-no", "capture-note").of("person", id.0).needs(
            "words",
            say("capture-in-their-words"),
            Ask::Line,
        )],
    }
}

fn open_ask(look: &Person) -> Option<goodturn_practice::id::MatterId> {
    let id: PersonId = look.person.id;
    look.matters
        .iter()
        .find(|it| it.body.as_ask().is_some_and(|ask| ask.is_open() && ask.source == id))
        .map(|it| it.id)
}
