//! The file of a backup: written under another name and named when it is whole; looked over before it is believed.

use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup as Copier, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{Backup, count};
use crate::engine::{
    APPLICATION_ID, Engine, MIGRATIONS, Tx, connect, create_private, lite_shape, migrate, run_now,
};
use crate::error::{Result, StoreError};

/// A backup being written. Dropped unfinished, its file goes.
pub(crate) struct Draft {
    temporary: PathBuf,
    target: PathBuf,
}

impl Draft {
    /// An empty file beside `target`, readable by its owner alone.
    pub(crate) fn beside(target: &Path) -> Result<Self> {
        refuse_existing(target)?;
        let mut name = target.as_os_str().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let temporary = PathBuf::from(name);
        // Left over from a process with the same number that was cut off.
        let _ = std::fs::remove_file(&temporary);
        create_private(&temporary)?;
        Ok(Self { temporary, target: target.to_owned() })
    }

    /// A connection to the file, for writing rows into it.
    pub(crate) fn connect(&self) -> Result<Connection> {
        let connection = connect(&self.temporary)?;
        connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;")?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(connection)
    }

    /// Copies a whole store of SQLite page by page, as it is at one moment. Readers and writers go on meanwhile.
    pub(crate) fn copy(&self, source: &Connection) -> Result<()> {
        let mut target = connect(&self.temporary)?;
        {
            let copier = Copier::new(source, &mut target)?;
            // All pages in one step: in smaller ones every commit in between would start the copy anew.
            while copier.step(-1)? != StepResult::Done {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        }
        // Out of WAL, so that the copy is one file.
        target.execute_batch("PRAGMA journal_mode = DELETE;")?;
        Ok(())
    }

    /// Checks the file, has it on the disk, and gives it its name.
    pub(crate) fn finish(self) -> Result<Backup> {
        let found = {
            let connection = connect(&self.temporary)?;
            check_whole(&connection)?;
            count(&connection)?
        };
        let failed = |error: std::io::Error| StoreError::file(&self.target, &error);
        std::fs::File::open(&self.temporary).and_then(|file| file.sync_all()).map_err(failed)?;
        // A second name fails when the first is taken, which renaming would not.
        match std::fs::hard_link(&self.temporary, &self.target) {
            Ok(()) => std::fs::remove_file(&self.temporary).map_err(failed)?,
            Err(_) => {
                refuse_existing(&self.target)?;
                std::fs::rename(&self.temporary, &self.target).map_err(failed)?;
            }
        }
        #[cfg(unix)]
        if let Some(folder) = self.target.parent() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            std::fs::File::open(folder).and_then(|it| it.sync_all()).map_err(failed)?;
        }
        Ok(found)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.temporary);
    }
}

fn refuse_existing(target: &Path) -> Result<()> {
    if target.symlink_metadata().is_ok() {
        return Err(StoreError::refused(format!(
            "{} is there already. A backup is never written over another file; name a new one.",
            target.display()
        )));
    }
    Ok(())
}

/// Opens a backup for reading, brought to today's tables. An older one is brought up to date in memory: the file
/// itself is never changed.
pub(crate) fn open_backup(path: &Path) -> Result<Connection> {
    if !path.is_file() {
        return Err(StoreError::File(format!("{}: there is no such file", path.display())));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags)?;
    let ours = file
        .query_row("PRAGMA application_id", [], |row| row.get::<_, i32>(0))
        .map_err(|_| StoreError::Backup("it is no file of SQLite".to_owned()))?;
    if ours != APPLICATION_ID {
        return Err(StoreError::Backup("it is no store of Goodturn".to_owned()));
    }
    check_whole(&file)?;
    let number: i64 = file
        .query_row("SELECT coalesce(max(number), 0) FROM schema_migration", [], |row| row.get(0))
        .map_err(|_| StoreError::Backup("it is no store of Goodturn".to_owned()))?;
    // Also says in words when it is newer than this program.
    let known = usize::try_from(number).unwrap_or(0).min(MIGRATIONS.len());
    let mut file = Tx::new(Engine::Sqlite(file));
    if known == MIGRATIONS.len() {
        run_now(migrate(&mut file, MIGRATIONS, None))??;
    }
    let file = connection_of(file)?;
    // Exactly our tables: no view in the place of a table, no trigger that waits for a row.
    if lite_shape(&file)? != lite_shape(&fresh(known)?)? {
        return Err(StoreError::Backup("its tables are not the ones Goodturn makes".to_owned()));
    }
    if known == MIGRATIONS.len() { Ok(file) } else { brought_up(&file) }
}

/// An empty store in memory, at a given step.
fn fresh(steps: usize) -> Result<Connection> {
    let mut tx = Tx::new(Engine::Sqlite(Connection::open_in_memory()?));
    run_now(migrate(&mut tx, MIGRATIONS.get(..steps).unwrap_or(MIGRATIONS), None))??;
    connection_of(tx)
}

fn brought_up(file: &Connection) -> Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    {
        let copier = Copier::new(file, &mut copy)?;
        while copier.step(-1)? != StepResult::Done {}
    }
    let mut tx = Tx::new(Engine::Sqlite(copy));
    run_now(migrate(&mut tx, MIGRATIONS, None))??;
    connection_of(tx)
}

fn connection_of(tx: Tx) -> Result<Connection> {
    match tx.engine {
        Engine::Sqlite(connection) => Ok(connection),
        Engine::Postgres(_) => Err(StoreError::Closed),
    }
}

/// Every page and index is as it should be, and no row points to a missing one.
fn check_whole(connection: &Connection) -> Result<()> {
    let damaged = |_| StoreError::Backup("the file is damaged or cut short".to_owned());
    let word: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(damaged)?;
    let mut statement = connection.prepare("PRAGMA foreign_key_check").map_err(damaged)?;
    let orphans = statement.exists([]).map_err(damaged)?;
    if word == "ok" && !orphans {
        Ok(())
    } else {
        Err(StoreError::Backup("the file is damaged or cut short".to_owned()))
    }
}
