//! The address book as a list.

use super::proposals::whose;
use super::today::PersonShown;
use crate::perform::time_of;
use crate::wall;
use goodturn_practice::fold::name_key;
use goodturn_practice::id::{MemberId, PersonId};
use goodturn_practice::person::{Circle, Person, Role};
use goodturn_practice::readiness::readiness;
use goodturn_store::rows;
pub use goodturn_store::rows::Wanted;
use goodturn_store::{Result, Store};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One line of the list.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Id and name.
    #[serde(flatten)]
    pub person: PersonShown,
    /// Where they work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// The first mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// The first telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What they are to us.
    pub roles: BTreeSet<Role>,
    /// How often we keep in touch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    /// Whether the sorting round has seen them.
    pub sorted: bool,
    /// Whether they want to be left alone.
    pub leave_alone: bool,
    /// Whether they are gone.
    pub gone: bool,
}

impl Line {
    /// A person as a line.
    pub fn of(person: &Person) -> Self {
        let contact = &person.contact;
        let name = person.name().to_owned();
        Self {
            organization: contact
                .organizations
                .first()
                .map(|place| place.name.clone())
                .filter(|it| *it != name),
            mail: contact.mails.first().map(|mail| mail.value.as_str().to_owned()),
            phone: contact.phones.first().map(|phone| phone.value.as_str().to_owned()),
            roles: person.roles.clone(),
            circle: person.circle,
            sorted: person.sorted,
            leave_alone: person.leave_alone,
            gone: person.gone.is_some(),
            person: PersonShown { id: person.id.0, name },
        }
    }
}

/// A page of the list.
#[derive(Debug, Clone, Serialize)]
pub struct People {
    /// The version of this document.
    pub schema: u8,
    /// The lines, in the order of the names.
    pub people: Vec<Line>,
    /// Behind whom the next page begins; nothing on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Uuid>,
}

/// A page of the address book, after the person with that id.
///
/// # Errors
/// Whatever the store says.
pub async fn people(
    store: &Store,
    workspace: Uuid,
    wanted: Wanted,
    after: Option<Uuid>,
    limit: usize,
) -> Result<People> {
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let cursor = match after {
                    Some(id) => rows::place_of(tx, workspace, id).await?.map(|name| (name, id)),
                    None => None,
                };
                let page = rows::people(tx, workspace, &wanted, cursor, limit).await?;
                let next = page.next.map(|(_, id)| id);
                Ok(People { schema: 1, people: page.people.iter().map(Line::of).collect(), next })
            })
        })
        .await
}

/// The people whom a member could ask now, those first from whom most is to be expected: at most `limit`.
///
/// # Errors
/// Whatever the store says; nobody when there is no such workspace.
pub async fn ready(store: &Store, workspace: Uuid, member: MemberId, limit: usize) -> Result<Vec<Line>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(Vec::new()) };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let today = begun.firm.rhythm.calendar().day_of(now);
                let mut likely = Vec::new();
                for owner in whose(&begun.firm, member) {
                    let most = i64::try_from(limit).unwrap_or(i64::MAX);
                    likely.extend(rows::ready_people(tx, workspace, owner, today, most).await?);
                }
                likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                likely.truncate(limit);
                let ids = likely.iter().map(|(_, id)| *id).collect();
                let dossier = rows::load(tx, begun.firm, &ids, today).await?;
                // The index says where to look; whether they are is seen from everything around them.
                let is_ready = |id: &PersonId| readiness(&dossier, *id).is_some_and(|it| it.is_ready(today));
                let people = likely.into_iter().map(|(_, id)| PersonId(id)).filter(is_ready);
                Ok(people.filter_map(|id| dossier.people.get(&id)).map(Line::of).collect())
            })
        })
        .await
}

/// How many people there are, and how many the sorting round has still to see.
///
/// # Errors
/// Whatever the store says.
pub async fn counts(store: &Store, workspace: Uuid) -> Result<(i64, i64)> {
    store.read(workspace, move |tx| Box::pin(rows::counts(tx, workspace))).await
}

/// The only one in the book of exactly that name, however it is written; nobody when there are several.
///
/// # Errors
/// Whatever the store says.
pub async fn called(store: &Store, workspace: Uuid, name: &str) -> Result<Option<Uuid>> {
    /// So many are looked at: more of one name, or of one that begins like it, are not told apart by it.
    const LOOKED_AT: usize = 20;
    let wanted = Wanted { query: name.to_owned(), ..Wanted::default() };
    Ok(only(&people(store, workspace, wanted, None, LOOKED_AT).await?.people, name))
}

/// Of those found the only one of exactly that name, however it is written.
pub fn only(found: &[Line], name: &str) -> Option<Uuid> {
    let key = name_key(name);
    let mut same = found.iter().filter(|line| name_key(&line.person.name) == key);
    match (same.next(), same.next()) {
        (Some(one), None) => Some(one.person.id),
        _ => None,
    }
}
