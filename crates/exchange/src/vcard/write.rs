//! Writing vCard 4.0, with the lines of other programs kept.

use calcard::common::IanaParse;
use calcard::vcard::{
    VCard, VCardEntry, VCardParameter, VCardParameterName, VCardParameterValue, VCardProperty, VCardValue,
    VCardVersion,
};
use goodturn_practice::contact::{Contact, Labelled, Organization};
use goodturn_practice::person::Kind;

/// The line that holds our id on a card that has a UID of another program.
pub const OWN_ID: &str = "X-GOODTURN-ID";

/// One contact as a vCard 4.0, with line ends as the standard wants them. `uid` stays the same over exports, so that
/// other programs know the card again.
pub fn write(contact: &Contact, kind: Kind, uid: &str) -> String {
    let mut card = Writing::default();
    card.one(VCardProperty::Fn, &contact.name.full);
    match kind {
        Kind::Person => {}
        Kind::Organization => card.one(VCardProperty::Kind, "org"),
        Kind::Household => card.one(VCardProperty::Kind, "x-household"),
    }
    card.name(contact);
    for (at, place) in contact.organizations.iter().enumerate() {
        // Groups keep a title with its firm where there are several.
        let group = (contact.organizations.len() > 1).then(|| format!("place{}", at + 1));
        card.place(place, group.as_deref());
    }
    card.reach(contact);
    for (property, day) in
        [(VCardProperty::Bday, contact.birthday), (VCardProperty::Anniversary, contact.anniversary)]
    {
        if let Some(day) = day {
            let year = day.year().map_or_else(|| "--".to_owned(), |year| format!("{year:04}"));
            card.one(property, &format!("{year}{:02}{:02}", day.month(), day.day()));
        }
    }
    for date in &contact.dates {
        card.labelled(VCardProperty::Other("X-ABDATE".to_owned()), &date.label, &date.value.to_string());
    }
    for note in &contact.notes {
        card.one(VCardProperty::Note, note);
    }
    for link in &contact.links {
        card.labelled(VCardProperty::Url, &link.label, &link.value);
    }
    if !contact.categories.is_empty() {
        card.values(VCardProperty::Categories, contact.categories.iter().map(String::as_str));
    }
    for Labelled { label, value } in &contact.related {
        card.labelled(VCardProperty::Other("X-ABRELATEDNAMES".to_owned()), label, value);
    }
    if contact.others.iter().any(|other| other.name == "UID") {
        // The card keeps the name that another program gave it, and gets ours beside it.
        card.one(VCardProperty::Other(OWN_ID.to_owned()), uid);
    } else {
        card.one(VCardProperty::Uid, uid);
    }
    let mut out = String::new();
    let stub = VCard { entries: card.entries };
    // Writing into a String cannot fail.
    let _ = stub.write_to(&mut out, VCardVersion::V4_0);
    let end = out.rfind("END:VCARD").unwrap_or(out.len());
    let others: String = contact.others.iter().map(|other| raw(&other.name, &other.value)).collect();
    out.insert_str(end, &others);
    out
}

#[derive(Default)]
struct Writing {
    entries: Vec<VCardEntry>,
    items: usize,
}

impl Writing {
    fn one(&mut self, property: VCardProperty, value: &str) {
        self.values(property, std::iter::once(value));
    }

    fn values<'a>(&mut self, property: VCardProperty, values: impl Iterator<Item = &'a str>) {
        let values = values.map(|value| VCardValue::Text(value.to_owned())).collect();
        self.entries.push(VCardEntry { group: None, name: property, params: Vec::new(), values });
    }

    /// The ways to reach them.
    fn reach(&mut self, contact: &Contact) {
        for mail in &contact.mails {
            self.labelled(VCardProperty::Email, &mail.label, mail.value.as_str());
        }
        for phone in &contact.phones {
            self.labelled(VCardProperty::Tel, &phone.label, phone.value.as_str());
        }
        for address in &contact.addresses {
            self.parts(VCardProperty::Adr, &address.label, &address.value.parts());
        }
    }

    fn name(&mut self, contact: &Contact) {
        let name = &contact.name;
        let parts = [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix];
        if parts.iter().any(|part| !part.is_empty()) {
            self.values(VCardProperty::N, parts.into_iter().map(String::as_str));
        }
        if !name.nicknames.is_empty() {
            self.values(VCardProperty::Nickname, name.nicknames.iter().map(String::as_str));
        }
        if !name.phonetic.is_empty() {
            self.one(VCardProperty::Other("X-PHONETIC-FIRST-NAME".to_owned()), &name.phonetic);
        }
    }

    fn place(&mut self, place: &Organization, group: Option<&str>) {
        let from = self.entries.len();
        if !place.name.is_empty() || !place.units.is_empty() {
            let parts = std::iter::once(&place.name).chain(&place.units).map(String::as_str);
            self.values(VCardProperty::Org, parts);
        }
        if !place.title.is_empty() {
            self.one(VCardProperty::Title, &place.title);
        }
        if !place.role.is_empty() {
            self.one(VCardProperty::Role, &place.role);
        }
        for entry in &mut self.entries[from..] {
            entry.group = group.map(str::to_owned);
        }
    }

    /// Labels of the standard are types; a user's own word stands beside the line as Apple writes it.
    fn labelled(&mut self, property: VCardProperty, label: &str, value: &str) {
        self.parts(property, label, &[value]);
    }

    fn parts(&mut self, property: VCardProperty, label: &str, values: &[&str]) {
        let plain = label.split(", ").all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        });
        let mut entry = VCardEntry {
            group: None,
            name: property,
            params: Vec::new(),
            values: values.iter().map(|value| VCardValue::Text((*value).to_owned())).collect(),
        };
        if plain {
            entry.params.extend(label.split(", ").map(|word| VCardParameter {
                name: VCardParameterName::Type,
                value: match calcard::vcard::VCardType::parse(word.as_bytes()) {
                    Some(known) => VCardParameterValue::Type(known),
                    None => VCardParameterValue::Text(word.to_owned()),
                },
            }));
        } else if !label.is_empty() {
            self.items += 1;
            entry.group = Some(format!("item{}", self.items));
            self.entries.push(VCardEntry {
                group: entry.group.clone(),
                name: VCardProperty::Other("X-ABLABEL".to_owned()),
                params: Vec::new(),
                values: vec![VCardValue::Text(label.to_owned())],
            });
        }
        self.entries.push(entry);
    }
}

/// A kept line: the name as it came (with its parameters) and the value, escaped and folded.
fn raw(name: &str, value: &str) -> String {
    let known = name.split(';').next().unwrap_or_default();
    let fits =
        !known.is_empty() && known.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    // A colon ends the name, unless it stands in quotation marks.
    let mut inside = false;
    let mut stays = |c: char| {
        inside ^= c == '"';
        !c.is_control() && (c != ':' || inside)
    };
    let clean: String = name.chars().filter(|c| stays(*c)).collect();
    let name = if fits { clean } else { "X-GOODTURN-OTHER".to_owned() };
    let escaped = value.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "").replace(',', "\\,");
    let value = if fits { escaped } else { format!("{clean}: {escaped}", clean = raw_name(known)) };
    let mut out = String::new();
    folded(&format!("{name}:{value}"), &mut out);
    out
}

fn raw_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect()
}

/// Lines of at most 75 bytes, broken between letters.
pub(crate) fn folded(line: &str, out: &mut String) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}
