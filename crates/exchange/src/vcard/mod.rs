//! vCard 2.1, 3.0 and 4.0, one or many in a file.
//!
//! The file is cut into cards here, so that a damaged card costs only itself; each card is then read by `calcard`.

mod card;
mod values;
mod write;

pub(crate) use write::folded;
pub use write::{OWN_ID, write};

use crate::{Card, FileKind, Reading, Remark, named, text};
use calcard::{Entry, Parser};
use goodturn_practice::contact::Other;
use goodturn_practice::saying::{Saying, say};

/// One card of a file, as text.
#[derive(Default)]
struct Segment {
    line: usize,
    text: String,
    /// Cards inside the card (the AGENT of vCard 2.1), word for word.
    inner: Vec<String>,
    ended: bool,
    /// The last line goes on in quoted-printable.
    quoted: bool,
}

impl Segment {
    /// Adds a line, and mends what phones and the newest form of dates do to it.
    fn push(&mut self, line: &str) {
        if line.trim().is_empty() {
            // An empty line ends a value that said it goes on (Android 2.1).
            if self.quoted {
                self.text.truncate(self.text.trim_end().trim_end_matches('=').len());
                self.text.push_str("\r\n");
            }
            self.quoted = false;
            return;
        }
        let begins = self.quoted || line.to_ascii_uppercase().contains("QUOTED-PRINTABLE");
        self.quoted = begins && line.trim_end().ends_with('=');
        match dated(line) {
            Some(plain) => self.text.push_str(&plain),
            None => self.text.push_str(line),
        }
        self.text.push_str("\r\n");
    }
}

/// A day with hyphens, which vCard 4.0 writes without: `BDAY:1983-02-03`.
fn dated(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    let name_only = name.rsplit('.').next()?.split(';').next()?.trim().to_ascii_uppercase();
    let day = value.trim();
    let hyphened = day.len() == 10
        && day.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
    (matches!(name_only.as_str(), "BDAY" | "ANNIVERSARY" | "DEATHDATE") && hyphened)
        .then(|| format!("{name}:{}", day.replace('-', "")))
}

/// Whether a line begins a card, however its blanks and letters are.
pub(crate) fn is_begin(line: &str) -> bool {
    is_frame(line, "BEGIN")
}

fn is_frame(line: &str, word: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case(word) && value.trim().eq_ignore_ascii_case("VCARD")
    })
}

/// Reads every card of a file.
pub(crate) fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::new(FileKind::Vcard);
    for segment in segments(text::decode_lines(bytes), &mut reading.remarks) {
        let line = segment.line;
        match parse(&segment, &mut reading.remarks) {
            Ok(card) => reading.cards.push(card),
            Err(reason) => reading.refused.push(Remark { line, reason }),
        }
    }
    reading
}

fn segments(lines: Vec<String>, remarks: &mut Vec<Remark>) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let mut open = false;
    let mut agent: Option<String> = None;
    let mut loose = false;
    for (at, line) in lines.into_iter().enumerate() {
        let begins = is_begin(&line);
        let current = found.last_mut().filter(|_| open);
        match (current, agent.as_mut()) {
            (Some(current), Some(inner)) => {
                inner.push_str(&line);
                inner.push('\n');
                if is_frame(&line, "END") {
                    current.inner.extend(agent.take());
                }
            }
            (Some(current), None) if begins && after_agent(&current.text) => {
                agent = Some(format!("{line}\n"));
            }
            (Some(current), None) if !begins => {
                if is_frame(&line, "END") {
                    (open, current.ended) = (false, true);
                } else {
                    current.push(&line);
                }
            }
            _ if begins => {
                open = true;
                found.push(Segment { line: at + 1, ..Segment::default() });
            }
            _ if !line.trim().is_empty() && !loose => {
                loose = true;
                let reason = say("refusal-card-outside");
                remarks.push(Remark { line: at + 1, reason });
            }
            _ => {}
        }
    }
    found
}

fn after_agent(text: &str) -> bool {
    let last = text.trim_end().rsplit('\n').next().unwrap_or_default();
    last.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("AGENT")) && last.trim_end().ends_with(':')
}

fn parse(segment: &Segment, remarks: &mut Vec<Remark>) -> Result<Card, Saying> {
    let mut remark = |reason: Saying| remarks.push(Remark { line: segment.line, reason });
    if !segment.ended {
        remark(say("refusal-card-no-end"));
    }
    let text = format!("BEGIN:VCARD\r\n{}END:VCARD\r\n", segment.text);
    let entries = match Parser::new(&text).entry() {
        Entry::VCard(card) => card.entries,
        _ => return Err(say("refusal-card-unreadable")),
    };
    let mut filled = card::fill(&entries, &mut remark)?;
    for inner in &segment.inner {
        filled.contact.others.push(Other { name: "AGENT".to_owned(), value: inner.trim().to_owned() });
    }
    named(&mut filled.contact, &mut filled.kind)?;
    Ok(Card { line: segment.line, kind: filled.kind, contact: filled.contact })
}
