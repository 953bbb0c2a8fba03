//! What an import came to, per file and in sum.

use super::Maybe;
use crate::words::Words;
use goodturn_exchange::Remark;
use goodturn_practice::saying::Saying;
use serde::{Serialize, Serializer};
use uuid::Uuid;

/// A record that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Why; in the document in English.
    #[serde(serialize_with = "in_english")]
    pub reason: Saying,
}

/// Scripts read the document, so its words are English.
fn in_english<S: Serializer>(reason: &Saying, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&Words::ENGLISH.saying(reason))
}

fn each_in_english<S: Serializer>(remarks: &[Remark], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written {
        line: usize,
        reason: String,
    }
    let written =
        |remark: &Remark| Written { line: remark.line, reason: Words::ENGLISH.saying(&remark.reason) };
    serializer.collect_seq(remarks.iter().map(written))
}

/// Somebody as the preview shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The line of the file.
    pub line: usize,
    /// Their name.
    pub name: String,
    /// new, changed, same or double.
    pub outcome: &'static str,
    /// Of a likely double the name of the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub double_of: Option<String>,
}

/// What a file came to. New, changed, same and refused together are its records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name, without folders.
    pub file: String,
    /// What it was: vcard, google_old, google_new, outlook, linkedin, csv, or unknown.
    pub kind: String,
    /// Cards, or rows after preamble and header.
    pub records: usize,
    /// Somebody who was not in the book.
    pub people_new: usize,
    /// Somebody about whom the file said more.
    pub people_changed: usize,
    /// Nothing new.
    pub people_same: usize,
    /// What could not be taken.
    pub refused: Vec<Refused>,
    /// New people who may be somebody in the book; never joined by themselves.
    pub proposed_doubles: usize,
    /// The number under which it can be undone; none when it changed nothing.
    pub import: Option<Uuid>,
    /// Parts of good records that were kept as text or left out.
    #[serde(serialize_with = "each_in_english")]
    pub remarks: Vec<Remark>,
    /// The columns of a table, each with what it was taken for.
    pub columns: Vec<(String, String)>,
    /// The first people of the file.
    pub preview: Vec<Seen>,
}

/// What files came to, one by one and in sum.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version of this document.
    pub schema: u8,
    /// Whether nothing was changed, because it was only tried.
    pub dry_run: bool,
    /// What the likely doubles became.
    pub maybe: Maybe,
    /// The kind of all files, `mixed` when they differ.
    pub kind: String,
    /// In sum.
    pub records: usize,
    /// In sum.
    pub people_new: usize,
    /// In sum.
    pub people_changed: usize,
    /// In sum.
    pub people_same: usize,
    /// Of all files.
    pub refused: Vec<Refused>,
    /// In sum.
    pub proposed_doubles: usize,
    /// The number of the import, where there is just one.
    pub import: Option<Uuid>,
    /// File by file.
    pub files: Vec<FileReport>,
}

impl Report {
    /// The sum of files.
    pub fn of(files: Vec<FileReport>, dry_run: bool, maybe: Maybe) -> Self {
        let sum = |count: fn(&FileReport) -> usize| files.iter().map(count).sum();
        let kinds: std::collections::BTreeSet<&str> = files.iter().map(|file| file.kind.as_str()).collect();
        let mut imports = files.iter().filter_map(|file| file.import);
        let import = match (imports.next(), imports.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        };
        Self {
            schema: 1,
            dry_run,
            maybe,
            kind: match kinds.iter().next() {
                Some(kind) if kinds.len() == 1 => (*kind).to_owned(),
                _ => "mixed".to_owned(),
            },
            records: sum(|file| file.records),
            people_new: sum(|file| file.people_new),
            people_changed: sum(|file| file.people_changed),
            people_same: sum(|file| file.people_same),
            proposed_doubles: sum(|file| file.proposed_doubles),
            refused: files.iter().flat_map(|file| file.refused.iter().cloned()).collect(),
            import,
            files,
        }
    }

    /// Whether anything could be read at all.
    pub fn read_anything(&self) -> bool {
        self.people_new + self.people_changed + self.people_same > 0 || self.refused.is_empty()
    }
}
