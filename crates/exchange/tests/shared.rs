//! Real files of other programs, where the folder with them is at hand.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that goes wrong, and says what it left out"
)]

use goodturn_exchange::{Options, Reading, read};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder, or nothing: then the test says so.
#[allow(clippy::disallowed_methods, reason = "where the files are is the machine's to say")]
fn folder() -> Option<PathBuf> {
    let named = env::var_os("GOODTURN_SHARED_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let found = named.unwrap_or(beside);
    if !found.is_dir() {
        println!("skipped: no folder with files of other programs; name one in GOODTURN_SHARED_DATA");
        return None;
    }
    Some(found)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn reading(path: &Path) -> Reading {
    read(&fs::read(path).unwrap(), &Options::default())
        .unwrap_or_else(|wrong| panic!("{}: {}", path.display(), wrong.0.key))
}

#[test]
fn every_card_is_read_or_refused_with_its_line() {
    let Some(folder) = folder() else { return };
    for path in files(&folder.join("vcard"), "vcf") {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_lowercase();
        let begun = text.lines().filter(|line| line.replace(' ', "").trim() == "begin:vcard").count();
        let reading = reading(&path);
        assert_eq!(reading.records(), begun, "{}", path.display());
        assert!(reading.refused.iter().all(|remark| remark.line > 0));
    }
}

#[test]
fn every_row_is_read_or_refused_with_its_line() {
    let Some(folder) = folder() else { return };
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    for path in files(&folder.join("csv"), "csv") {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let facts = manifest.lines().find(|line| line.starts_with(&name)).unwrap();
        let rows: usize =
            facts.split("first line=").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let reading = reading(&path);
        // The facts count the header, and in a preamble only its end; messages count a line that is broken in two.
        if !name.contains("bad_skip_lines") {
            assert_eq!(reading.records(), rows - 1, "{name}");
        }
        if name.to_lowercase().contains("messages") {
            assert!(
                reading.cards.is_empty() && reading.refused[0].reason.key == "refusal-file-messages",
                "{name}"
            );
        }
    }
    for path in files(&folder.join("dedupe"), "csv") {
        let lines = fs::read_to_string(&path).unwrap().lines().filter(|line| !line.trim().is_empty()).count();
        assert_eq!(reading(&path).records(), lines - 1, "{}", path.display());
    }
}

#[test]
fn values_are_as_other_readers_report_them() {
    let Some(folder) = folder() else { return };
    for (file, card, path, wanted) in VALUES {
        let reading = reading(&folder.join("vcard").join(file));
        let value: Value = serde_json::to_value(&reading.cards[*card].contact).unwrap();
        let found = value.pointer(path).and_then(Value::as_str).unwrap_or("(nothing)");
        assert_eq!(found, *wanted, "{file} {path}");
    }
    for (file, card, path, count) in COUNTS {
        let reading = reading(&folder.join("vcard").join(file));
        let value: Value = serde_json::to_value(&reading.cards[*card].contact).unwrap();
        let found = value.pointer(path).and_then(Value::as_array).map_or(0, Vec::len);
        assert_eq!(found, *count, "{file} {path}");
    }
}

/// File, card, place, value.
const VALUES: &[(&str, usize, &str, &str)] = &[
    ("ez-vcard/John_Doe_ANDROID.vcf", 0, "/name/full", "john.doe@company.com"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 4, "/mails/0/value", "bob@company.com"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 5, "/mails/0/value", "henry@company.com"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 5, "/categories/0", "My Contacts"),
    ("ez-vcard/John_Doe_EVOLUTION.vcf", 0, "/birthday", "1980-03-22"),
    ("ez-vcard/John_Doe_EVOLUTION.vcf", 0, "/anniversary", "1980-03-22"),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/birthday", "2012-06-06"),
    ("ez-vcard/John_Doe_LOTUS_NOTES.vcf", 0, "/birthday", "1980-05-21"),
    ("ez-vcard/John_Doe_LOTUS_NOTES.vcf", 0, "/mails/1/value", "billy_bob@gmail.com"),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 0, "/related/0/value", "Jenny"),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 0, "/related/0/label", "Spouse"),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 0, "/links/0/value", "http://www.ibm.com"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/anniversary", "2011-01-13"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/organizations/0/title", "Money Counter"),
    ("ez-vcard/gmail-single2.vcf", 0, "/anniversary", "1930-03-20"),
    ("ez-vcard/gmail-single2.vcf", 0, "/birthday", "1912-06-23"),
    ("ez-vcard/outlook-2003.vcf", 0, "/birthday", "1980-03-21"),
    ("ez-vcard/outlook-2007.vcf", 0, "/birthday", "1922-03-10"),
    ("ez-vcard/outlook-2007.vcf", 0, "/anniversary", "2012-08-01"),
    ("ez-vcard/rfc6350-example.vcf", 0, "/birthday", "--02-03"),
    ("ez-vcard/rfc6350-example.vcf", 0, "/anniversary", "2009-08-08"),
    ("ez-vcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf", 0, "/anniversary", "1990-04-30"),
    (
        "ez-vcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf",
        0,
        "/mails/0/value",
        "doe.john@hotmail.com",
    ),
    ("ical4j-vcard/Simon_Perreault.vcf", 0, "/birthday", "1983-02-03"),
    ("ical4j-vcard/vcard-antoni-outlook2003.vcf", 0, "/birthday", "1980-01-18"),
    ("ical4j-vcard/vcard-dirk-whitespaceafterbegin.vcf", 0, "/mails/0/value", "dirk@sap.com"),
    ("ical4j-vcard/vcard-incompletenproperty.vcf", 0, "/mails/0/value", "antoni@mylka.pl"),
];

/// File, card, place, how many.
const COUNTS: &[(&str, usize, &str, usize)] = &[
    ("ez-vcard/John_Doe_BLACK_BERRY.vcf", 0, "/phones", 1),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/phones", 7),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 0, "/phones", 7),
    ("ez-vcard/gmail-single2.vcf", 0, "/mails", 5),
    ("ez-vcard/gmail-single2.vcf", 0, "/phones", 11),
    ("ez-vcard/gmail-single2.vcf", 0, "/dates", 2),
    ("ez-vcard/outlook-2003.vcf", 0, "/phones", 4),
    ("ical4j-vcard/vcard-antoni-outlook2003.vcf", 0, "/phones", 3),
];
