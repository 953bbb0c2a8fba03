//! Address books of other programs, read into contacts and written out again; and calendars, from which meetings are read.
//!
//! Pure: bytes in, values out. Nothing named in a file (pictures, pages, keys) is ever fetched. What can be read is
//! kept; what cannot is said with its line and the reason; what has no place of its own is kept word for word.

pub mod calendar;
pub mod date;
pub mod sheet;
mod sniff;
mod text;
pub mod vcard;

use goodturn_practice::contact::Contact;
use goodturn_practice::person::Kind;
use goodturn_practice::saying::{Saying, say};
use serde::Serialize;

pub use sheet::map::{Map, WrongMap};

/// How a file is to be read, where its own look does not say enough.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which column means what, as a member said it; without it the columns are guessed by their names.
    pub map: Option<Map>,
}

/// What kind of file it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// One vCard or many.
    Vcard,
    /// Google's sheet in the form used until 2024.
    GoogleOld,
    /// Google's sheet in the form used since.
    GoogleNew,
    /// Outlook's sheet.
    Outlook,
    /// LinkedIn's Connections.csv.
    Linkedin,
    /// Any other sheet.
    Csv,
}

impl FileKind {
    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            FileKind::Vcard => "vcard",
            FileKind::GoogleOld => "google_old",
            FileKind::GoogleNew => "google_new",
            FileKind::Outlook => "outlook",
            FileKind::Linkedin => "linkedin",
            FileKind::Csv => "csv",
        }
    }

    /// The name that a person knows it by.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Vcard => "vCard",
            FileKind::GoogleOld | FileKind::GoogleNew => "Google Contacts",
            FileKind::Outlook => "Outlook",
            FileKind::Linkedin => "LinkedIn connections",
            FileKind::Csv => "table (CSV)",
        }
    }
}

/// One entry of an address book.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The line of the file on which it begins, from 1.
    pub line: usize,
    /// Person, organization or household.
    pub kind: Kind,
    /// What it says.
    pub contact: Contact,
}

/// A record that could not be taken, or a part of one that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is the matter. It holds nothing personal.
    pub reason: Saying,
}

/// What was found in a file. `cards` and `refused` together are all its records.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What kind of file it was.
    pub kind: FileKind,
    /// The entries, in the order of the file.
    pub cards: Vec<Card>,
    /// The records that could not be read.
    pub refused: Vec<Remark>,
    /// Parts of good records that could not be understood and are kept as text, or that were left out.
    pub remarks: Vec<Remark>,
    /// The columns of a sheet with what each was taken for; empty for vCards.
    pub columns: Vec<(String, String)>,
}

impl Reading {
    pub(crate) fn new(kind: FileKind) -> Self {
        Self { kind, cards: Vec::new(), refused: Vec::new(), remarks: Vec::new(), columns: Vec::new() }
    }

    /// The number of records: cards, or rows after preamble and header.
    pub fn records(&self) -> usize {
        self.cards.len() + self.refused.len()
    }
}

/// A file that is no address book: what it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongFile(pub Saying);

/// Reads an address book. What kind of file it is, is told from its content, never from its name.
///
/// # Errors
/// When the file holds no records at all or is something else.
pub fn read(bytes: &[u8], options: &Options) -> Result<Reading, WrongFile> {
    match sniff::sniff(bytes)? {
        sniff::Look::Vcard => Ok(vcard::read(bytes)),
        sniff::Look::Sheet(text) => sheet::read(&text, options.map.as_ref()),
    }
}

/// What every reader does at last: gives a card a name to be shown by, and says when there is nobody on it.
pub(crate) fn named(contact: &mut Contact, kind: &mut Kind) -> Result<(), Saying> {
    one_line_end(contact);
    let name = &mut contact.name;
    if name.full.trim().is_empty() {
        let parts = [&name.prefix, &name.given, &name.additional, &name.family, &name.suffix];
        let parts: Vec<&str> =
            parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        name.full = parts.join(" ");
    }
    if name.full.is_empty() {
        name.full = name.nicknames.first().cloned().unwrap_or_default();
    }
    if name.full.is_empty()
        && let Some(place) = contact.organizations.iter().find(|place| !place.name.is_empty())
    {
        name.full.clone_from(&place.name);
        *kind = Kind::Organization;
    }
    if name.full.is_empty() {
        let mail = contact.mails.first().map(|mail| mail.value.as_str().to_owned());
        let phone = contact.phones.first().map(|phone| phone.value.as_str().to_owned());
        name.full = mail.or(phone).unwrap_or_default();
    }
    if name.full.is_empty() {
        return Err(say("refusal-record-nobody"));
    }
    name.full = name.full.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(())
}

/// Adds what a second label says to the first, word by word; `false` where it would become longer than labels are.
pub(crate) fn label_more(held: &mut String, more: &str) -> bool {
    let known: Vec<&str> = held.split(", ").collect();
    let fresh: Vec<&str> =
        more.split(", ").filter(|word| !word.is_empty() && !known.contains(word)).collect();
    let fits = fresh.is_empty() || held.len() + more.len() < 200;
    if fits && !fresh.is_empty() {
        let sign = if held.is_empty() { "" } else { ", " };
        *held = format!("{held}{sign}{}", fresh.join(", "));
    }
    fits
}

/// Texts of several lines with one kind of line end, whichever program wrote them.
fn one_line_end(contact: &mut Contact) {
    let streets = contact.addresses.iter_mut().flat_map(|address| {
        let it = &mut address.value;
        [&mut it.street, &mut it.extended, &mut it.po_box, &mut it.locality, &mut it.region]
    });
    let others = contact.others.iter_mut().map(|other| &mut other.value);
    for text in contact.notes.iter_mut().chain(streets).chain(others).filter(|text| text.contains('\r')) {
        *text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
}
