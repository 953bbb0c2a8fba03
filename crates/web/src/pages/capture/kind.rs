//! The little more that some kinds of happenings have to know.

use super::KINDS;
use crate::act_form::{ActForm, Ask, choices};
use crate::answer::{Answer, Trouble, page};
use crate::pages::matters::{answers, promised};
use crate::parts::{Path, Query};
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::person::{Person, person};
use goodturn_app::words::Words;
use goodturn_practice::id::PersonId;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "capture/kind.html")]
struct KindPage {
    shell: Shell,
    title: String,
    person: (String, String),
    forms: Vec<ActForm>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Noted {
    /// The day on which it happened, where it was not today.
    on: Option<Date>,
}

/// `GET /capture/{kind}/{person}`: the little more that some kinds have to know.
pub(crate) async fn kind_page(
    visit: Visit,
    Path((kind, id)): Path<(String, Uuid)>,
    Query(noted): Query<Noted>,
) -> Answer {
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
        forms: kind_forms(&kind, &look, visit.words)
            .into_iter()
            .map(|form| happened(form, noted.on))
            .collect(),
        shell: Shell::of(&visit, "capture", paths::person(id)).await?,
    };
    page(&page_data)
}

/// The form with the day that was said before.
fn happened(form: ActForm, on: Option<Date>) -> ActForm {
    match on {
        Some(day) => form.with("happened_on", &day.to_string()),
        None => form,
    }
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
    let mut forms = answers(look.person.id, open_ask(look), words);
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
