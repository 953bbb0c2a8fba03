//! The lines of one card, each to its place in a contact.

use super::values::{param, parts, rank, types, whole, written_name};
use crate::date::{self, Order};
use calcard::vcard::{VCardEntry, VCardProperty};
use goodturn_practice::contact::{
    Address, Contact, EmailAddress, Labelled, Name, Organization, Other, PartialDate, Phone,
};
use goodturn_practice::person::Kind;
use goodturn_practice::saying::{Saying, say};

/// A card as it is filled.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) contact: Contact,
    pub(super) kind: Kind,
}

/// Words that say nothing about where a number or an address is used.
const NO_LABEL: &[&str] = &[
    "pref",
    "internet",
    "voice",
    "quoted-printable",
    "base64",
    "8bit",
    "7bit",
    "postal",
    "parcel",
    "dom",
    "intl",
    "x400",
];

struct Filling<'a, F: FnMut(Saying)> {
    entries: &'a [VCardEntry],
    filled: Filled,
    places: Vec<Option<String>>,
    title: Vec<(Option<String>, String)>,
    role: Vec<(Option<String>, String)>,
    phonetic: [String; 2],
    pictures: usize,
    remark: &'a mut F,
}

/// Fills a contact from the lines of a card.
///
/// # Errors
/// A card that lists other cards and is nobody itself.
pub(super) fn fill<F: FnMut(Saying)>(entries: &[VCardEntry], remark: &mut F) -> Result<Filled, Saying> {
    let mut filling = Filling {
        entries,
        filled: Filled::default(),
        places: Vec::new(),
        title: Vec::new(),
        role: Vec::new(),
        phonetic: Default::default(),
        pictures: 0,
        remark,
    };
    let mut ordered: Vec<&VCardEntry> = entries.iter().collect();
    ordered.sort_by_key(|entry| rank(entry));
    // Names, notes and all that has no order of preference keep the order of the file; ranks differ only where it counts.
    for entry in ordered {
        filling.line(entry)?;
    }
    Ok(filling.done())
}

impl<F: FnMut(Saying)> Filling<'_, F> {
    fn line(&mut self, entry: &VCardEntry) -> Result<(), Saying> {
        let Some(value) = whole(entry) else {
            self.pictures += 1;
            return Ok(());
        };
        if value.replace(';', "").trim().is_empty() {
            return Ok(());
        }
        match &entry.name {
            VCardProperty::Version | VCardProperty::Begin | VCardProperty::End => {}
            VCardProperty::Fn if self.filled.contact.name.full.is_empty() => {
                self.filled.contact.name.full = value;
            }
            VCardProperty::N => self.name(entry),
            VCardProperty::Nickname => {
                let names = parts(entry).into_iter().filter(|name| !name.is_empty());
                self.filled.contact.name.nicknames.extend(names);
            }
            VCardProperty::Kind => return self.kind(&value),
            VCardProperty::Org => self.organization(entry),
            VCardProperty::Title => self.title.push((entry.group.clone(), value)),
            VCardProperty::Role => self.role.push((entry.group.clone(), value)),
            VCardProperty::Email => self.mail(entry, &value),
            VCardProperty::Tel => self.phone(entry, &value),
            VCardProperty::Adr => self.address(entry),
            VCardProperty::Bday => match (self.day(entry, &value), self.filled.contact.birthday) {
                (Some(day), None) => self.filled.contact.birthday = Some(day),
                _ => self.keep(entry, value),
            },
            VCardProperty::Anniversary => self.anniversary(entry, value),
            VCardProperty::Note => self.filled.contact.notes.push(value),
            VCardProperty::Url | VCardProperty::Socialprofile => {
                let link = Labelled::new(self.label(entry), value);
                self.filled.contact.links.push(link);
            }
            VCardProperty::Categories => {
                let words = parts(entry).into_iter().filter(|word| !word.is_empty());
                self.filled.contact.categories.extend(words);
            }
            VCardProperty::Related => self.related(entry, "", value),
            VCardProperty::Photo | VCardProperty::Logo | VCardProperty::Sound
                if value.starts_with("data:") =>
            {
                self.pictures += 1;
            }
            VCardProperty::Other(name) => return self.other(entry, &name.to_uppercase(), value),
            _ => self.keep(entry, value),
        }
        Ok(())
    }

    /// Lines that are no standard and yet mean something.
    fn other(&mut self, entry: &VCardEntry, name: &str, value: String) -> Result<(), Saying> {
        match name {
            "X-ABLABEL" => {
                // It is the label of another line, and is read there.
                if !self.entries.iter().any(|other| other.group == entry.group && !std::ptr::eq(other, entry))
                {
                    self.keep(entry, value);
                }
            }
            "X-ABSHOWAS" if value.eq_ignore_ascii_case("COMPANY") => self.filled.kind = Kind::Organization,
            "X-ADDRESSBOOKSERVER-KIND" => return self.kind(&value),
            "X-ANNIVERSARY"
            | "X-EVOLUTION-ANNIVERSARY"
            | "X-MS-ANNIVERSARY"
            | "X-KADDRESSBOOK-X-ANNIVERSARY" => {
                self.anniversary(entry, value);
            }
            "X-ABDATE" => {
                let label = self.label(entry);
                match self.day(entry, &value) {
                    Some(_) if label.eq_ignore_ascii_case("anniversary") => self.anniversary(entry, value),
                    Some(day) => self.filled.contact.dates.push(Labelled::new(label, day)),
                    None => self.keep(entry, value),
                }
            }
            "X-ABRELATEDNAMES" => self.related(entry, "", value),
            "X-SPOUSE" | "X-EVOLUTION-SPOUSE" | "X-MS-SPOUSE" | "X-KADDRESSBOOK-X-SPOUSESNAME" => {
                self.related(entry, "spouse", value);
            }
            "X-MANAGER" | "X-EVOLUTION-MANAGER" | "X-MS-MANAGER" | "X-KADDRESSBOOK-X-MANAGERSNAME" => {
                self.related(entry, "manager", value);
            }
            "X-ASSISTANT"
            | "X-EVOLUTION-ASSISTANT"
            | "X-MS-ASSISTANT"
            | "X-KADDRESSBOOK-X-ASSISTANTSNAME" => {
                self.related(entry, "assistant", value);
            }
            "X-CHILD" | "X-MS-CHILD" => self.related(entry, "child", value),
            "X-SOCIALPROFILE" => {
                let link = Labelled::new(self.label(entry), value);
                self.filled.contact.links.push(link);
            }
            "X-PHONETIC-FIRST-NAME" => self.phonetic[0] = value,
            "X-PHONETIC-LAST-NAME" => self.phonetic[1] = value,
            _ => self.keep(entry, value),
        }
        Ok(())
    }

    fn kind(&mut self, value: &str) -> Result<(), Saying> {
        match value.trim().to_lowercase().as_str() {
            "org" => self.filled.kind = Kind::Organization,
            "x-household" => self.filled.kind = Kind::Household,
            "group" => {
                return Err(say("refusal-card-list"));
            }
            _ => {}
        }
        Ok(())
    }

    fn name(&mut self, entry: &VCardEntry) {
        let mut parts = parts(entry).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let (family, given, additional, prefix, suffix) = (next(), next(), next(), next(), next());
        let held = &mut self.filled.contact.name;
        if held.family.is_empty() && held.given.is_empty() {
            let (full, nicknames) = (std::mem::take(&mut held.full), std::mem::take(&mut held.nicknames));
            *held =
                Name { full, nicknames, family, given, additional, prefix, suffix, phonetic: String::new() };
        } else if let Some(value) = whole(entry) {
            self.keep(entry, value);
        }
    }

    fn organization(&mut self, entry: &VCardEntry) {
        let mut parts = parts(entry).into_iter();
        let name = parts.next().unwrap_or_default();
        let units = parts.filter(|unit| !unit.is_empty()).collect();
        self.filled.contact.organizations.push(Organization { name, units, ..Organization::default() });
        self.places.push(entry.group.clone());
    }

    fn mail(&mut self, entry: &VCardEntry, value: &str) {
        let written = value.strip_prefix("mailto:").or(value.strip_prefix("MAILTO:")).unwrap_or(value).trim();
        // "Ann Lee <ann@example.com>" is an address with a name around it.
        let inner = written.rsplit_once('<').and_then(|(_, rest)| rest.split('>').next()).unwrap_or(written);
        match EmailAddress::parse(inner) {
            Some(mail) => {
                let label = self.label(entry);
                self.filled.contact.mails.push(Labelled::new(label, mail));
            }
            None => {
                (self.remark)(say("refusal-part-mail"));
                self.keep(entry, value.to_owned());
            }
        }
    }

    fn phone(&mut self, entry: &VCardEntry, value: &str) {
        let written = value.strip_prefix("tel:").or(value.strip_prefix("TEL:")).unwrap_or(value);
        match Phone::as_written(written) {
            Some(phone) => {
                let label = self.label(entry);
                self.filled.contact.phones.push(Labelled::new(label, phone));
            }
            None => {
                (self.remark)(say("refusal-part-phone"));
                self.keep(entry, value.to_owned());
            }
        }
    }

    fn address(&mut self, entry: &VCardEntry) {
        let mut parts = parts(entry).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let address = Address {
            po_box: next(),
            extended: next(),
            street: next(),
            locality: next(),
            region: next(),
            postal_code: next(),
            country: next(),
        };
        let label = self.label(entry);
        self.filled.contact.addresses.push(Labelled::new(label, address));
        if let Some(label) = param(entry, "LABEL").filter(|label| !label.trim().is_empty()) {
            self.filled.contact.others.push(Other { name: "LABEL".to_owned(), value: label });
        }
    }

    fn anniversary(&mut self, entry: &VCardEntry, value: String) {
        match (self.day(entry, &value), self.filled.contact.anniversary) {
            (Some(day), None) => self.filled.contact.anniversary = Some(day),
            (Some(day), Some(known)) if known.agrees(day) => {
                self.filled.contact.anniversary = Some(known.fuller(day));
            }
            _ => self.keep(entry, value),
        }
    }

    fn related(&mut self, entry: &VCardEntry, label: &str, value: String) {
        let label = if label.is_empty() { self.label(entry) } else { label.to_owned() };
        self.filled.contact.related.push(Labelled::new(label, value));
    }

    fn day(&mut self, entry: &VCardEntry, value: &str) -> Option<PartialDate> {
        let day = date::read(value, Order::DayFirst);
        if day.is_none() {
            (self.remark)(say("refusal-part-date"));
        }
        // Apple writes a year that is to be left out.
        let omitted = param(entry, "X-APPLE-OMIT-YEAR").and_then(|year| year.trim().parse::<i16>().ok());
        day.and_then(|day| {
            if day.year().is_some() && day.year() == omitted {
                PartialDate::new(None, day.month(), day.day())
            } else {
                Some(day)
            }
        })
    }

    /// The label of a line: the user's own word (itemN.X-ABLabel), else its types, else its group.
    fn label(&self, entry: &VCardEntry) -> String {
        let group = entry.group.as_deref().unwrap_or_default();
        if !group.is_empty() {
            let own = self.entries.iter().find(|other| {
                other.group.as_deref() == Some(group) && other.name.as_str().eq_ignore_ascii_case("X-ABLabel")
            });
            if let Some(own) = own.and_then(whole) {
                let bare = own.trim().trim_start_matches("_$!<").trim_end_matches(">!$_");
                return if bare.len() < own.trim().len() { bare.to_lowercase() } else { bare.to_owned() };
            }
        }
        let words: Vec<String> =
            types(entry).into_iter().filter(|word| !NO_LABEL.contains(&word.as_str())).collect();
        match group.to_lowercase() {
            place if words.is_empty() && matches!(place.as_str(), "work" | "home") => place,
            _ => words.join(", "),
        }
    }

    fn keep(&mut self, entry: &VCardEntry, value: String) {
        let other = Other { name: written_name(entry), value };
        if !self.filled.contact.others.contains(&other) {
            self.filled.contact.others.push(other);
        }
    }

    fn done(mut self) -> Filled {
        let contact = &mut self.filled.contact;
        for (position, (group, title)) in self.title.into_iter().enumerate() {
            let at = place_of(group, position, &mut self.places, &mut contact.organizations);
            contact.organizations[at].title = title;
        }
        for (position, (group, role)) in self.role.into_iter().enumerate() {
            let at = place_of(group, position, &mut self.places, &mut contact.organizations);
            contact.organizations[at].role = role;
        }
        contact.name.phonetic = self.phonetic.join(" ").trim().to_owned();
        if self.pictures > 0 {
            (self.remark)(say("refusal-part-pictures"));
        }
        self.filled
    }
}

/// The firm that a title belongs to: the one of the same group, else the one at the same position; a new one when there
/// is none.
fn place_of(
    group: Option<String>,
    position: usize,
    groups: &mut Vec<Option<String>>,
    places: &mut Vec<Organization>,
) -> usize {
    let same = groups.iter().position(|known| known.is_some() && *known == group);
    let at = same.unwrap_or(if group.is_some() && groups.iter().any(Option::is_some) {
        places.len()
    } else {
        position
    });
    let at = at.min(places.len());
    if at == places.len() {
        places.push(Organization::default());
        groups.push(group);
    }
    at
}
