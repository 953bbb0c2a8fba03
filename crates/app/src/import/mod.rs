//! Taking an address book in: read, plan, and then in portions, each of them one act. Never all or nothing, never twice.

mod plan;
mod report;
mod take;

pub use plan::Maybe;
pub use report::{FileReport, Refused, Report, Seen};

use crate::perform::Done;
use crate::undo::taken_back;
use crate::wall;
use goodturn_exchange::{Options, Reading, Remark, read};
use goodturn_practice::id::{Fresh, ImportId, MemberId};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::same::keys;
use goodturn_practice::saying::{Saying, say};
use goodturn_store::{Result, Store, StoreError, rows};
use plan::{Fate, Known, Plan, Who, plan};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use take::Taking;
use uuid::Uuid;

/// How many people come in with one act: small enough that others are not kept waiting.
const PORTION: usize = 500;
/// How many people a preview shows.
const PREVIEW: usize = 50;

/// A file as it came.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name; folders before it are left out.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How to take files in.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// How the files are to be read.
    pub options: Options,
    /// What becomes of likely doubles.
    pub maybe: Maybe,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// Who takes them in, and where.
#[derive(Debug, Clone, Copy)]
pub struct Taker {
    /// The workspace.
    pub workspace: Uuid,
    /// The member.
    pub member: MemberId,
}

/// Takes files in, one after the other.
///
/// # Errors
/// An error of the store; a refusal (a viewer, a clock) is the inner result. What was taken in before it stays.
pub async fn import(
    store: &Store,
    taker: Taker,
    files: Vec<File>,
    wanted: &Wanted,
) -> Result<std::result::Result<Report, Refusal>> {
    let mut reports = Vec::new();
    for file in files {
        match one(store, taker, file, wanted).await? {
            Ok(report) => reports.push(report),
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    Ok(Ok(Report::of(reports, wanted.dry_run, wanted.maybe)))
}

async fn one(
    store: &Store,
    taker: Taker,
    file: File,
    wanted: &Wanted,
) -> Result<std::result::Result<FileReport, Refusal>> {
    let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let reading = match read(&file.bytes, &wanted.options) {
        Ok(reading) => reading,
        Err(wrong) => {
            let refused = vec![Refused { file: name.clone(), line: 1, reason: wrong.0 }];
            return Ok(Ok(FileReport {
                file: name,
                kind: "unknown".to_owned(),
                records: 1,
                refused,
                ..FileReport::default()
            }));
        }
    };
    let hashes: Vec<Vec<u8>> = reading.cards.iter().map(|card| hash_of(&card.contact)).collect();
    let known = known(store, taker.workspace, &reading, &hashes).await?;
    let plan = plan(&reading.cards, &hashes, &known, wanted.maybe);
    let mut report = told(&name, &reading, &plan, &known);
    if wanted.dry_run || plan.people.is_empty() {
        return Ok(Ok(report));
    }
    let id = ImportId(Fresh::new(wall::now(), seed()?).uuid());
    let counts = serde_json::json!({
        "new": report.people_new, "changed": report.people_changed, "same": report.people_same,
        "refused": report.refused.len(), "doubles": report.proposed_doubles,
    });
    let taking = Taking {
        store,
        taker,
        import: id,
        file_name: name,
        file_hash: Sha256::digest(&file.bytes).to_vec(),
        counts: counts.to_string(),
    };
    match taking.all(&reading, &hashes, &plan).await? {
        Ok(()) => {
            report.import = Some(id.0);
            Ok(Ok(report))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

fn seed() -> Result<u128> {
    wall::seed().map_err(|error| StoreError::refused(error.to_string()))
}

fn hash_of(contact: &goodturn_practice::contact::Contact) -> Vec<u8> {
    Sha256::digest(serde_json::to_vec(contact).unwrap_or_default()).to_vec()
}

/// Reads of the book what the plan has to know.
async fn known(store: &Store, workspace: Uuid, reading: &Reading, hashes: &[Vec<u8>]) -> Result<Known> {
    let wanted: BTreeSet<String> = reading.cards.iter().flat_map(|card| keys(&card.contact)).collect();
    let own: BTreeSet<Uuid> = reading.cards.iter().filter_map(|card| plan::own_id(&card.contact)).collect();
    let hashes: BTreeSet<Vec<u8>> = hashes.iter().cloned().collect();
    store
        .read_long(workspace, move |tx| {
            Box::pin(async move {
                let mut known = Known::default();
                for (key, person) in rows::key_holders(tx, workspace, &wanted).await? {
                    known.holders.entry(key).or_default().insert(person);
                }
                let mut ids: BTreeSet<Uuid> = known.holders.values().flatten().copied().collect();
                ids.extend(own);
                for person in rows::people_by_id(tx, workspace, &ids).await? {
                    known.people.insert(person.id.0, (person.contact, person.leave_alone));
                }
                known.seen = rows::read_before(tx, workspace, &hashes).await?.into_iter().collect();
                Ok(known)
            })
        })
        .await
}

fn told(name: &str, reading: &Reading, plan: &Plan, known: &Known) -> FileReport {
    let name_of = |who: &Who| match who {
        Who::Held(id) => known.people.get(id).map(|(contact, _)| contact.name.full.clone()),
        Who::Coming(nr) => reading.cards.get(*nr).map(|card| card.contact.name.full.clone()),
    };
    let mut report = FileReport {
        file: name.to_owned(),
        kind: reading.kind.word().to_owned(),
        records: reading.records(),
        remarks: reading.remarks.clone(),
        columns: reading.columns.clone(),
        ..FileReport::default()
    };
    let refused =
        |line: usize, reason: &Saying| Refused { file: name.to_owned(), line, reason: reason.clone() };
    report.refused = reading.refused.iter().map(|remark| refused(remark.line, &remark.reason)).collect();
    for (card, (fate, _)) in reading.cards.iter().zip(&plan.fates) {
        let (outcome, double_of) = match fate {
            Fate::New { double_of: None, .. } => ("new", None),
            Fate::New { double_of: Some(who), leave_alone } => {
                report.proposed_doubles += 1;
                if *leave_alone {
                    let name = card.contact.name.full.clone();
                    let reason = say("remark-record-alone").with("name", name);
                    report.remarks.push(Remark { line: card.line, reason });
                }
                ("double", name_of(who))
            }
            Fate::Changed => ("changed", None),
            Fate::Same => ("same", None),
            Fate::Refused(reason) => {
                report.refused.push(refused(card.line, reason));
                continue;
            }
        };
        match fate {
            Fate::New { .. } => report.people_new += 1,
            Fate::Changed => report.people_changed += 1,
            Fate::Same | Fate::Refused(_) => report.people_same += 1,
        }
        if report.preview.len() < PREVIEW {
            let name = card.contact.name.full.clone();
            report.preview.push(Seen { line: card.line, name, outcome, double_of });
        }
    }
    report.refused.sort_by_key(|refused| refused.line);
    report
}

/// An import that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// The name of its file.
    pub file_name: String,
    /// When, by the clock of the workspace.
    pub at: jiff::Timestamp,
    /// How many were new.
    pub new: u64,
    /// How many were changed.
    pub changed: u64,
    /// How many were as they are.
    pub same: u64,
    /// How many were refused.
    pub refused: u64,
    /// Whether it was undone.
    pub undone: bool,
}

/// The imports of a workspace, the latest first.
///
/// # Errors
/// Whatever the store says.
pub async fn imports(store: &Store, workspace: Uuid) -> Result<Vec<Import>> {
    let batches = store
        .read(workspace, move |tx| Box::pin(async move { rows::batches(tx, workspace, 50).await }))
        .await?;
    Ok(batches
        .into_iter()
        .map(|batch| {
            let counts: serde_json::Value = serde_json::from_str(&batch.counts).unwrap_or_default();
            let count = |name: &str| counts[name].as_u64().unwrap_or(0);
            Import {
                id: batch.id,
                file_name: batch.file_name,
                at: batch.at,
                new: count("new"),
                changed: count("changed"),
                same: count("same"),
                refused: count("refused"),
                undone: batch.undone_by.is_some(),
            }
        })
        .collect())
}

/// Takes a whole import back, as one act.
///
/// # Errors
/// An error of the store; a refusal in words is the inner result and has changed nothing.
pub async fn undo_import(
    store: &Store,
    taker: Taker,
    import: Uuid,
    door: &'static str,
) -> Result<std::result::Result<Done, Refusal>> {
    let wall = wall::now();
    store
        .write(taker.workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, taker.workspace).await? else {
                    return Ok(Err(Refusal::unknown("workspace", "workspace")));
                };
                let seqs = match rows::acts_of_import(tx, taker.workspace, import).await? {
                    None => return Ok(Err(Refusal::unknown("import", "import"))),
                    Some(Err(by)) => {
                        let saying = say("refusal-undo-import").with("number", by);
                        return Ok(Err(Refusal::new("undone_already", saying)));
                    }
                    Some(Ok(seqs)) => seqs,
                };
                let done = taken_back(tx, begun, taker.member, door, &seqs, wall).await?;
                if let Ok(done) = &done {
                    rows::batch_undone(tx, taker.workspace, import, done.seq).await?;
                }
                Ok(done)
            })
        })
        .await
}
