//! Business that is under way when Goodturn begins: promises, introductions and conversations, as they stand today.

use crate::answer::{Answer, Trouble, page, page_with};
use crate::form::{Fields, Press};
use crate::pages::act::{done, on};
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::perform::Done;
use goodturn_practice::refusal::Refusal;
use jiff::civil::Date;
use serde_json::{Value, json};

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
}

/// `GET /running`
pub(crate) async fn running_page(visit: Visit) -> Answer {
    let shell = Shell::of(&visit, "referrals", "/running").await?;
    page(&Page { shell, today: visit.today, wrong: String::new(), said: Vec::new() })
}

/// `POST /running`: the acts that would have been noted at the time, with the days on which they happened. What is
/// overdue by that reckoning is one duty for each matter, never more.
pub(crate) async fn enter(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    match entered(&visit, &fields).await? {
        Ok(done) => Ok(on("/running", &done)),
        Err(refusal) => {
            let shell = Shell::of(&visit, "referrals", "/running").await?;
            let page_data = Page { shell, today: visit.today, wrong: refusal.text, said: fields.0.clone() };
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
        return Ok(Err(Refusal::value("source", "Who is it? A name is needed.")));
    };
    let source = match source {
        Value::Object(_) => {
            let act = json!({"act": "person.add", "name": fields.get("source.name"), "key": key("source")});
            match done(visit, act, &Fields::default()).await? {
                Ok(done) => json!(done.ids.get("person")),
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        id => id,
    };
    let person = who("person");
    let mut act = match (kind, &person) {
        ("promise", person) => json!({
            "act": "promise.make", "source": source, "by": fields.get("by"),
            "count": fields.get("count").and_then(|count| count.parse::<u16>().ok()).unwrap_or(1),
            "names": person.iter().collect::<Vec<_>>(),
        }),
        (_, None) => return Ok(Err(Refusal::value("person", "Whom did they recommend? A name is needed."))),
        ("named", Some(person)) => json!({"act": "referral.name", "sources": [source], "person": person}),
        (_, Some(person)) => json!({"act": "referral.introduce", "sources": [source], "person": person}),
    };
    act["key"] = json!(key("act"));
    act["happened_on"] = json!(day);
    let first = match done(visit, act, &Fields::default()).await? {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if kind != "conversation" {
        return Ok(Ok(first));
    }
    let act = json!({
        "act": "referral.reach", "referral": first.ids.get("referral"), "next_on": fields.get("next_on"),
        "happened_on": fields.get("last_on").or(day), "key": key("reach"),
    });
    done(visit, act, &Fields::default()).await
}
