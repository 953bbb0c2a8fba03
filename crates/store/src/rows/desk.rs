//! What is read for the morning: due duties, people.

use crate::{Day, Json, Result, Tx};
use goodturn_practice::duty::Duty;
use goodturn_practice::person::Person;
use jiff::civil::Date;
use uuid::Uuid;

/// A due duty with the person it is about.
#[derive(Debug, Clone)]
pub struct DueDuty {
    /// Its id, the same until it is done.
    pub id: Uuid,
    /// The duty.
    pub duty: Duty,
    /// The kind of its matter.
    pub kind: String,
    /// About whom.
    pub person: Person,
}

/// What is due of a member by the end of a day.
///
/// # Errors
/// Whatever the engine says.
pub async fn due(tx: &mut Tx, workspace: Uuid, owner: Uuid, by: Date) -> Result<Vec<DueDuty>> {
    tx.query(
        "SELECT d.id, d.body, m.kind, p.body FROM duty d
         JOIN matter m ON m.workspace_id = d.workspace_id AND m.id = d.matter_id
         JOIN person p ON p.workspace_id = d.workspace_id AND p.id = d.person_id
         WHERE d.workspace_id = $1 AND d.owner = $2 AND d.due_on <= $3",
        &[&workspace, &owner, &Day(by)],
        |row| {
            Ok(DueDuty {
                id: row.get(0)?,
                duty: row.get::<Json<Duty>>(1)?.0,
                kind: row.get(2)?,
                person: row.get::<Json<Person>>(3)?.0,
            })
        },
    )
    .await
}

/// People in the order of their names, after a cursor of name and id.
///
/// # Errors
/// Whatever the engine says.
pub async fn people_by_name(
    tx: &mut Tx,
    workspace: Uuid,
    after: (String, Uuid),
    limit: i64,
) -> Result<Vec<Person>> {
    tx.query(
        "SELECT body FROM person WHERE workspace_id = $1 AND (sort_name > $2 OR (sort_name = $2 AND id > $3))
         ORDER BY sort_name, id LIMIT $4",
        &[&workspace, &after.0, &after.1, &limit],
        |row| row.get::<Json<Person>>(0).map(|body| body.0),
    )
    .await
}

/// The people who have a mail address.
///
/// # Errors
/// Whatever the engine says.
pub async fn person_by_mail(tx: &mut Tx, workspace: Uuid, key: &str) -> Result<Vec<Uuid>> {
    tx.query(
        "SELECT person_id FROM person_key WHERE workspace_id = $1 AND key = $2",
        &[&workspace, &key],
        |row| row.get(0),
    )
    .await
}
