//! A firm to try: some hundred and fifty people and a year of history, made by the same acts that a member does, at
//! past times. Names and firms are invented; every address ends in example.com and leads nowhere.

mod people;
mod year;

use crate::clockwork;
use crate::envelope::{Envelope, Labels};
use crate::found::{Founding, found};
use crate::perform::perform_many;
use goodturn_practice::calendar::plus;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::workspace::Firm;
use goodturn_store::{Result, Store};
use jiff::Timestamp;
use jiff::civil::Time;
use serde_json::{Value, json};
use year::Year;

/// How many acts go into one transaction: a demo need not survive a crash half made.
const AT_ONCE: usize = 200;

/// Makes the firm of the demo in an empty store: a year that ends on the day of `now`, or on the first working day
/// after it, at half past eight in the morning.
///
/// # Errors
/// An error of the store; a refusal is the inner result and means that the demo itself is wrong.
pub async fn make(store: &Store, now: Timestamp) -> Result<std::result::Result<Firm, Refusal>> {
    let founding = Founding {
        firm: "Linden Advisers".into(),
        owner: "Anna Weber".into(),
        mail: "anna@example.com".into(),
        zone: "Europe/Berlin".into(),
        country: "DE".into(),
        profession: Some("business adviser".into()),
        language: crate::words::Language::En,
        test_clock: true,
    };
    let firm = match found(store, founding).await? {
        Ok(firm) => firm,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let calendar = firm.rhythm.calendar();
    let today = calendar.on_or_after(calendar.day_of(now));
    let begin = calendar.moment(plus(today, -370), Time::constant(9, 0, 0, 0));
    let mut lines = opening();
    for line in &mut lines {
        line["at"] = json!(begin.to_string());
    }
    let mut year = Year::new(&calendar, today);
    script(&mut year);
    lines.extend(year.told());
    let mut labels = Labels::new();
    for portion in lines.chunks(AT_ONCE) {
        if let Err(refusal) = told(store, &firm, portion, &mut labels).await? {
            return Ok(Err(refusal));
        }
        // Birthdays that nobody wrote to passed in their season, and not all on the last day.
        clockwork::pass(store, firm.id.0).await?;
    }
    let morning = calendar.moment(today, Time::constant(8, 30, 0, 0));
    let moved = clockwork::move_to(store, firm.id.0, morning).await?;
    Ok(moved.map(|()| firm))
}

/// Performs lines in one transaction and remembers what they made.
async fn told(
    store: &Store,
    firm: &Firm,
    portion: &[Value],
    labels: &mut Labels,
) -> Result<std::result::Result<(), Refusal>> {
    let mut envelopes = Vec::new();
    let mut from = 0;
    while from < portion.len() {
        // A line may speak of what an earlier one of the same portion made: then the portion ends before it.
        match Envelope::read(&portion[from].to_string(), labels) {
            Ok(envelope) => {
                envelopes.push(envelope);
                from += 1;
            }
            Err(_) if !envelopes.is_empty() => {
                performed(store, firm, &mut envelopes, labels).await?;
            }
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    performed(store, firm, &mut envelopes, labels).await?;
    Ok(Ok(()))
}

async fn performed(
    store: &Store,
    firm: &Firm,
    envelopes: &mut Vec<Envelope>,
    labels: &mut Labels,
) -> Result<()> {
    let all = std::mem::take(envelopes);
    let done = perform_many(store, firm.id.0, firm.owner(), "act", all.clone()).await?;
    for (envelope, done) in all.iter().zip(done) {
        labels.remember(envelope, &done.ids);
    }
    Ok(())
}

/// The firm, whom it looks for, and its address book.
fn opening() -> Vec<Value> {
    let mut lines = vec![
        json!({"act": "firm.describe", "name": "Linden Advisers", "profile": {
            "what_we_do": "We keep the books of small shops so that their owners know each month where they stand.",
            "for_whom": "For people who run a shop, a practice or a workshop with up to thirty people.",
            "why_us": "They come because somebody they trust sent them, and stay because we call before they have to.",
            "address": "Lindenstraße 5\n10969 Berlin", "phone": "+49 30 555 0100", "mail": "anna@example.com",
            "country": "DE", "profession": "business adviser"}}),
        json!({"act": "ideal.describe", "name": "Owners of a second shop",
            "description": "They run one shop well and are about to open the next, and the books are still done at the kitchen table.",
            "listen_for": ["We are looking at premises.", "I did the books until two last night."]}),
        json!({"act": "ideal.describe", "name": "Practices that change hands",
            "description": "A dentist or vet who takes over a practice and inherits its bookkeeping.",
            "listen_for": ["We sign in spring."]}),
        json!({"act": "rhythm.set", "setting": "capacity", "value": "14"}),
        json!({"act": "member.add", "name": "Jonas Weber", "mail": "jonas@example.com", "role": "member"}),
    ];
    for (nr, (name, kind)) in people::UNITS.iter().enumerate() {
        lines.push(json!({"act": "person.add", "label": format!("unit{nr}"), "name": name, "kind": kind, "roles": ["client"]}));
    }
    for nr in 0..people::COUNT {
        let unit = people::unit_of(nr).map(|unit| json!({"ref": format!("unit{unit}")}));
        lines.push(json!({"act": "person.add", "label": format!("p{nr}"), "contact": people::person(nr), "part_of": unit}));
    }
    lines
}

/// The year, thread by thread.
fn script(year: &mut Year<'_>) {
    year.sorted(people::COUNT);
    for (source, friend, days) in
        [(0, 5, 300), (10, 15, 270), (30, 25, 200), (3, 45, 170), (40, 55, 130), (113, 65, 100), (50, 75, 85)]
    {
        year.kept(source, friend, days);
    }
    year.half_kept(60, 85, 28);
    year.half_kept(33, 95, 20);
    year.let_go(70, 240);
    year.let_go(23, 66);
    year.answered(80, 220, "declined");
    year.answered(90, 45, "not_now");
    year.answered(43, 120, "no_answer");
    year.answered(53, 9, "waiting");
    year.introduced(100, 8, 1, "fresh");
    year.introduced(2, 18, 3, "trying");
    year.introduced(51, 88, 4, "reached");
    year.introduced(110, 28, 16, "conversation");
    year.introduced(63, 38, 150, "not_a_fit");
    year.introduced(22, 48, 180, "not_interested");
    year.introduced(73, 58, 110, "never_reached");
    year.introduced(120, 68, 60, "went_quiet");
    year.introduced(83, 78, 90, "known_already");
    year.open(0, 18, Some("Elif Aydın"), Some(1));
    year.open(93, 15, None, None);
    year.open(140, 5, Some("Nils Berggren"), Some(-6));
    year.on_the_spot(130, 98, 140, "referral.name");
    year.on_the_spot(133, 108, 75, "referral.introduce");
    year.on_the_spot(103, 118, 35, "referral.allow_name");
    year.planned();
    year.named(123, "Pilar Ortega", 3);
    year.introduced(41, 128, 50, "passed_on");
    year.introduced(47, 138, 70, "withdrawn");
    year.characters();
    year.meetings();
}
