//! The sorting round: one person at a time, one press each.

use crate::answer::{Answer, Trouble, go, page};
use crate::form::Press;
use crate::pages::act::{done, on};
use crate::parts::Query;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::people::{Wanted, counts, people};
use goodturn_app::looks::person::person;
use goodturn_app::perform::perform_together;
use goodturn_app::words::Words;
use goodturn_practice::person::Person;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    /// Whoever was skipped last; the round goes on behind them.
    after: Option<Uuid>,
    /// Somebody to sort once more.
    person: Option<Uuid>,
    /// Whoever was sorted last, to go back to.
    back: Option<Uuid>,
    /// The role that was just chosen, when the mood is asked next.
    #[serde(default)]
    role: String,
}

/// A choice.
struct Choice {
    value: &'static str,
    /// The key of its words.
    word: &'static str,
    /// The key on the keyboard.
    key: &'static str,
}

const ROLES: &[Choice] = &[
    Choice { value: "client", word: "people-role-client", key: "c" },
    Choice { value: "past_client", word: "people-role-past-client", key: "v" },
    Choice { value: "partner", word: "people-role-partner", key: "p" },
    Choice { value: "prospect", word: "people-role-prospect", key: "r" },
    Choice { value: "friend", word: "people-role-friend", key: "f" },
    Choice { value: "other", word: "people-role-other", key: "o" },
    Choice { value: "alone", word: "sort-leave-alone", key: "x" },
];
const MOODS: &[Choice] = &[
    Choice { value: "happy", word: "sort-mood-happy", key: "h" },
    Choice { value: "unsure", word: "sort-mood-unsure", key: "u" },
    Choice { value: "unhappy", word: "sort-mood-unhappy", key: "n" },
];
const CIRCLES: &[Choice] = &[
    Choice { value: "A", word: "people-circle-a", key: "a" },
    Choice { value: "B", word: "people-circle-b", key: "b" },
    Choice { value: "C", word: "people-circle-c", key: "c" },
];

#[derive(Template)]
#[template(path = "sort.html")]
struct Page {
    shell: Shell,
    done: i64,
    all: i64,
    progress: String,
    person: Option<Person>,
    place: String,
    reach: String,
    role: String,
    roles: &'static [Choice],
    moods: &'static [Choice],
    circles: &'static [Choice],
    after: String,
    back: Option<Uuid>,
}

/// `GET /sort`
pub(crate) async fn sort_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let store = &visit.house.store;
    let (all, unsorted) = counts(store, visit.workspace).await?;
    let next = match asked.person {
        Some(id) => Some(id),
        None => {
            let wanted = Wanted { unsorted: true, ..Wanted::default() };
            people(store, visit.workspace, wanted, asked.after, 1)
                .await?
                .people
                .first()
                .map(|line| line.person.id)
        }
    };
    if next.is_none() && asked.after.is_some() && unsorted > 0 {
        // The round begins anew with those who were skipped.
        return Ok(go("/sort"));
    }
    let entry = match next {
        Some(id) => person(visit.words, store, visit.workspace, id).await?.map(|look| look.person),
        None => None,
    };
    let contact = entry.as_ref().map(|entry| &entry.contact);
    let place = contact.and_then(|it| it.organizations.first()).map(|place| {
        [place.title.as_str(), place.name.as_str()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    });
    let reach = contact.map(|it| {
        let mail = it.mails.first().map(|mail| mail.value.as_str());
        mail.or(it.phones.first().map(|phone| phone.value.as_str())).unwrap_or_default().to_owned()
    });
    let page_data = Page {
        done: all - unsorted,
        all,
        progress: progress(all - unsorted, all, visit.words),
        place: place.unwrap_or_default(),
        reach: reach.unwrap_or_default(),
        person: entry,
        role: if matches!(asked.role.as_str(), "client" | "past_client") {
            asked.role
        } else {
            String::new()
        },
        roles: ROLES,
        moods: MOODS,
        circles: CIRCLES,
        after: asked.after.map(|id| id.to_string()).unwrap_or_default(),
        back: asked.back.filter(|back| Some(*back) != next),
        shell: Shell::of(&visit, "people", "/sort").await?,
    };
    page(&page_data)
}

/// How far the round has come, and how long the rest takes: four seconds a person, as it goes with one key each.
fn progress(done: i64, all: i64, words: Words) -> String {
    let minutes = ((all - done) * 4 + 59) / 60;
    let (done, all) = (("done", done.into()), ("all", all.into()));
    if minutes > 0 {
        words.tell("sort-progress-left", [done, all, ("minutes", minutes.into())])
    } else {
        words.tell("sort-progress", [done, all])
    }
}

/// `POST /sort`: one answer.
pub(crate) async fn sort(press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let id = fields.get("person").and_then(|id| id.parse::<Uuid>().ok()).ok_or_else(Trouble::nothing)?;
    let role = fields.get("role").unwrap_or_default().to_owned();
    let mood = fields.get("mood");
    let after = fields.get("after").map(|id| format!("&after={id}")).unwrap_or_default();
    if matches!(role.as_str(), "client" | "past_client") && mood.is_none() {
        return Ok(go(&format!("/sort?person={id}&role={role}{after}")));
    }
    let act: Value = if role == "alone" {
        json!({"act": "person.leave_alone", "person": id, "leave_alone": true, "key": fields.get("key")})
    } else {
        json!({"act": "person.sort", "person": id, "roles": [role], "mood": mood, "circle": fields.get("circle"), "key": fields.get("key")})
    };
    let held = person(visit.words, &visit.house.store, visit.workspace, id).await?.map(|look| look.person);
    let done = if role != "alone" && held.is_some_and(|held| held.leave_alone) {
        // Back from "leave alone", and it was meant otherwise: the wish is lifted with the new answer.
        let key = fields.get("key").map(|key| format!("{key}-lift"));
        let lift = json!({"act": "person.leave_alone", "person": id, "leave_alone": false, "key": key});
        let store = &visit.house.store;
        let all = perform_together(store, visit.workspace, visit.id(), "page", vec![lift, act]).await?;
        all.map(|mut all| all.pop()).transpose().ok_or_else(Trouble::nothing)?
    } else {
        done(&visit, act, &fields).await?
    };
    let done = done.map_err(Trouble::Refused)?;
    Ok(on(&format!("/sort?back={id}{after}"), &done))
}
