//! The ask: one person, for an ideal or for somebody they know, for an action and not for a number.

use super::matters::answers;
use crate::act_form::ActForm;
use crate::answer::{Answer, Trouble, go, page};
use crate::form::Press;
use crate::pages::act::{by_name, done, on, refused};
use crate::parts::Query;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::letters::{self, Channel, Request};
use goodturn_app::looks::person::{Person, person};
use goodturn_app::looks::wordings::own;
use goodturn_practice::id::IdealId;
use goodturn_practice::matter::Body;
use goodturn_practice::person::Role;
use goodturn_practice::workspace::Profile;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    person: Option<Uuid>,
    #[serde(default)]
    ideal: String,
}

#[derive(Template)]
#[template(path = "ask.html")]
struct Page {
    shell: Shell,
    id: Uuid,
    name: String,
    ready: bool,
    why_not: String,
    ideals: Vec<(String, String, bool)>,
    /// The ideal that the words speak of.
    chosen: String,
    description: String,
    listen_for: Vec<String>,
    ties: Vec<(String, String)>,
    words: String,
    paragraph: String,
    forms: Vec<ActForm>,
    today: jiff::civil::Date,
}

/// `GET /ask?person=`
pub(crate) async fn ask_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let Some(id) = asked.person else { return Ok(go("/people")) };
    let Some(mut look) = person(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    look.dossier.wordings = own(&visit.house.store, visit.workspace).await?;
    let open = look
        .matters
        .iter()
        .find(|it| matches!(&it.body, Body::Ask(ask) if ask.is_open() && ask.source.0 == id));
    if let Some(open) = open {
        return Ok(go(&paths::matter(open.id.0)));
    }
    let ideals: Vec<_> = look.dossier.ideals.values().filter(|ideal| !ideal.retired).collect();
    let chosen = asked.ideal.parse::<Uuid>().ok().map(IdealId);
    let ideal = ideals.iter().find(|ideal| Some(ideal.id) == chosen).or(ideals.first());
    let request = Request { ideal: ideal.map(|ideal| ideal.id), ..Request::default() };
    let tone = letters::tone_of(look.person.id, &look.dossier);
    let draft = letters::draft_ask(
        look.person.id,
        &request,
        &look.dossier,
        look.today,
        &visit.member.name,
        Some(Channel::Phone),
        tone,
    );
    let ready = look.readiness.is_some_and(|ready| ready.is_ready(look.today));
    let page_data = Page {
        id,
        ready,
        why_not: if ready { String::new() } else { super::people::ready_words_of(&look, visit.words).0 },
        description: ideal.map(|ideal| ideal.description.clone()).unwrap_or_default(),
        listen_for: ideal.map(|ideal| ideal.listen_for.clone()).unwrap_or_default(),
        chosen: ideal.map(|ideal| ideal.id.0.to_string()).unwrap_or_default(),
        ideals: ideals
            .iter()
            .map(|it| (it.id.0.to_string(), it.name.clone(), ideal.is_some_and(|ideal| ideal.id == it.id)))
            .collect(),
        ties: known(&look),
        words: draft.map(|letter| letter.body).unwrap_or_default(),
        paragraph: paragraph(&visit.firm.profile),
        forms: closed(answers(look.person.id, None, visit.words)),
        today: visit.firm.rhythm.calendar().after(visit.today),
        shell: Shell::of(&visit, "today", "/matters/{ask}").await?,
        name: look.name,
    };
    page(&page_data)
}

/// The people they know who could be asked for, prospects first: whoever may become a client fits best. Who wants to be
/// left alone, is gone, or is a client already is not among them.
fn known(look: &Person) -> Vec<(String, String)> {
    let id = look.person.id;
    let mut known: Vec<&goodturn_practice::person::Person> = look
        .ties
        .iter()
        .map(|tie| if tie.a == id { tie.b } else { tie.a })
        .filter_map(|other| look.dossier.people.get(&other))
        .filter(|other| other.is_there() && !other.roles.contains(&Role::Client))
        .collect();
    known.sort_by_key(|other| !other.roles.contains(&Role::Prospect));
    known.into_iter().map(|other| (other.id.0.to_string(), other.name().to_owned())).collect()
}

/// `POST /ask`: asked now, or planned for a day. One form for both, so that what was chosen holds for either.
pub(crate) async fn ask(press: Press) -> Answer {
    let (visit, mut fields) = (press.visit, press.fields);
    let planned = fields.get("plan").is_some();
    let left_out = |name: &str| name == "plan" || name == if planned { "channel" } else { "on" };
    fields.0.retain(|(name, _)| !left_out(name));
    let name = if planned { "ask.plan" } else { "ask.make" };
    let act = match by_name(&visit, fields.clone()).await?.act(name) {
        Ok(act) => act,
        Err(refusal) => return refused(&visit, name, &fields, &refusal).await,
    };
    match done(&visit, act, &fields).await? {
        Ok(done) => {
            let to = done.ids.get("ask").map_or_else(|| "/".to_owned(), |id| paths::matter(*id));
            Ok(on(&to, &done))
        }
        Err(refusal) => refused(&visit, name, &fields, &refusal).await,
    }
}

/// What we do, for whom and why, to be forwarded.
fn paragraph(profile: &Profile) -> String {
    let parts = [&profile.what_we_do, &profile.for_whom, &profile.why_us];
    parts.into_iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// Forms behind their titles: the ask itself comes first on this page.
fn closed(mut forms: Vec<ActForm>) -> Vec<ActForm> {
    forms.iter_mut().for_each(|form| form.open = false);
    forms
}
