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
use goodturn_app::letters::Channel;
use goodturn_app::looks::desk::{Chosen, desk};
use goodturn_app::looks::matter::{Matter, matter};
use goodturn_app::words::Words;
use goodturn_practice::matter::Body;
use goodturn_practice::readiness::readiness;
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
    /// What to bring up, where we meet.
    points: Vec<String>,
    /// Ways on from a meeting: whom to ask, whose details to look at.
    ways: Vec<(String, String)>,
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
    let points = points(&visit, &look).await?;
    let page_data = Page {
        id,
        points,
        ways: ways(&look, visit.words),
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

/// What to bring up when we meet, or what to ask ourselves afterwards, a line each.
async fn points(visit: &Visit, look: &Matter) -> Result<Vec<String>, Trouble> {
    let (Body::Meeting(_), Some(duty)) = (&look.matter.body, &look.duty) else { return Ok(Vec::new()) };
    let chosen = Chosen { channel: Some(Channel::Phone), ..Chosen::default() };
    let desk = desk(visit.words, &visit.house.store, visit.workspace, visit.id(), duty.id, chosen).await?;
    let letter = desk.and_then(|desk| desk.letter).map(|letter| letter.body).unwrap_or_default();
    Ok(letter.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// From a meeting to the ask, for whoever can be asked, and to the details that may have changed.
fn ways(look: &Matter, words: Words) -> Vec<(String, String)> {
    let (Body::Meeting(meeting), Some(duty)) = (&look.matter.body, &look.duty) else { return Vec::new() };
    let mut ways = Vec::new();
    for id in &meeting.people {
        let name = look.dossier.name(*id);
        if readiness(&look.dossier, *id).is_some_and(|ready| ready.is_ready(look.today)) {
            ways.push((format!("/ask?person={}", id.0), words.tell1("ask-title", "name", name)));
        }
        if duty.step == "after" {
            let page = format!("{}/edit", paths::person(id.0));
            ways.push((page, words.tell1("matters-details-right", "name", name)));
        }
    }
    ways
}
