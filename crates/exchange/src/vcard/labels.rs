//! The labels of lines, and lines that are kept word for word.

use super::card::Filling;
use super::values::{quoted, types, whole, written_name};
use calcard::vcard::VCardEntry;
use goodturn_practice::contact::Other;
use goodturn_practice::saying::Saying;

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

/// Whether a line is the label of another.
pub(super) fn is_label(entry: &VCardEntry) -> bool {
    entry.name.as_str().eq_ignore_ascii_case("X-ABLabel")
}

impl<'a, F: FnMut(Saying)> Filling<'a, F> {
    /// The label of a line: the user's own word (itemN.X-ABLabel), else its types, else its group.
    pub(super) fn label(&mut self, entry: &'a VCardEntry) -> String {
        if let Some(own) = self.own_label(entry) {
            return own;
        }
        let mut words: Vec<String> =
            types(entry).into_iter().filter(|word| !NO_LABEL.contains(&word.as_str())).collect();
        let group = entry.group.as_deref().unwrap_or_default().to_lowercase();
        if matches!(group.as_str(), "work" | "home") && !words.contains(&group) {
            words.push(group);
        }
        words.join(", ")
    }

    /// The word that a user put beside a line, as Apple writes it: `_$!<HomePage>!$_` is one of its own words.
    fn own_label(&mut self, entry: &'a VCardEntry) -> Option<String> {
        let group = entry.group.as_deref()?;
        let own = self.labels.get(group)?.1.trim();
        let bare = own.trim_start_matches("_$!<").trim_end_matches(">!$_");
        let label = if bare.len() < own.len() { bare.to_lowercase() } else { bare.to_owned() };
        self.labelled.insert(group);
        Some(label)
    }

    /// Keeps a line word for word. Its label stays with it; of groups only those that are words say anything.
    pub(super) fn keep(&mut self, entry: &'a VCardEntry, value: String) {
        let mut name = written_name(entry);
        if let Some(label) = (!is_label(entry)).then(|| self.own_label(entry)).flatten() {
            name = format!("{name};X-ABLABEL={}", quoted(&label));
        }
        if let Some(group) =
            entry.group.as_deref().filter(|group| !group.ends_with(|c: char| c.is_ascii_digit()))
        {
            name = format!("{group}.{name}");
        }
        if self.kept.insert((name.clone(), value.clone())) {
            self.filled.contact.others.push(Other { name, value });
        }
    }

    /// Labels that stand beside nothing are kept as lines.
    pub(super) fn labels_left(&mut self) {
        for entry in self.entries.iter().filter(|entry| is_label(entry)) {
            let group = entry.group.as_deref().unwrap_or_default();
            let read = self.labels.get(group).is_some_and(|(first, _)| std::ptr::eq(*first, entry));
            if let Some(value) = whole(entry).filter(|_| !(read && self.labelled.contains(group))) {
                self.keep(entry, value);
            }
        }
    }
}
