//! vCard 2.1, 3.0 and 4.0, one or many in a file.
//!
//! The file is cut into cards here, so that a damaged card costs only itself; the lines of each are joined and mended,
//! and then read by `calcard`.
//!
//! Nothing is dropped without a word. What has no field of its own is kept as a further property; a picture, a sound or
//! a key that stands in the file itself is left out with a remark, and one that is only named by its address is kept as
//! that address. Of parameters those are taken that say something of the value (type, preference, label, language of a
//! kept line); how it was encoded is not kept.

mod card;
mod labels;
mod lines;
mod places;
mod values;
mod write;

pub(crate) use write::folded;
pub use write::{OWN_ID, write};

use crate::{Card, FileKind, Reading, Remark, named, text};
use calcard::{Entry, Parser};
use goodturn_practice::contact::Other;
use goodturn_practice::saying::{Saying, say};
use lines::Lines;

/// The name under which a line is kept that is not of the form `NAME:value`.
const STRAY: &str = "X-LINE";

/// One card of a file.
#[derive(Default)]
struct Segment {
    line: usize,
    lines: Lines,
    /// Cards inside the card (the AGENT of vCard 2.1), word for word.
    inner: Vec<String>,
    ended: bool,
}

/// Whether a line begins a card, however its blanks and letters are.
pub(crate) fn is_begin(line: &str) -> bool {
    is_frame(line, "BEGIN")
}

fn is_frame(line: &str, word: &str) -> bool {
    // Where files were put one behind the other, the mark of an encoding can stand before any card.
    line.trim_start_matches('\u{feff}').split_once(':').is_some_and(|(name, value)| {
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
            (Some(current), None) if begins && current.lines.end_in_agent() => {
                agent = Some(format!("{line}\n"));
            }
            (Some(current), None) if !begins => {
                if is_frame(&line, "END") {
                    (open, current.ended) = (false, true);
                } else {
                    current.lines.push(&line);
                }
            }
            _ if begins => {
                (open, loose) = (true, false);
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

fn parse(segment: &Segment, remarks: &mut Vec<Remark>) -> Result<Card, Saying> {
    let mut remark = |reason: Saying| remarks.push(Remark { line: segment.line, reason });
    if !segment.ended {
        remark(say("refusal-card-no-end"));
    }
    let (text, strays) = written(segment, &mut remark);
    let entries = match Parser::new(&text).entry() {
        Entry::VCard(card) => card.entries,
        _ => return Err(say("refusal-card-unreadable")),
    };
    let mut filled = card::fill(&entries, &mut remark)?;
    let others = &mut filled.contact.others;
    others.extend(strays.into_iter().map(|value| Other { name: STRAY.to_owned(), value }));
    for inner in &segment.inner {
        others.push(Other { name: "AGENT".to_owned(), value: inner.trim().to_owned() });
    }
    named(&mut filled.contact, &mut filled.kind)?;
    Ok(Card { line: segment.line, kind: filled.kind, contact: filled.contact })
}

/// The card for its reader, and the lines that are none.
fn written(segment: &Segment, remark: &mut impl FnMut(Saying)) -> (String, Vec<String>) {
    let mut text = "BEGIN:VCARD\r\n".to_owned();
    let mut strays = Vec::new();
    let mut torn = false;
    for line in &segment.lines.list {
        let Some(mended) = line.mended() else {
            strays.push(line.as_written().to_owned());
            continue;
        };
        torn |= mended.torn;
        text.push_str(&mended.text);
        text.push_str("\r\n");
    }
    if torn {
        remark(say("refusal-part-letters"));
    }
    if !strays.is_empty() {
        remark(say("refusal-card-line"));
    }
    text.push_str("END:VCARD\r\n");
    (text, strays)
}
