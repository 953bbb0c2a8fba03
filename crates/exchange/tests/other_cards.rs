//! Cards as other programs write them, made up by hand: iOS, Android, Outlook, and what is broken.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

#[path = "common/encodings.rs"]
mod encodings;

use encodings::in_every_encoding;
use goodturn_exchange::{Options, Reading, read, vcard};
use goodturn_practice::person::Kind;
use serde_json::Value;
use std::time::{Duration, Instant};

fn reading(bytes: &[u8]) -> Reading {
    read(bytes, &Options::default()).unwrap()
}

/// One card with these lines, in the version named.
fn card(version: &str, lines: &[&str]) -> Vec<u8> {
    format!("BEGIN:VCARD\r\nVERSION:{version}\r\n{}\r\nEND:VCARD\r\n", lines.join("\r\n")).into_bytes()
}

/// What stands in the first card, place by place, and what was said of the file.
fn says(bytes: &[u8], places: &[(&str, &str)], remarks: &[&str]) {
    let reading = reading(bytes);
    let value = serde_json::to_value(&reading.cards[0].contact).unwrap();
    for (path, wanted) in places {
        let found = value.pointer(path).and_then(Value::as_str).unwrap_or("(nothing)");
        assert_eq!(found, *wanted, "{path} of {value}");
    }
    let found: Vec<_> = reading.remarks.iter().map(|remark| remark.reason.key).collect();
    assert_eq!(found, remarks, "{value}");
}

#[test]
fn a_card_of_ios_keeps_its_labels() {
    let lines = [
        "PRODID:-//Apple Inc.//iOS 17.4//EN",
        "N:Lee;Ann;;;",
        "FN:Ann Lee",
        "item1.TEL:+49 30 1",
        "item1.X-ABLabel:Ferienhaus\\, Süd",
        "item2.IMPP;X-SERVICE-TYPE=Skype:skype:ann",
        "item2.X-ABLabel:_$!<Work>!$_",
        "item3.X-ABDATE;type=pref;value=date-and-or-time:2014-05-06",
        "item3.X-ABLabel:Einzug",
        "item4.ORG:Lee GmbH;",
        "item4.X-ABLabel:alt",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03",
        "X-SOCIALPROFILE;type=twitter;x-user=ann:http://twitter.com/ann",
        "item5.X-ABRELATEDNAMES:Bo",
        "item5.X-ABLabel:_$!<Mother>!$_",
        "item6.URL:https\\://example.com",
        "item6.X-ABLabel:_$!<HomePage>!$_",
        "X-ABShowAs:COMPANY",
    ];
    let places = [
        ("/phones/0/label", "Ferienhaus, Süd"),
        ("/birthday", "--02-03"),
        ("/dates/0/label", "Einzug"),
        ("/dates/0/value", "2014-05-06"),
        ("/related/0/label", "mother"),
        ("/links/0/label", "twitter"),
        ("/links/1/label", "homepage"),
        ("/others/1/name", "IMPP;X-SERVICE-TYPE=Skype;X-ABLABEL=work"),
        ("/others/1/value", "skype:ann"),
        ("/others/2/name", "X-ABLABEL"),
        ("/others/2/value", "alt"),
    ];
    says(&card("3.0", &lines), &places, &[]);
    assert_eq!(reading(&card("3.0", &lines)).cards[0].kind, Kind::Organization);
}

#[test]
fn cards_of_android_are_decoded() {
    // A value over several lines, a part with a hidden border, no charset, and both ways to say quoted-printable.
    let lines = [
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller=3B Sohn;J=C3=B6rg;;;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:eins=0D=0A=\r\n zwei=2C drei=5C=0Avier=",
        "",
        "TITLE;QUOTED-PRINTABLE:Gesch=C3=A4ftsf=C3=BChrer",
        "ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=84 GmbH=",
        "TEL;CELL;PREF:0170 1",
    ];
    let places = [
        ("/name/family", "Müller; Sohn"),
        ("/name/given", "Jörg"),
        ("/notes/0", "eins\n zwei, drei\\\nvier"),
        ("/organizations/0/title", "Geschäftsführer"),
        // The phone cut the firm behind the sign that it goes on.
        ("/organizations/0/name", "Ä GmbH"),
        ("/phones/0/value", "0170 1"),
    ];
    says(&card("2.1", &lines), &places, &[]);
}

#[test]
fn cards_of_outlook_are_decoded_as_they_say() {
    let lines: Vec<u8> = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de;CHARSET=Windows-1252:Wei\xDF;K\xE4the\r\n\
        FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:K=E4the Wei=DF =80\r\n\
        ORG;CHARSET=iso-8859-2:Ma\xB3opolska\r\nTITLE;CHARSET=shift_jis;ENCODING=QUOTED-PRINTABLE:=95=5C=8E=A6\r\n\
        X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n /9k=\r\n\r\n\
        NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=FCnchen\r\nEND:VCARD\r\n"
        .to_vec();
    let places = [
        ("/name/family", "Weiß"),
        ("/name/full", "Käthe Weiß €"),
        ("/organizations/0/name", "Małopolska"),
        ("/organizations/0/title", "表示"),
        ("/notes/0", "München"),
    ];
    says(&lines, &places, &["refusal-part-pictures"]);
}

#[test]
fn days_are_read_in_every_form_and_kept_in_none() {
    for (line, day) in [
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--02-03", "--02-03"),
        ("BDAY;VALUE=date:1983-02-03", "1983-02-03"),
        ("BDAY;VALUE=date-and-or-time:1983-02-03T12:00:00Z", "1983-02-03"),
        ("BDAY:19830203T000000Z", "1983-02-03"),
        ("BDAY:1983-02-03T00:00:00", "1983-02-03"),
        ("bday;value=text:3. Februar 1983", "1983-02-03"),
        ("item1.BDAY:1604-02-03", "--02-03"),
    ] {
        for version in ["2.1", "3.0", "4.0"] {
            says(
                &card(version, &["FN:A", line]),
                &[("/birthday", day), ("/others/0/name", "(nothing)")],
                &[],
            );
        }
    }
    for (line, kept) in [
        ("BDAY;VALUE=text:circa 1960", "circa 1960"),
        ("BDAY:1960", "1960"),
        ("BDAY:1960-04", "1960-04"),
        ("BDAY:T102200", "T102200"),
        ("BDAY:---03", "---03"),
        ("ANNIVERSARY:--13-40", "--13-40"),
    ] {
        let places = [("/birthday", "(nothing)"), ("/others/0/value", kept)];
        says(&card("4.0", &["FN:A", line]), &places, &["refusal-part-date"]);
    }
}

#[test]
fn numbers_and_addresses_lose_their_scheme_and_come_once() {
    let lines = [
        "FN:Ann",
        "TEL;VALUE=uri;TYPE=\"work,Ferien\":Tel:+49-30-1",
        "EMAIL;TYPE=home:ann@example.com",
        "EMAIL;TYPE=work:Ann@Example.com",
        "EMAIL:mailto:bo@example.com",
        "EMAIL:Bo Lee <bo2@example.com>",
        "EMAIL;VALUE=text:ann(at)example.com",
    ];
    let places = [
        ("/phones/0/value", "+49-30-1"),
        ("/phones/0/label", "work, ferien"),
        ("/mails/0/value", "ann@example.com"),
        ("/mails/0/label", "home, work"),
        ("/mails/1/value", "bo@example.com"),
        ("/mails/2/value", "bo2@example.com"),
        ("/mails/3/value", "(nothing)"),
        ("/others/0/value", "Bo Lee <bo2@example.com>"),
        ("/others/1/value", "ann(at)example.com"),
    ];
    says(&card("4.0", &lines), &places, &["refusal-part-mail"]);
    says(&card("3.0", &["EMAIL:\"Lee\\, Bo\" <bo@example.com>"]), &[("/name/full", "Lee, Bo")], &[]);
}

#[test]
fn what_has_no_field_is_kept() {
    let lines = [
        "FN:Ann",
        "FN:Anna",
        "N:Lee;Ann;;;;Second;3rd",
        "ADR;TYPE=home;LABEL=\"12 Rue^nParis, 75\":;;12 Rue;Paris;;75;FR;Room 3",
        "TZ:-05:00",
        "KIND:location",
        "item1.ORG:A",
        "item1.TITLE:one",
        "item1.TITLE:two",
        "home.GEO:geo:1,2",
        "X-PARAM;X-A=\"a:b;c,d\":v",
        "PHOTO:data:image/png;base64,AAAA",
        "LOGO:https://example.com/logo.png",
        "KEY;ENCODING=b:AAECgA==",
    ];
    let bytes = card("4.0", &lines);
    let places =
        [("/name/full", "Ann"), ("/organizations/0/title", "one"), ("/addresses/0/value/country", "FR")];
    says(&bytes, &places, &["refusal-part-pictures"]);
    let contact = &reading(&bytes).cards[0].contact;
    let others: Vec<_> =
        contact.others.iter().map(|other| (other.name.as_str(), other.value.as_str())).collect();
    assert_eq!(
        others,
        [
            ("FN", "Anna"),
            ("N", "Lee;Ann;;;;Second;3rd"),
            ("ADR;TYPE=HOME;LABEL=\"12 Rue^nParis, 75\"", ";;12 Rue;Paris;;75;FR;Room 3"),
            ("LABEL", "12 Rue\nParis, 75"),
            ("TZ;VALUE=TEXT", "-05:00"),
            ("KIND", "LOCATION"),
            ("home.GEO", "geo:1,2"),
            ("X-PARAM;X-A=\"a:b;c,d\"", "v"),
            ("LOGO", "https://example.com/logo.png"),
            ("TITLE", "two"),
        ]
    );
    // And it is written and read again as it was.
    let again = reading(vcard::write(contact, Kind::Person, "urn:uuid:1").as_bytes());
    let names = |name: &str| again.cards[0].contact.others.iter().filter(|other| other.name == name).count();
    assert_eq!((names("home.GEO"), names("X-PARAM;X-A=\"a:b;c,d\""), names("TZ;VALUE=TEXT")), (1, 1, 1));
}

#[test]
fn lines_that_are_none_are_kept_and_said() {
    let lines = [
        "FN:Ann",
        "NOTE:first line",
        "second line without a blank",
        ":no name",
        "Dear Sir: hello",
        "TEL;TYPE=\"work:030 1",
        "TEL;X=a\\:030 2",
    ];
    let places = [
        ("/notes/0", "first line"),
        ("/others/0/name", "X-LINE"),
        ("/others/0/value", "second line without a blank"),
        ("/others/1/value", ":no name"),
        ("/others/2/value", "Dear Sir: hello"),
        ("/phones/0/value", "030 1"),
        ("/phones/1/value", "030 2"),
    ];
    says(&card("3.0", &lines), &places, &["refusal-card-line"]);
}

#[test]
fn pictures_are_left_out_with_a_word_however_they_are_written() {
    let long = "A".repeat(300);
    for picture in [
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ".to_owned(),
        "PHOTO;BASE64:\r\n/9j/4AAQ\r\n/9k=\r\n".to_owned(),
        "PHOTO;VALUE=uri:DATA:image/jpeg;base64,/9j/4AAQ".to_owned(),
        format!("PHOTO;TYPE=JPEG:{long}"),
        "SOUND;ENCODING=BASE64:/9j/4AAQ".to_owned(),
    ] {
        let lines = ["FN:Ann", picture.as_str(), "NOTE:behind"];
        let places = [("/notes/0", "behind"), ("/others/0/name", "(nothing)")];
        says(&card("3.0", &lines), &places, &["refusal-part-pictures"]);
    }
}

#[test]
fn what_stands_between_cards_is_said_place_by_place() {
    let file = "\u{feff}BEGIN:VCARD\nFN:Ann\nEND:VCARD\nrubbish\nmore\n\u{feff}BEGIN:VCARD\nFN:Bo\nBEGIN:VCARD\nFN:Cy\n\
                END:VCARD\nrubbish\nBEGIN:VCARD\nKIND:group\nFN:All\nEND:VCARD\nbegin:vcard\nfn:Di\n";
    let reading = reading(file.as_bytes());
    let names: Vec<_> =
        reading.cards.iter().map(|card| (card.line, card.contact.name.full.as_str())).collect();
    assert_eq!(names, [(1, "Ann"), (6, "Bo"), (8, "Cy"), (16, "Di")]);
    let said = |remarks: &[goodturn_exchange::Remark]| -> Vec<_> {
        remarks.iter().map(|remark| (remark.line, remark.reason.key)).collect()
    };
    assert_eq!(said(&reading.refused), [(12, "refusal-card-list")]);
    let outside = "refusal-card-outside";
    let open = "refusal-card-no-end";
    assert_eq!(said(&reading.remarks), [(4, outside), (11, outside), (6, open), (16, open)]);
    assert_eq!(reading.records(), 5);
}

#[test]
fn every_encoding_and_line_end_says_the_same() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Ångström\r\nNOTE:größer als\r\n  zwei\r\nEND:VCARD\r\n";
    for ends in ["\r\n", "\n", "\r", "\r\r\n"] {
        let text = text.replace("\r\n", ends);
        for bytes in in_every_encoding(&text) {
            says(&bytes, &[("/name/full", "Zoë Ångström"), ("/notes/0", "größer als zwei")], &[]);
        }
    }
    // A fold within a letter, and zero bytes.
    let torn = b"BEGIN:VCARD\r\nFN:Zo\xC3\r\n \xAB\0 L\r\nEND:VCARD\r\n";
    says(torn, &[("/name/full", "Zoë L")], &[]);
}

/// What a file of ten million letters costs; a slow machine without optimization is given its time.
fn soon(bytes: &[u8]) -> Reading {
    let start = Instant::now();
    let reading = reading(bytes);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    reading
}

#[test]
fn no_file_costs_more_than_its_length() {
    let long = "x".repeat(10_000_000);
    let read = soon(&card("3.0", &["FN:Ann", &format!("NOTE:{long}")]));
    assert_eq!(read.cards[0].contact.notes[0].len(), long.len());
    let many = |line: fn(usize) -> String| (0..60_000).map(line).collect::<Vec<_>>().join("\r\n");
    for lines in [
        many(|at| format!("a{at}.TEL:{at}\r\na{at}.X-ABLabel:b{at}")),
        many(|at| format!("X-{at}:{at}")),
        many(|at| format!("EMAIL;TYPE=a{at}:Ann <ann@example.com>")),
        many(|at| format!("EMAIL;PREF=1:<a{at}@example.com>")),
        many(|at| format!("g{at}.TITLE:{at}")),
        many(|at| format!(" x{at}")),
        format!("TEL;{}:1", many(|at| format!("TYPE=a{at};")).replace("\r\n", "")),
    ] {
        let read = soon(&card("4.0", &["X-A:b", &lines, "FN:Ann"]));
        assert_eq!(read.records(), 1);
    }
    let mut ends = b"BEGIN:VCARD\rFN:Ann\rEND:VCARD".to_vec();
    ends.extend(vec![b'\r'; 2_000_000]);
    ends.push(b'x');
    assert_eq!(soon(&ends).cards.len(), 1);
}
