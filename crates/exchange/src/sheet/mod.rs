//! Tables: Google, Outlook, LinkedIn, and any other whose columns can be guessed or are named by a member.

mod columns;
pub mod map;
mod names;
mod row;
mod table;
mod write;

pub use write::{row_cell, write};

use crate::date::order_of;
use crate::{Card, FileKind, Reading, Remark, WrongFile, named};
use columns::{Column, Columns};
use goodturn_practice::fold::name_key;
use goodturn_practice::saying::{Saying, say};
use map::{Map, Target};
use table::{Row, Table};

/// More columns than this no address book has.
const MOST_COLUMNS: usize = 1_000;

/// Reads a table.
///
/// # Errors
/// When there is no row under a header.
pub(crate) fn read(text: &str, map: Option<&Map>) -> Result<Reading, WrongFile> {
    let table = Table::read(text, map);
    let Some((at, header)) = header_of(&table, map) else {
        return Err(WrongFile(say("refusal-file-no-table")));
    };
    if header.len() > MOST_COLUMNS {
        return Err(WrongFile(say("refusal-file-columns").with("most", MOST_COLUMNS)));
    }
    let columns = Columns::of(header, map);
    let mut reading = Reading::new(kind_of(header));
    reading.columns = columns.described();
    reading.remarks.extend(above(&table.rows[..at], reading.kind));
    let rows = &table.rows[at + 1..];
    let refusal = whole_refusal(header, &columns, map);
    let dates = columns.dates().flat_map(|place| rows.iter().filter_map(move |row| row.cells.get(place)));
    let order = map.and_then(|map| map.date_order).unwrap_or_else(|| order_of(dates.map(String::as_str)));
    for row in rows {
        let line = row.line;
        let done = match &refusal {
            Some(reason) => Err(reason.clone()),
            None => fits(&row.cells, header.len(), &columns).and_then(|()| {
                let mut remark = |reason: Saying| reading.remarks.push(Remark { line, reason });
                let mut filled = row::fill(&row.cells, &columns, order, &mut remark);
                named(&mut filled.contact, &mut filled.kind)?;
                Ok(Card { line, kind: filled.kind, contact: filled.contact })
            }),
        };
        match done {
            Ok(card) => reading.cards.push(card),
            Err(reason) => reading.refused.push(Remark { line, reason }),
        }
    }
    let unclosed = table.unclosed.map(|line| Remark { line, reason: say("refusal-row-quote") });
    reading.refused.extend(unclosed);
    Ok(reading)
}

/// What stands above the header is no record, and is not read; the first line of it is told. LinkedIn's own notes say
/// nothing of anybody.
fn above(rows: &[Row], kind: FileKind) -> Option<Remark> {
    let first = rows.first().filter(|_| kind != FileKind::Linkedin)?;
    Some(Remark { line: first.line, reason: say("refusal-row-above") })
}

/// The first line that names columns: LinkedIn and others put notes above it.
fn header_of<'a>(table: &'a Table, map: Option<&Map>) -> Option<(usize, &'a [String])> {
    let candidates = table.rows.iter().enumerate().take(25);
    let best = candidates
        .map(|(at, row)| (Columns::known_in(&row.cells, map), at))
        .filter(|(score, at)| {
            *score >= 2 || (*score == 1 && (table.rows[*at].cells.len() == 1 || map.is_some() || *at == 0))
        })
        .max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)));
    let at = best.map_or(0, |(_, at)| at);
    table.rows.get(at).map(|row| (at, row.cells.as_slice()))
}

fn kind_of(header: &[String]) -> FileKind {
    let has = |name: &str| header.iter().any(|cell| name_key(cell) == name);
    if has("e mail 1 type") || has("given name yomi") || (has("group membership") && has("given name")) {
        FileKind::GoogleOld
    } else if has("e mail 1 label") || has("phonetic first name") && has("labels") {
        FileKind::GoogleNew
    } else if has("connected on") && has("first name") {
        FileKind::Linkedin
    } else if has("e mail display name")
        || has("business phone")
        || has("organizational id number")
        || has("telefon geschaftlich")
    {
        FileKind::Outlook
    } else {
        FileKind::Csv
    }
}

/// Why not one row of this table can be taken.
fn whole_refusal(header: &[String], columns: &Columns, map: Option<&Map>) -> Option<Saying> {
    let has = |names: &[&str]| header.iter().any(|cell| names.contains(&name_key(cell).as_str()));
    if map.is_none()
        && has(&["conversation id", "conversation title"])
        && has(&["from", "sender profile url", "content"])
    {
        return Some(say("refusal-file-messages"));
    }
    if columns.name_somebody() {
        return None;
    }
    Some(match map {
        Some(_) => say("refusal-map-nobody"),
        None => say("refusal-columns-unclear"),
    })
}

/// A row that is longer than its header, or so short that it says nothing of its own, is one that lost its form: a
/// line break or a separator stands where none may be.
fn fits(cells: &[String], width: usize, columns: &Columns) -> Result<(), Saying> {
    if cells.len() > width && cells[width..].iter().any(|cell| !cell.trim().is_empty()) {
        return Err(say("refusal-row-long").with("fields", cells.len()).with("width", width));
    }
    let reaches = |column: &Column| cells.get(column.place).is_some_and(|cell| !cell.trim().is_empty());
    let says = |wanted: fn(&Target) -> bool| {
        columns.list.iter().any(|column| wanted(&column.target) && reaches(column))
    };
    if cells.len() < width && !(says(Target::is_name) && says(Target::is_reach)) {
        return Err(say("refusal-row-short").with("fields", cells.len()).with("width", width));
    }
    Ok(())
}
