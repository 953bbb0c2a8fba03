//! A calendar cut into its events and zones, so that a damaged event costs only itself.

use super::read::{Trouble, Why};
use crate::text;

/// More events than this are not a calendar of meetings.
const MOST_EVENTS: usize = 20_000;
/// More zones than this nobody lives in.
const MOST_ZONES: usize = 500;
/// An event or a zone with more text than this carries attachments, or ill will.
const LONGEST: usize = 256 << 10;

/// An event or a zone, as text.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// The text, from BEGIN to END.
    pub(super) text: String,
    /// Whether its calendar calls off what it names.
    pub(super) called_off: bool,
}

/// What a file is made of.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) events: Vec<Piece>,
    pub(super) zones: Vec<Piece>,
    pub(super) troubles: Vec<Trouble>,
}

/// A word behind BEGIN or END; lines that go on a value begin with a blank and are none.
fn framed<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (name, value) = line.split_once(':')?;
    name.trim_end().eq_ignore_ascii_case(word).then(|| value.trim())
}

/// What is being read just now.
struct Open {
    piece: Piece,
    is_event: bool,
    /// Alarms and the like within it.
    inner: Vec<String>,
}

impl Open {
    fn begins(line: usize, word: &str, called_off: bool) -> Self {
        let text = format!("BEGIN:{}\r\n", word.to_ascii_uppercase());
        let is_event = word.eq_ignore_ascii_case("VEVENT");
        Self { piece: Piece { line, text, called_off }, is_event, inner: Vec::new() }
    }

    fn push(&mut self, line: &str) {
        // One letter more than the longest says that it was too long.
        if self.piece.text.len() <= LONGEST {
            self.piece.text.push_str(line);
            self.piece.text.push_str("\r\n");
        }
    }
}

fn top(word: &str) -> bool {
    word.eq_ignore_ascii_case("VEVENT") || word.eq_ignore_ascii_case("VTIMEZONE")
}

/// Cuts a file.
pub(super) fn cut(bytes: &[u8]) -> Pieces {
    let mut pieces = Pieces::default();
    let mut open: Option<Open> = None;
    let mut called_off = false;
    for (at, line) in text::decode_lines(bytes).iter().enumerate() {
        let begins = framed(line, "BEGIN");
        if let Some(word) = begins
            && (top(word) || word.eq_ignore_ascii_case("VCALENDAR"))
        {
            if let Some(lost) = open.take() {
                pieces.troubles.push(Trouble { line: lost.piece.line, why: Why::NeverEnds });
            }
            if top(word) {
                open = Some(Open::begins(at + 1, word, called_off));
            } else {
                called_off = false;
            }
            continue;
        }
        let Some(current) = &mut open else {
            if let Some(method) = framed(line, "METHOD") {
                called_off = method.eq_ignore_ascii_case("CANCEL");
            }
            continue;
        };
        if let Some(word) = begins {
            current.inner.push(word.to_owned());
        } else if let Some(word) = framed(line, "END") {
            let own = if current.is_event { "VEVENT" } else { "VTIMEZONE" };
            if word.eq_ignore_ascii_case(own) || word.eq_ignore_ascii_case("VCALENDAR") {
                current.inner.clear();
                current.push(&format!("END:{own}"));
                open.take().into_iter().for_each(|done| pieces.keep(done));
                continue;
            }
            if current.inner.pop().is_some() && current.is_event {
                continue;
            }
        }
        // Alarms and places of an event are of no use to a meeting; the parts of a zone belong to it.
        if current.inner.is_empty() || !current.is_event {
            current.push(line);
        }
    }
    if let Some(lost) = open {
        pieces.troubles.push(Trouble { line: lost.piece.line, why: Why::NeverEnds });
    }
    pieces
}

impl Pieces {
    fn keep(&mut self, done: Open) {
        let (list, most) =
            if done.is_event { (&mut self.events, MOST_EVENTS) } else { (&mut self.zones, MOST_ZONES) };
        let line = done.piece.line;
        if done.piece.text.len() > LONGEST {
            self.troubles.push(Trouble { line, why: Why::TooLong });
        } else if list.len() < most {
            list.push(done.piece);
        } else if list.len() == most && !self.troubles.iter().any(|it| it.why == Why::TooMany) {
            self.troubles.push(Trouble { line, why: Why::TooMany });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_event_costs_only_itself() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\n\
                    DESCRIPTION:a\n BEGIN:VEVENT\nEND:VEVENT\nbegin:vevent\nUID:3\nEND:VCALENDAR\nBEGIN:VEVENT\nUID:4\n";
        let pieces = cut(text.as_bytes());
        let lines: Vec<usize> = pieces.events.iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [4, 12]);
        assert!(
            !pieces.events[0].text.contains("TRIGGER") && pieces.events[0].text.contains(" BEGIN:VEVENT")
        );
        let lost: Vec<usize> = pieces.troubles.iter().map(|it| it.line).collect();
        assert_eq!(lost, [2, 15]);
    }
}
