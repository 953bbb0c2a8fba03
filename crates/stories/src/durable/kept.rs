//! What a store holds, looked at as a whole: every act with everything it made, and nothing beside.

use super::acting::{Acted, plain};
use super::place::{Place, goodturn, said};
use goodturn_store::{Dialect, Json, Store, Tx, rows};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What is kept of acts.
#[derive(Debug, PartialEq, Eq)]
pub struct Kept {
    /// The first answer of every key, with its number of the act.
    pub answers: BTreeMap<String, Value>,
    /// How many acts there are.
    pub acts: i64,
    /// One number for all content.
    pub digest: String,
}

impl Kept {
    /// Opens the store, looks at everything, and closes it.
    ///
    /// # Panics
    /// When something is half there, twice there, or not as `goodturn verify` wants it.
    pub async fn of(place: &Place) -> Self {
        let store = place.open().await;
        let kept = Self::in_store(&store).await;
        drop(store);
        let verified = place.run(&["--json", "verify"]);
        assert!(verified.status.success(), "{}: verify: {}", place.name, said(&verified));
        kept
    }

    async fn in_store(store: &Store) -> Self {
        let firms = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await.unwrap();
        let [(firm, _)] = firms[..] else { panic!("one firm, not {}", firms.len()) };
        let kept = store.read_long(firm, move |tx| {
            Box::pin(async move {
                whole_file(tx).await;
                let digest = rows::digest(tx, firm).await?;
                let (answers, acts) = every_act_is_whole(tx, firm).await;
                Ok(Kept { answers, acts, digest })
            })
        });
        kept.await.unwrap()
    }

    /// What was acknowledged is there with the same answer, and what is there beside was sent. Gives the keys of
    /// acts that nobody got an answer for and that are there all the same.
    ///
    /// # Panics
    /// When something that was acknowledged is missing or has another answer.
    pub fn holds(&self, acted: &Acted) -> BTreeSet<String> {
        for (key, answer) in &acted.done {
            assert_eq!(self.answers.get(key), Some(answer), "acknowledged, and not kept: {key}");
        }
        let sent = acted.sent.iter().map(|it| &it.key);
        sent.filter(|key| self.answers.contains_key(*key) && !acted.done.contains_key(*key))
            .cloned()
            .collect()
    }
}

/// Sends everything once more to one process, as whoever is not sure does: each is answered as it was the first time,
/// or done now. Gives how many were done now.
///
/// # Panics
/// When an answer differs, or something that was there is done again.
pub async fn send_again(place: &Place, acted: &Acted, before: &Kept) -> i64 {
    let lines: String = acted.sent.iter().map(|it| format!("{}\n", it.text)).collect();
    let answers = place.answers(&lines);
    let mut fresh = 0;
    for (sent, mut answer) in acted.sent.iter().zip(answers) {
        assert_eq!(answer["ok"], true, "{}: {}: {answer}", place.name, sent.text);
        plain(&mut answer);
        match before.answers.get(&sent.key) {
            Some(first) => assert_eq!(&answer, first, "{}: another answer for {}", place.name, sent.key),
            None => fresh += 1,
        }
    }
    fresh
}

/// The program that acts, one line after the other.
pub fn act(place: &Place) -> std::process::Command {
    let mut command = place.command(goodturn());
    command.args(["--json", "act"]);
    command
}

/// SQLite's own look at its file: pages, indexes, and rows that point to nothing.
async fn whole_file(tx: &mut Tx) {
    if tx.dialect() == Dialect::Postgres {
        return;
    }
    let text = |row: &goodturn_store::Row<'_>| row.get::<String>(0);
    let found = tx.query("SELECT integrity_check FROM pragma_integrity_check", &[], text).await.unwrap();
    assert_eq!(found, ["ok"]);
    let found = tx.query("SELECT \"table\" FROM pragma_foreign_key_check", &[], text).await.unwrap();
    assert!(found.is_empty(), "rows that point to nothing in {found:?}");
}

/// Acts are numbered without a gap; each has the events its answer tells of, and made the rows its answer names.
async fn every_act_is_whole(tx: &mut Tx, firm: Uuid) -> (BTreeMap<String, Value>, i64) {
    let sql = "SELECT seq FROM workspace WHERE workspace_id = $1";
    let last: i64 = tx.query_one(sql, &[&firm], |row| row.get(0)).await.unwrap();
    let sql = "SELECT seq, answer FROM act WHERE workspace_id = $1 ORDER BY seq";
    let acts: Vec<(i64, Value)> =
        tx.query(sql, &[&firm], |row| Ok((row.get(0)?, row.get::<Json<Value>>(1)?.0))).await.unwrap();
    let numbers: Vec<i64> = acts.iter().map(|(seq, _)| *seq).collect();
    assert_eq!(numbers, (1..=last).collect::<Vec<_>>(), "the numbers of the acts");
    let events = events(tx, firm).await;
    let (people, matters) = (ids(tx, firm, true).await, ids(tx, firm, false).await);
    let (mut made_people, mut made_matters) = (BTreeSet::new(), BTreeSet::new());
    for (seq, answer) in &acts {
        let told: Vec<&str> = answer["events"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(events.get(seq).map_or(&[][..], Vec::as_slice), told, "the events of act {seq}");
        for (noun, id) in answer["ids"].as_object().unwrap() {
            let id: Uuid = id.as_str().unwrap().parse().unwrap();
            match noun.as_str() {
                "person" => assert!(made_people.insert(id), "made twice: {noun} {id}"),
                "touch" => {}
                _ => assert!(made_matters.insert(id), "made twice: {noun} {id}"),
            }
        }
    }
    assert_eq!(people, made_people, "the people");
    let missing: Vec<_> = made_matters.difference(&matters).collect();
    assert!(missing.is_empty(), "matters that an act made and that are not there: {missing:?}");
    let sql = "SELECT key, seq FROM act_key WHERE workspace_id = $1";
    let keys: Vec<(String, i64)> =
        tx.query(sql, &[&firm], |row| Ok((row.get(0)?, row.get(1)?))).await.unwrap();
    let of_keys: BTreeSet<i64> = keys.iter().map(|(_, seq)| *seq).collect();
    assert_eq!(of_keys.len(), keys.len(), "two keys of one act");
    assert_eq!(of_keys.len(), acts.len(), "an act without its key");
    let mut by_seq: BTreeMap<i64, Value> = acts.into_iter().collect();
    let answers = keys.into_iter().map(|(key, seq)| {
        let mut answer = serde_json::json!({"ok": true});
        if let (Some(fields), Some(Value::Object(kept))) = (answer.as_object_mut(), by_seq.remove(&seq)) {
            fields.extend(kept);
        }
        (key, answer)
    });
    (answers.collect(), last)
}

async fn events(tx: &mut Tx, firm: Uuid) -> BTreeMap<i64, Vec<String>> {
    let sql = "SELECT seq, kind FROM event WHERE workspace_id = $1 ORDER BY seq, nr";
    let rows: Vec<(i64, String)> =
        tx.query(sql, &[&firm], |row| Ok((row.get(0)?, row.get(1)?))).await.unwrap();
    let mut all: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    rows.into_iter().for_each(|(seq, kind)| all.entry(seq).or_default().push(kind));
    all
}

async fn ids(tx: &mut Tx, firm: Uuid, people: bool) -> BTreeSet<Uuid> {
    let sql = if people {
        "SELECT id FROM person WHERE workspace_id = $1"
    } else {
        "SELECT id FROM matter WHERE workspace_id = $1"
    };
    tx.query(sql, &[&firm], |row| row.get(0)).await.unwrap().into_iter().collect()
}
