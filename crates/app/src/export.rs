//! Taking everything out in open formats: vCard, CSV, JSON, ICS.

use crate::wall;
use goodturn_exchange::calendar::{Day, When};
use goodturn_exchange::{calendar, sheet, vcard};
use goodturn_practice::duty::Duty;
use goodturn_practice::id::PersonId;
use goodturn_practice::person::Person;
use goodturn_store::{Result, Store, StoreError, rows};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was taken out: the name of a file, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The files.
    pub files: Vec<(&'static str, String)>,
    /// How many people are in them.
    pub people: usize,
}

/// Writes everything that a workspace holds as files: people.vcf, people.csv, days.ics and everything.json.
///
/// # Errors
/// Whatever the store says.
pub async fn export(store: &Store, workspace: Uuid) -> Result<Taken> {
    let mut all = store.read_long(workspace, move |tx| Box::pin(rows::everything(tx, workspace))).await?;
    let people: Vec<Person> = read(all.get("people"))?;
    let duties: Vec<Duty> = read(all.get("duties"))?;
    let cards: String = people.iter().map(card).collect();
    let table = sheet::write(people.iter().map(|person| (&person.contact, person.kind)));
    let stamp = wall::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let days = calendar::write(&days(&people, &duties), &stamp);
    all.insert("schema".to_owned(), json!(1));
    let whole = serde_json::to_string_pretty(&all).map_err(|error| StoreError::refused(error.to_string()))?;
    Ok(Taken {
        files: vec![
            ("people.vcf", cards),
            ("people.csv", table),
            ("days.ics", days),
            ("everything.json", format!("{whole}\n")),
        ],
        people: people.len(),
    })
}

/// One person as a vCard.
pub fn card(person: &Person) -> String {
    vcard::write(&person.contact, person.kind, &format!("urn:uuid:{}", person.id.0))
}

fn read<T: serde::de::DeserializeOwned>(records: Option<&Value>) -> Result<Vec<T>> {
    let records = records.cloned().unwrap_or_else(|| json!([]));
    serde_json::from_value(records).map_err(|error| StoreError::refused(error.to_string()))
}

/// Birthdays and other dates each year, and the duties on their days. Nobody who is gone or wants to be left alone.
fn days(people: &[Person], duties: &[Duty]) -> Vec<Day> {
    let mut days = Vec::new();
    let shown = |person: &&Person| person.gone.is_none() && !person.leave_alone;
    for person in people.iter().filter(shown) {
        let contact = &person.contact;
        let mut put = |what: &str, nr: usize, date| {
            days.push(Day {
                uid: format!("{}-{nr}@goodturn", person.id.0),
                summary: format!("{}: {what}", person.name()),
                when: When::Yearly(date),
            });
        };
        if let Some(date) = contact.birthday {
            put("birthday", 0, date);
        }
        if let Some(date) = contact.anniversary {
            put("anniversary", 1, date);
        }
        for (nr, date) in contact.dates.iter().enumerate() {
            put(if date.label.is_empty() { "a date" } else { &date.label }, nr + 2, date.value);
        }
    }
    let names: BTreeMap<PersonId, &str> = people.iter().map(|person| (person.id, person.name())).collect();
    for duty in duties {
        let name = names.get(&duty.person).copied().unwrap_or("somebody");
        days.push(Day {
            uid: format!("{}-duty@goodturn", duty.matter.0),
            summary: format!("Goodturn: {name} ({})", duty.rule),
            when: When::Once(duty.due.on),
        });
    }
    days
}
