//! What a file is, told from its first bytes.

use crate::{WrongFile, text};
use goodturn_practice::saying::{Saying, say};

/// A file that may be an address book.
pub(crate) enum Look {
    /// vCards; read from bytes, because one file may mix encodings.
    Vcard,
    /// A table, decoded.
    Sheet(String),
}

/// Beginnings of files that are something else, with what to say.
const OTHERS: &[(&[u8], Saying)] = &[
    (b"%PDF", say("refusal-file-pdf")),
    (b"\xD0\xCF\x11\xE0", say("refusal-file-old-office")),
    (b"!BDN", say("refusal-file-pst")),
    (b"\x89PNG", say("refusal-file-picture")),
    (b"\xFF\xD8\xFF", say("refusal-file-picture")),
    (b"GIF8", say("refusal-file-picture")),
    (b"RIFF", say("refusal-file-sound")),
    (b"SQLite format 3", say("refusal-file-database")),
    (b"\x1F\x8B", say("refusal-file-packed")),
    (b"7z\xBC\xAF", say("refusal-file-packed")),
    (b"Rar!", say("refusal-file-packed")),
];

/// Tells what the file is.
///
/// # Errors
/// When it is no address book, with what it is and what to do.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Look, WrongFile> {
    let wrong = |saying: Saying| Err(WrongFile(saying));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return wrong(say("refusal-file-empty"));
    }
    if let Some((_, saying)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return wrong(saying.clone());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let has = |needle: &[u8]| bytes.windows(needle.len()).take(200_000).any(|window| window == needle);
        return wrong(if has(b"xl/") { say("refusal-file-excel") } else { say("refusal-file-packed") });
    }
    let text = text::decode(bytes);
    // A mark of an encoding or zero bytes alone are nothing either.
    if text.chars().all(|c| c.is_whitespace() || matches!(c, '\0' | '\u{feff}')) {
        return wrong(say("refusal-file-empty"));
    }
    let start: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    for (begins, saying) in [
        ("begin:vcalendar", say("refusal-file-calendar")),
        ("<!doctype html", say("refusal-file-web-page")),
        ("<html", say("refusal-file-web-page")),
        ("<?xml", say("refusal-file-xml")),
        ("{\\rtf", say("refusal-file-document")),
        ("dn: ", say("refusal-file-ldif")),
    ] {
        if start.starts_with(begins) {
            return wrong(saying);
        }
    }
    if start.starts_with('{') && start.contains('"') || start.starts_with("[{") || start.starts_with("[\n") {
        return wrong(say("refusal-file-json"));
    }
    if text.lines().flat_map(|line| line.split('\r')).any(crate::vcard::is_begin) {
        return Ok(Look::Vcard);
    }
    // Of random bytes about one in eight is a control sign; a text with a few of them is still a text.
    let strange = text.chars().take(4000).filter(|c| c.is_control() && !"\t\r\n".contains(*c)).count();
    if strange > 4 && strange * 10 > text.chars().take(4000).count() {
        return wrong(say("refusal-file-unreadable"));
    }
    Ok(Look::Sheet(text))
}
