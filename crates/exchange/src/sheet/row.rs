//! The cells of one row, each to its place in a contact.

use super::columns::{Column, Columns};
use super::map::{Part, Slot, Target};
use crate::date::{self, Order};
use crate::label_more;
use goodturn_practice::contact::{
    Address, Contact, EmailAddress, Labelled, Organization, Other, PartialDate, Phone,
};
use goodturn_practice::fold::words;
use goodturn_practice::person::Kind;
use goodturn_practice::saying::{Saying, say};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A row as it is filled.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) contact: Contact,
    pub(super) kind: Kind,
}

struct Filling<'a, F: FnMut(Saying)> {
    cells: &'a [String],
    columns: &'a Columns,
    order: Order,
    contact: Contact,
    /// Addresses by label or number, in the order of their columns.
    addresses: BTreeMap<(u8, String), Address>,
    places: BTreeMap<u8, Organization>,
    /// Addresses of mail taken, and where they stand in the list.
    mails: HashMap<String, usize>,
    /// Names that stand around them, with their column.
    around: Vec<(String, String)>,
    /// Postal addresses in one cell, with their column and key.
    whole: Vec<(String, (u8, String), String)>,
    remark: &'a mut F,
}

/// Fills a contact from a row.
pub(super) fn fill<F: FnMut(Saying)>(
    cells: &[String],
    columns: &Columns,
    order: Order,
    remark: &mut F,
) -> Filled {
    let mut filling = Filling {
        cells,
        columns,
        order,
        contact: Contact::default(),
        addresses: BTreeMap::new(),
        places: BTreeMap::new(),
        mails: HashMap::new(),
        around: Vec::new(),
        whole: Vec::new(),
        remark,
    };
    for column in &columns.list {
        let cell = cells.get(column.place).map(|cell| unguarded(cell.trim())).unwrap_or_default();
        if !cell.is_empty() {
            filling.cell(column, &cell);
        }
    }
    filling.done()
}

/// Goodturn and others put an apostrophe before what a spreadsheet would run as a formula.
fn unguarded(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(super::write::FORMULA) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// Several values in one cell, as Google writes them.
fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(" ::: ").map(str::trim).filter(|part| !part.is_empty())
}

impl<F: FnMut(Saying)> Filling<'_, F> {
    fn cell(&mut self, column: &Column, cell: &str) {
        let name = &mut self.contact.name;
        let put = |place: &mut String| {
            if !place.is_empty() {
                place.push(' ');
            }
            place.push_str(cell);
        };
        match &column.target {
            Target::Full => put(&mut name.full),
            Target::Prefix => put(&mut name.prefix),
            Target::Given => put(&mut name.given),
            Target::Additional => put(&mut name.additional),
            Target::Family => put(&mut name.family),
            Target::Suffix => put(&mut name.suffix),
            Target::Phonetic => put(&mut name.phonetic),
            Target::Nickname => name.nicknames.push(cell.to_owned()),
            Target::Firm => self.post(column, 0, cell, |place| &mut place.name),
            Target::Unit => self.place(0).units.push(cell.to_owned()),
            Target::Title => self.post(column, 0, cell, |place| &mut place.title),
            Target::Role => self.post(column, 0, cell, |place| &mut place.role),
            Target::Mail(label) => several(cell).for_each(|mail| self.mail(column, label, mail)),
            Target::Phone(label) => several(cell).for_each(|phone| self.phone(column, label, phone)),
            Target::Address(label, part) => self.address(column, (0, label.clone()), *part, cell),
            Target::Birthday => match (self.day(cell), self.contact.birthday) {
                (Some(day), None) => self.contact.birthday = Some(day),
                _ => self.keep_date(column, cell),
            },
            Target::Anniversary => match (self.day(cell), self.contact.anniversary) {
                (Some(day), None) => self.contact.anniversary = Some(day),
                _ => self.keep_date(column, cell),
            },
            Target::Date(label) => self.date(column, label.clone(), cell),
            Target::Note => self.contact.notes.push(cell.to_owned()),
            Target::Link(label) => self.contact.links.push(Labelled::new(label.clone(), cell.to_owned())),
            Target::Category => {
                let words = cell
                    .split([';', '\n'])
                    .flat_map(several)
                    .map(|word| word.trim_start_matches("* ").trim());
                self.contact.categories.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            }
            Target::Related(label) => {
                self.contact.related.push(Labelled::new(label.clone(), cell.to_owned()));
            }
            Target::Slot(slot, number) => self.slot(column, *slot, *number, cell),
            Target::Keep => self.keep(column, cell),
            Target::SlotLabel(..) | Target::LeaveOut => {}
        }
    }

    fn slot(&mut self, column: &Column, slot: Slot, number: u8, cell: &str) {
        let label = self.label_of(slot, number);
        match slot {
            Slot::Mail => several(cell).for_each(|mail| self.mail(column, &label, mail)),
            Slot::Phone => several(cell).for_each(|phone| self.phone(column, &label, phone)),
            Slot::Link => {
                self.contact
                    .links
                    .extend(several(cell).map(|link| Labelled::new(label.clone(), link.to_owned())));
            }
            Slot::Related => {
                self.contact
                    .related
                    .extend(several(cell).map(|name| Labelled::new(label.clone(), name.to_owned())));
            }
            Slot::Date => match self.day(cell) {
                Some(day) if label == "anniversary" && self.contact.anniversary.is_none() => {
                    self.contact.anniversary = Some(day);
                }
                _ => self.date(column, label, cell),
            },
            Slot::Custom => self.contact.others.push(Other {
                name: if label.is_empty() { column.name.clone() } else { label },
                value: cell.to_owned(),
            }),
            Slot::Firm => self.post(column, number, cell, |place| &mut place.name),
            Slot::Unit => self.place(number).units.push(cell.to_owned()),
            Slot::Title => self.post(column, number, cell, |place| &mut place.title),
            Slot::Address(part) => self.address(column, (number, label), part, cell),
        }
    }

    /// The label of a numbered group: `* Work` is Google's mark of the preferred one.
    fn label_of(&self, slot: Slot, number: u8) -> String {
        let of = if let Slot::Address(_) = slot { Slot::Address(Part::Whole) } else { slot };
        let place = self.columns.labels.get(&(of, number));
        let label = place.and_then(|place| self.cells.get(*place)).map(String::as_str).unwrap_or_default();
        let label = label.trim_start_matches('*').trim();
        let plain = label.to_lowercase();
        match plain.as_str() {
            "mobile" => "cell".to_owned(),
            "work" | "home" | "other" | "main" | "pager" | "anniversary" | "spouse" | "assistant"
            | "manager" => plain,
            "work fax" => "fax, work".to_owned(),
            "home fax" => "fax, home".to_owned(),
            _ => label.to_owned(),
        }
    }

    fn place(&mut self, number: u8) -> &mut Organization {
        self.places.entry(number).or_default()
    }

    /// A firm, a title or a role; a second one that says something else is kept beside.
    fn post(&mut self, column: &Column, number: u8, cell: &str, of: fn(&mut Organization) -> &mut String) {
        let held = of(self.place(number));
        if held.is_empty() {
            cell.clone_into(held);
        } else if held != cell {
            self.keep(column, cell);
        }
    }

    fn mail(&mut self, column: &Column, label: &str, cell: &str) {
        for part in cell.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let (name, inner) = part.rsplit_once('<').unwrap_or(("", part));
            let inner = inner.split('>').next().unwrap_or(inner).trim_start_matches("mailto:");
            let Some(mail) = EmailAddress::parse(inner) else {
                (self.remark)(say("refusal-part-mail"));
                self.keep(column, part);
                continue;
            };
            match self.mails.entry(mail.key()) {
                Entry::Vacant(slot) => {
                    slot.insert(self.contact.mails.len());
                    self.contact.mails.push(Labelled::new(label, mail));
                }
                // The same address again: what it says of its use is said of the first.
                Entry::Occupied(slot) => {
                    label_more(&mut self.contact.mails[*slot.get()].label, label);
                }
            }
            let name = name.trim().trim_matches(['"', '\'']).trim();
            if !name.is_empty() {
                self.around.push((column.name.clone(), name.to_owned()));
            }
        }
    }

    fn phone(&mut self, column: &Column, label: &str, cell: &str) {
        match Phone::as_written(cell) {
            Some(phone) => self.contact.phones.push(Labelled::new(label, phone)),
            None => {
                (self.remark)(say("refusal-part-phone"));
                self.keep(column, cell);
            }
        }
    }

    fn address(&mut self, column: &Column, key: (u8, String), part: Part, cell: &str) {
        if part == Part::Whole {
            self.whole.push((column.name.clone(), key.clone(), cell.to_owned()));
        }
        let address = self.addresses.entry(key).or_default();
        let joined = |place: &mut String, sign: &str| {
            if !place.is_empty() {
                place.push_str(sign);
            }
            place.push_str(cell);
        };
        match part {
            Part::Whole => {
                // Google writes the parts beside the whole; then the parts say it better, and what they do not say is
                // kept at last.
                if address.street.is_empty() && address.locality.is_empty() {
                    cell.clone_into(&mut address.street);
                }
            }
            Part::Street if address.extended == address.street => cell.clone_into(&mut address.street),
            Part::Street => {
                let whole = address.street.lines().count() > 1 && address.locality.is_empty();
                if whole && address.street.starts_with(cell) {
                    cell.clone_into(&mut address.street);
                } else if !address.street.lines().any(|line| line == cell) {
                    let sign = if address.street.chars().all(|c| c.is_ascii_digit()) { " " } else { "\n" };
                    joined(&mut address.street, sign);
                }
            }
            Part::House => joined(&mut address.street, " "),
            Part::Locality => joined(&mut address.locality, ", "),
            Part::Region => joined(&mut address.region, ", "),
            Part::PostalCode => joined(&mut address.postal_code, " "),
            Part::Country => joined(&mut address.country, ", "),
            Part::PoBox => joined(&mut address.po_box, " "),
            Part::Extended => joined(&mut address.extended, ", "),
        }
    }

    fn day(&self, cell: &str) -> Option<PartialDate> {
        date::read(cell, self.order)
    }

    fn date(&mut self, column: &Column, label: String, cell: &str) {
        match self.day(cell) {
            Some(day) => self.contact.dates.push(Labelled::new(label, day)),
            None => self.keep_date(column, cell),
        }
    }

    /// A date that cannot be read stays as text, except for what Outlook writes where there is none.
    fn keep_date(&mut self, column: &Column, cell: &str) {
        if cell.chars().any(|c| c.is_alphanumeric() && c != '0') {
            (self.remark)(say("refusal-part-date"));
            self.keep(column, cell);
        }
    }

    fn keep(&mut self, column: &Column, cell: &str) {
        self.contact.others.push(Other { name: column.name.clone(), value: cell.to_owned() });
    }

    /// Whole addresses of which some word stands in no part.
    fn whole_left(&mut self) {
        for (column, key, cell) in std::mem::take(&mut self.whole) {
            let Some(it) = self.addresses.get(&key) else { continue };
            let said: HashSet<String> = it.parts().into_iter().flat_map(words).collect();
            if !words(&cell).iter().all(|word| said.contains(word)) {
                self.contact.others.push(Other { name: column, value: cell });
            }
        }
    }

    /// Names that stood around addresses: theirs where they have no other, and else kept.
    fn around_left(&mut self) {
        let it = &self.contact.name;
        let known = [&it.full, &it.given, &it.additional, &it.family, &it.prefix, &it.suffix];
        let said: HashSet<String> = known.into_iter().flat_map(|part| words(part)).collect();
        for (column, name) in std::mem::take(&mut self.around) {
            if said.is_empty() && self.contact.name.full.is_empty() {
                self.contact.name.full = name;
            } else if name != self.contact.name.full && !words(&name).iter().all(|word| said.contains(word)) {
                self.contact.others.push(Other { name: column, value: name });
            }
        }
    }

    fn done(mut self) -> Filled {
        self.whole_left();
        self.around_left();
        self.contact.organizations = self.places.into_values().collect();
        self.contact.addresses =
            self.addresses.into_iter().map(|((_, label), address)| Labelled::new(label, address)).collect();
        Filled { contact: self.contact, kind: Kind::Person }
    }
}
