//! Checks on the lists of statements that the rows keep: readable by both engines, and answered from an index.

use crate::engine::{Dialect, Sql, Store, check_order};
use crate::error::{Result, StoreError};

/// Has the store's engine read every statement of a list without running it. For tests over both engines: a misspelt
/// column, a missing table or a parameter out of order is found although no test runs the statement.
///
/// # Errors
/// [`StoreError::Statement`] with the first text that does not stand, and what the engine says about it.
pub async fn prepare_all(store: &Store, statements: &[Sql]) -> Result<()> {
    for sql in statements {
        let text = sql.text(store.dialect());
        check_order(text, None)?;
        store
            .house_read(|tx| Box::pin(tx.prepare(text)))
            .await
            .map_err(|error| StoreError::Statement(format!("{error}, in: {text}")))?;
    }
    Ok(())
}

/// The statements of a list that the engine would answer by walking a whole table, each with its plan. Only SQLite is
/// asked: PostgreSQL decides by the size of a table, and walks a small one whatever indexes there are.
///
/// # Errors
/// Whatever the engine says; an empty answer on PostgreSQL.
pub async fn without_index(store: &Store, statements: &[Sql]) -> Result<Vec<(&'static str, Vec<String>)>> {
    let mut found = Vec::new();
    if store.dialect() == Dialect::Postgres {
        return Ok(found);
    }
    for sql in statements {
        let text = sql.text(Dialect::Sqlite);
        let plan = store.house_read(|tx| Box::pin(tx.plan(text))).await?;
        // `rarray` is a list of parameters, not a table.
        let walks = |line: &String| line.starts_with("SCAN ") && !line.contains("VIRTUAL TABLE");
        if plan.iter().any(walks) {
            found.push((text, plan));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{prepare_all, without_index};
    use crate::testing::engines;
    use crate::{Dialect, Sql, StoreError};

    #[tokio::test(flavor = "multi_thread")]
    async fn good_statements_stand_and_bad_ones_are_named() {
        let good = [
            Sql::from(
                "SELECT body FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))",
            ),
            Sql::from(
                "SELECT body FROM duty WHERE workspace_id = $1 AND owner = $2 AND due_on <= $3 ORDER BY due_on",
            ),
            Sql::from("UPDATE workspace SET seq = seq + 1 WHERE workspace_id = $1 RETURNING seq"),
            Sql::from(
                "INSERT INTO wake (workspace_id, next_at) VALUES ($1, $2) ON CONFLICT (workspace_id) DO UPDATE SET next_at = excluded.next_at",
            ),
            Sql::from(
                "SELECT person_id FROM person_word WHERE workspace_id = $1 AND word >= $2 AND word < $3",
            ),
            Sql::from(
                "SELECT id FROM person WHERE workspace_id = $1 AND (sort_name, id) > ($2, $3) ORDER BY sort_name, id LIMIT 50",
            ),
        ];
        for engine in engines().await {
            prepare_all(&engine.store, &good)
                .await
                .unwrap_or_else(|error| panic!("{}: {error}", engine.name));
            assert_eq!(without_index(&engine.store, &good).await, Ok(vec![]));
            for bad in ["SELECT bodi FROM person", "SELEC 1", "SELECT $2, $1", "SELECT 1 FROM nobody"] {
                let said = prepare_all(&engine.store, &[Sql::from(bad)]).await;
                assert!(
                    matches!(&said, Err(StoreError::Statement(words)) if words.contains(bad)),
                    "{}: {said:?}",
                    engine.name
                );
            }
            if engine.store.dialect() == Dialect::Sqlite {
                let walks =
                    without_index(&engine.store, &[Sql::from("SELECT id FROM person WHERE sort_name = $1")])
                        .await;
                assert_eq!(walks.map(|it| it.len()), Ok(1));
            }
        }
    }
}
