//! The touches of the year before the threads, written as the act `touch.note` leaves them: act, event with its
//! person, image and touch. Nobody is in a circle yet, so no duty depends on them.

use super::{Filling, Outcome, fresh, threads};
use goodturn_practice::event::{Event, Happened};
use goodturn_practice::id::{Fresh, MemberId, PersonId, TouchId};
use goodturn_practice::touch::{Channel, Direction, Touch};
use goodturn_store::{At, Day, Json, Result, Tx, rows};
use jiff::Timestamp;
use uuid::Uuid;

/// From how many days before the last one to how many.
const FROM: i32 = 400;
const TO: i32 = 60;
/// Touches in one transaction.
const AT_ONCE: usize = 5_000;
const WORDS: &[&str] =
    &["", "", "", "They asked about the yearly accounts.", "Call again after the holidays."];

/// One touch on its way.
struct Line {
    touch: Touch,
    by: MemberId,
    at: Timestamp,
}

/// Writes so many touches, spread over everybody and over the year.
pub(crate) async fn touches(filling: &Filling<'_>, count: usize) -> Outcome<()> {
    let mut book: Vec<(usize, Uuid)> = threads::book(filling).await?.into_iter().collect();
    book.sort_unstable();
    let workspace = filling.id();
    let mut ids = fresh(filling.ago(FROM, 9))?;
    let mut from = 0;
    while from < count {
        let to = (from + AT_ONCE).min(count);
        let lines: Vec<Line> = (from..to).map(|nr| line(filling, &book, nr, count, &mut ids)).collect();
        filling
            .store
            .write(workspace, move |tx| Box::pin(async move { put_all(tx, workspace, &lines).await }))
            .await?;
        from = to;
    }
    Ok(())
}

fn line(filling: &Filling<'_>, book: &[(usize, Uuid)], nr: usize, count: usize, ids: &mut Fresh) -> Line {
    let days = FROM - i32::try_from(nr * usize::try_from(FROM - TO).unwrap_or(1) / count).unwrap_or(0);
    let at = filling.ago(days, 10);
    // A step without a common divisor goes over everybody before anybody comes again.
    let (person, id) = book[nr * 7_919 % book.len()];
    let touch = Touch {
        id: TouchId(ids.uuid()),
        person: PersonId(id),
        on: filling.calendar.day_of(at),
        channel: Some([Channel::Phone, Channel::Mail, Channel::Talk][nr % 3]),
        direction: if nr.is_multiple_of(4) { Direction::FromThem } else { Direction::ToThem },
        words: WORDS[nr % WORDS.len()].to_owned(),
    };
    Line { touch, by: filling.member(person), at }
}

async fn put_all(tx: &mut Tx, workspace: Uuid, lines: &[Line]) -> Result<()> {
    let begun = rows::lock(tx, workspace).await?.ok_or(goodturn_store::StoreError::NotOne(0))?;
    let mut seq = begun.seq;
    for line in lines {
        seq += 1;
        put(tx, workspace, seq, line).await?;
    }
    if let Some(last) = lines.last() {
        rows::clock_to(tx, begun.firm.id, seq, last.at).await?;
    }
    tx.flush().await
}

async fn put(tx: &mut Tx, workspace: Uuid, seq: i64, line: &Line) -> Result<()> {
    let (touch, none): (&Touch, Option<String>) = (&line.touch, None);
    let event = Event::Touched {
        touch: touch.id,
        channel: touch.channel.unwrap_or(Channel::Talk),
        direction: touch.direction,
    };
    let happened = Happened { event, on: touch.on, people: vec![touch.person] };
    let answer = format!(
        r#"{{"seq":{seq},"ids":{{"touch":"{}"}},"events":["{}"],"today_changed":[]}}"#,
        touch.id.0,
        happened.event.name()
    );
    let at = At(line.at);
    tx.later(
        "INSERT INTO act (workspace_id, seq, name, member, door, hash, answer, at, recorded_at) VALUES ($1, $2, 'touch.note', $3, 'page', $4, $5, $6, $7)",
        &[&workspace, &seq, &line.by.0, &touch.id.0.as_bytes().to_vec(), &answer, &at, &at],
    )
    .await?;
    tx.later(
        "INSERT INTO before_image (workspace_id, seq, nr, table_name, row_id, body_before) VALUES ($1, $2, 0, 'touch', $3, $4)",
        &[&workspace, &seq, &touch.id.0.to_string(), &none],
    )
    .await?;
    tx.later(
        "INSERT INTO touch (workspace_id, id, person_id, on_day, body, version) VALUES ($1, $2, $3, $4, $5, 1)",
        &[&workspace, &touch.id.0, &touch.person.0, &Day(touch.on), &Json(touch)],
    )
    .await?;
    tx.later(
        "INSERT INTO event (workspace_id, seq, nr, kind, member, door, happened_on, at, recorded_at, body) VALUES ($1, $2, 0, $3, $4, 'page', $5, $6, $7, $8)",
        &[&workspace, &seq, &happened.event.name(), &line.by.0, &Day(touch.on), &at, &at, &Json(&happened)],
    )
    .await?;
    tx.later(
        "INSERT INTO event_person (workspace_id, person_id, seq, nr) VALUES ($1, $2, $3, 0)",
        &[&workspace, &touch.person.0, &seq],
    )
    .await
}
