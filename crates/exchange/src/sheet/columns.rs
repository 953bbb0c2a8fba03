//! Which column means what.

use super::map::{Map, Part, Slot, Target};
use super::names::known;
use goodturn_practice::fold::name_key;
use std::collections::{BTreeMap, HashSet};

/// A column of a table.
pub(super) struct Column {
    /// Its place, from 0.
    pub(super) place: usize,
    /// Its name as written.
    pub(super) name: String,
    /// What it means.
    pub(super) target: Target,
}

/// The columns of a table.
pub(super) struct Columns {
    pub(super) list: Vec<Column>,
    /// Where the labels of numbered groups stand.
    pub(super) labels: BTreeMap<(Slot, u8), usize>,
}

impl Columns {
    /// Tells the columns by their names, or by a member's mapping; what a mapping does not name is kept as text.
    pub(super) fn of(header: &[String], map: Option<&Map>) -> Self {
        let keys: Vec<String> = header.iter().map(|name| name_key(name)).collect();
        let names: HashSet<&str> = keys.iter().map(String::as_str).collect();
        let has = |name: &str| names.contains(name);
        let list = header.iter().zip(&keys).enumerate().map(|(place, (name, key))| {
            let target = match map {
                Some(map) if !map.guesses => map.target(name).unwrap_or(Target::Keep),
                map => {
                    let said = map.and_then(|map| map.target(name));
                    said.or_else(|| slot(key)).or_else(|| known(key)).unwrap_or(Target::Keep)
                }
            };
            let target = match target {
                // Outlook calls Dr. and Mrs. the title, and the position the job title; others have no second column.
                Target::Title if key == "title" && map.is_none() && has("job title") => Target::Prefix,
                // "Name" beside parts of a name and without them is the whole one; beside a contact's name it is the firm's.
                Target::Full
                    if key == "name" && map.is_none() && (has("contact name") || has("ansprechpartner")) =>
                {
                    Target::Firm
                }
                other => other,
            };
            Column { place, name: name.clone(), target }
        });
        let list: Vec<Column> = list.collect();
        let mut labels = BTreeMap::new();
        for column in &list {
            if let Target::SlotLabel(slot, number) = column.target {
                labels.entry((slot, number)).or_insert(column.place);
            }
        }
        Self { list, labels }
    }

    /// How many cells of a row are names of columns: by a member's mapping, or known by themselves.
    pub(super) fn known_in(cells: &[String], map: Option<&Map>) -> usize {
        // A long cell is no name of anything, and looking at it letter by letter would cost its length each time.
        let short = cells.iter().take(super::MOST_COLUMNS).filter(|cell| cell.len() <= 200);
        match map {
            Some(map) => short.filter(|cell| map.target(cell).is_some()).count(),
            None => {
                let short: Vec<String> = short.cloned().collect();
                Self::of(&short, None).list.iter().filter(|column| column.target != Target::Keep).count()
            }
        }
    }

    /// Whether anybody can be named by these columns.
    pub(super) fn name_somebody(&self) -> bool {
        self.list.iter().any(|column| column.target.is_name() || column.target.is_reach())
    }

    /// The places of the columns with dates.
    pub(super) fn dates(&self) -> impl Iterator<Item = usize> {
        self.list.iter().filter(|column| column.target.is_date()).map(|column| column.place)
    }

    /// The columns with what they were taken for.
    pub(super) fn described(&self) -> Vec<(String, String)> {
        self.list.iter().map(|column| (column.name.clone(), column.target.words())).collect()
    }
}

/// Google's numbered groups: `e mail 2 value`, `phone 1 type`, `address 1 street`, `organization 1 title`.
fn slot(key: &str) -> Option<Target> {
    let words: Vec<&str> = key.split(' ').collect();
    let at = words.iter().position(|word| word.parse::<u8>().is_ok())?;
    let number: u8 = words[at].parse().ok()?;
    let (kind, field) = (words[..at].join(" "), words[at + 1..].join(" "));
    let slot = match (kind.as_str(), field.as_str()) {
        (_, "") => return None,
        ("e mail" | "email", "value") => Slot::Mail,
        ("phone", "value") => Slot::Phone,
        ("website", "value") => Slot::Link,
        ("event", "value") => Slot::Date,
        ("relation", "value") => Slot::Related,
        ("custom field", "value") => Slot::Custom,
        ("organization", "name") => Slot::Firm,
        ("organization", "department") => Slot::Unit,
        ("organization", "title") => Slot::Title,
        ("organization", _) => return None,
        ("address", "formatted") => Slot::Address(Part::Whole),
        ("address", "street") => Slot::Address(Part::Street),
        ("address", "city") => Slot::Address(Part::Locality),
        ("address", "po box") => Slot::Address(Part::PoBox),
        ("address", "region") => Slot::Address(Part::Region),
        ("address", "postal code") => Slot::Address(Part::PostalCode),
        ("address", "country") => Slot::Address(Part::Country),
        ("address", "extended address") => Slot::Address(Part::Extended),
        (kind, "type" | "label") => {
            let of = match kind {
                "e mail" | "email" => Slot::Mail,
                "phone" => Slot::Phone,
                "website" => Slot::Link,
                "event" => Slot::Date,
                "relation" => Slot::Related,
                "custom field" => Slot::Custom,
                "address" => Slot::Address(Part::Whole),
                _ => return None,
            };
            return Some(Target::SlotLabel(of, number));
        }
        _ => return None,
    };
    Some(Target::Slot(slot, number))
}
