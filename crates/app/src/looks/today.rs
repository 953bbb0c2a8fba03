//! Today: what is due, what fits the day, and why.

use super::desk::draft;
use super::guide::{Step, guide};
use super::proposals::proposals;
use super::verb::{Verb, verb};
use super::why::{Why, why};
use crate::clockwork;
use crate::letters::Letter;
use crate::perform::time_of;
use crate::wall;
use crate::words::Words;
use goodturn_practice::calendar::Calendar;
use goodturn_practice::day::{Day, fit};
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::{Duty, Group, Rule};
use goodturn_practice::id::{MemberId, PersonId};
use goodturn_practice::pause::rests_on;
use goodturn_practice::rhythm::Rhythm;
use goodturn_store::rows::{self, Begun};
use goodturn_store::{Result, Store, Tx};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One duty as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// Stable until it is done.
    pub id: Uuid,
    /// The rule.
    pub rule: Rule,
    /// Its step.
    pub step: String,
    /// The group of Today.
    pub group: &'static str,
    /// What to do.
    pub verb: Verb,
    /// The kind of the matter and its id.
    pub matter: MatterShown,
    /// About whom.
    pub person: PersonShown,
    /// Whose it is.
    pub owner: Uuid,
    /// The local day.
    pub due_on: Date,
    /// The moment, where hours count, by the firm's own clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// Why, in one sentence.
    pub why: Why,
    /// The letter that is ready; none where the duty has no letter.
    pub draft: Option<Draft>,
}

/// A letter as it is ready to go.
#[derive(Debug, Clone, Serialize)]
pub struct Draft {
    /// Mail, message, phone or card.
    pub channel: &'static str,
    /// The subject of a mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The words.
    pub body: String,
}

impl Draft {
    /// The words of a letter.
    pub fn of(letter: Letter) -> Self {
        Self { channel: letter.channel.word(), subject: letter.subject, body: letter.body }
    }
}

/// A matter by kind and id.
#[derive(Debug, Clone, Serialize)]
pub struct MatterShown {
    /// Its noun.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

/// A person by name and id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonShown {
    /// Their id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
}

/// Today of one member.
#[derive(Debug, Clone, Serialize)]
pub struct Today {
    /// The version of this document.
    pub schema: u8,
    /// The day.
    pub date: Date,
    /// How many duties the day holds.
    pub capacity: u16,
    /// What fits.
    pub fits: Vec<Shown>,
    /// What did not.
    pub left: Vec<Shown>,
}

/// What a member's day holds; `on` a later day shows what will be due by its end if nothing is done before. `all`
/// leaves the capacity of the day aside. `drafts` adds the letter that is ready to every duty that has one.
///
/// # Errors
/// Whatever the store says; `None` when there is no such workspace.
pub async fn today(
    words: Words,
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    on: Option<Date>,
    all: bool,
    drafts: bool,
) -> Result<Option<Today>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let extent = Extent { all, drafts, left: true };
                Ok(Some(held(words, tx, begun, member, on, extent, wall).await?.0))
            })
        })
        .await
}

/// Today with what stands around it on its page.
#[derive(Debug)]
pub struct Morning {
    /// The day; what is left for tomorrow is only counted.
    pub day: Today,
    /// How many duties are left for tomorrow.
    pub left: usize,
    /// How many people the book holds.
    pub people: i64,
    /// How many of them the sorting round has still to see.
    pub unsorted: i64,
    /// What is done of the first week, while it lasts.
    pub guide: Option<Vec<(Step, bool)>>,
    /// The number of the last act that is in it.
    pub seq: i64,
}

/// The page of a morning, read at one moment. With `passes`, occasions that are over come round again before it.
///
/// # Errors
/// Whatever the store says; `None` when there is no such workspace.
pub async fn morning(
    words: Words,
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    mut passes: bool,
) -> Result<Option<Morning>> {
    loop {
        let wall = wall::now();
        let found = store.read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(Some(None)) };
                if passes && !clockwork::waiting(tx, &begun, wall).await?.is_empty() {
                    return Ok(None);
                }
                let (people, unsorted) = rows::counts(tx, workspace).await?;
                let (firm, seq) = (begun.firm.clone(), begun.seq);
                let (day, left) = held(words, tx, begun, member, None, Extent::default(), wall).await?;
                let guide = if passes { guide(tx, &firm, day.date, people, unsorted).await? } else { None };
                Ok(Some(Some(Morning { day, left, people, unsorted, guide, seq })))
            })
        });
        if let Some(morning) = found.await? {
            return Ok(morning);
        }
        clockwork::pass(store, workspace).await?;
        passes = false;
    }
}

/// How much of a day is shown.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    /// Also what the day has no room for.
    all: bool,
    /// With the letters that are ready.
    drafts: bool,
    /// With what is left for tomorrow, which may be a long list.
    left: bool,
}

/// What the day of a member holds, and how many duties are left for tomorrow.
async fn held(
    words: Words,
    tx: &mut Tx,
    begun: Begun,
    member: MemberId,
    on: Option<Date>,
    extent: Extent,
    wall: Timestamp,
) -> Result<(Today, usize)> {
    let workspace = begun.firm.id.0;
    let calendar = begun.firm.rhythm.calendar();
    let clock = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
    let (date, now) = moment_of(&calendar, on, clock);
    let mut rhythm = begun.firm.rhythm.clone();
    let capacity = rhythm.capacity;
    if extent.all {
        (rhythm.capacity, rhythm.per_person) = (u16::MAX, u16::MAX);
    }
    let mut due = Vec::new();
    for owner in begun.firm.duties_of(member, date) {
        due.extend(rows::due(tx, workspace, owner.0, date).await?);
    }
    // What rests while its owner does was due before as well; it stays as it is and comes back with them.
    let due = due.into_iter().filter_map(|duty| duty.at(now));
    let mut day = fit(due.filter(|duty| !rests_on(duty, &begun.firm, date)).collect(), &rhythm);
    let rests = begun.firm.pause_of(member, date).is_some();
    let asks = if !rests && begun.firm.is_active(member) {
        // Asking stands before keeping in touch: it has its room, and touches take what is left of the day.
        let (busy, before) =
            (busy(&day, &rhythm), day.fits.iter().filter(|it| it.rule.group() <= Group::Ask));
        let room = usize::from(rhythm.capacity).saturating_sub(before.count());
        proposals(tx, begun.firm.clone(), member, date, &busy, room, extent.drafts, words).await?
    } else {
        Vec::new()
    };
    give_way(&mut day, usize::from(rhythm.capacity).saturating_sub(asks.len()));
    let (count, left) = (day.left.len(), if extent.left { day.left } else { Vec::new() });
    let matters: BTreeSet<Uuid> = day.fits.iter().chain(&left).map(|duty| duty.matter.0).collect();
    let mut dossier = rows::around(tx, begun.firm, &matters).await?;
    if extent.drafts {
        dossier.wordings = rows::wordings(tx, workspace).await?;
    }
    let name = dossier.firm.member(member).map(|it| it.name.clone()).unwrap_or_default();
    let shown = |duties: Vec<Duty>| -> Vec<Shown> {
        let one = |duty: Duty| {
            let draft = if extent.drafts { draft(&duty, &dossier, date, &name) } else { None };
            show(words, duty, &dossier, date).map(|shown| Shown { draft, ..shown })
        };
        duties.into_iter().filter_map(one).collect()
    };
    let (mut fits, left) = (shown(day.fits), shown(left));
    let place = fits.iter().position(|duty| duty.rule.group() > Group::Ask).unwrap_or(fits.len());
    fits.splice(place..place, asks);
    Ok((Today { schema: 1, date, capacity, fits, left }, count))
}

/// Who is not asked on top of what is due with them: whoever waits for something, or appears often enough already.
fn busy(day: &Day, rhythm: &Rhythm) -> BTreeSet<PersonId> {
    let all = || day.fits.iter().chain(&day.left);
    let often = |person| {
        all().filter(|it| it.person == person && !it.rule.group().never_cut()).count()
            >= usize::from(rhythm.per_person)
    };
    all().filter(|it| it.rule.group() < Group::Ask || often(it.person)).map(|it| it.person).collect()
}

/// What comes after asking gives way to it, the last of it first, and is left for tomorrow.
fn give_way(day: &mut Day, capacity: usize) {
    while day.fits.len() > capacity
        && day.fits.last().is_some_and(|it| it.rule.group() > Group::Ask)
        && let Some(duty) = day.fits.pop()
    {
        day.left.insert(0, duty);
    }
}

/// The day that is looked at, and the moment of it: now, or its end when it is still to come.
fn moment_of(calendar: &Calendar, on: Option<Date>, clock: Timestamp) -> (Date, Timestamp) {
    let date = on.unwrap_or_else(|| calendar.day_of(clock));
    let now = if date > calendar.day_of(clock) { calendar.moment(date, Time::MAX) } else { clock };
    (date, now)
}

/// A moment as the firm's own clock shows it, with its offset (RFC 3339).
fn local(calendar: &Calendar, at: Timestamp) -> String {
    at.to_zoned(calendar.zone().clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A duty with its sentence; nothing when its matter is not in the dossier.
pub(super) fn show(words: Words, duty: Duty, dossier: &Dossier, today: Date) -> Option<Shown> {
    let matter = dossier.matters.get(&duty.matter)?;
    Some(Shown {
        id: duty.matter.0,
        rule: duty.rule,
        verb: verb(words, &duty),
        group: duty.rule.group().word(),
        matter: MatterShown { kind: matter.body.kind().to_owned(), id: duty.matter.0 },
        person: PersonShown { id: duty.person.0, name: dossier.name(duty.person).to_owned() },
        owner: duty.owner.0,
        due_on: duty.due.on,
        due_at: duty.due.at.map(|at| local(&dossier.firm.rhythm.calendar(), at)),
        why: why(words, &duty, Some(matter), dossier, today),
        draft: None,
        step: duty.step,
    })
}
