//! Every table of the list: its facts, every cell of those with answers, and that no word of a row is lost.

use crate::{Listed, folder, json, listed, words};
use goodturn_exchange::date::{Order, read as day};
use goodturn_exchange::{Map, Options, Reading, read};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Reads with one column as the name and all others kept, so that every cell can be looked at.
fn kept(file: &Listed, name: &str) -> Reading {
    let columns = read(&file.bytes, &Options::default()).unwrap().columns;
    let word = |column: &str| if column == name { "name" } else { "keep" };
    let pairs = columns.into_iter().map(|(column, _)| (column.clone(), word(&column).to_owned()));
    let map = Some(Map::of(pairs).unwrap());
    read(&file.bytes, &Options { map }).unwrap()
}

/// The cells of a card by column; a name is one line.
fn cells(reading: &Reading, at: usize, name: &str) -> BTreeMap<String, String> {
    let contact = &reading.cards[at].contact;
    let others = contact.others.iter().map(|other| (other.name.clone(), other.value.clone()));
    others.chain([(name.to_owned(), contact.name.full.clone())]).collect()
}

fn file<'a>(files: &'a [Listed], name: &str) -> &'a Listed {
    files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn every_table_of_the_list_has_its_rows_and_columns() {
    let Some(folder) = folder() else { return };
    let files = listed(&folder, "csv");
    assert_eq!(files.len(), 44);
    for file in files.iter().filter(|file| file.name.starts_with("csv/")) {
        let reading = file.read();
        assert_eq!(reading.columns.len(), file.count("cols"), "{}: columns", file.name);
        // The facts count the header among the rows.
        assert_eq!(reading.records() + 1, file.count("rows incl. first line"), "{}: rows", file.name);
        assert!(reading.refused.iter().chain(&reading.remarks).all(|remark| remark.line > 0));
        if file.name.to_lowercase().ends_with("/messages.csv") {
            assert!(reading.cards.is_empty(), "{}", file.name);
            assert!(reading.refused.iter().all(|remark| remark.reason.key == "refusal-file-messages"));
        }
    }
    for file in files.iter().filter(|file| file.name.starts_with("dedupe/")) {
        let text = String::from_utf8_lossy(&file.bytes);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        assert_eq!(file.read().records(), lines - 1, "{}", file.name);
    }
}

#[test]
fn every_cell_of_the_tables_with_answers_is_as_the_answers_say() {
    let Some(folder) = folder() else { return };
    let mut seen = 0;
    for file in listed(&folder, "csv").iter().filter(|file| file.name.starts_with("csv/csv-spectrum/")) {
        let answers = fs::read_to_string(folder.join(file.name.replace(".csv", ".json"))).unwrap();
        // One answer stands without its list.
        let answers: Vec<BTreeMap<String, String>> =
            serde_json::from_str(&answers).unwrap_or_else(|_| vec![serde_json::from_str(&answers).unwrap()]);
        let name = file.read().columns[0].0.clone();
        let reading = kept(file, &name);
        assert_eq!(reading.cards.len(), answers.len(), "{}", file.name);
        for (at, answer) in answers.iter().enumerate() {
            let found = cells(&reading, at, &name);
            for (column, wanted) in answer {
                // A name stands on one line, and blanks at the ends of a cell say nothing.
                let of = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                if column == "Contact Phone Number" {
                    // The answer gives another number than the table has.
                    assert_eq!(found[column], "2095257564");
                    continue;
                }
                let got = found.get(column).map(String::as_str).unwrap_or_default();
                assert_eq!(of(got), of(wanted), "{}: {column} of row {at}", file.name);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 60);
}

/// File, the column that is the name, and of each row all cells, or why it is refused.
type Rows = (&'static str, &'static str, &'static [&'static str]);

const ROWS: &[Rows] = &[
    ("bad", "column_c", &["refusal-row-long", "refusal-row-short", "0|mixed types.... uh oh|17"]),
    ("bad_skip_lines", "column_c", &["refusal-row-long", "refusal-row-short", "0|mixed types.... uh oh|17"]),
    ("blanks", "b", &["|NA|N/A|NONE|NULL|."]),
    ("blanks_converted", "a", &[]),
    ("dummy_col_shuffled_ragged", "b", &["2|3|1|4"]),
    ("mac_newlines", "a", &["1|2|3", "Once upon a time|5|6"]),
    ("no_header_row", "1", &[]),
    ("no_header_row2", "4", &[]),
    ("no_header_row3", "1", &["4|5|6"]),
    ("null_byte", "b", &["|2|3"]),
    ("optional_quote_characters", "a", &["1|2|3"]),
    ("test_latin1", "a", &["1|2|3", "4|5|©"]),
    ("test_utf16_big", "a", &["1|2|3", "4|5|ʤ"]),
    ("test_utf16_little", "a", &["1|2|3", "4|5|ʤ"]),
    ("test_utf8", "foo", &["1|2|3", "4|5|ʤ"]),
    ("test_utf8_bom", "foo", &["1|2|3", "4|5|ʤ"]),
    (
        "testxls_converted",
        "text",
        &[
            "Chicago Reader|1971-01-01|40.0|True|1.0|1971-01-01T04:14:00||",
            "Chicago Sun-Times|1948-01-01|63.0|True|1.27|1948-01-01T14:57:13||Extra data beyond headers will be trimmed",
            "Chicago Tribune|1920-01-01|164.0|False|41800000.01|1920-01-01T00:00:00||",
            "This row has blanks|||||||",
            "Unicode! Σ|||||||",
        ],
    ),
    ("testxls_unicode_converted", "a", &["1.0|2.0|3.0"]),
    (
        "testxlsx_converted",
        "text",
        &[
            "Chicago Reader|1971-01-01|40|True|1|1971-01-01T04:14:00||",
            "Chicago Sun-Times|1948-01-01|63|True|1.27|1948-01-01T14:57:13||Extra data beyond headers will be trimmed",
            "Chicago Tribune|1920-01-01|164|False|41800000.01|1920-01-01T00:00:00||",
            "This row has blanks|||||||",
            "Unicode! Σ|||||||",
        ],
    ),
    (
        "testxlsx_noinference_converted",
        "text",
        &[
            "Chicago Reader|1971-01-01|40|True|1|1971-01-01 04:14:00||",
            "Chicago Sun-Times|1948-01-01|63|True|1.27|1948-01-01 14:57:13||Extra data beyond headers will be trimmed",
            "Chicago Tribune|1920-01-01|164|False|41800000.01|1920-01-01||",
            "This row has blanks|||||||",
            "Unicode! Σ|||||||",
        ],
    ),
    ("testxlsx_unicode_converted", "a", &["1|2|3"]),
];

#[test]
fn every_cell_of_the_odd_tables_is_read_by_hand() {
    let Some(folder) = folder() else { return };
    let files = listed(&folder, "csv");
    assert_eq!(ROWS.len(), files.iter().filter(|file| file.name.starts_with("csv/csvkit/")).count());
    for (name, column, wanted) in ROWS {
        let reading = kept(file(&files, &format!("csv/csvkit/{name}.csv")), column);
        let refused = wanted.iter().filter(|row| row.starts_with("refusal")).count();
        assert_eq!(
            reading.refused.iter().map(|remark| remark.reason.key).collect::<Vec<_>>(),
            wanted[..refused],
            "{name}"
        );
        assert_eq!(reading.cards.len(), wanted.len() - refused, "{name}");
        for (at, row) in wanted[refused..].iter().enumerate() {
            let found = cells(&reading, at, column);
            let line: Vec<&str> = reading
                .columns
                .iter()
                .map(|(column, _)| found.get(column).map(String::as_str).unwrap_or_default())
                .collect();
            assert_eq!(line.join("|"), *row, "{name}");
        }
    }
}

/// Name, firm, position, address or nothing, day.
const CONNECTIONS: &[(&str, &[[&str; 5]])] = &[
    (
        "csv/kawsay/Connections.csv",
        &[
            ["José García", "Acme, Inc.", "Senior Engineer", "", "2024-01-15"],
            ["Æsop Fontaine", "Globex", "Director, Operations", "aesop@example.com", "2024-02-03"],
        ],
    ),
    (
        "csv/labeldekho/Connections.csv",
        &[
            ["Alice Johnson", "TechCorp", "CTO", "alice.johnson@techcorp.com", "2023-01-15"],
            ["Bob Williams", "StartupXYZ", "Founder", "bob@startupxyz.com", "2023-03-20"],
            ["Carol Davis", "BigCo", "VP Engineering", "", "2023-05-10"],
            ["David Brown", "Anthropic", "Engineer", "david.b@anthropic.com", "2023-07-25"],
            ["Eve Wilson", "Consulting Partners", "Principal", "eve@consulting.io", "2023-09-01"],
            ["Frank Miller", "Google", "Staff Engineer", "", "2023-11-15"],
            ["Grace Lee", "Meta", "Engineering Manager", "grace.lee@meta.com", "2023-12-20"],
            ["Henry Taylor", "Amazon", "Senior SDE", "", "2024-01-05"],
            ["Ivy Martinez", "Stealth Startup", "Co-founder", "ivy@startup.co", "2024-02-10"],
            ["Jack Anderson", "OpenAI", "Research Scientist", "jack.a@openai.com", "2024-03-25"],
        ],
    ),
];

#[test]
fn connections_are_read_by_hand() {
    let Some(folder) = folder() else { return };
    let files = listed(&folder, "csv");
    for (name, wanted) in CONNECTIONS {
        let reading = file(&files, name).read();
        assert!(reading.refused.is_empty() && reading.remarks.is_empty(), "{name}");
        assert_eq!(reading.kind.word(), "linkedin");
        assert_eq!(reading.cards.len(), wanted.len(), "{name}");
        for (card, wanted) in reading.cards.iter().zip(*wanted) {
            let value = json(card);
            let at = |path: &str| value.pointer(path).and_then(Value::as_str).unwrap_or_default();
            let found = [
                "/name/full",
                "/organizations/0/name",
                "/organizations/0/title",
                "/mails/0/value",
                "/dates/0/value",
            ];
            assert_eq!(found.map(at), *wanted, "{name}");
            assert!(at("/links/0/value").starts_with("https://"), "{name}");
        }
    }
}

/// File, people, rows that name nobody, addresses that are none, days that are none, and the first person.
const MADE_UP: &[(&str, [usize; 4], &str, &str)] = &[
    ("fake_1000/fake_1000", [992, 8, 19, 0], "Robert Alan", "1971-06-24"),
    ("febrl/dataset1", [1000, 0, 0, 3], "waller", "1908-12-09"),
    ("febrl/dataset2", [4999, 1, 0, 10], "sarah bruhn", "1930-02-13"),
    ("febrl/dataset3", [4994, 6, 0, 35], "mitchell green", "1956-04-09"),
    ("febrl/dataset4a", [4999, 1, 0, 0], "michaela neumann", "1915-11-11"),
    ("febrl/dataset4b", [4998, 2, 0, 64], "elton", "1965-10-13"),
];

#[test]
fn made_up_people_are_all_there_and_no_word_of_them_is_lost() {
    let Some(folder) = folder() else { return };
    let files = listed(&folder, "csv");
    for (name, counts, first, born) in MADE_UP {
        let file = file(&files, &format!("dedupe/{name}.csv"));
        let reading = file.read();
        let remarks = |key: &str| reading.remarks.iter().filter(|remark| remark.reason.key == key).count();
        let nobody =
            reading.refused.iter().filter(|remark| remark.reason.key == "refusal-record-nobody").count();
        let found = [reading.cards.len(), nobody, remarks("refusal-part-mail"), remarks("refusal-part-date")];
        assert_eq!(found, *counts, "{name}");
        assert_eq!(reading.cards[0].contact.name.full, *first);
        assert_eq!(reading.cards[0].contact.birthday.unwrap().to_string(), *born);
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let lines: Vec<&str> = text.lines().collect();
        for card in &reading.cards {
            let all = json(card).to_string();
            for cell in lines[card.line - 1].split(',').map(str::trim) {
                let lost =
                    words(cell).find(|word| day(cell, Order::DayFirst).is_none() && !all.contains(word));
                assert_eq!(lost, None, "{name}: line {} {cell}", card.line);
            }
        }
    }
    // Pairs of numbers are no people, and every one of them is refused.
    let labels = file(&files, "dedupe/fake_1000/fake_1000_labels.csv").read();
    assert_eq!((labels.cards.len(), labels.refused.len()), (0, 3176));
    assert!(labels.refused.iter().all(|remark| remark.reason.key == "refusal-columns-unclear"));
}
