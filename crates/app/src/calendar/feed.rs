//! The calendar that a member named, and what it held when it was last fetched. Fetching itself is the doors' affair.

use super::{Reading, Window};
use crate::wall;
use goodturn_practice::id::MemberId;
use goodturn_practice::workspace::Firm;
use goodturn_store::{Result, Store, rows};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Minutes between two fetches that nobody asked for.
const MINUTES: i64 = 15;
/// Seconds between two fetches, whoever asks.
const SECONDS: i64 = 20;

/// How a try to fetch ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Ended {
    /// Nothing was tried yet.
    Never,
    /// It was read.
    Well,
    /// It was not; the word says why, and what was read before is kept.
    Badly {
        /// Why, by the word under which the texts of pages have it.
        why: String,
    },
}

/// What is kept of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// How the last try ended.
    pub ended: Ended,
    /// When it was last read.
    pub read_at: Option<Timestamp>,
    /// The first day of what was read; another day asks for another reading.
    pub from: Option<Date>,
    /// What it held.
    pub reading: Reading,
}

impl Body {
    fn new() -> Self {
        Self { ended: Ended::Never, read_at: None, from: None, reading: Reading::default() }
    }
}

/// The calendar that a member named. Its address is a secret and is given to nobody but who fetches.
pub type Feed = rows::Feed<Body>;

/// The calendar of a member, if they named one.
///
/// # Errors
/// Whatever the store says.
pub async fn feed(store: &Store, workspace: Uuid, member: MemberId) -> Result<Option<Feed>> {
    store.read(workspace, move |tx| Box::pin(rows::feed(tx, workspace, member.0))).await
}

/// Names a member's calendar. The address was looked at before.
///
/// # Errors
/// Whatever the store says.
pub async fn name(store: &Store, workspace: Uuid, member: MemberId, address: String) -> Result<()> {
    store
        .write_again(workspace, move |tx| {
            let address = address.clone();
            Box::pin(async move { rows::put_feed(tx, workspace, member.0, &address, &Body::new()).await })
        })
        .await
}

/// Forgets a member's calendar, its address and all it held.
///
/// # Errors
/// Whatever the store says.
pub async fn forget(store: &Store, workspace: Uuid, member: MemberId) -> Result<()> {
    store.write(workspace, move |tx| Box::pin(rows::forget_feed(tx, workspace, member.0))).await
}

/// Forgets the calendars of members who are no longer there.
///
/// # Errors
/// Whatever the store says.
pub async fn forget_those_who_left(store: &Store, firm: &Firm) -> Result<()> {
    let workspace = firm.id.0;
    let gone: Vec<Uuid> = firm.members.iter().filter(|it| !it.active).map(|it| it.id.0).collect();
    if gone.is_empty() {
        return Ok(());
    }
    store
        .write(workspace, move |tx| {
            Box::pin(async move {
                for member in gone {
                    rows::forget_feed(tx, workspace, member).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Whether it is time to fetch a calendar, and this is who does it: at most once in a quarter of an hour, sooner when
/// the day is another or a member asks, and of several programs on one store only one.
///
/// # Errors
/// Whatever the store says.
pub async fn claimed(
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    held: &Feed,
    today: Date,
    asked: bool,
) -> Result<bool> {
    let now = wall::now();
    let soon = asked || (held.body.from.is_some() && held.body.from != Some(today));
    let wait = if soon { SECONDS.seconds() } else { MINUTES.minutes() };
    let before = now.checked_sub(wait).unwrap_or(now);
    if held.tried_at.is_some_and(|at| at > before) {
        return Ok(false);
    }
    store
        .write(workspace, move |tx| {
            Box::pin(async move { rows::claim_feed(tx, workspace, member.0, before, now).await })
        })
        .await
}

/// Keeps what was fetched.
///
/// # Errors
/// Whatever the store says.
pub async fn fetched(
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    address: &str,
    window: &Window,
    reading: Reading,
) -> Result<()> {
    let body = Body { ended: Ended::Well, read_at: Some(wall::now()), from: Some(window.from), reading };
    keep(store, workspace, member, address, body).await
}

/// Keeps that a try ended badly, beside what was read before.
///
/// # Errors
/// Whatever the store says.
pub async fn ended(store: &Store, workspace: Uuid, member: MemberId, held: Feed, why: &str) -> Result<()> {
    let body = Body { ended: Ended::Badly { why: why.to_owned() }, ..held.body };
    keep(store, workspace, member, &held.address, body).await
}

async fn keep(store: &Store, workspace: Uuid, member: MemberId, address: &str, body: Body) -> Result<()> {
    let address = address.to_owned();
    store
        .write(workspace, move |tx| {
            Box::pin(async move { rows::put_fetched(tx, workspace, member.0, &address, &body).await })
        })
        .await
}
