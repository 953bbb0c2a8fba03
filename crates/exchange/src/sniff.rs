//! What a file is, told from its first bytes.

use crate::{WrongFile, text};

/// A file that may be an address book.
pub(crate) enum Look {
    /// vCards; read from bytes, because one file may mix encodings.
    Vcard,
    /// A table, decoded.
    Sheet(String),
}

/// Beginnings of files that are something else, with what to say.
const OTHERS: &[(&[u8], &str)] = &[
    (
        b"%PDF",
        "This is a PDF. Export the contacts from your address book as vCard (.vcf) or CSV and take that file.",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "This is an old Excel or Outlook file. Save it as CSV, or export the contacts as vCard (.vcf) or CSV.",
    ),
    (
        b"!BDN",
        "This is an Outlook data file (.pst). In Outlook choose File, Open & Export, Export to a file, Comma separated values, Contacts.",
    ),
    (b"\x89PNG", "This is a picture."),
    (b"\xFF\xD8\xFF", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"RIFF", "This is a picture or a sound."),
    (b"SQLite format 3", "This is a database file. To bring a Goodturn file back, use restore."),
    (b"\x1F\x8B", "This is a packed file. Unpack it first and take the vCard or CSV file in it."),
    (b"7z\xBC\xAF", "This is a packed file. Unpack it first and take the vCard or CSV file in it."),
    (b"Rar!", "This is a packed file. Unpack it first and take the vCard or CSV file in it."),
];

/// Tells what the file is.
///
/// # Errors
/// When it is no address book, with what it is and what to do.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Look, WrongFile> {
    let wrong = |words: &str| Err(WrongFile(words.to_owned()));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return wrong("The file is empty.");
    }
    if let Some((_, words)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return wrong(words);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let has = |needle: &[u8]| bytes.windows(needle.len()).take(200_000).any(|window| window == needle);
        return wrong(if has(b"xl/") {
            "This is an Excel workbook. In Excel choose Save as, CSV UTF-8, and take that file."
        } else {
            "This is a packed file. Unpack it first and take the vCard or CSV file in it."
        });
    }
    let text = text::decode(bytes);
    let start: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    for (begins, words) in [
        (
            "begin:vcalendar",
            "This is a calendar. Under today's meetings it is welcome; an address book is a vCard (.vcf) or a CSV.",
        ),
        (
            "<!doctype html",
            "This is a web page. Export the contacts as vCard (.vcf) or CSV instead of saving the page.",
        ),
        (
            "<html",
            "This is a web page. Export the contacts as vCard (.vcf) or CSV instead of saving the page.",
        ),
        ("<?xml", "This is an XML file. Export the contacts as vCard (.vcf) or CSV."),
        ("{\\rtf", "This is a text document. Export the contacts as vCard (.vcf) or CSV."),
        (
            "dn: ",
            "This is an LDIF file. Most programs that write it can export vCard (.vcf) or CSV as well; take that.",
        ),
    ] {
        if start.starts_with(begins) {
            return wrong(words);
        }
    }
    if start.starts_with('{') && start.contains('"') || start.starts_with("[{") || start.starts_with("[\n") {
        return wrong("This is a JSON file. Export the contacts as vCard (.vcf) or CSV.");
    }
    if text.lines().flat_map(|line| line.split('\r')).any(crate::vcard::is_begin) {
        return Ok(Look::Vcard);
    }
    // Of random bytes about one in eight is a control sign; a text with a few of them is still a text.
    let strange = text.chars().take(4000).filter(|c| c.is_control() && !"\t\r\n".contains(*c)).count();
    if strange > 4 && strange * 10 > text.chars().take(4000).count() {
        return wrong("This is no text that Goodturn can read. Export the contacts as vCard (.vcf) or CSV.");
    }
    Ok(Look::Sheet(text))
}
