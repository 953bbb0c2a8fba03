//! What is written is read again as it was; and no file, however broken, stops the reader.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

use goodturn_exchange::{Options, Remark, read, sheet, vcard};
use goodturn_practice::contact::{
    Address, Contact, EmailAddress, Labelled, Name, Organization, Other, PartialDate, Phone,
};
use goodturn_practice::person::Kind;
use goodturn_practice::saying::say;
use proptest::prelude::*;

/// A line of text as people write it, with the signs that break files.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-zäéñøßЖ名 ,;:\\\\\"'=@+.-]{1,18}"
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("some letter", |text| text.chars().any(char::is_alphanumeric) && !text.starts_with(':'))
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(text(), 1..3).prop_map(|lines| lines.join("\n"))
}

fn labelled<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Labelled<T>> {
    (
        prop_oneof![
            Just(String::new()),
            Just("work".into()),
            Just("home, fax".into()),
            Just("Ferienhaus Süd".into())
        ],
        value,
    )
        .prop_map(|(label, value)| Labelled::new(label, value))
}

fn date() -> impl Strategy<Value = PartialDate> {
    (prop::option::of(1900_i16..2030), 1_i8..=12, 1_i8..=28)
        .prop_map(|(y, m, d)| PartialDate::new(y, m, d).unwrap())
}

fn contact() -> impl Strategy<Value = Contact> {
    let name = (text(), text(), text(), prop::option::of(text())).prop_map(|(full, given, family, nick)| {
        Name { full, given, family, nicknames: nick.into_iter().collect(), ..Name::default() }
    });
    let place =
        (text(), prop::option::of(text()), prop::option::of(text())).prop_map(|(name, unit, title)| {
            Organization {
                name,
                units: unit.into_iter().collect(),
                title: title.unwrap_or_default(),
                role: String::new(),
            }
        });
    let mail = "[a-z]{1,8}@[a-z]{1,8}\\.com".prop_map(|mail| EmailAddress::parse(&mail).unwrap());
    let phone = "\\+[0-9]{6,12}".prop_map(|phone| Phone::parse(&phone).unwrap());
    let address =
        (lines(), text()).prop_map(|(street, locality)| Address { street, locality, ..Address::default() });
    let others = prop::collection::vec(
        ("X-[A-Z]{2,8}".prop_filter("ours", |n| !n.starts_with("X-AB") && !n.starts_with("X-MS")), text()),
        0..2,
    );
    let lists = (
        prop::collection::vec(place, 0..3),
        prop::collection::vec(labelled(mail), 0..3),
        prop::collection::vec(labelled(phone), 0..3),
        prop::collection::vec(labelled(address), 0..2),
    );
    let rest = (
        prop::option::of(date()),
        prop::option::of(date()),
        prop::collection::vec(lines(), 0..2),
        prop::collection::vec(text(), 0..3),
        others,
    );
    (name, lists, rest).prop_map(
        |(
            name,
            (organizations, mails, phones, addresses),
            (birthday, anniversary, notes, categories, others),
        )| Contact {
            name,
            organizations,
            mails,
            phones,
            addresses,
            birthday,
            anniversary,
            notes,
            categories,
            others: others.into_iter().map(|(name, value)| Other { name, value }).collect(),
            ..Contact::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_card_comes_back_as_it_was(contact in contact()) {
        let written = vcard::write(&contact, Kind::Person, "urn:uuid:1");
        let reading = read(written.as_bytes(), &Options::default()).unwrap();
        prop_assert_eq!(reading.cards.len(), 1, "{}", &written);
        let mut came = reading.cards[0].contact.clone();
        came.others.retain(|other| other.name != "UID");
        prop_assert_eq!(serde_json::to_value(&came).unwrap(), serde_json::to_value(&contact).unwrap(), "{}", &written);
        prop_assert!(written.lines().all(|line| line.len() <= 77));
    }

    #[test]
    fn a_table_comes_back_and_holds_no_formula(contact in contact()) {
        let written = sheet::write(std::iter::once((&contact, Kind::Person)));
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(written.trim_start_matches('\u{feff}').as_bytes()).records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
        let reading = read(written.as_bytes(), &Options::default()).unwrap();
        let came = &reading.cards[0].contact;
        prop_assert_eq!(&came.name.full, &contact.name.full);
        prop_assert_eq!(came.birthday, contact.birthday);
        prop_assert_eq!(came.phones.len(), contact.phones.len());
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), card in any::<bool>()) {
        let mut file = if card { b"BEGIN:VCARD\r\n".to_vec() } else { Vec::new() };
        file.extend(bytes);
        let _ = read(&file, &Options::default());
    }

    #[test]
    fn no_lines_stop_the_reader(lines in prop::collection::vec("(BEGIN:VCARD|END:VCARD|AGENT:|N:|FN;X=\"|item1\\.|TEL;|BDAY:|[;:,=\\\\\"a-zé0-9 ]{0,12}){1,4}", 0..12)) {
        let _ = read(lines.join("\r\n").as_bytes(), &Options::default());
    }
}

#[test]
fn files_that_are_something_else_are_told_by_what_they_are() {
    for (bytes, word) in [
        (&b"%PDF-1.7\n"[..], "pdf"),
        (b"PK\x03\x04....xl/workbook.xml", "excel"),
        (b"PK\x03\x04....", "packed"),
        (b"\x89PNG\r\n", "picture"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
        (b"<!DOCTYPE html><html>", "web-page"),
        (b"{\"people\": []}", "json"),
        (b"  \r\n", "empty"),
        (b"", "empty"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08abc\x01\x02\x03", "unreadable"),
        (b"dn: cn=Ann\nmail: a@example.com\n", "ldif"),
    ] {
        let wrong = read(bytes, &Options::default()).unwrap_err();
        assert_eq!(wrong.0.key.strip_prefix("refusal-file-"), Some(word));
    }
}

#[test]
fn a_mapping_says_what_the_columns_mean() {
    let map = goodturn_exchange::Map::read(
        "[columns]\nKd = \"name\"\n\"Tel. Büro\" = \"phone:work\"\nSeit = \"date:client since\"\n",
    )
    .unwrap();
    let file = "Kd;Tel. Büro;Seit;Farbe\nMaria Keller;030 123456;1.4.2019;rot\nzu;viele;Felder;hier;dran\n";
    let reading = read(file.as_bytes(), &Options { map: Some(map) }).unwrap();
    let contact = &reading.cards[0].contact;
    assert_eq!((contact.name.full.as_str(), contact.phones[0].label.as_str()), ("Maria Keller", "work"));
    assert_eq!(
        (contact.dates[0].label.as_str(), contact.dates[0].value.to_string().as_str()),
        ("client since", "2019-04-01")
    );
    assert_eq!((contact.others[0].name.as_str(), contact.others[0].value.as_str()), ("Farbe", "rot"));
    let long = say("refusal-row-long").with("fields", 5_usize).with("width", 4_usize);
    assert_eq!(reading.refused[0], Remark { line: 3, reason: long });
    let wrong = goodturn_exchange::Map::read("[columns]\nA = \"nickel\"\n").unwrap_err();
    assert!(wrong.0.with.contains(&("word", "nickel".into())));
}
