//! Bringing the tables up to date, when a store is opened.
//!
//! The files in `migrations/` are one text for both engines. Words in braces stand for what differs: `{id}`, `{text}`,
//! `{at}`, `{day}`, `{flag}`, `{whole}`, `{real}`, `{bytes}` are column types, `{strict}` and `{keyed}` end a table.
//! `NNNN_name.postgres.sql` holds what only PostgreSQL has (row policies) and runs right after its shared file.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{APPLICATION_ID, Dialect, Engine, Tx};
use crate::error::{Result, StoreError};

/// One step. Its number, name and text never change once released.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    shared: &'static str,
    postgres: &'static str,
}

/// All steps, in order.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "ground",
        shared: include_str!("../../migrations/0001_ground.sql"),
        postgres: include_str!("../../migrations/0001_ground.postgres.sql"),
    },
    Migration {
        number: 2,
        name: "house",
        shared: include_str!("../../migrations/0002_house.sql"),
        postgres: "",
    },
    Migration {
        number: 3,
        name: "morning",
        shared: include_str!("../../migrations/0003_morning.sql"),
        postgres: include_str!("../../migrations/0003_morning.postgres.sql"),
    },
    Migration {
        number: 4,
        name: "feed",
        shared: include_str!("../../migrations/0004_feed.sql"),
        postgres: include_str!("../../migrations/0004_feed.postgres.sql"),
    },
    Migration {
        number: 5,
        name: "pictures",
        shared: include_str!("../../migrations/0005_pictures.sql"),
        postgres: "",
    },
    Migration {
        number: 6,
        name: "wording",
        shared: include_str!("../../migrations/0006_wording.sql"),
        postgres: include_str!("../../migrations/0006_wording.postgres.sql"),
    },
    Migration {
        number: 7,
        name: "search",
        shared: include_str!("../../migrations/0007_search.sql"),
        postgres: "",
    },
];

/// The lock that starts of several programs wait on. Any number will do, as long as it stays.
const LOCK: &str = "SELECT pg_advisory_lock(5140523100)";
const UNLOCK: &str = "SELECT pg_advisory_unlock(5140523100)";

impl Migration {
    /// Recognises the text: both files, so that the hash is the same on both engines.
    fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.shared);
        hash.update(self.postgres);
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn statements(&self, dialect: Dialect) -> Vec<String> {
        let mut all = statements(self.shared, dialect);
        if dialect == Dialect::Postgres {
            all.extend(statements(self.postgres, dialect));
        }
        all
    }
}

/// Says which tables this program makes, for naming a template of them.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn tables_hash() -> String {
    let mut hash = Sha256::new();
    for step in MIGRATIONS {
        hash.update(step.hash());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Cuts a file into statements (each ends with `;` at the end of a line) and puts the engine's words in.
fn statements(text: &str, dialect: Dialect) -> Vec<String> {
    const WORDS: [(&str, &str, &str); 10] = [
        ("{id}", "BLOB", "uuid"),
        ("{text}", "TEXT", "text COLLATE \"C\""),
        ("{at}", "INTEGER", "timestamptz"),
        ("{day}", "TEXT", "date"),
        ("{flag}", "INTEGER", "boolean"),
        ("{whole}", "INTEGER", "bigint"),
        ("{real}", "REAL", "double precision"),
        ("{bytes}", "BLOB", "bytea"),
        ("{strict}", " STRICT", ""),
        ("{keyed}", " STRICT, WITHOUT ROWID", ""),
    ];
    let mut all = Vec::new();
    let mut one = String::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("--")) {
        one.push_str(line);
        one.push('\n');
        if line.ends_with(';') {
            let done = WORDS.iter().fold(std::mem::take(&mut one), |text, (word, lite, pg)| {
                text.replace(word, if dialect == Dialect::Sqlite { lite } else { pg })
            });
            all.push(done.trim().trim_end_matches(';').to_owned());
        }
    }
    all
}

/// Brings a store to the last of `steps`. `file` is the store's file on SQLite: before anything in it changes, a copy
/// is put beside it.
///
/// # Errors
/// [`StoreError::Refused`] when the store was made by a newer program, by another one, or differs from what this one made.
pub(crate) async fn migrate(tx: &mut Tx, steps: &[Migration], file: Option<&Path>) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        tx.script(LOCK).await?;
        check_is_ours(tx).await?;
    }
    let mut done = recorded(tx, steps).await?;
    if !done.is_empty()
        && done.len() < steps.len()
        && let (Engine::Sqlite(connection), Some(file)) = (&tx.engine, file)
    {
        let next = done.len() + 1;
        crate::backup::copy_beside(connection, &free_name(file, next))?;
    }
    while done.len() < steps.len() {
        begin(tx).await?;
        // Another program may have been faster while this one waited for the lock.
        done = recorded(tx, steps).await?;
        let answer = match steps.get(done.len()) {
            Some(step) => apply(tx, step).await,
            None => Ok(()),
        };
        match answer {
            Ok(()) => tx.script("COMMIT").await?,
            Err(error) => {
                let _ = tx.script("ROLLBACK").await;
                return Err(error);
            }
        }
        done = recorded(tx, steps).await?;
    }
    if tx.dialect() == Dialect::Postgres {
        tx.script(UNLOCK).await?;
    }
    tx.spoiled = false;
    Ok(())
}

async fn begin(tx: &mut Tx) -> Result<()> {
    match tx.dialect() {
        Dialect::Sqlite => tx.script("BEGIN IMMEDIATE").await,
        Dialect::Postgres => tx.script("BEGIN").await,
    }
}

async fn apply(tx: &mut Tx, step: &Migration) -> Result<()> {
    if step.number == 1 && tx.dialect() == Dialect::Sqlite {
        tx.script(&format!("PRAGMA application_id = {APPLICATION_ID}")).await?;
    }
    for text in step.statements(tx.dialect()) {
        tx.script(&text).await?;
    }
    tx.exec(
        "INSERT INTO schema_migration (number, name, hash) VALUES ($1, $2, $3)",
        &[&step.number, &step.name, &step.hash()],
    )
    .await?;
    Ok(())
}

/// What is applied already, compared with what this program knows.
async fn recorded(tx: &mut Tx, steps: &[Migration]) -> Result<Vec<i64>> {
    let there: i64 = match tx.dialect() {
        Dialect::Sqlite => {
            let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'";
            tx.query_one(sql, &[], |row| row.get(0)).await?
        }
        Dialect::Postgres => {
            let sql = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migration'";
            tx.query_one(sql, &[], |row| row.get(0)).await?
        }
    };
    if there == 0 {
        return Ok(Vec::new());
    }
    let sql = "SELECT number, name, hash FROM schema_migration ORDER BY number";
    let rows: Vec<(i64, String, String)> =
        tx.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).await?;
    for (place, (number, name, hash)) in rows.iter().enumerate() {
        let Some(step) = steps.get(place) else {
            return Err(StoreError::refused(format!(
                "This store was made by a newer Goodturn (its tables are at {number}, this program knows {}). \
                 Nothing was changed. Use the newer program.",
                steps.len()
            )));
        };
        if step.number != *number || step.name != name || step.hash() != *hash {
            return Err(StoreError::refused(format!(
                "The tables of this store are not the ones this Goodturn makes (step {number}, {name}). \
                 Nothing was changed. Use the program that made it."
            )));
        }
    }
    Ok(rows.into_iter().map(|(number, _, _)| number).collect())
}

/// A database of PostgreSQL with tables, none of them ours, belongs to somebody else.
async fn check_is_ours(tx: &mut Tx) -> Result<()> {
    let (tables, ours): (i64, i64) = tx
        .query_one(
            "SELECT count(*), count(*) FILTER (WHERE tablename = 'schema_migration') FROM pg_tables \
             WHERE schemaname = current_schema()",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?;
    if tables > 0 && ours == 0 {
        return Err(StoreError::refused(
            "This database of PostgreSQL belongs to another program. Nothing was changed; name another database.",
        ));
    }
    Ok(())
}

/// `firm.db.before-0002`, or with a further number when that is there already.
fn free_name(file: &Path, next: usize) -> PathBuf {
    let name = |tail: String| {
        let mut name = file.as_os_str().to_owned();
        name.push(tail);
        PathBuf::from(name)
    };
    let first = name(format!(".before-{next:04}"));
    if !first.exists() {
        return first;
    }
    (2..).map(|more| name(format!(".before-{next:04}-{more}"))).find(|it| !it.exists()).unwrap_or(first)
}

/// The text of all tables and indexes of a file, for comparing it with a fresh one.
pub(crate) fn lite_shape(connection: &rusqlite::Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema \
         WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )?;
    let mut rows = statement.raw_query();
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(row.get(0)?);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::{Dialect, MIGRATIONS, statements};

    #[test]
    fn numbers_are_consecutive_and_no_word_is_left_in_braces() {
        for (place, step) in (1..).zip(MIGRATIONS) {
            assert_eq!(step.number, place, "{}", step.name);
            for dialect in [Dialect::Sqlite, Dialect::Postgres] {
                for text in step.statements(dialect) {
                    assert!(!text.contains('{') && !text.contains(';'), "{text}");
                    let lower = text.to_lowercase();
                    for word in ["now()", "random", "set null", "create trigger", "cascade"] {
                        assert!(!lower.contains(word), "{word} in {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_is_cut_at_line_ends() {
        let text = "-- a;\nCREATE TABLE a (x {id}\n){keyed};\nINSERT INTO a VALUES ('x;y');\n";
        let lite = statements(text, Dialect::Sqlite);
        assert_eq!(lite[0], "CREATE TABLE a (x BLOB\n) STRICT, WITHOUT ROWID");
        assert_eq!(lite.len(), 2);
    }
}
