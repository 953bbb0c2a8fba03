//! What was read by hand of the vCards.

use crate::{folder, json, listed};
use goodturn_exchange::{Reading, Remark};
use serde_json::Value;
use std::collections::HashMap;

fn readings() -> Option<HashMap<String, Reading>> {
    let files = listed(&folder()?, "vcf");
    Some(files.iter().map(|file| (file.name.trim_start_matches("vcard/").to_owned(), file.read())).collect())
}

#[test]
fn values_are_as_they_were_read_by_hand() {
    let Some(readings) = readings() else { return };
    for (file, card, path, wanted) in VALUES {
        let value = json(&readings[*file].cards[*card]);
        let found = value.pointer(path).and_then(Value::as_str).unwrap_or("(nothing)");
        assert_eq!(found, *wanted, "{file} {path}");
    }
    for (file, card, path, count) in COUNTS {
        let value = json(&readings[*file].cards[*card]);
        let found = value.pointer(path).and_then(Value::as_array).map_or(0, Vec::len);
        assert_eq!(found, *count, "{file} {path}");
    }
}

#[test]
fn what_is_left_out_is_said_and_nothing_else_is() {
    let Some(readings) = readings() else { return };
    let said = |remark: &Remark| (remark.line, remark.reason.key);
    for (file, reading) in &readings {
        let found: Vec<_> = reading.refused.iter().chain(&reading.remarks).map(said).collect();
        let wanted = SAID.iter().find(|(name, _)| name == file).map_or(&[][..], |(_, said)| said);
        assert_eq!(found, wanted, "{file}");
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
    ("ez-vcard/John_Doe_ANDROID.vcf", 0, "/mails/0/value", "john.doe@company.com"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 1, "/name/full", "jane.doe@company.com"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 3, "/name/full", "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 4, "/others/0/name", "EMAIL;PREF"),
    ("ez-vcard/John_Doe_ANDROID.vcf", 4, "/others/0/value", "ÑÑÑÑÑÑÑÑÑÑÑÑÑÑ"),
    ("ez-vcard/John_Doe_BLACK_BERRY.vcf", 0, "/name/full", "John Doe"),
    ("ez-vcard/John_Doe_BLACK_BERRY.vcf", 0, "/phones/0/value", "+96123456789"),
    ("ez-vcard/John_Doe_BLACK_BERRY.vcf", 0, "/phones/0/label", "cell"),
    ("ez-vcard/John_Doe_EVOLUTION.vcf", 0, "/mails/0/value", "john.doe@ibm.com"),
    ("ez-vcard/John_Doe_EVOLUTION.vcf", 0, "/organizations/0/units/1", "Dungeon"),
    ("ez-vcard/John_Doe_EVOLUTION.vcf", 0, "/related/0/value", "Maria"),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/mails/0/value", "john.doe@ibm.com"),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/phones/3/label", "home, fax"),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/phones/6/label", "assistantphone"),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/links/0/label", "homepage"),
    ("ez-vcard/John_Doe_IPHONE.vcf", 0, "/addresses/1/value/street", "Street4\nBuilding 6\nFloor 8"),
    ("ez-vcard/John_Doe_LOTUS_NOTES.vcf", 0, "/mails/0/value", "john.doe@ibm.com"),
    ("ez-vcard/John_Doe_LOTUS_NOTES.vcf", 0, "/organizations/0/role", "Counting Money"),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 0, "/birthday", "2012-06-06"),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 0, "/phones/6/label", "AssistantPhone"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/mails/0/value", "john.doe@ibm.cm"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/organizations/0/name", "IBM"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/organizations/0/units/0", "Accounting"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/birthday", "1980-03-22"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/related/0/label", "manager"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/related/0/value", "Big Blue"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/related/1/label", "assistant"),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", 0, "/related/1/value", "Jenny"),
    ("ez-vcard/gmail-list.vcf", 0, "/mails/0/value", "asmithk@gmail.com"),
    ("ez-vcard/gmail-list.vcf", 1, "/name/full", "Chris Beatle"),
    ("ez-vcard/gmail-list.vcf", 1, "/mails/0/value", "chrisy55d@yahoo.com"),
    ("ez-vcard/gmail-list.vcf", 2, "/mails/0/value", "dwhite@gmail.com"),
    ("ez-vcard/gmail-single.vcf", 0, "/phones/1/label", "GRAND_CENTRAL"),
    ("ez-vcard/gmail-single2.vcf", 0, "/name/full", "VCard Test"),
    ("ez-vcard/gmail-single2.vcf", 0, "/mails/4/label", "CustomEmailCategory"),
    ("ez-vcard/gmail-single2.vcf", 0, "/phones/10/label", "CustomePhoneCategory"),
    ("ez-vcard/gmail-single2.vcf", 0, "/dates/0/value", "1776-07-04"),
    ("ez-vcard/gmail-single2.vcf", 0, "/dates/1/label", "CustomDateCategory"),
    ("ez-vcard/gmail-single2.vcf", 0, "/dates/1/value", "2000-09-12"),
    ("ez-vcard/gmail-single2.vcf", 0, "/related/1/label", "spouse"),
    ("ez-vcard/gmail-single2.vcf", 0, "/related/1/value", "Name2"),
    ("ez-vcard/gmail-single2.vcf", 0, "/related/15/label", "CustomRelationCategory"),
    ("ez-vcard/issue114.vcf", 0, "/addresses/0/value/locality", "Bad Homburg"),
    ("ez-vcard/outlook-2003.vcf", 0, "/name/full", "John Doe III"),
    ("ez-vcard/outlook-2003.vcf", 0, "/mails/0/value", "jdoe@hotmail.com"),
    ("ez-vcard/outlook-2003.vcf", 0, "/phones/3/value", "BusinessFaxPhone"),
    (
        "ez-vcard/outlook-2003.vcf",
        0,
        "/notes/0",
        "This is the note field!!\nSecond line\n\nThird line is empty",
    ),
    (
        "ez-vcard/outlook-2003.vcf",
        0,
        "/others/0/value",
        "TheOffice\n123 Main St\nAustin, TX 12345\nUnited States of America",
    ),
    ("ez-vcard/outlook-2007.vcf", 0, "/related/0/value", "TheManagerName"),
    ("ez-vcard/outlook-2007.vcf", 0, "/related/1/value", "TheAssistantName"),
    ("ez-vcard/outlook-2007.vcf", 0, "/related/2/value", "TheSpouse"),
    (
        "ez-vcard/outlook-2007.vcf",
        0,
        "/notes/0",
        "This is the NOTE field\t\nI assume it encodes this text inside a NOTE vCard type.\nBut I'm not sure because \
         there's text formatting going on here.\nIt does not preserve the formatting",
    ),
    ("ez-vcard/rfc6350-example.vcf", 0, "/others/5/name", "TZ;VALUE=TEXT"),
    ("ez-vcard/rfc6350-example.vcf", 0, "/others/5/value", "-0500"),
    ("ez-vcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf", 0, "/name/full", "John Doe"),
    ("ez-vcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf", 0, "/birthday", "1970-09-21"),
    ("ical4j-vcard/4b62872a-849-0.vcf", 0, "/name/full", "Herr Franz M. Branntwein"),
    ("ical4j-vcard/4b62872a-849-0.vcf", 0, "/addresses/0/value/locality", "Köln"),
    ("ical4j-vcard/Simon_Perreault.vcf", 0, "/phones/2/label", "fax, work"),
    ("ical4j-vcard/Simon_Perreault.vcf", 0, "/others/1/name", "WORK.GEO"),
    ("ical4j-vcard/vcard-dirk-whitespaceafterbegin.vcf", 0, "/name/full", "Dirk"),
    ("ical4j-vcard/vcard-incompletenproperty.vcf", 0, "/name/full", "Antoni Mylka"),
    ("ical4j-vcard/vcard-lowercase.vcf", 0, "/mails/0/label", "work"),
    // Nobody says in which encoding it is; the letters that most have alike are right.
    (
        "ical4j-vcard/vcard-antoni-outlook2003.vcf",
        0,
        "/others/1/value",
        "Budryka 2/1110\nKraków, ma³opolskie 30-072\nPolen",
    ),
    ("ical4j-vcard/vcard-antoni-outlook2003-valueurl.vcf", 0, "/others/2/name", "PHOTO;VALUE=URL"),
    ("ical4j-vcard/vcard-vCards-SAP.vcf", 1, "/others/0/value", "§"),
    ("ical4j-vcard/vcard-vCards-SAP.vcf", 4, "/name/family", "Töcken"),
    ("ical4j-vcard/vcard-vCards-SAP.vcf", 9, "/name/full", "Ingrid Spaßlund"),
    ("ical4j-vcard/vcard-vCards-SAP.vcf", 29, "/name/full", "Diana Smith"),
    ("py-vobject/radicale-1587.vcf", 0, "/name/suffix", "Suffix"),
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
    ("ez-vcard/John_Doe_ANDROID.vcf", 0, "/phones", 0),
    ("ez-vcard/John_Doe_ANDROID.vcf", 4, "/mails", 1),
    ("ez-vcard/John_Doe_ANDROID.vcf", 5, "/organizations", 3),
    ("ez-vcard/John_Doe_BLACK_BERRY.vcf", 0, "/mails", 0),
    ("ez-vcard/John_Doe_LOTUS_NOTES.vcf", 0, "/mails", 2),
    ("ez-vcard/gmail-list.vcf", 0, "/mails", 1),
    ("ez-vcard/gmail-single2.vcf", 0, "/related", 16),
    ("ez-vcard/gmail-single2.vcf", 0, "/addresses", 5),
    ("ical4j-vcard/vcard-vCards-SAP.vcf", 0, "/categories", 2),
];

/// File, card, what was said of it: all the remarks and refusals of the file.
const SAID: &[(&str, &[(usize, &str)])] = &[
    (
        "ez-vcard/John_Doe_ANDROID.vcf",
        &[(36, "refusal-part-mail"), (36, "refusal-part-pictures"), (71, "refusal-part-letters")],
    ),
    ("ez-vcard/John_Doe_BLACK_BERRY.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/John_Doe_IPHONE.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/John_Doe_LOTUS_NOTES.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/John_Doe_MS_OUTLOOK.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/outlook-2003.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/outlook-2007.vcf", &[(1, "refusal-part-pictures")]),
    ("ez-vcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf", &[(1, "refusal-part-pictures")]),
    ("ical4j-vcard/vcard-group.vcf", &[(1, "refusal-record-nobody")]),
    ("ical4j-vcard/vcard-url.vcf", &[(1, "refusal-record-nobody")]),
    ("ical4j-vcard/vcard-vCards-SAP.vcf", &[(9, "refusal-part-phone")]),
];
