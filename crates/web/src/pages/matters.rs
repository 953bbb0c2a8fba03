//! A matter: how it stands, the facts, and everything that can be done about it.

mod forms;
pub(crate) mod story;

pub(crate) use forms::{answers, promised};
pub(crate) use story::outcome_key;

use super::today::{Duty, card};
use crate::act_form::ActForm;
use crate::answer::{Answer, Trouble, go, page};
use crate::parts::Path;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::matter::matter;
use goodturn_practice::matter::Body;
use uuid::Uuid;

/// A fact about a matter: what, and the words, which may lead to a person.
pub(crate) struct Fact {
    pub(crate) what: String,
    pub(crate) words: String,
    pub(crate) page: String,
}

/// A place at the table of a promise.
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) kept: bool,
}

#[derive(Template)]
#[template(path = "matters/page.html")]
struct Page {
    shell: Shell,
    id: Uuid,
    title: String,
    lead: String,
    duty: Option<Duty>,
    places: Vec<Place>,
    facts: Vec<Fact>,
    forms: Vec<ActForm>,
    people: Vec<(String, String)>,
}

/// `GET /matters/{id}`
pub(crate) async fn matter_page(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let Some(look) = matter(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    if let Body::Relationship(it) = &look.matter.body {
        return Ok(go(&paths::person(it.person.0)));
    }
    let told = story::told(&look, visit.words);
    let people = look.matter.body.people();
    let mut seen = Vec::new();
    for (person, _) in people {
        let entry = (paths::person(person.0), look.dossier.name(person).to_owned());
        if !seen.contains(&entry) {
            seen.push(entry);
        }
    }
    let page_data = Page {
        id,
        title: told.title,
        lead: told.lead,
        places: told.places,
        facts: told.facts,
        forms: if visit.may_change() { forms::forms(&look, visit.words) } else { Vec::new() },
        people: seen,
        shell: Shell::of(&visit, "referrals", paths::matter(id)).await?,
        duty: look.duty.map(|duty| card(duty, &visit)),
    };
    page(&page_data)
}
