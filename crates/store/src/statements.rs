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
