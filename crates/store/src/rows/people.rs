//! Reading the address book: pages of it, single entries, and what belongs to one.

use super::put::bits;
use crate::{Day, Ids, Json, Param, Result, Row, Tx};
use goodturn_practice::duty::Duty;
use goodturn_practice::fold;
use goodturn_practice::matter::Matter;
use goodturn_practice::person::{Person, Role};
use goodturn_practice::touch::Touch;
use jiff::civil::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A page of the address book.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The people, in the order of their names.
    pub people: Vec<Person>,
    /// Behind whom the next page begins; `None` on the last.
    pub next: Option<(String, Uuid)>,
}

/// Which people to show.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Beginnings of words, as typed; everybody when empty.
    pub query: String,
    /// Only those with that role.
    pub role: Option<Role>,
    /// Only those whom the sorting round has not seen.
    pub unsorted: bool,
}

/// A page of people in the order of their names, after a cursor.
///
/// # Errors
/// Whatever the engine says.
pub async fn people(
    tx: &mut Tx,
    workspace: Uuid,
    wanted: &Wanted,
    after: Option<(String, Uuid)>,
    limit: usize,
) -> Result<Page> {
    let (name, id) = after.unwrap_or((String::new(), Uuid::nil()));
    let most = i64::try_from(limit.clamp(1, 500)).unwrap_or(50) + 1;
    let words = fold_query(&wanted.query);
    let rows = if words.is_empty() && !wanted.query.trim().is_empty() {
        // Signs alone are nobody's name.
        Vec::new()
    } else if words.is_empty() {
        by_name(tx, workspace, wanted, &name, id, most).await?
    } else {
        by_words(tx, workspace, wanted, &words, &name, id, most).await?
    };
    let more = rows.len() > limit;
    let mut page = Page::default();
    for (sort_name, person) in rows.into_iter().take(limit) {
        page.next = more.then_some((sort_name, person.id.0));
        page.people.push(person);
    }
    Ok(page)
}

/// The words of a query. A mail address is one word, and so are the digits of a number.
fn fold_query(query: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in query.split_whitespace() {
        if part.contains('@') {
            words.push(part.to_lowercase());
        } else {
            words.extend(fold::words(part));
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    words.truncate(3);
    words
}

/// The first word that does not begin with `word`.
fn behind(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}

type Rows = Vec<(String, Person)>;

/// A name as it is ordered by, with the entry.
fn entry(row: &Row<'_>) -> Result<(String, Person)> {
    Ok((row.get(0)?, row.get::<Json<Person>>(1)?.0))
}

async fn by_name(
    tx: &mut Tx,
    workspace: Uuid,
    wanted: &Wanted,
    name: &str,
    id: Uuid,
    most: i64,
) -> Result<Rows> {
    if wanted.unsorted {
        return tx
            .query(
                "SELECT sort_name, body FROM person WHERE workspace_id = $1 AND sorted = $2 AND leave_alone = $2
                 AND (sort_name, id) > ($3, $4) ORDER BY sort_name, id LIMIT $5",
                &[&workspace, &false, &name, &id, &most],
                entry,
            )
            .await;
    }
    if let Some(role) = wanted.role {
        return tx
            .query(
                "SELECT sort_name, body FROM person WHERE workspace_id = $1 AND (sort_name, id) > ($2, $3)
                 AND (roles & $4) <> 0 ORDER BY sort_name, id LIMIT $5",
                &[&workspace, &name, &id, &bits(role), &most],
                entry,
            )
            .await;
    }
    tx.query(
        "SELECT sort_name, body FROM person WHERE workspace_id = $1 AND (sort_name, id) > ($2, $3)
         ORDER BY sort_name, id LIMIT $4",
        &[&workspace, &name, &id, &most],
        entry,
    )
    .await
}

/// What a search asks for, in the order of its statement.
struct Sought<'a> {
    workspace: Uuid,
    /// Each word with the first one behind its range.
    words: Vec<(&'a str, String)>,
    name: &'a str,
    id: Uuid,
    every: bool,
    role: i64,
    most: i64,
}

impl Sought<'_> {
    fn params(&self) -> Vec<&dyn Param> {
        let mut all: Vec<&dyn Param> = vec![&self.workspace];
        for (word, end) in &self.words {
            all.push(word);
            all.push(end);
        }
        let rest: [&dyn Param; 5] = [&self.name, &self.id, &self.every, &self.role, &self.most];
        all.extend(rest);
        all
    }
}

/// The people who have words that begin so: those of the most telling word first, then their names in order, and only
/// the entries of the page itself are read.
async fn by_words(
    tx: &mut Tx,
    workspace: Uuid,
    wanted: &Wanted,
    words: &[String],
    name: &str,
    id: Uuid,
    most: i64,
) -> Result<Rows> {
    let (every, role) = (wanted.role.is_none(), wanted.role.map_or(i64::MAX, bits));
    let words: Vec<(&str, String)> = words.iter().map(|word| (word.as_str(), behind(word))).collect();
    let sought = Sought { workspace, words, name, id, every, role, most };
    match sought.words.len() {
        1 => {
            tx.query(
                "SELECT q.sort_name, q.body FROM person q WHERE q.workspace_id = $1 AND q.id IN
             (SELECT w.id FROM (SELECT DISTINCT a.person_id AS id FROM person_word a
              WHERE a.workspace_id = $1 AND a.word >= $2 AND a.word < $3) w CROSS JOIN person p
              WHERE p.workspace_id = $1 AND p.id = w.id
             AND (p.sort_name, p.id) > ($4, $5) AND ($6 OR (p.roles & $7) <> 0)
             ORDER BY p.sort_name, p.id LIMIT $8)
             ORDER BY q.sort_name, q.id",
                &sought.params(),
                entry,
            )
            .await
        }
        2 => {
            tx.query(
                "SELECT q.sort_name, q.body FROM person q WHERE q.workspace_id = $1 AND q.id IN
             (SELECT w.id FROM (SELECT DISTINCT a.person_id AS id FROM person_word a
              WHERE a.workspace_id = $1 AND a.word >= $2 AND a.word < $3) w CROSS JOIN person p
              WHERE p.workspace_id = $1 AND p.id = w.id
             AND EXISTS (SELECT 1 FROM person_word b WHERE b.workspace_id = $1 AND b.person_id = w.id AND b.word >= $4 AND b.word < $5)
             AND (p.sort_name, p.id) > ($6, $7) AND ($8 OR (p.roles & $9) <> 0)
             ORDER BY p.sort_name, p.id LIMIT $10)
             ORDER BY q.sort_name, q.id",
                &sought.params(),
                entry,
            )
            .await
        }
        _ => {
            tx.query(
                "SELECT q.sort_name, q.body FROM person q WHERE q.workspace_id = $1 AND q.id IN
             (SELECT w.id FROM (SELECT DISTINCT a.person_id AS id FROM person_word a
              WHERE a.workspace_id = $1 AND a.word >= $2 AND a.word < $3) w CROSS JOIN person p
              WHERE p.workspace_id = $1 AND p.id = w.id
             AND EXISTS (SELECT 1 FROM person_word b WHERE b.workspace_id = $1 AND b.person_id = w.id AND b.word >= $4 AND b.word < $5)
             AND EXISTS (SELECT 1 FROM person_word c WHERE c.workspace_id = $1 AND c.person_id = w.id AND c.word >= $6 AND c.word < $7)
             AND (p.sort_name, p.id) > ($8, $9) AND ($10 OR (p.roles & $11) <> 0)
             ORDER BY p.sort_name, p.id LIMIT $12)
             ORDER BY q.sort_name, q.id",
                &sought.params(),
                entry,
            )
            .await
        }
    }
}

/// The people who have a mail address.
///
/// # Errors
/// Whatever the engine says.
pub async fn person_by_mail(tx: &mut Tx, workspace: Uuid, key: &str) -> Result<Vec<Uuid>> {
    tx.query(
        "SELECT person_id FROM person_key WHERE workspace_id = $1 AND key = $2",
        &[&workspace, &key],
        |row| row.get(0),
    )
    .await
}

/// People by their ids; an id that is none here is left out.
///
/// # Errors
/// Whatever the engine says.
pub async fn people_by_id(tx: &mut Tx, workspace: Uuid, ids: &BTreeSet<Uuid>) -> Result<Vec<Person>> {
    tx.query(
        "SELECT body FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
        &[&workspace, &Ids(ids.iter().copied().collect())],
        |row| row.get::<Json<Person>>(0).map(|body| body.0),
    )
    .await
}

/// The matters of a person with their duties, the latest first.
///
/// # Errors
/// Whatever the engine says.
pub async fn matters_of(tx: &mut Tx, workspace: Uuid, person: Uuid) -> Result<Vec<(Matter, Option<Duty>)>> {
    tx.query(
        "SELECT m.body, d.body FROM matter m LEFT JOIN duty d ON d.workspace_id = m.workspace_id AND d.matter_id = m.id
         WHERE m.workspace_id = $1 AND m.id IN (SELECT p.matter_id FROM matter_person p WHERE p.workspace_id = $1 AND p.person_id = $2)
         ORDER BY m.seq DESC",
        &[&workspace, &person],
        |row| Ok((row.get::<Json<Matter>>(0)?.0, row.get::<Option<Json<Duty>>>(1)?.map(|body| body.0))),
    )
    .await
}

/// Matters of one kind: the open ones first, then the others, each with the latest change first.
///
/// # Errors
/// Whatever the engine says.
pub async fn matters_of_kind(tx: &mut Tx, workspace: Uuid, kind: &str, limit: i64) -> Result<Vec<Matter>> {
    tx.query(
        "SELECT body FROM matter WHERE workspace_id = $1 AND kind = $2 ORDER BY open DESC, seq DESC LIMIT $3",
        &[&workspace, &kind, &limit],
        |row| row.get::<Json<Matter>>(0).map(|body| body.0),
    )
    .await
}

/// The last touches of a person.
///
/// # Errors
/// Whatever the engine says.
pub async fn touches_of(tx: &mut Tx, workspace: Uuid, person: Uuid, limit: i64) -> Result<Vec<Touch>> {
    tx.query(
        "SELECT body FROM touch WHERE workspace_id = $1 AND person_id = $2 ORDER BY on_day DESC, id DESC LIMIT $3",
        &[&workspace, &person, &limit],
        |row| row.get::<Json<Touch>>(0).map(|body| body.0),
    )
    .await
}

/// Where in the order of names a person stands.
///
/// # Errors
/// Whatever the engine says.
pub async fn place_of(tx: &mut Tx, workspace: Uuid, person: Uuid) -> Result<Option<String>> {
    tx.query_opt(
        "SELECT sort_name FROM person WHERE workspace_id = $1 AND id = $2",
        &[&workspace, &person],
        |row| row.get(0),
    )
    .await
}

/// Whom an ask of a member could go to on a day, by what it is expected to bring: where to look, not yet the truth.
/// With what it is expected to bring. Without a member, the people whom nobody looks after.
///
/// # Errors
/// Whatever the engine says.
pub async fn ready_people(
    tx: &mut Tx,
    workspace: Uuid,
    owner: Option<Uuid>,
    on: Date,
    limit: i64,
) -> Result<Vec<(f64, Uuid)>> {
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    match owner {
        Some(owner) => {
            tx.query(
                "SELECT expectation, id FROM person WHERE workspace_id = $1 AND owner = $2 AND ready_on <= $3
                 ORDER BY expectation DESC, id LIMIT $4",
                &[&workspace, &owner, &Day(on), &limit],
                row,
            )
            .await
        }
        None => {
            tx.query(
                "SELECT expectation, id FROM person WHERE workspace_id = $1 AND owner IS NULL AND ready_on <= $2
                 ORDER BY expectation DESC, id LIMIT $3",
                &[&workspace, &Day(on), &limit],
                row,
            )
            .await
        }
    }
}
