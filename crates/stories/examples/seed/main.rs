//! Fills an empty store for `cargo xtask bench`: an address book, a year of history, and open matters, in one firm or
//! in many small ones.
//!
//! `seed ADDRESS PEOPLE EVENTS MATTERS [FIRMS]`; `seed cards FILE COUNT` writes an address book alone. People come in by an import, open matters by acts, one after the
//! other as members would have done them. Only the touches of the year before are written as rows, because a million
//! acts would take an hour: each with its act, its event and its image, just as the act leaves them.

mod history;
mod people;
mod threads;

use goodturn_app::found::{Founding, found};
use goodturn_app::import::{File, Taker, Wanted, import};
use goodturn_app::words::Words;
use goodturn_app::{clockwork, house, wall};
use goodturn_practice::calendar::{Calendar, plus};
use goodturn_practice::id::{Fresh, MemberId};
use goodturn_practice::workspace::Firm;
use goodturn_store::{OpenOptions, Store, rows};
use jiff::Timestamp;
use jiff::civil::{Date, Time, date};
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use uuid::Uuid;

/// What everybody signs in with; the store is for measuring alone.
const PASSWORD: &str = "a quiet morning in spring";
/// How many members a firm has.
const MEMBERS: usize = 8;
/// The last day of the story, a Monday.
const LAST: Date = date(2026, 6, 15);
/// People of one import.
const A_FILE: usize = 10_000;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How much there is to be.
#[derive(Clone, Copy)]
struct Size {
    people: usize,
    events: usize,
    matters: usize,
}

/// A firm that is being filled.
struct Filling<'a> {
    store: &'a Store,
    firm: Firm,
    calendar: Calendar,
    size: Size,
}

#[tokio::main]
async fn main() -> ExitCode {
    match seed().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

async fn seed() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let ["cards", file, count] = words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        let cards: String =
            (0..count.parse::<usize>()?).map(|nr| people::card(nr, nr.is_multiple_of(5))).collect();
        return Ok(std::fs::write(file, cards)?);
    }
    let number = |place: usize| words.get(place).and_then(|word| word.parse().ok());
    let (Some(address), Some(people), Some(events), Some(matters)) =
        (words.first(), number(1), number(2), number(3))
    else {
        return Err("seed ADDRESS PEOPLE EVENTS MATTERS [FIRMS]".into());
    };
    let store = Store::open(&address.parse()?, OpenOptions::creating()).await?;
    for nr in 0..number(4).unwrap_or(1) {
        fill(&store, nr, Size { people, events, matters }).await?;
    }
    Ok(())
}

async fn fill(store: &Store, nr: usize, size: Size) -> Outcome<()> {
    let founding = Founding {
        firm: format!("Firm {nr:02}"),
        owner: "Anna Weber".into(),
        mail: mail(nr, 0),
        zone: "Europe/Berlin".into(),
        country: "DE".into(),
        profession: Some("tax adviser".into()),
        language: goodturn_app::words::Language::En,
        test_clock: true,
    };
    let firm = found(store, founding).await?.map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
    let calendar = firm.rhythm.calendar();
    let mut filling = Filling { store, firm, calendar, size };
    filling.move_to(420, 9).await?;
    filling.opening(nr).await?;
    filling.book().await?;
    let before = threads::events(size) + size.people;
    history::touches(&filling, size.events.saturating_sub(before)).await?;
    threads::told(&filling).await?;
    filling.move_to(0, 9).await?;
    while clockwork::pass(store, filling.id()).await? > 0 {}
    filling.doors().await
}

fn mail(firm: usize, member: usize) -> String {
    format!("member{member}@firm{firm:02}.example.com")
}

impl Filling<'_> {
    fn id(&self) -> Uuid {
        self.firm.id.0
    }

    /// A moment so many days before the last one.
    fn ago(&self, days: i32, hour: i8) -> Timestamp {
        self.calendar.moment(plus(LAST, -days), Time::constant(hour, 0, 0, 0))
    }

    async fn move_to(&self, days: i32, hour: i8) -> Outcome<()> {
        let moved = clockwork::move_to(self.store, self.id(), self.ago(days, hour)).await?;
        Ok(moved.map_err(|refusal| Words::ENGLISH.refusal(&refusal))?)
    }

    /// The members and whom the firm looks for, while there is nobody yet whose duties would change with it.
    async fn opening(&mut self, nr: usize) -> Outcome<()> {
        let mut acts = vec![serde_json::json!({"act": "ideal.describe", "name": "Owners of a second shop",
            "description": "They run one shop well and are about to open the next.",
            "listen_for": ["We are looking at premises."]})];
        acts.extend((1..MEMBERS).map(|member| {
            let name = format!("{} Member", people::given(member * 7));
            serde_json::json!({"act": "member.add", "name": name, "mail": mail(nr, member), "role": "member"})
        }));
        threads::perform(self, &acts, self.ago(419, 9)).await?;
        let id = self.id();
        let begun = self.store.read(id, move |tx| Box::pin(rows::lock(tx, id))).await?;
        self.firm = begun.ok_or("the firm is gone")?.firm;
        Ok(())
    }

    /// The address book, in files as somebody would bring them.
    async fn book(&self) -> Outcome<()> {
        let taker = Taker { workspace: self.id(), member: self.firm.owner() };
        let mut from = 0;
        while from < self.size.people {
            let to = (from + A_FILE).min(self.size.people);
            let cards: String = (from..to).map(|nr| people::card(nr, self.size.has_birthday(nr))).collect();
            let file = File { name: format!("book-{from}.vcf"), bytes: cards.into_bytes() };
            let report = import(self.store, taker, vec![file], &Wanted::default()).await?;
            let report = report.map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
            let new: usize = report.files.iter().map(|file| file.people_new).sum();
            if new != to - from {
                return Err(format!("of {} people {new} were taken in", to - from).into());
            }
            from = to;
        }
        Ok(())
    }

    fn member(&self, nr: usize) -> MemberId {
        self.firm.members[nr % self.firm.members.len()].id
    }

    /// Lets the members in by password.
    async fn doors(&self) -> Outcome<()> {
        house::let_members_in(self.store, &self.firm).await?;
        for member in &self.firm.members {
            let mail = member.mail.clone();
            let found = self
                .store
                .house_read(move |tx| Box::pin(async move { rows::house::account_by_mail(tx, &mail).await }));
            let account = found.await?.ok_or("a member has no account")?;
            let set = house::set_password(self.store, account.id, PASSWORD, &[]).await?;
            set.map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
        }
        Ok(())
    }
}

/// Ids of a kind of their own for each use.
fn fresh(at: Timestamp) -> Outcome<Fresh> {
    Ok(Fresh::new(at, wall::seed()?))
}
