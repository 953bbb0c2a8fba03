//! Whom the meetings of a calendar are with.

use super::{Meeting, key};
use goodturn_practice::fold;
use goodturn_practice::id::{MemberId, PersonId};
use goodturn_practice::person::Person;
use goodturn_practice::workspace::Firm;
use goodturn_store::{Result, Store, Tx, rows};
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Meetings whose titles are looked through for names.
const ASKED: usize = 40;
/// Pairs of words, and single words, of a title that are looked up.
const PAIRS: usize = 8;
const SINGLES: usize = 6;
/// People that a title is taken to mean at most.
const MOST_MEANT: usize = 5;
/// How often the same meeting can be noted, taken back and noted again.
const AGAIN: usize = 20;

/// A meeting of a calendar as it is shown.
#[derive(Debug, Clone)]
pub struct Line {
    /// What tells it from others on the page.
    pub key: String,
    /// The key of the act that notes it.
    pub act_key: String,
    /// The meeting.
    pub meeting: Meeting,
    /// Its day in the firm's zone.
    pub day: Date,
    /// When it begins there.
    pub time: Time,
    /// Those of the book who take part, known by their mail addresses.
    pub people: Vec<(PersonId, String)>,
    /// Who may be meant: several with the same address, or a name in the title.
    pub maybe: Vec<(PersonId, String)>,
    /// Guests who are not in the book: their names, or addresses where there is none.
    pub strangers: Vec<String>,
    /// Whether it is noted already.
    pub noted: bool,
}

/// The meetings with the people they are with. What the member declined is left out; members of the firm are no guests.
///
/// # Errors
/// Whatever the store says.
pub async fn lines(
    store: &Store,
    firm: &Firm,
    member: MemberId,
    meetings: Vec<Meeting>,
) -> Result<Vec<Line>> {
    let workspace = firm.id.0;
    let own = firm.member(member).map(|member| member.mail.to_lowercase()).unwrap_or_default();
    let ours: BTreeSet<String> = firm.members.iter().map(|member| member.mail.to_lowercase()).collect();
    let calendar = firm.rhythm.calendar();
    let goes = |meeting: &Meeting| !meeting.guests.iter().any(|guest| guest.declined && guest.mail == own);
    let mut found: Vec<Line> = meetings
        .into_iter()
        .filter(goes)
        .map(|meeting| Line {
            key: key(&meeting.uid, meeting.starts),
            act_key: String::new(),
            day: calendar.day_of(meeting.starts),
            time: calendar.time_of(meeting.starts),
            meeting,
            people: Vec::new(),
            maybe: Vec::new(),
            strangers: Vec::new(),
            noted: false,
        })
        .collect();
    store
        .read_long(workspace, move |tx| {
            Box::pin(async move {
                let mut asked = 0;
                for line in &mut found {
                    (line.act_key, line.noted) = act_key(tx, workspace, &line.key).await?;
                    guests(tx, workspace, &ours, line).await?;
                    if line.people.is_empty() && line.maybe.is_empty() && !line.noted && asked < ASKED {
                        asked += 1;
                        line.maybe = named(tx, workspace, &line.meeting.title).await?;
                    }
                }
                Ok(found)
            })
        })
        .await
}

/// The key under which a meeting is noted, and whether it is. What was taken back can be noted once more.
async fn act_key(tx: &mut Tx, workspace: Uuid, key: &str) -> Result<(String, bool)> {
    let mut tried = format!("calendar-{key}");
    for again in 2..AGAIN {
        match rows::key_undone(tx, workspace, &tried).await? {
            None => return Ok((tried, false)),
            Some(false) => return Ok((tried, true)),
            Some(true) => tried = format!("calendar-{key}-{again}"),
        }
    }
    Ok((tried, true))
}

/// Finds the guests by their addresses.
async fn guests(tx: &mut Tx, workspace: Uuid, ours: &BTreeSet<String>, line: &mut Line) -> Result<()> {
    let guests: Vec<_> =
        line.meeting.guests.iter().filter(|it| !it.declined && !ours.contains(&it.mail)).cloned().collect();
    for guest in guests {
        let ids: BTreeSet<Uuid> =
            rows::person_by_mail(tx, workspace, &guest.mail).await?.into_iter().collect();
        let known: Vec<Person> =
            if ids.is_empty() { Vec::new() } else { rows::people_by_id(tx, workspace, &ids).await? };
        let mut there = known.iter().filter(|person| person.reachable());
        match (there.next(), there.next()) {
            // Whoever is to be left alone, or is gone, is named nowhere.
            (None, _) if !known.is_empty() => {}
            (None, _) => line.strangers.push(if guest.name.is_empty() { guest.mail } else { guest.name }),
            (Some(one), None) => add(&mut line.people, one),
            // A couple with one address: who of them comes is not for us to say.
            _ => known.iter().filter(|it| it.reachable()).for_each(|it| add(&mut line.maybe, it)),
        }
    }
    Ok(())
}

fn add(list: &mut Vec<(PersonId, String)>, person: &Person) {
    if !list.iter().any(|(id, _)| *id == person.id) {
        list.push((person.id, person.name().to_owned()));
    }
}

/// The people whose names stand in a title: two words of it beside each other, else one.
async fn named(tx: &mut Tx, workspace: Uuid, title: &str) -> Result<Vec<(PersonId, String)>> {
    let words: Vec<String> = fold::words(title);
    let mut found = Vec::new();
    for pair in words.windows(2).take(PAIRS) {
        search(tx, workspace, &pair.join(" "), pair, &mut found).await?;
    }
    if found.is_empty() {
        // A name begins with a capital, except where letters have none.
        let plain = title.split(|c: char| !c.is_alphanumeric());
        let large = plain.filter(|word| {
            word.chars().count() >= 3
                && word.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric())
        });
        let singles: Vec<String> = large.map(fold::name_key).take(SINGLES).collect();
        for word in singles {
            search(tx, workspace, &word, std::slice::from_ref(&word), &mut found).await?;
        }
    }
    found.truncate(MOST_MEANT);
    Ok(found)
}

/// Adds those in whose name every one of some words stands whole.
async fn search(
    tx: &mut Tx,
    workspace: Uuid,
    query: &str,
    words: &[String],
    found: &mut Vec<(PersonId, String)>,
) -> Result<()> {
    let wanted = rows::Wanted { query: query.to_owned(), role: None, unsorted: false };
    let page = rows::people(tx, workspace, &wanted, None, 10).await?;
    for person in page.people.iter().filter(|person| person.reachable()) {
        let name = fold::words(person.name());
        if words.iter().all(|word| name.contains(word)) {
            add(found, person);
        }
    }
    Ok(())
}
