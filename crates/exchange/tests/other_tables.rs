//! Tables as other programs write them, made up by hand: Outlook in German, Google, LinkedIn, and what is broken.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

#[path = "common/encodings.rs"]
mod encodings;

use encodings::in_every_encoding;
use goodturn_exchange::{Map, Options, Reading, Remark, read};
use serde_json::Value;
use std::time::{Duration, Instant};

fn reading(bytes: &[u8]) -> Reading {
    read(bytes, &Options::default()).unwrap_or_else(|wrong| panic!("{}", wrong.0.key))
}

/// What stands in a card, place by place.
fn says(reading: &Reading, at: usize, places: &[(&str, &str)]) {
    let value = serde_json::to_value(&reading.cards[at].contact).unwrap();
    for (path, wanted) in places {
        let found = value.pointer(path).and_then(Value::as_str).unwrap_or("(nothing)");
        assert_eq!(found, *wanted, "{path} of {value}");
    }
}

fn said(remarks: &[Remark]) -> Vec<(usize, &'static str)> {
    remarks.iter().map(|remark| (remark.line, remark.reason.key)).collect()
}

/// Outlook's table in German: every column with what it is taken for, in short; `-` is kept as it is.
const OUTLOOK: &str = "Anrede=title before the name|Vorname=given name|Weitere Vornamen=middle name|Nachname=family name|\
Suffix=suffix|Firma=firm|Abteilung=department|Position=position|Straße geschäftlich=address (work)|\
Straße geschäftlich 2=address (work)|Straße geschäftlich 3=address (work)|Ort geschäftlich=address (work)|\
Region geschäftlich=address (work)|Postleitzahl geschäftlich=address (work)|Land/Region geschäftlich=address (work)|\
Straße privat=address (home)|Straße privat 2=address (home)|Straße privat 3=address (home)|Ort privat=address (home)|\
Bundesland/Kanton privat=address (home)|Postleitzahl privat=address (home)|Land/Region privat=address (home)|\
Weitere Straße=address (other)|Weitere Straße 2=address (other)|Weitere Straße 3=address (other)|\
Weiterer Ort=address (other)|Weiteres/r Bundesland/Kanton=address (other)|Weitere Postleitzahl=address (other)|\
Weiteres/e Land/Region=address (other)|Telefon Assistent=number (assistant)|Fax geschäftlich=number (fax, work)|\
Telefon geschäftlich=number (work)|Telefon geschäftlich 2=number (work)|Rückmeldung=number (callback)|\
Autotelefon=number (car)|Telefon Firma=number (work)|Fax privat=number (fax, home)|Telefon (privat)=number (home)|\
Telefon (privat 2)=number (home)|ISDN=number (isdn)|Mobiltelefon=number (cell)|Weiteres Fax=number (fax)|\
Weiteres Telefon=number|Pager=number (pager)|Haupttelefon=number|Mobiltelefon 2=number (cell)|\
Telefon für Hörbehinderte=number (textphone)|Telex=-|Abrechnungsinformation=-|Benutzer 1=-|Benutzer 2=-|Benutzer 3=-|\
Benutzer 4=-|Beruf=role|Büro=-|E-Mail-Adresse=mail address|E-Mail-Typ=-|E-Mail: Angezeigter Name=-|\
E-Mail 2: Adresse=mail address|E-Mail 2: Typ=-|E-Mail 2: Angezeigter Name=-|E-Mail 3: Adresse=mail address|\
E-Mail 3: Typ=-|E-Mail 3: Angezeigter Name=-|Empfohlen von=person beside them (referred by)|Geburtstag=birthday|\
Geschlecht=-|Hobby=-|Initialen=-|Internet-Frei/Gebucht=-|Jahrestag=anniversary|Kategorien=group|\
Kinder=person beside them (child)|Konto=-|Name Assistent=person beside them (assistant)|\
Name des/der Vorgesetzten=person beside them (manager)|Notizen=note|Organisationsnr.=-|Ort=address|\
Partner=person beside them (spouse)|Postfach geschäftlich=address (work)|Postfach privat=address (home)|Priorität=-|\
Privat=-|Regierungsnr.=-|Reisekilometer=-|Sprache=-|Stichwörter=-|Vertraulichkeit=-|Verzeichnisserver=-|Webseite=page|\
Weiteres Postfach=address (other)";

#[test]
fn every_column_of_a_german_outlook_is_known_or_kept() {
    let columns: Vec<(&str, &str)> =
        OUTLOOK.split('|').map(|column| column.split_once('=').unwrap()).collect();
    assert_eq!(columns.len(), 92);
    let cell = |at: usize, (name, target): (&str, &str)| match (name, target) {
        ("Geburtstag", _) => "22.3.1975".to_owned(),
        ("Jahrestag", _) => "0.0.00".to_owned(),
        (_, "mail address") => format!("m{at}@example.com"),
        _ => format!("Käthe{at}"),
    };
    let quoted = |cells: Vec<String>| format!("\"{}\"\r\n", cells.join("\";\""));
    let header = quoted(columns.iter().map(|(name, _)| (*name).to_owned()).collect());
    let row = quoted(columns.iter().enumerate().map(|(at, column)| cell(at, *column)).collect());
    let bytes = encoding_rs::WINDOWS_1252.encode(&format!("{header}{row}")).0.into_owned();
    let reading = reading(&bytes);
    assert_eq!((reading.kind.word(), reading.records(), reading.remarks.len()), ("outlook", 1, 0));
    for ((name, target), wanted) in reading.columns.iter().zip(&columns) {
        let target = if target == "kept as it is" { "-" } else { target };
        assert_eq!((name.as_str(), target), *wanted);
    }
    let places = [
        ("/organizations/0/title", "Käthe7"),
        ("/organizations/0/role", "Käthe53"),
        ("/birthday", "1975-03-22"),
        ("/anniversary", "(nothing)"),
        ("/mails/2/value", "m61@example.com"),
    ];
    says(&reading, 0, &places);
    // Not one cell is lost but the day that is none.
    let all = serde_json::to_string(&reading.cards[0].contact).unwrap();
    for (at, column) in
        columns.iter().enumerate().filter(|(_, (name, _))| !matches!(*name, "Geburtstag" | "Jahrestag"))
    {
        assert!(all.contains(&cell(at, *column)), "{column:?}");
    }
}

#[test]
fn tables_of_google_hold_several_values_in_a_cell() {
    let old = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,\
               Website 1 - Value,Group Membership\n\
               Ann Lee,Ann,Lee,* Work,ann@example.com ::: a@example.org ::: ANN@example.com,Mobile,030 1 ::: 030 2,\
               https://a.example ::: https://b.example,* myContacts ::: Golf\n";
    let places = [
        ("/mails/0/value", "ann@example.com"),
        ("/mails/1/value", "a@example.org"),
        ("/mails/1/label", "work"),
        ("/mails/2/value", "(nothing)"),
        ("/phones/0/label", "cell"),
        ("/phones/1/value", "030 2"),
        ("/links/1/value", "https://b.example"),
        ("/categories/1", "Golf"),
    ];
    says(&reading(old.as_bytes()), 0, &places);
    let new = "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,\
               Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City\n\
               Ann,Lee,* myContacts,* Work,ann@example.com,Home,Ann@example.com,Home,\"Am Markt 12, 2. Stock\nBonn\",Am Markt 12,Bonn\n\
               Bo,Lee,,,,,,Home,\"Am Markt 12\nBonn\",Am Markt 12,Bonn\n";
    let reading = reading(new.as_bytes());
    assert_eq!(reading.kind.word(), "google_new");
    let places = [
        ("/mails/0/label", "work, home"),
        ("/mails/1/value", "(nothing)"),
        ("/addresses/0/value/street", "Am Markt 12"),
        ("/others/0/name", "Address 1 - Formatted"),
        ("/others/0/value", "Am Markt 12, 2. Stock\nBonn"),
    ];
    says(&reading, 0, &places);
    says(&reading, 1, &[("/addresses/0/value/locality", "Bonn"), ("/others/0/name", "(nothing)")]);
}

#[test]
fn a_second_value_for_one_place_is_kept() {
    let file = "Name,Company,Unternehmen,Position,Job Title,Birthday,Geburtstag,Street,Street 2,Mail\n\
                Ann Lee,One,Two,Boss,Head,1980-01-02,1990-01-02,Am Markt 12,1,\"Bo Lee <bo@example.com>\"\n\
                Cy,One,One,Boss,Boss,,,,,\n";
    let reading = reading(file.as_bytes());
    let places = [
        ("/organizations/0/name", "One"),
        ("/organizations/0/title", "Boss"),
        ("/addresses/0/value/street", "Am Markt 12\n1"),
        ("/others/0/value", "Two"),
        ("/others/1/value", "Head"),
        ("/others/2/value", "1990-01-02"),
        ("/others/3/value", "Bo Lee"),
        ("/mails/0/value", "bo@example.com"),
    ];
    says(&reading, 0, &places);
    says(&reading, 1, &[("/others/0/name", "(nothing)")]);
    let only = read(b"Mail,Farbe\nBo Lee <bo@example.com>,rot\n", &Options::default()).unwrap();
    says(&only, 0, &[("/name/full", "Bo Lee"), ("/mails/0/value", "bo@example.com")]);
}

#[test]
fn what_stands_above_the_header_is_said() {
    let rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,,a@example.com,A,B,15 Jan 2024\n";
    let linkedin = format!("Notes:\n\"When exporting, you may notice, that\nsome are missing.\"\n\n{rows}");
    let reading = reading(linkedin.as_bytes());
    assert_eq!((reading.kind.word(), said(&reading.remarks)), ("linkedin", vec![]));
    assert_eq!((reading.cards[0].line, reading.records()), (6, 1));
    let other = "Kundenliste;;\nStand 2024;;\nName;Mail;Ort\nAnn Lee;a@example.com;Bonn\n";
    let reading = read(other.as_bytes(), &Options::default()).unwrap();
    assert_eq!(said(&reading.remarks), [(1, "refusal-row-above")]);
    assert_eq!((reading.cards[0].line, reading.records()), (4, 1));
}

#[test]
fn every_encoding_separator_and_line_end_says_the_same() {
    for (sign, hint) in [
        (";", ""),
        ("\t", ""),
        (",", ""),
        ("|", ""),
        ("^", "sep=^\n"),
        (";", "SEP=;\n"),
        (";", "\"sep=;\"\n"),
    ] {
        let text = format!("{hint}Vorname;Nachname;Notiz\nZoë;Ångström;\"a, b\n;\"\"c\"\"\"\n")
            .replace(';', "\u{0}");
        let text = text.replace("sep=\u{0}", "sep=;").replace("SEP=\u{0}", "SEP=;").replace('\u{0}', sign);
        for ends in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', ends);
            for bytes in in_every_encoding(&text) {
                let reading = reading(&bytes);
                assert_eq!((reading.records(), reading.remarks.len()), (1, 0), "{text:?}");
                let note = format!("a, b\n{sign}\"c\"");
                says(&reading, 0, &[("/name/full", "Zoë Ångström"), ("/notes/0", &note)]);
            }
        }
    }
}

#[test]
fn lists_in_cells_are_no_columns() {
    let file = "Name,Mail,Gruppen\nAnn,a@example.com,a;b;c;d;e;f\nBo,b@example.com,a;b;c;d;e;g\n";
    says(&reading(file.as_bytes()), 1, &[("/mails/0/value", "b@example.com"), ("/categories/5", "g")]);
    let unknown = "Kd,Farbe\nAnn,a;b;c;d;e;f\n";
    assert_eq!(reading(unknown.as_bytes()).columns.len(), 2);
}

#[test]
fn rows_that_lost_their_form_are_refused_with_their_line() {
    let file = "Name,Mail,Ort\nAnn,a@example.com,Bonn\nBo,b@example.com,Bonn,extra\nCy,c@example.com\nDi\n,,\n\
                ,,Bonn\nE\0d,e@example.com,,,\nFe,fe@example,x\n";
    let found = reading(file.as_bytes());
    let names: Vec<_> = found.cards.iter().map(|card| (card.line, card.contact.name.full.as_str())).collect();
    assert_eq!(names, [(2, "Ann"), (4, "Cy"), (8, "Ed"), (9, "Fe")]);
    let refused = [(3, "refusal-row-long"), (5, "refusal-row-short"), (7, "refusal-record-nobody")];
    assert_eq!(said(&found.refused), refused);
    let open = reading(
        b"Name,Mail,Notes\nAnn,a@example.com,\"5\"\" tall\"\nBo,b@example.com,\"he said\nCy,c@example.com,\n",
    );
    assert_eq!((open.cards.len(), said(&open.refused)), (1, vec![(3, "refusal-row-quote")]));
    // A sign that stands in no quotation marks opens nothing.
    let inches = reading(b"Name,Mail,Size\nAnn,a@example.com,5\" disk\nBo,b@example.com,\"x\ny\"\n");
    assert_eq!((inches.cards.len(), inches.refused.len()), (2, 0));
    says(&inches, 0, &[("/others/0/value", "5\" disk")]);
}

#[test]
fn files_with_nobody_in_them_say_so() {
    let header = reading(b"Name,Mail\n");
    assert_eq!((header.records(), header.columns.len()), (0, 2));
    for (bytes, key) in [
        (&b""[..], "refusal-file-empty"),
        (b"\xEF\xBB\xBF", "refusal-file-empty"),
        (b"\r\n\r\n ", "refusal-file-empty"),
        (b"\0\0\0\0", "refusal-file-empty"),
    ] {
        assert_eq!(read(bytes, &Options::default()).unwrap_err().0.key, key, "{bytes:?}");
    }
    let wide = format!("Name{}\nAnn\n", ",Mail".repeat(2_000));
    assert_eq!(read(wide.as_bytes(), &Options::default()).unwrap_err().0.key, "refusal-file-columns");
}

#[test]
fn no_table_costs_more_than_its_length() {
    let start = Instant::now();
    let long = format!("Name,Notes\nAnn,\"{}\"\n", "x".repeat(10_000_000));
    assert_eq!(reading(long.as_bytes()).records(), 1);
    let mails: Vec<String> = (0..30_000).map(|at| format!("a{at}@example.com")).collect();
    let many = format!("Name,Mail\nAnn,\"{}\"\n", mails.join(";"));
    assert_eq!(reading(many.as_bytes()).cards[0].contact.mails.len(), mails.len());
    let map = Map::of([("Name".to_owned(), "name".to_owned())]).unwrap();
    let columns = format!("Name{}\nAnn{}\n", ",E-mail 1 - Value".repeat(50_000), ",x".repeat(50_000));
    let wide = read(columns.as_bytes(), &Options { map: Some(map) });
    assert_eq!(wide.unwrap_err().0.key, "refusal-file-columns");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
