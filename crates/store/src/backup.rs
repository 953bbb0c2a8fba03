//! Backups: one file of SQLite, whichever engine the store runs on.

use std::path::Path;

use rusqlite::Connection;

use crate::error::Result;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup;

pub(crate) fn copy_beside(_: &Connection, _: &Path) -> Result<()> {
    Ok(())
}
