//! Business that is under way when Goodturn begins: promises, introductions and conversations, as they stand today.

use crate::answer::{Answer, Trouble, page, page_with};
use crate::form::{Fields, Press};
use crate::pages::act::{by_name, in_words, on};
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::looks::person::person;
use goodturn_app::perform::{Done, perform_together};
use goodturn_practice::matter::Matter;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "running.html")]
struct Page {
    shell: Shell,
    today: Date,
    wrong: String,
    said: Vec<(String, String)>,
}

impl Page {
    fn value(&self, name: &str) -> &str {
        self.said.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// What is usual is ticked to begin with: whoever has business running has thanked for it.
    fn ticked(&self, name: &str) -> bool {
        self.said.is_empty() || !self.value(name).is_empty()
    }
}

/// `GET /running`
pub(crate) async fn running_page(visit: Visit) -> Answer {
    let shell = Shell::of(&visit, "referrals", "/running").await?;
    page(&Page { shell, today: visit.today, wrong: String::new(), said: Vec::new() })
}

/// `POST /running`: the acts that would have been noted at the time, with the days on which they happened, thanks and
/// news that went out since among them: so that what is done is not asked for again.
pub(crate) async fn enter(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    match entered(&visit, &by_name(&visit, fields.clone()).await?).await? {
        Ok(done) => Ok(on("/running", &done)),
        Err(refusal) => {
            let shell = Shell::of(&visit, "referrals", "/running").await?;
            let page_data = Page {
                shell,
                today: visit.today,
                wrong: visit.words.refusal(&refusal),
                said: fields.0.clone(),
            };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page_data)
        }
    }
}

async fn entered(visit: &Visit, fields: &Fields) -> Result<Result<Done, Refusal>, Trouble> {
    let key = |part: &str| fields.get("key").map(|key| format!("{key}-{part}"));
    let who = |field: &str| match (fields.get(field), fields.get(&format!("{field}.name"))) {
        (Some(id), _) => Some(Value::from(id)),
        (None, Some(name)) => Some(json!({"name": name})),
        (None, None) => None,
    };
    let kind = fields.get("kind").unwrap_or("promise");
    let day = fields.get("happened_on");
    let Some(source) = who("source") else {
        return Ok(Err(Refusal::value("source", say("refusal-running-source"))));
    };
    // All of it is noted or nothing: whoever puts a day right does not write the same person down twice.
    let mut lines = Vec::new();
    let source = if source.is_object() {
        lines.push(json!({
            "act": "person.add", "label": "source", "name": fields.get("source.name"), "key": key("source"),
        }));
        json!({"ref": "source"})
    } else {
        source
    };
    let person = who("person");
    let mut act = match (kind, &person) {
        ("promise", person) => json!({
            "act": "promise.make", "source": source, "by": fields.get("by"),
            "count": fields.get("count").and_then(|count| count.parse::<u16>().ok()).unwrap_or(1),
            "names": person.iter().collect::<Vec<_>>(),
        }),
        (_, None) => return Ok(Err(Refusal::value("person", say("refusal-running-person")))),
        ("named", Some(person)) => json!({"act": "referral.name", "sources": [source], "person": person}),
        (_, Some(person)) => json!({"act": "referral.introduce", "sources": [source], "person": person}),
    };
    act["key"] = json!(key("act"));
    act["happened_on"] = json!(day);
    act["label"] = json!("begun");
    lines.push(act);
    let within = match (kind, fields.get("source")) {
        ("named", Some(source)) => open_promise(visit, source).await?,
        _ => None,
    };
    lines.extend(since(visit, fields, kind, within, day));
    let all = perform_together(&visit.house.store, visit.workspace, visit.id(), "page", lines).await?;
    let last =
        |mut all: Vec<Done>| all.pop().ok_or_else(|| Refusal::new("nothing", say("refusal-running-nothing")));
    Ok(all.and_then(last).map_err(in_words))
}

/// The open promise of a source: a name that they give is given within it, and thanked for there.
async fn open_promise(visit: &Visit, source: &str) -> Result<Option<Uuid>, Trouble> {
    let Ok(id) = source.parse() else { return Ok(None) };
    let look = person(visit.words, &visit.house.store, visit.workspace, id).await?;
    let open = |it: &Matter| it.body.as_promise().is_some_and(|held| held.is_open() && held.source.0 == id);
    Ok(look.and_then(|look| look.matters.iter().find(|it| open(it)).map(|it| it.id.0)))
}

/// What was done about it since then, as far as the form says so.
fn since(visit: &Visit, fields: &Fields, kind: &str, within: Option<Uuid>, day: Option<&str>) -> Vec<Value> {
    let key = |part: &str| fields.get("key").map(|key| format!("{key}-{part}"));
    let mut lines = Vec::new();
    let reached = fields.get("last_on").or(day);
    let done = |act: &str, part: &str, on: Option<&str>| {
        let noun = act.split('.').next().unwrap_or_default();
        let mut line = json!({"act": act, "happened_on": on, "key": key(part)});
        line[noun] = json!({"ref": "begun"});
        line
    };
    if fields.get("thanked").is_some() {
        let act = if kind == "promise" || within.is_some() { "promise.thank" } else { "news.thank" };
        let mut thank = done(act, "thanked", day);
        if let Some(promise) = within {
            thank["promise"] = json!(promise);
        }
        lines.push(thank);
    }
    if kind == "conversation" {
        let mut reach = done("referral.reach", "reach", reached);
        reach["next_on"] = json!(fields.get("next_on"));
        lines.push(reach);
    }
    if matches!(kind, "introduced" | "conversation") && fields.get("told").is_some() && may_hear(visit) {
        let on = if kind == "conversation" { reached } else { day };
        lines.push(done("news.tell", "told", on));
    }
    lines
}

/// Whether sources may hear that we are in touch at all, as things stand by default (P93).
fn may_hear(visit: &Visit) -> bool {
    !visit.firm.profile.is_confidential()
}
