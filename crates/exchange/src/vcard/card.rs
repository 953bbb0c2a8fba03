//! The lines of one card, each to its place in a contact.

use super::labels::is_label;
use super::places::Places;
use super::values::{caret_free, param, param_whole, parts, rank, whole};
use crate::date::{self, Order};
use calcard::vcard::{VCardEntry, VCardProperty};
use goodturn_practice::contact::{
    Address, Contact, EmailAddress, Labelled, Name, Organization, Other, PartialDate, Phone,
};
use goodturn_practice::person::Kind;
use goodturn_practice::saying::{Saying, say};
use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};

/// A card as it is filled.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) contact: Contact,
    pub(super) kind: Kind,
}

/// A card while its lines are read.
pub(super) struct Filling<'a, F: FnMut(Saying)> {
    pub(super) entries: &'a [VCardEntry],
    pub(super) filled: Filled,
    /// The user's own labels by group, with the line that says each.
    pub(super) labels: HashMap<&'a str, (&'a VCardEntry, String)>,
    /// Groups whose label stands beside a value now.
    pub(super) labelled: HashSet<&'a str>,
    pub(super) places: Places,
    pub(super) title: Vec<(Option<String>, String)>,
    pub(super) role: Vec<(Option<String>, String)>,
    pub(super) phonetic: [String; 2],
    /// Addresses taken, and where they stand in the list.
    pub(super) mails: HashMap<String, usize>,
    /// Lines kept, so that none is kept twice.
    pub(super) kept: HashSet<(String, String)>,
    pub(super) pictures: usize,
    /// Whether some line names them.
    pub(super) has_name: bool,
    pub(super) remark: &'a mut F,
}

/// Fills a contact from the lines of a card.
///
/// # Errors
/// A card that lists other cards and is nobody itself.
pub(super) fn fill<F: FnMut(Saying)>(entries: &[VCardEntry], remark: &mut F) -> Result<Filled, Saying> {
    let mut labels = HashMap::new();
    for entry in entries.iter().filter(|entry| is_label(entry)) {
        if let (Some(group), Some(own)) = (entry.group.as_deref(), whole(entry)) {
            labels.entry(group).or_insert((entry, own));
        }
    }
    let mut filling = Filling {
        entries,
        filled: Filled::default(),
        labels,
        labelled: HashSet::new(),
        places: Places::default(),
        title: Vec::new(),
        role: Vec::new(),
        phonetic: Default::default(),
        mails: HashMap::new(),
        kept: HashSet::new(),
        pictures: 0,
        has_name: entries.iter().any(|entry| {
            let name =
                matches!(entry.name, VCardProperty::Fn | VCardProperty::N).then(|| whole(entry)).flatten();
            name.is_some_and(|name| !name.replace(';', "").trim().is_empty())
        }),
        remark,
    };
    let mut ordered: Vec<&VCardEntry> = entries.iter().collect();
    ordered.sort_by_cached_key(|entry| rank(entry));
    // Names, notes and all that has no order of preference keep the order of the file; ranks differ only where it counts.
    for entry in ordered {
        filling.line(entry)?;
    }
    Ok(filling.done())
}

/// A picture or a sound in the file itself: `data:…`, or letters of base64 where nothing says so.
fn is_picture(value: &str) -> bool {
    let data = value.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    data || (value.len() > 200 && value.bytes().all(letters))
}

impl<'a, F: FnMut(Saying)> Filling<'a, F> {
    fn line(&mut self, entry: &'a VCardEntry) -> Result<(), Saying> {
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
            VCardProperty::Kind => return self.kind(entry, value),
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
            VCardProperty::Photo | VCardProperty::Logo | VCardProperty::Sound if is_picture(&value) => {
                self.pictures += 1;
            }
            VCardProperty::Other(name) => return self.other(entry, &name.to_uppercase(), value),
            _ => self.keep(entry, value),
        }
        Ok(())
    }

    /// Lines that are no standard and yet mean something.
    fn other(&mut self, entry: &'a VCardEntry, name: &str, value: String) -> Result<(), Saying> {
        match name {
            "X-ABLABEL" => {
                // It is the label of another line, and is read there; at last it is seen whether it was.
            }
            "X-ABSHOWAS" if value.eq_ignore_ascii_case("COMPANY") => self.filled.kind = Kind::Organization,
            "X-ADDRESSBOOKSERVER-KIND" => return self.kind(entry, value),
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

    fn kind(&mut self, entry: &'a VCardEntry, value: String) -> Result<(), Saying> {
        match value.trim().to_lowercase().as_str() {
            "org" => self.filled.kind = Kind::Organization,
            "x-household" => self.filled.kind = Kind::Household,
            "group" => {
                return Err(say("refusal-card-list"));
            }
            "individual" => {}
            _ => self.keep(entry, value),
        }
        Ok(())
    }

    fn name(&mut self, entry: &'a VCardEntry) {
        let all = parts(entry);
        self.keep_longer(entry, &all, 5);
        let mut parts = all.into_iter();
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

    fn organization(&mut self, entry: &'a VCardEntry) {
        let mut parts = parts(entry).into_iter();
        let name = parts.next().unwrap_or_default();
        let units = parts.filter(|unit| !unit.is_empty()).collect();
        self.filled.contact.organizations.push(Organization { name, units, ..Organization::default() });
        self.places.push(entry.group.clone());
    }

    fn mail(&mut self, entry: &'a VCardEntry, value: &str) {
        let written = without_scheme(value, "mailto:");
        // "Ann Lee <ann@example.com>" is an address with a name around it.
        let inner = written.rsplit_once('<').and_then(|(_, rest)| rest.split('>').next()).unwrap_or(written);
        match EmailAddress::parse(inner) {
            Some(mail) => {
                let label = self.label(entry);
                let mails = &mut self.filled.contact.mails;
                match self.mails.entry(mail.key()) {
                    Slot::Vacant(slot) => {
                        slot.insert(mails.len());
                        mails.push(Labelled::new(label, mail));
                    }
                    // The same address again: what it says of its use is said of the first.
                    Slot::Occupied(slot) if crate::label_more(&mut mails[*slot.get()].label, &label) => {}
                    Slot::Occupied(_) => self.keep(entry, value.to_owned()),
                }
                if inner.len() < written.len() {
                    self.called(entry, written);
                }
            }
            None => {
                (self.remark)(say("refusal-part-mail"));
                self.keep(entry, value.to_owned());
            }
        }
    }

    fn phone(&mut self, entry: &'a VCardEntry, value: &str) {
        let written = without_scheme(value, "tel:");
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

    fn address(&mut self, entry: &'a VCardEntry) {
        let all = parts(entry);
        self.keep_longer(entry, &all, 7);
        let mut parts = all.into_iter();
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
        if let Some(label) = param_whole(entry, "LABEL").filter(|label| !label.trim().is_empty()) {
            self.filled.contact.others.push(Other { name: "LABEL".to_owned(), value: caret_free(&label) });
        }
    }

    fn anniversary(&mut self, entry: &'a VCardEntry, value: String) {
        match (self.day(entry, &value), self.filled.contact.anniversary) {
            (Some(day), None) => self.filled.contact.anniversary = Some(day),
            (Some(day), Some(known)) if known.agrees(day) => {
                self.filled.contact.anniversary = Some(known.fuller(day));
            }
            _ => self.keep(entry, value),
        }
    }

    fn related(&mut self, entry: &'a VCardEntry, label: &str, value: String) {
        let label = if label.is_empty() { self.label(entry) } else { label.to_owned() };
        self.filled.contact.related.push(Labelled::new(label, value));
    }

    fn day(&mut self, entry: &'a VCardEntry, value: &str) -> Option<PartialDate> {
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

    /// A later standard has more parts of names and addresses; a line with some of them is kept whole beside.
    fn keep_longer(&mut self, entry: &'a VCardEntry, parts: &[String], known: usize) {
        if parts.iter().skip(known).any(|part| !part.is_empty())
            && let Some(value) = whole(entry)
        {
            self.keep(entry, value);
        }
    }

    /// A name that stands around an address: it is theirs where they have no other, and else kept as it came.
    fn called(&mut self, entry: &'a VCardEntry, written: &str) {
        let name = written.rsplit_once('<').map_or("", |(name, _)| name.trim().trim_matches('"').trim());
        let full = &mut self.filled.contact.name.full;
        if full.is_empty() && !self.has_name {
            name.clone_into(full);
        } else if !name.is_empty() && name != full {
            self.keep(entry, written.to_owned());
        }
    }

    fn done(mut self) -> Filled {
        let titles = std::mem::take(&mut self.title);
        self.posts(titles, "TITLE", |place| &mut place.title);
        let roles = std::mem::take(&mut self.role);
        self.posts(roles, "ROLE", |place| &mut place.role);
        self.labels_left();
        self.filled.contact.name.phonetic = self.phonetic.join(" ").trim().to_owned();
        if self.pictures > 0 {
            (self.remark)(say("refusal-part-pictures"));
        }
        self.filled
    }

    /// Titles or roles, each to its firm; a second one at the same firm is kept beside.
    fn posts(
        &mut self,
        posts: Vec<(Option<String>, String)>,
        name: &str,
        place: fn(&mut Organization) -> &mut String,
    ) {
        for (position, (group, post)) in posts.into_iter().enumerate() {
            let contact = &mut self.filled.contact;
            let at = self.places.of(group, position, &mut contact.organizations);
            let held = place(&mut contact.organizations[at]);
            if held.is_empty() {
                *held = post;
            } else if *held != post {
                contact.others.push(Other { name: name.to_owned(), value: post });
            }
        }
    }
}

/// A value without the scheme that vCard 4.0 puts before it.
fn without_scheme<'v>(value: &'v str, scheme: &str) -> &'v str {
    let has = value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if has { value[scheme.len()..].trim() } else { value.trim() }
}
