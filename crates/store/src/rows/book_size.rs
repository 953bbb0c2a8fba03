//! How many people the book holds, kept beside it: Today and the list say it on every page, and counting a large book
//! takes longer than all the rest of a page.

use crate::{Result, Tx};
use goodturn_practice::decide::Decision;
use goodturn_practice::desk::Touched;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::person::Person;
use uuid::Uuid;

/// How many people there are, and how many of them the sorting round has still to see.
///
/// # Errors
/// Whatever the engine says.
pub async fn counts(tx: &mut Tx, workspace: Uuid) -> Result<(i64, i64)> {
    match kept(tx, workspace).await? {
        Some(kept) => Ok(kept),
        None => counted(tx, workspace).await,
    }
}

/// The numbers that are kept; nothing before the first change.
pub(super) async fn kept(tx: &mut Tx, workspace: Uuid) -> Result<Option<(i64, i64)>> {
    tx.query_opt("SELECT people, unsorted FROM book_size WHERE workspace_id = $1", &[&workspace], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .await
}

/// The numbers, counted.
pub(super) async fn counted(tx: &mut Tx, workspace: Uuid) -> Result<(i64, i64)> {
    let all = tx
        .query_one("SELECT count(*) FROM person WHERE workspace_id = $1", &[&workspace], |row| row.get(0))
        .await?;
    let unsorted = tx
        .query_one(
            "SELECT count(*) FROM person WHERE workspace_id = $1 AND sorted = $2 AND leave_alone = $2",
            &[&workspace, &false],
            |row| row.get(0),
        )
        .await?;
    Ok((all, unsorted))
}

/// How a person counts: among all, and among those whom the sorting round has still to see.
fn weight(person: Option<&Person>) -> (i64, i64) {
    person.map_or((0, 0), |person| (1, i64::from(!person.sorted && !person.leave_alone)))
}

/// Brings the numbers in step with a decision whose people are written.
pub(super) async fn follow(tx: &mut Tx, before: &Dossier, decision: &Decision) -> Result<()> {
    let (mut people, mut unsorted) = (0, 0);
    for record in &decision.touched {
        let Touched::Person(id) = record else { continue };
        let (was, is) = (weight(before.people.get(id)), weight(decision.after.people.get(id)));
        people += is.0 - was.0;
        unsorted += is.1 - was.1;
    }
    if (people, unsorted) == (0, 0) {
        return Ok(());
    }
    let workspace = decision.after.firm.id.0;
    let changed = tx
        .exec(
            "UPDATE book_size SET people = people + $1, unsorted = unsorted + $2 WHERE workspace_id = $3",
            &[&people, &unsorted, &workspace],
        )
        .await?;
    if changed == 0 { count_anew(tx, workspace).await } else { Ok(()) }
}

/// Counts, and keeps the numbers.
pub(super) async fn count_anew(tx: &mut Tx, workspace: Uuid) -> Result<()> {
    let (people, unsorted) = counted(tx, workspace).await?;
    tx.later(
        "INSERT INTO book_size (workspace_id, people, unsorted) VALUES ($1, $2, $3)
         ON CONFLICT (workspace_id) DO UPDATE SET people = excluded.people, unsorted = excluded.unsorted",
        &[&workspace, &people, &unsorted],
    )
    .await
}
