//! What can go wrong below the rows, told apart by what the caller can do about it.
//!
//! No variant carries a value of a row: PostgreSQL's `DETAIL` and the text of bad input are left out, so an error
//! may be logged and shown.

use std::fmt;

use crate::engine::Dialect;

/// The result of everything in this crate that talks to a database.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store could not do what was asked. Cheap to clone: a failed commit answers every act that was in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A fact about the store that its keeper has to put right (address, file modes, schema, server version). The words are for people.
    #[error("{0}")]
    Refused(String),
    /// A row with this key is there already; holds the name of the constraint or the columns.
    #[error("this is already there ({0})")]
    Taken(String),
    /// A row that others point to is missing, or is still pointed to; holds the constraint where the engine names it.
    #[error("a row that belongs to this one is missing or still needed ({0})")]
    Orphan(String),
    /// Another process held the store longer than we wait.
    #[error("the store is busy with another program; nothing was saved, try again")]
    Busy,
    /// The disk is full; the whole transaction is undone.
    #[error("the disk is full; nothing was saved")]
    Full,
    /// The disk failed outside a commit, so the whole transaction is undone; holds what the engine calls it.
    #[error(
        "the disk could not be read or written ({0}); nothing was saved, look at the disk before you try again"
    )]
    Disk(String),
    /// A read took longer than its time limit and was stopped.
    #[error("this took too long and was stopped")]
    TooLong,
    /// The server ended the connection or cannot be reached; before a commit this means that nothing was saved.
    #[error("the database cannot be reached ({0}); nothing was saved")]
    Unreachable(String),
    /// The commit itself broke off (a lost connection, a failed sync): saved or not is unknown. The same act with the
    /// same key finds out. Holds what broke.
    #[error(
        "saving broke off ({0}), and nobody can know whether it is saved; send the same once more to be sure"
    )]
    CommitUnknown(String),
    /// Another act in the same commit brought the transaction down, so this one is undone with it.
    #[error("saving failed together with others that were being saved ({0}); nothing was saved, try again")]
    BatchLost(String),
    /// An earlier statement of this transaction failed, and the job said "ok" all the same.
    #[error("a statement failed before, so nothing of this was saved")]
    Spoiled,
    /// `query_one` found no row, or more than one.
    #[error("expected one row, found {0}")]
    NotOne(usize),
    /// A column holds something else than the code expects.
    #[error("column {index} cannot be read as {wanted}")]
    Column {
        /// Position in the row, from 0.
        index: usize,
        /// The type that the code asked for.
        wanted: &'static str,
    },
    /// A parameter cannot be written (a record that is no JSON, a number too large for its column).
    #[error("a value cannot be stored: {0}")]
    Value(String),
    /// A statement and its parameters do not fit together: a mistake in our code.
    #[error("statement and parameters do not fit: {0}")]
    Statement(String),
    /// The job panicked; its changes are undone, the store goes on.
    #[error("this failed inside Goodturn; nothing of it was saved")]
    Panicked,
    /// A job waited for something that is not the store. A transaction must never do that.
    #[error("a job waited inside a transaction; nothing of it was saved")]
    Waited,
    /// The store was closed meanwhile.
    #[error("the store is closed")]
    Closed,
    /// Reading or writing a file (backup, restore) failed; holds the words of the system, with the file.
    #[error("{0}")]
    File(String),
    /// A backup file is damaged, cut short, or none of ours.
    #[error("this backup cannot be used: {0}")]
    Backup(String),
    /// Anything else that the engine said, with its code and without values of rows.
    #[error("{dialect} says {code}: {message}")]
    Engine {
        /// Which engine.
        dialect: Dialect,
        /// Extended result code of SQLite, or SQLSTATE.
        code: String,
        /// The engine's words without its details.
        message: String,
    },
}

impl StoreError {
    /// A refusal in words, for the keeper of the store.
    pub fn refused(words: impl fmt::Display) -> Self {
        Self::Refused(words.to_string())
    }

    /// An error of the file system, with the file it is about.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::File(format!("{}: {error}", path.display()))
    }

    /// Whether sending the same act again may work without anything else changing.
    pub fn is_passing(&self) -> bool {
        self.is_surely_unsaved() || matches!(self, Self::CommitUnknown(_))
    }

    /// Whether it failed for a passing reason and surely nothing was saved.
    pub(crate) fn is_surely_unsaved(&self) -> bool {
        matches!(self, Self::Busy | Self::Unreachable(_) | Self::BatchLost(_))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let rusqlite::Error::SqliteFailure(failure, words) = &error else {
            return Self::Engine {
                dialect: Dialect::Sqlite,
                code: "driver".to_owned(),
                message: driver_words(&error),
            };
        };
        // SQLite names the columns of a violated constraint here, never their values.
        let words = words.clone().unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::SystemIoFailure => Self::Disk(format!("SQLite {}", failure.extended_code)),
            ErrorCode::OperationInterrupted => Self::TooLong,
            ErrorCode::NotADatabase => Self::refused(
                "This file is no Goodturn store (SQLite does not recognise it). Nothing was changed.",
            ),
            ErrorCode::ConstraintViolation => match failure.extended_code {
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => Self::Taken(after_colon(&words)),
                rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::Orphan("foreign key".to_owned()),
                code => Self::Engine { dialect: Dialect::Sqlite, code: code.to_string(), message: words },
            },
            _ => Self::Engine {
                dialect: Dialect::Sqlite,
                code: failure.extended_code.to_string(),
                message: words,
            },
        }
    }
}

/// The driver's own errors, without the values some of them carry.
fn driver_words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        rusqlite::Error::InvalidParameterCount(given, wanted) => {
            format!("{given} parameters given, {wanted} wanted")
        }
        rusqlite::Error::InvalidColumnIndex(index) => format!("there is no column {index}"),
        rusqlite::Error::InvalidColumnType(index, name, kind) => {
            format!("column {index} ({name}) holds {kind}")
        }
        _ => "the statement could not be run".to_owned(),
    }
}

/// `UNIQUE constraint failed: a.b, a.c` → `a.b, a.c`.
fn after_colon(words: &str) -> String {
    words.split_once(": ").map_or(words, |(_, rest)| rest).to_owned()
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(db) = error.as_db_error() else {
            return if error.is_closed() {
                Self::Unreachable("connection closed".to_owned())
            } else {
                Self::Engine {
                    dialect: Dialect::Postgres,
                    code: "driver".to_owned(),
                    message: plain_words(&error),
                }
            };
        };
        let code = db.code().code();
        match code {
            "23505" => Self::Taken(db.constraint().unwrap_or("unique").to_owned()),
            "23503" => Self::Orphan(db.constraint().unwrap_or("foreign key").to_owned()),
            "57014" => Self::TooLong,
            "53100" => Self::Full,
            "58030" => Self::Disk("PostgreSQL 58030".to_owned()),
            "40001" | "40P01" | "55P03" => Self::Busy,
            "57P01" | "57P02" | "57P03" | "53300" | "08006" | "08003" | "08001" => {
                Self::Unreachable(db.message().to_owned())
            }
            // Class 22 quotes the value that could not be read; the code alone says enough.
            _ if code.starts_with("22") => Self::Engine {
                dialect: Dialect::Postgres,
                code: code.to_owned(),
                message: "a value has the wrong form".to_owned(),
            },
            _ => Self::Engine {
                dialect: Dialect::Postgres,
                code: code.to_owned(),
                message: db.message().to_owned(),
            },
        }
    }
}

/// The driver's words with their source, for errors that did not come from the server.
fn plain_words(error: &tokio_postgres::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

impl From<deadpool_postgres::PoolError> for StoreError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(error) => match Self::from(error) {
                Self::Engine { message, .. } => Self::Unreachable(message),
                known => known,
            },
            deadpool_postgres::PoolError::Timeout(_) => Self::Busy,
            deadpool_postgres::PoolError::Closed => Self::Closed,
            other => Self::Unreachable(other.to_string()),
        }
    }
}
