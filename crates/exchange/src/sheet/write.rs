//! Writing a table: UTF-8 with its mark, so that Excel reads the letters, and no cell that a spreadsheet would run.

use goodturn_practice::contact::Contact;
use goodturn_practice::person::Kind;

/// How many mails, numbers and addresses have columns of their own; further ones are in the vCard file.
const SLOTS: usize = 4;

/// What a spreadsheet takes for the beginning of a formula, or skips before one.
pub(super) const FORMULA: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0'];

/// A cell that a spreadsheet shows and never runs: what begins like a formula gets an apostrophe before it.
pub fn row_cell(text: &str) -> String {
    // One that begins like a guarded cell is guarded too, so that reading takes off what writing put on.
    let bare = text.trim_start_matches('\'');
    if bare.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// The people of a book as a table with Google's columns, which most programs read.
pub fn write<'a>(people: impl Iterator<Item = (&'a Contact, Kind)>) -> String {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut put = |cells: Vec<String>| {
        // Writing into memory cannot fail.
        let _ = out.write_record(cells.iter().map(|cell| row_cell(cell)));
    };
    put(header());
    for (contact, kind) in people {
        put(row(contact, kind));
    }
    let bytes = out.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn header() -> Vec<String> {
    let mut names: Vec<String> = [
        "Name",
        "First Name",
        "Middle Name",
        "Last Name",
        "Name Prefix",
        "Name Suffix",
        "Nickname",
        "Organization Name",
        "Organization Department",
        "Organization Title",
        "Birthday",
        "Anniversary",
        "Notes",
        "Labels",
    ]
    .map(str::to_owned)
    .to_vec();
    for slot in 1..=SLOTS {
        for field in ["E-mail", "Phone", "Website", "Event", "Relation"] {
            names.push(format!("{field} {slot} - Label"));
            names.push(format!("{field} {slot} - Value"));
        }
        for field in
            ["Label", "Street", "Extended Address", "PO Box", "City", "Region", "Postal Code", "Country"]
        {
            names.push(format!("Address {slot} - {field}"));
        }
    }
    names
}

fn row(contact: &Contact, kind: Kind) -> Vec<String> {
    let name = &contact.name;
    let place = contact.organizations.first().cloned().unwrap_or_default();
    let full =
        if kind == Kind::Organization && place.name == name.full { String::new() } else { name.full.clone() };
    let mut cells = vec![
        full,
        name.given.clone(),
        name.additional.clone(),
        name.family.clone(),
        name.prefix.clone(),
        name.suffix.clone(),
        name.nicknames.join(", "),
        place.name,
        place.units.join(", "),
        place.title,
        contact.birthday.map(|day| day.to_string()).unwrap_or_default(),
        contact.anniversary.map(|day| day.to_string()).unwrap_or_default(),
        contact.notes.join("\n\n"),
        contact.categories.join(" ::: "),
    ];
    for slot in 0..SLOTS {
        let mut pair = |value: Option<(&str, &str)>| {
            let (label, value) = value.unwrap_or_default();
            cells.extend([label.to_owned(), value.to_owned()]);
        };
        pair(contact.mails.get(slot).map(|it| (it.label.as_str(), it.value.as_str())));
        pair(contact.phones.get(slot).map(|it| (it.label.as_str(), it.value.as_str())));
        pair(contact.links.get(slot).map(|it| (it.label.as_str(), it.value.as_str())));
        let day = contact.dates.get(slot).map(|it| (it.label.clone(), it.value.to_string()));
        pair(day.as_ref().map(|(label, day)| (label.as_str(), day.as_str())));
        pair(contact.related.get(slot).map(|it| (it.label.as_str(), it.value.as_str())));
        let address = contact.addresses.get(slot).cloned().unwrap_or_default();
        let it = address.value;
        cells.extend([
            address.label,
            it.street,
            it.extended,
            it.po_box,
            it.locality,
            it.region,
            it.postal_code,
            it.country,
        ]);
    }
    cells
}
