//! `cargo xtask bench`: how fast the pages, the acts, the start and an import are with a large book, on both engines,
//! measured from outside: the released program, over HTTP, on this machine alone.

mod goods;
mod http;
mod load;
mod served;
mod table;

use crate::machine::{cargo, setting};
use crate::say::{say, seconds};
use goods::{Goods, Place};
use load::Figures;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What everybody in the seeded stores signs in with.
const PASSWORD: &str = "a quiet morning in spring";

/// How much is measured.
#[derive(Debug, Clone)]
pub(super) struct Size {
    pub(super) people: usize,
    pub(super) events: usize,
    pub(super) matters: usize,
    /// How long each load lasts.
    pub(super) lasting: Duration,
    sqlite: bool,
    postgres: bool,
    /// Whether the figures go into the document.
    write: bool,
}

/// Measures and shows the table.
///
/// # Errors
/// In words, when something that is needed cannot be had, or a page is not what it should be.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let size = Size::read(words)?;
    let programs = build()?;
    let goods = Goods::new(&programs, &size)?;
    let started = Instant::now();
    let sqlite = if size.sqlite { Some(engine(&goods, &goods.sqlite()?)?) } else { None };
    let postgres = if size.postgres { Some(engine(&goods, &goods.postgres()?)?) } else { None };
    let bytes = std::fs::metadata(&programs.goodturn).map_err(|error| error.to_string())?.len();
    let lines = table::lines(&size, words, sqlite.as_ref(), postgres.as_ref(), bytes);
    lines.iter().for_each(|line| say(line));
    say(&format!("Measured in {}.", seconds(started.elapsed())));
    if size.write {
        table::write(&lines)?;
    }
    Ok(true)
}

/// The two programs.
pub(super) struct Programs {
    pub(super) goodturn: PathBuf,
    pub(super) seed: PathBuf,
}

/// Builds them as they are released. One after the other: together, the program would get what tests need.
fn build() -> Result<Programs, String> {
    for words in [&["-p", "goodturn"][..], &["-p", "goodturn-stories", "--example", "seed"]] {
        let status = cargo().args(["build", "--release", "--quiet"]).args(words).status();
        if !status.is_ok_and(|status| status.success()) {
            return Err("The program could not be built.".to_owned());
        }
    }
    let release = target().join("release");
    Ok(Programs { goodturn: release.join("goodturn"), seed: release.join("examples/seed") })
}

/// Where cargo builds.
pub(super) fn target() -> PathBuf {
    setting("CARGO_TARGET_DIR").map_or_else(|| crate::machine::root().join("target"), PathBuf::from)
}

/// Everything of one engine.
fn engine(goods: &Goods<'_>, place: &Place) -> Result<Figures, String> {
    say(&format!("{}: pages", place.name));
    let mut figures = load::pages(goods, place)?;
    say(&format!("{}: acts", place.name));
    load::acts(goods, place, &mut figures)?;
    say(&format!("{}: import", place.name));
    figures.import = load::import(goods, place)?;
    place.clear();
    Ok(figures)
}

impl Size {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut size = Self {
            people: 100_000,
            events: 1_000_000,
            matters: 20_000,
            lasting: Duration::from_secs(10),
            sqlite: true,
            postgres: true,
            write: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = || {
                let value = words.next().and_then(|value| value.parse::<usize>().ok());
                value.ok_or(format!("A number follows {word}."))
            };
            match word.as_str() {
                "--people" => size.people = number()?,
                "--events" => size.events = number()?,
                "--matters" => size.matters = number()?,
                "--seconds" => size.lasting = Duration::from_secs(number()? as u64),
                "--sqlite" => size.postgres = false,
                "--postgres" => size.sqlite = false,
                "--write" => size.write = true,
                other => {
                    return Err(format!(
                        "`{other}` is not known here; there are --people N, --events N, --matters N, --seconds N, \
                         --sqlite, --postgres and --write."
                    ));
                }
            }
        }
        if size.people < size.matters || size.people < 1_000 {
            return Err("There are at least 1,000 people, and no more matters than people.".to_owned());
        }
        Ok(size)
    }
}
