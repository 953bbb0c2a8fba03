//! Every vCard of the list: its facts, and that no word of it is lost.

use crate::{Listed, folder, json, listed, words};
use goodturn_exchange::Reading;
use goodturn_exchange::date::{Order, read as day};

/// How many lines of the name there are in a file that hold something, before any reader.
fn empty_lines(file: &Listed, name: &str) -> usize {
    let text = String::from_utf8_lossy(&file.bytes).to_lowercase();
    let empty = |line: &&str| {
        line.split_once(':').is_some_and(|(head, value)| {
            head.rsplit('.').next().unwrap().split(';').next() == Some(name) && value.trim().is_empty()
        })
    };
    text.lines().filter(empty).count()
}

/// Values kept as lines of that name.
fn kept<'a>(reading: &'a Reading, name: &'a str) -> impl Iterator<Item = &'a str> {
    let others = reading.cards.iter().flat_map(|card| &card.contact.others);
    others.filter(move |other| other.name.split(';').next() == Some(name)).map(|other| other.value.as_str())
}

/// Names and addresses.
fn names_and_mails(file: &Listed, reading: &Reading) {
    let contacts = || reading.cards.iter().map(|card| &card.contact);
    let (names, all) = file.listed("FN");
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(all <= file.count("cards"));
    for name in names {
        assert!(contacts().any(|contact| contact.name.full == tidy(&name)), "{}: {name}", file.name);
    }
    let (mails, all) = file.listed("EMAIL");
    let held = contacts().map(|contact| contact.mails.len()).sum::<usize>() + kept(reading, "EMAIL").count();
    assert_eq!(held, all, "{}: mails", file.name);
    for mail in mails {
        let known = contacts().flat_map(|contact| &contact.mails).any(|held| held.value.as_str() == mail);
        assert!(known || kept(reading, "EMAIL").any(|value| value == mail), "{}: {mail}", file.name);
    }
}

/// Firms with their departments, as the list writes them: `IBM;Accounting`.
fn firms(file: &Listed, reading: &Reading) {
    let held: Vec<String> = reading
        .cards
        .iter()
        .flat_map(|card| &card.contact.organizations)
        .map(|place| format!("{};{}", place.name, place.units.join(";")).trim_end_matches(';').to_owned())
        .collect();
    for firm in file.listed("org").0 {
        // The list's own reader took one value, of which a phone cut off half a letter, for another encoding.
        if !firm.contains('Ã') {
            assert!(held.iter().any(|known| known == firm.trim_end_matches(';')), "{}: {firm}", file.name);
        }
    }
}

fn days(file: &Listed, reading: &Reading) {
    for (fact, line) in [("bday", "BDAY"), ("anniversary", "ANNIVERSARY")] {
        for value in file.listed(fact).0 {
            let wanted = day(&value, Order::DayFirst).unwrap();
            let held = reading.cards.iter().any(|card| {
                let contact = &card.contact;
                (if fact == "bday" { contact.birthday } else { contact.anniversary }) == Some(wanted)
            });
            assert!(held || kept(reading, line).any(|kept| kept == value), "{}: {fact} {value}", file.name);
        }
    }
}

#[test]
fn every_card_of_the_list_is_read_with_all_its_facts() {
    let Some(folder) = folder() else { return };
    let files = listed(&folder, "vcf");
    assert_eq!(files.len(), 35);
    for file in &files {
        let reading = file.read();
        assert_eq!(reading.records(), file.count("cards"), "{}", file.name);
        assert!(reading.refused.iter().chain(&reading.remarks).all(|remark| remark.line > 0));
        names_and_mails(file, &reading);
        if reading.refused.is_empty() {
            let contacts = || reading.cards.iter().map(|card| &card.contact);
            let phones =
                contacts().map(|contact| contact.phones.len()).sum::<usize>() + kept(&reading, "TEL").count();
            assert_eq!(phones + empty_lines(file, "tel"), file.count("tel"), "{}: tel", file.name);
            let addresses: usize = contacts().map(|contact| contact.addresses.len()).sum();
            assert_eq!(addresses, file.count("adr"), "{}: adr", file.name);
        }
        firms(file, &reading);
        days(file, &reading);
        let told = reading.remarks.iter().any(|remark| remark.reason.key == "refusal-part-pictures");
        let pictures = told || kept(&reading, "PHOTO").next().is_some();
        assert!(pictures || file.count("photo") == 0, "{}: a picture was dropped without a word", file.name);
    }
}

/// Lines that are no content: frames, what the values are, and pictures.
const NO_CONTENT: &[&str] =
    &["begin", "end", "version", "photo", "logo", "sound", "key", "x-abshowas", "x-ablabel"];

#[test]
fn no_word_of_a_card_is_lost() {
    let Some(folder) = folder() else { return };
    let mut seen = 0;
    for file in listed(&folder, "vcf") {
        let reading = file.read();
        let all: String = reading.cards.iter().map(|card| json(card).to_string()).collect();
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        for line in text.lines() {
            let Some((head, value)) = line.split_once(':') else { continue };
            let name = head.rsplit('.').next().unwrap().split(';').next().unwrap().to_lowercase();
            let coded = head.to_lowercase().contains("quoted-printable") || line.starts_with(' ');
            if coded || reading.cards.is_empty() || NO_CONTENT.contains(&name.trim()) {
                continue;
            }
            // Days are written in another form; the last word may go on on the next line, the first behind an escape.
            let whole = value.replace("\\n", " ");
            let last = words(&whole).count().saturating_sub(1);
            for word in words(&whole).take(last.max(1)).filter(|_| day(value, Order::DayFirst).is_none()) {
                let stamp = name == "rev" || name == "tel" || word.contains('\u{fffd}');
                assert!(stamp || all.contains(word), "{}: {word} of {line}", file.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}
