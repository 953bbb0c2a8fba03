//! The figures as a table, and into `docs/benchmarks.md`.

use super::Size;
use super::load::{Figures, Times};
use crate::machine::root;
use std::fs;
use std::process::Command;

/// Between these the document keeps the last figures.
const BEGIN: &str = "<!-- figures -->";
const END: &str = "<!-- end of the figures -->";

/// A line of the table: what, the aim, and how it is read from the figures.
type Row = (&'static str, &'static str, fn(&Figures) -> String);

const ROWS: &[Row] = &[
    ("Today, p50 / p99", "3 / 15 ms", |it| times(it.today)),
    ("People, a page of the list, p50 / p99", "3 / 15 ms", |it| times(it.people)),
    ("Search, p50 / p99", "3 / 15 ms", |it| times(it.search)),
    ("A person, p50 / p99", "3 / 15 ms", |it| times(it.person)),
    ("One act (a call noted), p50 / p99", "3 / 15 ms", |it| times(it.act)),
    ("A signed-in page without a query (/more), p50 / p99", "", |it| times(it.more)),
    ("Today, 8 connections, another member acting 20 times a second", "3,000 a second", |it| {
        format!("{} a second", whole(it.today_rate))
    }),
    ("/more, 8 connections", "", |it| format!("{} a second", whole(it.more_rate))),
    ("Acts, 32 writers in one workspace", "1,500 a second (SQLite)", |it| {
        format!("{} a second", whole(it.acts_rate))
    }),
    ("Acts, 32 writers over 32 workspaces", "1,500 a second (PostgreSQL)", |it| {
        it.acts_many_rate.map_or_else(|| "the same".to_owned(), |rate| format!("{} a second", whole(rate)))
    }),
    ("Start to the first page (Today)", "100 ms", |it| format!("{:.0} ms", it.start)),
    ("Memory, idle after the first page", "40 MB", |it| memory(it.idle)),
    ("Memory, after the loads on pages", "", |it| memory(it.busy)),
    ("Import of 10,000 people", "2 s", |it| format!("{:.2} s", it.import)),
    ("Size of a Today page", "", |it| format!("{} KB", it.today_bytes / 1_000)),
];

/// The table with what it was measured on.
pub(super) fn lines(
    size: &Size,
    words: &[String],
    sqlite: Option<&Figures>,
    postgres: Option<&Figures>,
    binary: u64,
) -> Vec<String> {
    let shown: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "--write").collect();
    let mut lines = vec![
        format!(
            "{}, {}. `{}`: {} people, {} events, {} open matters.",
            said("date", &["-u", "+%Y-%m-%d"]),
            machine(),
            format!("cargo xtask bench {}", shown.join(" ")).trim_end(),
            thousands(size.people),
            thousands(size.events),
            thousands(size.matters)
        ),
        String::new(),
        "| | aim | SQLite | PostgreSQL |".to_owned(),
        "| --- | --- | --- | --- |".to_owned(),
    ];
    let cell = |figures: Option<&Figures>, of: fn(&Figures) -> String| {
        figures.map_or_else(|| "not measured".to_owned(), of)
    };
    lines.extend(ROWS.iter().map(|(what, aim, of)| {
        format!("| {what} | {aim} | {} | {} |", cell(sqlite, *of), cell(postgres, *of))
    }));
    lines.push(format!("| Size of the program | | {0} MB | {0} MB |", binary / 1_000_000));
    lines
}

/// Puts the table into the document.
pub(super) fn write(lines: &[String]) -> Result<(), String> {
    let file = root().join("docs/benchmarks.md");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let (before, rest) = text.split_once(BEGIN).ok_or("docs/benchmarks.md has no place for figures")?;
    let (_, after) = rest.split_once(END).ok_or("docs/benchmarks.md does not say where the figures end")?;
    fs::write(&file, format!("{before}{BEGIN}\n{}\n{END}{after}", lines.join("\n")))
        .map_err(|error| error.to_string())
}

fn times(times: Times) -> String {
    format!("{:.1} / {:.1} ms", times.p50, times.p99)
}

fn memory(kib: Option<u64>) -> String {
    kib.map_or_else(|| "not told".to_owned(), |kib| format!("{} MB", kib * 1_024 / 1_000_000))
}

fn whole(number: f64) -> String {
    thousands(format!("{number:.0}").parse().unwrap_or(0))
}

/// `1,000,000`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut all = String::new();
    for (nr, digit) in digits.chars().enumerate() {
        if nr > 0 && (digits.len() - nr).is_multiple_of(3) {
            all.push(',');
        }
        all.push(digit);
    }
    all
}

/// Cores, their kind, and memory.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let read = |file: &str, name: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        line.split_once(':').map(|(_, value)| value.trim().to_owned())
    };
    let model =
        read("/proc/cpuinfo", "model name").unwrap_or_else(|| "of a kind that is not told".to_owned());
    let memory = read("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split(' ').next()?.parse::<u64>().ok())
        .map_or_else(|| "memory not told".to_owned(), |kib| format!("{} GB", kib / 1_000_000));
    format!("{cores} cores ({model}), {memory}, {}", said("uname", &["-sm"]))
}

fn said(program: &str, words: &[&str]) -> String {
    let out = Command::new(program).args(words).output();
    out.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(["5", "999", "1,000", "1,234,567"], [5, 999, 1_000, 1_234_567].map(thousands).as_slice());
        assert_eq!("0.2 / 14.8 ms", times(Times { p50: 0.21, p99: 14.79 }));
        assert_eq!("39 MB", memory(Some(39_000)));
    }
}
