//! The tables of Google and Outlook in every encoding and with every separator, value by value as `expected.tsv` says.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

use goodturn_exchange::{Options, Reading, read};
use std::fs;
use std::path::Path;

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

/// The same table with another separator.
fn separated(text: &str, sign: u8) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(sign).flexible(true).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The same text in another encoding.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let units = |mark: bool| {
        text.encode_utf16().fold(if mark { vec![0xFEFF] } else { vec![] }, |mut all, unit| {
            all.push(unit);
            all
        })
    };
    match encoding {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 with its mark" => format!("\u{feff}{text}").into_bytes(),
        "utf-16 little" => units(true).into_iter().flat_map(u16::to_le_bytes).collect(),
        "utf-16 big" => units(true).into_iter().flat_map(u16::to_be_bytes).collect(),
        "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        _ => unreachable!("an encoding of this test"),
    }
}

fn agrees(name: &str, reading: &Reading, how: &str) -> usize {
    let expected = fixture("expected.tsv");
    let mut seen = 0;
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let [file, at, path, wanted] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if file != name {
            continue;
        }
        let card = reading.cards.iter().find(|card| card.line.to_string() == at);
        let card = card.unwrap_or_else(|| panic!("{name} {how}: no card on line {at}"));
        let value = serde_json::to_value(&card.contact).unwrap();
        let found = value.pointer(path).and_then(|value| value.as_str()).unwrap_or("(nothing)");
        assert_eq!(found, wanted.replace("\\n", "\n"), "{name} line {at} {path}, {how}");
        seen += 1;
    }
    seen
}

#[test]
fn tables_say_the_same_in_every_encoding_and_with_every_separator() {
    for name in ["google_old.csv", "google_new.csv", "outlook.csv", "outlook_de.csv"] {
        for (sign, called) in [(b',', "comma"), (b';', "semicolon"), (b'\t', "tab")] {
            let text = separated(&fixture(name), sign);
            for encoding in ["utf-8", "utf-8 with its mark", "utf-16 little", "utf-16 big", "windows-1252"] {
                for ends in ["\n", "\r\n"] {
                    let text = text.replace("\r\n", "\n").replace('\n', ends);
                    let how = format!("{encoding}, {called}, {ends:?}");
                    let reading = read(&encoded(&text, encoding), &Options::default()).unwrap();
                    assert!(
                        reading.refused.is_empty() && reading.remarks.is_empty(),
                        "{name} {how}: {reading:?}"
                    );
                    assert!(agrees(name, &reading, &how) >= 13, "{name}");
                }
            }
        }
    }
}
