//! Backups: one file of SQLite with the same tables, whichever engine the store runs on. So a backup of either engine
//! can be restored into the other, and opened with any tool that reads SQLite.

mod file;
mod pour;
#[cfg(test)]
mod tests;

use std::path::Path;

use rusqlite::Connection;

use crate::engine::{Dialect, Engine, MIGRATIONS, Store, StoreInner, Tx, connect, migrate, run_now, set_up};
use crate::error::{Result, StoreError};

use file::{Draft, open_backup};
use pour::{empty_out, is_empty, pour_in, pour_out};

/// What a backup holds, for saying so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backup {
    /// How many workspaces.
    pub workspaces: u64,
    /// How many people, organizations and households.
    pub people: u64,
    /// How many acts.
    pub acts: u64,
}

/// Tables of the workspaces, each after those it points to.
pub(crate) const WORKSPACE_TABLES: &[&str] = &[
    "workspace",
    "book_size",
    "member",
    "calendar_feed",
    "person",
    "person_key",
    "person_word",
    "person_alias",
    "matter",
    "matter_person",
    "duty",
    "tie",
    "ideal",
    "wording",
    "touch",
    "proposal",
    "act",
    "act_key",
    "event",
    "event_person",
    "before_image",
    "import_batch",
    "import_line",
    "outbox",
];

/// Tables of the house, in the same sense.
pub(crate) const HOUSE_TABLES: &[&str] =
    &["user_account", "membership", "session", "sign_in_link", "sign_in_try", "wake", "setting"];

impl Store {
    /// Writes everything, as it is at one moment, into a new file that its owner alone can read. Work goes on
    /// meanwhile. The file appears under its name only when it is complete and on the disk.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the file is there already: a backup is never overwritten. [`StoreError::File`]
    /// when it cannot be written.
    pub async fn backup(&self, file: &Path) -> Result<Backup> {
        let draft = Draft::beside(file)?;
        match self.inner() {
            StoreInner::Sqlite(store) => {
                let path = store.path.clone();
                blocking(move || {
                    let source = connect(&path)?;
                    set_up(&source, 2_048)?;
                    draft.copy(&source)?;
                    draft.finish()
                })
                .await
            }
            StoreInner::Postgres(store) => {
                let mut lite = Tx::new(Engine::Sqlite(draft.connect()?));
                run_now(migrate(&mut lite, MIGRATIONS, None))??;
                let Engine::Sqlite(lite) = lite.engine else { return Err(StoreError::Closed) };
                lite.execute_batch("BEGIN IMMEDIATE")?;
                let lite = pour_out(store.bare().await?, lite).await?;
                blocking(move || {
                    lite.execute_batch("COMMIT")?;
                    drop(lite);
                    draft.finish()
                })
                .await
            }
        }
    }

    /// Puts a backup into this store: into an empty one, or with `replace` in place of everything that is there. One
    /// transaction: when anything fails, the store is as it was.
    ///
    /// # Errors
    /// [`StoreError::Backup`] when the file is damaged or none of ours, [`StoreError::Refused`] when the store is not
    /// empty and `replace` was not said, or the file was made by a newer Goodturn.
    pub async fn restore(&self, file: &Path, replace: bool) -> Result<Backup> {
        let path = file.to_owned();
        let (source, found) = blocking(move || {
            let source = open_backup(&path)?;
            let found = count(&source)?;
            Ok((source, found))
        })
        .await?;
        match self.inner() {
            StoreInner::Sqlite(store) => {
                store.writer.run(None, move |tx| Box::pin(fill(tx, source, replace))).await?;
                // The old rows are out of the file; a reader that is still at it only delays this.
                let _ = self.forget_journal().await;
            }
            StoreInner::Postgres(store) => {
                let mut tx = store.bare().await?;
                tx.script("BEGIN").await?;
                fill(&mut tx, source, replace).await?;
                tx.script("COMMIT").await?;
            }
        }
        Ok(found)
    }
}

/// Empties the store if told to, then pours the backup in.
async fn fill(tx: &mut Tx, source: Connection, replace: bool) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        // Nobody may write between the look and the last row; reading goes on.
        tx.script("LOCK TABLE workspace, user_account, setting IN EXCLUSIVE MODE").await?;
    }
    if replace {
        empty_out(tx).await?;
    } else if !is_empty(tx).await? {
        return Err(StoreError::refused(
            "This store is not empty, so nothing was restored. Name an empty one, or say --replace to put the \
             backup in place of everything in it.",
        ));
    }
    pour_in(tx, source).await
}

/// Before a migration: the store as it stands, in a file beside it.
pub(crate) fn copy_beside(source: &Connection, file: &Path) -> Result<()> {
    let draft = Draft::beside(file)?;
    draft.copy(source)?;
    draft.finish().map(|_| ())
}

fn count(connection: &Connection) -> Result<Backup> {
    let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
    Ok(Backup {
        workspaces: one("SELECT count(*) FROM workspace")?,
        people: one("SELECT count(*) FROM person")?,
        acts: one("SELECT count(*) FROM act")?,
    })
}

async fn blocking<T: Send + 'static>(job: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(job).await.map_err(|_| StoreError::Panicked)?
}
