//! Writing somebody down, and putting right what the book knows of them.

use crate::answer::{Answer, Trouble, page, page_with};
use crate::form::{Fields, Press, dates_of};
use crate::pages::act::{done, on};
use crate::parts::Path;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::looks::people::called;
use goodturn_app::looks::person::{Person, person};
use goodturn_exchange::date::{self, Order};
use goodturn_practice::contact::{
    Address, Contact, EmailAddress, Labelled, Organization, PartialDate, Phone,
};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use serde_json::json;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "people/new.html")]
struct NewPage {
    shell: Shell,
}

#[derive(Template)]
#[template(path = "people/edit.html")]
struct EditPage {
    shell: Shell,
    id: Uuid,
    wrong: String,
    contact: Contact,
    mails: String,
    phones: String,
    links: String,
    dates: String,
    related: String,
    birthday: String,
    anniversary: String,
    notes: String,
    categories: String,
    nicknames: String,
    places: Vec<Organization>,
    addresses: Vec<Labelled<Address>>,
    /// The household or organization they are counted with: its id and name.
    unit: (String, String),
}

/// `GET /people/new`
pub(crate) async fn new_page(visit: Visit) -> Answer {
    page(&NewPage { shell: Shell::of(&visit, "people", "/people/{person}").await? })
}

fn lines<T>(items: &[Labelled<T>], text: impl Fn(&T) -> String) -> String {
    let line = |item: &Labelled<T>| match item.label.as_str() {
        "" => text(&item.value),
        label => format!("{label}: {}", text(&item.value)),
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `GET /people/{id}/edit`
pub(crate) async fn edit_page(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let Some(look) = person(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let unit = unit_of(&look);
    page(&edit_form(&visit, id, look.person.contact, unit, None).await?)
}

/// The form with what the book knows; after a refusal with what was typed.
async fn edit_form(
    visit: &Visit,
    id: Uuid,
    contact: Contact,
    unit: (String, String),
    typed: Option<(&Fields, &Refusal)>,
) -> Result<EditPage, Trouble> {
    let said = |name: &str, held: String| match typed {
        Some((fields, _)) => fields.get(name).unwrap_or_default().to_owned(),
        None => held,
    };
    let mut places = contact.organizations.clone();
    places.push(Organization::default());
    let mut addresses = contact.addresses.clone();
    addresses.push(Labelled::default());
    Ok(EditPage {
        shell: Shell::of(visit, "people", paths::person(id)).await?,
        id,
        wrong: typed.map(|(_, refusal)| visit.words.refusal(refusal)).unwrap_or_default(),
        mails: said("mails", lines(&contact.mails, |mail| mail.as_str().to_owned())),
        phones: said("phones", lines(&contact.phones, |phone| phone.as_str().to_owned())),
        links: said("links", lines(&contact.links, Clone::clone)),
        dates: said("dates", lines(&contact.dates, ToString::to_string)),
        related: said("related", lines(&contact.related, Clone::clone)),
        birthday: said("birthday", contact.birthday.map(|day| day.to_string()).unwrap_or_default()),
        anniversary: said("anniversary", contact.anniversary.map(|day| day.to_string()).unwrap_or_default()),
        notes: said("notes", contact.notes.join("\n\n")),
        categories: said("categories", contact.categories.join(", ")),
        nicknames: said("nicknames", contact.name.nicknames.join(", ")),
        unit: (said("part_of", unit.0), said("part_of.name", unit.1)),
        places,
        addresses,
        contact,
    })
}

/// `POST /people/{id}/edit`
pub(crate) async fn save(Path(id): Path<Uuid>, press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let Some(look) = person(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let get = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let all = |name: &str| fields.all(name).map(|value| value.trim().to_owned()).collect::<Vec<_>>();
    let held = typed_parts(look.person.contact.clone(), &get, &all);
    let part_of = counted_with(&visit, &fields).await?;
    let contact =
        part_of.and_then(|unit| Ok((changed(look.person.contact, get, all, dates_of(&visit))?, unit)));
    let (contact, part_of) = match contact {
        Ok(whole) => whole,
        Err(refusal) => return again(&visit, id, held, &fields, &refusal).await,
    };
    let act = json!({"act": "person.edit", "person": id, "contact": contact, "key": fields.get("key"),
        "part_of": part_of});
    match done(&visit, act, &fields).await? {
        Ok(done) => Ok(on(&paths::person(id), &done)),
        Err(refusal) => again(&visit, id, held, &fields, &refusal).await,
    }
}

/// The household or organization that somebody is counted with: its id and name.
fn unit_of(look: &Person) -> (String, String) {
    let unit = look.person.part_of.map(|unit| (unit.0.to_string(), look.dossier.name(unit).to_owned()));
    unit.unwrap_or_default()
}

/// The household or organization that the form names, chosen or typed; nobody when the field is empty.
async fn counted_with(visit: &Visit, fields: &Fields) -> Result<Result<Option<Uuid>, Refusal>, Trouble> {
    let Some(name) = fields.get("part_of.name") else { return Ok(Ok(None)) };
    if let Some(id) = fields.get("part_of").and_then(|id| id.parse().ok()) {
        return Ok(Ok(Some(id)));
    }
    let found = called(&visit.house.store, visit.workspace, name).await?;
    Ok(found
        .map(Some)
        .ok_or_else(|| Refusal::value("part_of", say("refusal-edit-part-of").with("name", name))))
}

/// The form once more, with what was typed and what is to be put right.
async fn again(visit: &Visit, id: Uuid, held: Contact, fields: &Fields, refusal: &Refusal) -> Answer {
    page_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        &edit_form(visit, id, held, Default::default(), Some((fields, refusal))).await?,
    )
}

/// The parts of a form that can always be read: names, places of work, addresses.
fn typed_parts(
    mut contact: Contact,
    get: &impl Fn(&str) -> String,
    all: &impl Fn(&str) -> Vec<String>,
) -> Contact {
    let name = &mut contact.name;
    for (place, field) in [
        (&mut name.full, "full"),
        (&mut name.prefix, "prefix"),
        (&mut name.given, "given"),
        (&mut name.additional, "additional"),
        (&mut name.family, "family"),
        (&mut name.suffix, "suffix"),
    ] {
        *place = get(field);
    }
    let old = contact.organizations.clone();
    let titles = all("place_title");
    contact.organizations = all("place_name")
        .into_iter()
        .enumerate()
        .map(|(at, name)| Organization {
            name,
            title: titles.get(at).cloned().unwrap_or_default(),
            ..old.get(at).cloned().unwrap_or_default()
        })
        .filter(|place| !place.name.is_empty() || !place.title.is_empty())
        .collect();
    contact.addresses = addresses(&contact.addresses, all);
    contact
}

/// The content with what the form says; what has no field in it stays as it is.
fn changed(
    contact: Contact,
    get: impl Fn(&str) -> String,
    all: impl Fn(&str) -> Vec<String>,
    order: Order,
) -> Result<Contact, Refusal> {
    let mut contact = typed_parts(contact, &get, &all);
    let words = |text: String| {
        text.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    contact.name.nicknames = words(get("nicknames"));
    contact.categories = words(get("categories"));
    contact.mails = labelled(&get("mails"), "mails", "refusal-edit-mails", EmailAddress::parse)?;
    contact.phones = labelled(&get("phones"), "phones", "refusal-edit-phones", Phone::as_written)?;
    contact.links = labelled(&get("links"), "links", "refusal-edit-empty", |text| Some(text.to_owned()))?;
    contact.related =
        labelled(&get("related"), "related", "refusal-edit-empty", |text| Some(text.to_owned()))?;
    contact.dates = labelled(&get("dates"), "dates", "refusal-edit-dates", |text| date::read(text, order))?;
    contact.birthday = day(&get("birthday"), "birthday", order)?;
    contact.anniversary = day(&get("anniversary"), "anniversary", order)?;
    let notes = get("notes").replace("\r\n", "\n");
    contact.notes =
        notes.split("\n\n").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
    Ok(contact)
}

fn addresses(held: &[Labelled<Address>], all: &impl Fn(&str) -> Vec<String>) -> Vec<Labelled<Address>> {
    let columns = ["street", "postal_code", "locality", "region", "country", "address_label"].map(all);
    let count = columns.iter().map(Vec::len).max().unwrap_or(0);
    let cell =
        |column: usize, at: usize| columns[column].get(at).cloned().unwrap_or_default().replace("\r\n", "\n");
    (0..count)
        .map(|at| {
            let held = held.get(at).map(|it| it.value.clone()).unwrap_or_default();
            Labelled::new(
                cell(5, at),
                Address {
                    street: cell(0, at),
                    postal_code: cell(1, at),
                    locality: cell(2, at),
                    region: cell(3, at),
                    country: cell(4, at),
                    ..held
                },
            )
        })
        .filter(|it| it.value != Address::default())
        .collect()
}

fn day(text: &str, field: &str, order: Order) -> Result<Option<PartialDate>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Refusal::value(field, say("refusal-edit-day").with("text", text));
    date::read(text, order).map(Some).ok_or_else(wrong)
}

/// Lines of the form `label: value`; an address of a page has a colon of its own.
fn labelled<T>(
    text: &str,
    field: &str,
    wrong: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<Labelled<T>>, Refusal> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (label, value) = match line.split_once(": ") {
                Some((label, value)) => (label.trim(), value.trim()),
                None => ("", line),
            };
            parse(value)
                .map(|value| Labelled::new(label, value))
                .ok_or_else(|| Refusal::value(field, say(wrong).with("text", value)))
        })
        .collect()
}
