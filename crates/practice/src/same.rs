//! Whether two cards are the same person, and what the newer one adds.
//!
//! Joined by themselves are only cards with an equal mail address or number *and* an agreeing name. Another suffix,
//! another birth date, a mailbox or number that several people share: then it is for a member to say.

use crate::contact::{Contact, Labelled, Name};
use crate::fold::{name_key, phone_key, words};
use std::collections::BTreeSet;

/// Mailboxes that stand for a firm and not for somebody in it.
const SHARED_MAILBOXES: &[&str] = &[
    "admin",
    "accounting",
    "ask",
    "billing",
    "buchhaltung",
    "buero",
    "contact",
    "contacto",
    "empfang",
    "enquiries",
    "finance",
    "hallo",
    "hello",
    "help",
    "hr",
    "info",
    "inquiries",
    "invoice",
    "jobs",
    "kanzlei",
    "kontakt",
    "mail",
    "marketing",
    "no-reply",
    "noreply",
    "office",
    "post",
    "praxis",
    "press",
    "rechnung",
    "reception",
    "sales",
    "secretariat",
    "sekretariat",
    "service",
    "support",
    "team",
    "verwaltung",
    "vertrieb",
    "welcome",
    "zentrale",
];

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "herr",
    "frau",
    "hr",
    "fr",
    "dipl",
    "ing",
    "mag",
    "rev",
    "hon",
    "m",
    "mme",
    "mlle",
    "sr",
    "sra",
    "don",
    "dona",
];

/// Words behind a name that tell fathers from sons.
const SUFFIXES: &[&str] = &["jr", "junior", "sr", "senior", "ii", "iii", "iv", "v", "jun", "sen"];

/// What two cards are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Different people, as far as the cards say.
    Other,
    /// Perhaps the same: shown to a member, never joined by itself.
    Likely,
    /// The same person.
    Same,
}

/// The parts of a name that are compared.
#[derive(Debug, PartialEq, Eq)]
struct Compared {
    /// Given and family name, folded, in the order of the alphabet: "Keller, Maria" is "Maria Keller".
    core: Vec<String>,
    /// Names between.
    between: Vec<String>,
    /// Jr., III.
    suffix: Vec<String>,
}

fn compared(name: &Name) -> Compared {
    let parted = !name.given.is_empty() && !name.family.is_empty();
    let text = if parted { format!("{} {}", name.given, name.family) } else { name.full.clone() };
    let mut core = words(&text);
    let mut suffix = words(&name.suffix);
    while core.len() > 1 && core.first().is_some_and(|word| TITLES.contains(&word.as_str())) {
        core.remove(0);
    }
    while core.len() > 2 && core.last().is_some_and(|word| SUFFIXES.contains(&word.as_str())) {
        suffix.extend(core.pop());
    }
    core.sort_unstable();
    suffix.retain(|word| SUFFIXES.contains(&word.as_str()));
    suffix.sort_unstable();
    Compared { core, between: words(&name.additional), suffix }
}

/// The name under which a card is looked up: given and family name, folded and in the order of the alphabet; of a card
/// without a person's name the organization's.
pub fn lookup_name(contact: &Contact) -> Option<String> {
    let core = compared(&contact.name).core;
    if !core.is_empty() {
        return Some(core.join(" "));
    }
    contact.organizations.first().map(|place| name_key(&place.name)).filter(|key| !key.is_empty())
}

/// Everything by which a card is looked up in the book: `name:…`, `tel:…`, and mail addresses as they are.
pub fn keys(contact: &Contact) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = contact.mails.iter().map(|mail| mail.value.key()).collect();
    keys.extend(
        contact
            .phones
            .iter()
            .filter_map(|phone| phone_key(phone.value.as_str()))
            .map(|key| format!("tel:{key}")),
    );
    keys.extend(lookup_name(contact).map(|name| format!("name:{name}")));
    keys
}

/// Whether a key belongs to a firm's mailbox by the look of it.
pub fn is_mailbox(key: &str) -> bool {
    let local = key.split('@').next().unwrap_or_default();
    key.contains('@') && SHARED_MAILBOXES.contains(&local.split(['+', '.']).next().unwrap_or_default())
}

/// What two cards are to each other. `shared` says of a key whether several people have it.
pub fn compare(a: &Contact, b: &Contact, shared: impl Fn(&str) -> bool) -> Verdict {
    let (left, right) = (compared(&a.name), compared(&b.name));
    let common: Vec<String> =
        keys(a).intersection(&keys(b)).filter(|key| !key.starts_with("name:")).cloned().collect();
    let own = common.iter().any(|key| !is_mailbox(key) && !shared(key));
    let apart = left.suffix != right.suffix
        || matches!((a.birthday, b.birthday), (Some(x), Some(y)) if !x.agrees(y))
        || !between_agrees(&left.between, &right.between);
    let (agrees, near) = if left.core.is_empty() || right.core.is_empty() {
        let place = lookup_name(a).is_some() && lookup_name(a) == lookup_name(b);
        (place && left.core.is_empty() && right.core.is_empty(), place)
    } else {
        (left.core == right.core, similar(&left.core, &right.core))
    };
    match (agrees, own, near) {
        (true, true, _) if !apart => Verdict::Same,
        (true, ..) => Verdict::Likely,
        (false, true, true) => Verdict::Likely,
        _ => Verdict::Other,
    }
}

/// Middle names agree when one side has none, or the shorter one begins the longer: J. and James.
fn between_agrees(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.starts_with(b.as_str()) || b.starts_with(a.as_str()))
}

/// Names that are nearly alike: one letter slipped, or a given name by its first letter.
fn similar(a: &[String], b: &[String]) -> bool {
    if strsim::jaro_winkler(&a.join(" "), &b.join(" ")) > 0.92 {
        return true;
    }
    let shares = a.iter().any(|word| word.chars().count() > 2 && b.contains(word));
    let initial = |x: &[String], y: &[String]| {
        x.iter()
            .any(|short| short.chars().count() == 1 && y.iter().any(|word| word.starts_with(short.as_str())))
    };
    shares
        && (initial(a, b)
            || initial(b, a)
            || a.iter().all(|w| b.contains(w))
            || b.iter().all(|w| a.contains(w)))
}

/// What the book holds with everything that a newer card adds. Nothing that is held is lost or replaced; merging the
/// same card again changes nothing.
#[must_use]
pub fn merge(held: &Contact, came: &Contact) -> Contact {
    let mut all = held.clone();
    merge_name(&mut all.name, &came.name);
    union(&mut all.organizations, &came.organizations, |place| {
        (name_key(&place.name), name_key(&place.title), place.units.clone(), place.role.clone())
    });
    union(&mut all.mails, &came.mails, |mail| mail.value.key());
    union(&mut all.phones, &came.phones, |phone| {
        phone_key(phone.value.as_str()).unwrap_or_else(|| phone.value.as_str().to_owned())
    });
    union(&mut all.addresses, &came.addresses, |address| {
        let it = &address.value;
        name_key(
            &[&it.po_box, &it.extended, &it.street, &it.locality, &it.postal_code]
                .map(String::as_str)
                .join(" "),
        )
    });
    for (kept, new, label) in [
        (&mut all.birthday, came.birthday, "birthday"),
        (&mut all.anniversary, came.anniversary, "anniversary"),
    ] {
        match (*kept, new) {
            (None, Some(_)) => *kept = new,
            (Some(known), Some(other)) if known.agrees(other) => *kept = Some(known.fuller(other)),
            (Some(_), Some(other)) => {
                let other = Labelled::new(label, other);
                if !all.dates.contains(&other) {
                    all.dates.push(other);
                }
            }
            (_, None) => {}
        }
    }
    union(&mut all.dates, &came.dates, |date| (date.label.to_lowercase(), date.value));
    union(&mut all.notes, &came.notes, |note| note.trim().to_owned());
    union(&mut all.links, &came.links, |link| link.value.clone());
    union(&mut all.categories, &came.categories, |word| name_key(word));
    union(&mut all.related, &came.related, |other| (other.label.to_lowercase(), name_key(&other.value)));
    // A card is stamped anew at every export; a second stamp says nothing.
    let stamps = |name: &str| matches!(name.to_uppercase().as_str(), "REV" | "PRODID" | "X-REV");
    let fresh: Vec<_> = came
        .others
        .iter()
        .filter(|other| {
            !stamps(&other.name) || !all.others.iter().any(|held| held.name.eq_ignore_ascii_case(&other.name))
        })
        .cloned()
        .collect();
    union(&mut all.others, &fresh, |other| (other.name.to_uppercase(), other.value.clone()));
    all
}

fn merge_name(held: &mut Name, came: &Name) {
    if held.full.trim().is_empty() {
        held.full.clone_from(&came.full);
    }
    // Parts belong to the name they were taken from: they are only added when both are said the same way.
    if compared(held).core == compared(came).core {
        for (kept, new) in [
            (&mut held.prefix, &came.prefix),
            (&mut held.given, &came.given),
            (&mut held.additional, &came.additional),
            (&mut held.family, &came.family),
            (&mut held.suffix, &came.suffix),
            (&mut held.phonetic, &came.phonetic),
        ] {
            if kept.is_empty() {
                kept.clone_from(new);
            }
        }
    }
    union(&mut held.nicknames, &came.nicknames, |name| name_key(name));
}

fn union<T: Clone, K: PartialEq>(held: &mut Vec<T>, came: &[T], key: impl Fn(&T) -> K) {
    for item in came {
        if !held.iter().any(|known| key(known) == key(item)) {
            held.push(item.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{EmailAddress, PartialDate, Phone};

    fn card(name: &str, mail: &str, phone: &str) -> Contact {
        let mut card = Contact { name: crate::contact_entry::parted(name), ..Contact::default() };
        card.mails.extend(EmailAddress::parse(mail).map(|mail| Labelled::new("", mail)));
        card.phones.extend(Phone::parse(phone).map(|phone| Labelled::new("", phone)));
        card
    }

    fn verdict(a: &Contact, b: &Contact) -> Verdict {
        assert_eq!(compare(a, b, |_| false), compare(b, a, |_| false));
        compare(a, b, |_| false)
    }

    #[test]
    fn only_a_common_way_to_reach_them_and_an_agreeing_name_make_the_same_person() {
        let maria = card("Maria Keller", "maria@example.com", "+49 30 1234567");
        assert_eq!(verdict(&maria, &card("KELLER, María", "Maria@Example.com", "")), Verdict::Same);
        assert_eq!(verdict(&maria, &card("Dr. Maria Keller", "", "030 123 45 67")), Verdict::Same);
        assert_eq!(verdict(&maria, &card("Maria Keller", "", "")), Verdict::Likely);
        assert_eq!(verdict(&maria, &card("M. Keller", "maria@example.com", "")), Verdict::Likely);
        assert_eq!(verdict(&maria, &card("Tom Berg", "maria@example.com", "")), Verdict::Other);
        assert_eq!(verdict(&maria, &card("Tom Berg", "", "")), Verdict::Other);
    }

    #[test]
    fn suffix_birth_date_and_shared_mailboxes_keep_people_apart() {
        let senior = card("John Smith", "smith@example.com", "");
        assert_eq!(verdict(&senior, &card("John Smith Jr.", "smith@example.com", "")), Verdict::Likely);
        let born = |day: &str| Contact { birthday: day.parse().ok(), ..senior.clone() };
        assert_eq!(verdict(&born("1950-03-01"), &born("1980-03-01")), Verdict::Likely);
        assert_eq!(verdict(&born("1950-03-01"), &born("--03-01")), Verdict::Same);
        let office = card("John Smith", "info@example.com", "");
        assert_eq!(verdict(&office, &office), Verdict::Likely);
        assert_eq!(compare(&senior, &senior, |key| key == "smith@example.com"), Verdict::Likely);
    }

    #[test]
    fn merging_adds_keeps_and_settles() {
        let held = Contact {
            birthday: PartialDate::new(None, 3, 1),
            notes: vec!["met in Rome".into()],
            ..card("Maria Keller", "maria@example.com", "")
        };
        let came = Contact {
            birthday: PartialDate::new(Some(1980), 3, 1),
            notes: vec!["likes tea".into()],
            ..card("Maria Keller", "MARIA@example.com", "030 1234567")
        };
        let once = merge(&held, &came);
        assert_eq!(once.birthday, PartialDate::new(Some(1980), 3, 1));
        assert_eq!((once.mails.len(), once.phones.len(), once.notes.len()), (1, 1, 2));
        assert_eq!(merge(&once, &came), once);
        assert_eq!(merge(&once, &held), once);
    }
}
