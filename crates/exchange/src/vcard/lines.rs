//! The lines of a card as `calcard` reads them without loss.
//!
//! Here a value that stands on several lines becomes one, quoted-printable becomes text, and what would make a line
//! disappear is mended: quotation marks that never close, encodings that a phone does not name, dates of half a
//! standard.

use crate::text;

/// A line of a card, joined from the lines of the file that belong together.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// The text as it came.
    text: String,
    /// What its head says of the value, as far as it is known.
    coded: Coded,
}

/// How a value is written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Coded {
    #[default]
    Plain,
    Quoted,
    Base64,
}

/// A line that can be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mended {
    /// The line for the reader of cards, without a line end.
    pub(super) text: String,
    /// Whether letters could not be read and were replaced.
    pub(super) torn: bool,
}

/// What all lines of a card are joined to.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) list: Vec<Joined>,
    /// The last line goes on in quoted-printable.
    goes_on: bool,
}

impl Lines {
    /// Adds a line of the file.
    pub(super) fn push(&mut self, line: &str) {
        if line.trim().is_empty() {
            // An empty line ends a value that said it goes on (Android 2.1).
            self.goes_on = false;
            return;
        }
        let folded = line.starts_with([' ', '\t']);
        match self.list.last_mut() {
            Some(last) if self.goes_on && !begins_anew(line) => {
                let kept = last.text.trim_end().len() - 1;
                last.text.truncate(kept);
                last.text.push_str(line);
            }
            Some(last) if folded => {
                last.text.push_str(&line[1..]);
                last.look();
            }
            // Some programs do not indent the lines of a picture.
            Some(last) if last.coded == Coded::Base64 && is_base64(line.trim()) => {
                last.text.push_str(line.trim());
            }
            _ => {
                let mut joined = Joined { text: line.trim_start().to_owned(), coded: Coded::Plain };
                joined.look();
                self.list.push(joined);
            }
        }
        self.goes_on = self.list.last().is_some_and(|last| {
            last.coded == Coded::Quoted && last.text.trim_end().ends_with('=') && last.text.contains(':')
        });
    }

    /// Whether the last line is the `AGENT:` of vCard 2.1, behind which a whole card stands.
    pub(super) fn end_in_agent(&self) -> bool {
        self.list.last().is_some_and(|last| {
            let starts = last.text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("AGENT"));
            starts && last.text.trim_end().ends_with(':')
        })
    }
}

/// Whether a line is one of its own, although the value before says that it goes on: some phones cut a value behind the
/// sign that promises more. Of the two mistakes that are possible, a text in two lines loses less than a number in a name.
fn begins_anew(line: &str) -> bool {
    const NAMES: [&str; 17] = [
        "N",
        "FN",
        "TEL",
        "EMAIL",
        "ADR",
        "LABEL",
        "ORG",
        "TITLE",
        "ROLE",
        "URL",
        "NOTE",
        "BDAY",
        "PHOTO",
        "NICKNAME",
        "CATEGORIES",
        "REV",
        "UID",
    ];
    let Some((head, _)) = line.split_once(':') else { return false };
    let name = head.split(';').next().unwrap_or_default();
    !head.contains([' ', '=']) && (NAMES.contains(&name) || name.starts_with("X-"))
        || NAMES.contains(&name) && (head.contains(";CHARSET=") || head.contains(";ENCODING="))
}

/// Whether a line can be the middle of a picture: no line of a card is without a colon.
fn is_base64(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

impl Joined {
    /// The line as it came.
    pub(super) fn as_written(&self) -> &str {
        self.text.trim_end()
    }

    /// Looks how the value is written, until the head is complete.
    fn look(&mut self) {
        if self.coded != Coded::Plain {
            return;
        }
        let head = self.text.split(':').next().unwrap_or_default();
        if head.len() > 1_000 {
            return;
        }
        let head = head.to_ascii_uppercase();
        self.coded = if head.contains("QUOTED-PRINTABLE") {
            Coded::Quoted
        } else if head.contains("BASE64") || head.contains("ENCODING=B") {
            Coded::Base64
        } else {
            Coded::Plain
        };
    }

    /// The line for the reader of cards; nothing where it is not of the form `NAME:value`.
    pub(super) fn mended(&self) -> Option<Mended> {
        let (head, value) = self.parts()?;
        let mut params = split_quoted(&head);
        let name = params.next()?.trim();
        let bare = name.rsplit('.').next().unwrap_or_default();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if bare.is_empty() || !name.chars().all(plain) {
            return None;
        }
        let dated = is_dated(bare);
        let mut out = name.to_owned();
        let (mut charset, mut quoted) = (None, false);
        for param in params.map(str::trim).filter(|param| !param.is_empty()) {
            let (key, said) = param.split_once('=').unwrap_or((param, ""));
            let (key, said) = (key.trim().to_ascii_uppercase(), said.trim());
            match key.as_str() {
                "CHARSET" => charset = Some(said.trim_matches('"')),
                "QUOTED-PRINTABLE" => quoted = true,
                "ENCODING" if said.eq_ignore_ascii_case("QUOTED-PRINTABLE") => quoted = true,
                "8BIT" | "7BIT" => {}
                "ENCODING" if matches!(said.to_ascii_uppercase().as_str(), "8BIT" | "7BIT") => {}
                "VALUE" if dated => {}
                // In quotes a word that the standard does not know would be lost.
                "TYPE" => {
                    out.push_str(";TYPE=");
                    out.push_str(&said.replace('"', ""));
                }
                _ => {
                    out.push(';');
                    out.push_str(param);
                }
            }
        }
        if dated {
            // Dates are read here, in all the forms in which programs write them.
            out.push_str(";VALUE=text");
        }
        out.push(':');
        let value = if quoted { unquoted(value, charset) } else { value.to_owned() };
        let torn = quoted && value.contains(char::REPLACEMENT_CHARACTER);
        out.push_str(&value);
        Some(Mended { text: out, torn })
    }

    /// Head and value. A quotation mark that never closes would swallow the value; then there are none.
    fn parts(&self) -> Option<(String, &str)> {
        let text = self.text.as_str();
        let mut inside = false;
        let mut colons = text.char_indices().filter(|(_, letter)| {
            inside ^= *letter == '"';
            *letter == ':' && !inside
        });
        let (head, value) = match colons.next() {
            Some((at, _)) => (text[..at].to_owned(), &text[at + 1..]),
            None => {
                let (head, value) = text.split_once(':')?;
                (head.replace('"', ""), value)
            }
        };
        // A backslash escapes nothing in a head, and would hide the colon behind it.
        Some((head.replace('\\', ""), value))
    }
}

/// Lines that hold a day, or a zone that is no moment.
fn is_dated(name: &str) -> bool {
    const NAMES: [&str; 9] = [
        "BDAY",
        "ANNIVERSARY",
        "DEATHDATE",
        "TZ",
        "X-ABDATE",
        "X-ANNIVERSARY",
        "X-EVOLUTION-ANNIVERSARY",
        "X-MS-ANNIVERSARY",
        "X-KADDRESSBOOK-X-ANNIVERSARY",
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The parts of a head: name and parameters.
fn split_quoted(head: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    head.split(move |letter| {
        inside ^= letter == '"';
        letter == ';' && !inside
    })
}

/// Quoted-printable as text. Signs that were hidden in it stay hidden, so that `=3B` does not become a border between
/// two parts of a name.
fn unquoted(value: &str, charset: Option<&str>) -> String {
    let mut out = Vec::with_capacity(value.len());
    let bytes = value.trim_end().as_bytes();
    let wide = text::is_wide(charset);
    let mut at = 0;
    while at < bytes.len() {
        let byte = Some(bytes[at]).filter(|byte| *byte == b'=').and_then(|_| hex(bytes.get(at + 1..at + 3)?));
        match byte {
            Some(b'\r') => {
                // CR LF is one line end; a CR alone is one too.
                if !bytes[at + 3..].starts_with(b"=0A") && !bytes[at + 3..].starts_with(b"=0a") {
                    out.extend_from_slice(b"\\n");
                }
            }
            Some(b'\n') => out.extend_from_slice(b"\\n"),
            // In Shift_JIS and its like a backslash can be the second half of a letter.
            Some(b'\\') if wide && out.last().is_some_and(|before| *before >= 0x80) => out.push(b'\\'),
            Some(sign @ (b';' | b',' | b'\\')) => out.extend_from_slice(&[b'\\', sign]),
            Some(0) => {}
            Some(other) => out.push(other),
            // A soft end of a line that stands at the end of all: nothing follows it.
            None if bytes[at] == b'=' && at + 1 == bytes.len() => {}
            None => out.push(bytes[at]),
        }
        at += if byte.is_some() { 3 } else { 1 };
    }
    text::decode_value(&out, charset)
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(digits[0])? << 4 | digit(digits[1])?)
}
