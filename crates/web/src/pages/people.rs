//! People: the list with its search, one person, writing somebody down and putting them right.

mod acts;
mod edit;
mod one;

pub(crate) use edit::{edit_page, new_page, save};
pub(crate) use one::{person_page, ready_words as ready_words_of, state_words as state_words_of};

use crate::answer::{Answer, Trouble, page};
use crate::parts::Query;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::Json;
use axum::response::{IntoResponse, Response};
use goodturn_app::looks::people::{Line, People, Wanted, counts, people, ready};
use goodturn_app::words::Words;
use goodturn_practice::fold::fold;
use goodturn_practice::person::Role;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

const A_PAGE: usize = 50;
/// The choice of those who could be asked now.
const READY: &str = "ready";

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    role: String,
    after: Option<Uuid>,
}

/// A line of the list with the words for its tags.
struct Entry {
    line: Line,
    page: String,
    tags: Vec<String>,
    note: String,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct Page {
    shell: Shell,
    q: String,
    role: String,
    roles: Vec<(&'static str, String)>,
    lead: String,
    entries: Vec<Entry>,
    next: Option<String>,
    all: i64,
    unsorted: i64,
}

/// The roles with the keys of their words.
pub(crate) const ROLES: &[(&str, &str, Role)] = &[
    ("client", "people-role-client", Role::Client),
    ("past_client", "people-role-past-client", Role::PastClient),
    ("prospect", "people-role-prospect", Role::Prospect),
    ("partner", "people-role-partner", Role::Partner),
    ("source", "people-role-source", Role::Source),
    ("friend", "people-role-friend", Role::Friend),
    ("other", "people-role-other", Role::Other),
];

/// The word of a role, as on a button.
fn role_word(role: Role, words: Words) -> String {
    ROLES.iter().find(|(_, _, known)| *known == role).map_or_else(String::new, |(_, key, _)| words.say(key))
}

/// `GET /people`
pub(crate) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let role = ROLES.iter().find(|(word, ..)| *word == asked.role).map(|(.., role)| *role);
    let wanted = Wanted { query: asked.q.clone(), role, unsorted: asked.role == "unsorted" };
    let found = if asked.role == READY {
        ready_for(&visit, &asked.q).await?
    } else {
        people(&visit.house.store, visit.workspace, wanted, asked.after, A_PAGE).await?
    };
    let (all, unsorted) = counts(&visit.house.store, visit.workspace).await?;
    let next = found.next.map(|id| {
        let query = crate::visit::encoded(&asked.q);
        format!("/people?q={query}&role={}&after={id}", asked.role)
    });
    let words = visit.words;
    let page_data = Page {
        entries: found.people.into_iter().map(|line| entry(line, words)).collect(),
        next,
        roles: ROLES
            .iter()
            .map(|(value, key, _)| (*value, *key))
            .chain([(READY, "people-ready"), ("unsorted", "people-unsorted")])
            .map(|(value, key)| (value, words.say(key)))
            .collect(),
        lead: if unsorted > 0 {
            words.tell2("people-lead-unsorted", ("count", all), ("unsorted", unsorted))
        } else {
            words.tell1("people-lead", "count", all)
        },
        q: asked.q,
        role: asked.role,
        all,
        unsorted,
        shell: Shell::of(&visit, "people", "/people").await?,
    };
    page(&page_data)
}

/// Whom the member could ask now, the likeliest first; of them those whose line has all the words looked for.
async fn ready_for(visit: &Visit, query: &str) -> Result<People, Trouble> {
    let sought = fold(query);
    let has = |line: &Line| {
        let said = [Some(&line.person.name), line.organization.as_ref(), line.mail.as_ref()];
        let said = fold(&said.into_iter().flatten().cloned().collect::<Vec<_>>().join(" "));
        sought.split_whitespace().all(|word| said.contains(word))
    };
    let found = ready(&visit.house.store, visit.workspace, visit.id(), A_PAGE).await?;
    Ok(People { schema: 1, people: found.into_iter().filter(has).collect(), next: None })
}

fn entry(line: Line, words: Words) -> Entry {
    let mut tags: Vec<String> = line.roles.iter().map(|role| role_word(*role, words)).collect();
    if line.leave_alone {
        tags.push(words.say("person-leave-alone"));
    }
    if line.gone {
        tags.push(words.say("people-gone"));
    }
    let note = [line.organization.clone(), line.mail.clone().or(line.phone.clone())].into_iter().flatten();
    Entry { page: paths::person(line.person.id), tags, note: note.collect::<Vec<_>>().join(" · "), line }
}

/// `GET /people.json`: the first people whom the typed words find, for the field that finds people.
pub(crate) async fn found(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let wanted = Wanted { query: asked.q, role: None, unsorted: false };
    let found = people(&visit.house.store, visit.workspace, wanted, None, 8).await?;
    let lines: Vec<_> = found
        .people
        .into_iter()
        .map(|line| entry(line, visit.words))
        .map(|entry| json!({"id": entry.line.person.id, "name": entry.line.person.name, "note": entry.note}))
        .collect();
    Ok(Json(lines).into_response())
}
