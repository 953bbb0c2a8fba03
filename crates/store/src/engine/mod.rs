//! The one way to both engines: a [`Store`] gives transactions, a [`Tx`] runs statements, a [`Row`] is read.

mod bind;
mod migrate;
mod now;
mod postgres;
mod readers;
mod row;
mod sql;
mod sqlite;
mod store;
mod tx;
mod writer;

#[cfg(test)]
mod speed;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod tests_postgres;
#[cfg(test)]
mod tests_sqlite;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

pub use row::Row;
pub use sql::{Sql, check_order};
pub use store::Store;
pub use tx::Tx;

pub(crate) use bind::Wire;
#[cfg(any(test, feature = "testing"))]
pub(crate) use migrate::tables_hash;
pub(crate) use migrate::{MIGRATIONS, lite_shape, migrate};
pub(crate) use now::run_now;
#[cfg(test)]
pub(crate) use postgres::PostgresStore;
pub(crate) use postgres::Session;
pub(crate) use row::Source;
pub(crate) use sqlite::{APPLICATION_ID, connect, create_private, set_up};
pub(crate) use store::Inner as StoreInner;
pub(crate) use tx::Engine;

/// A future on the heap, as jobs answer it: `|tx| Box::pin(async move { … })`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Which engine a store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// Whether a missing file of SQLite is made (a database of PostgreSQL has to be there).
    pub create: bool,
    /// Most connections that read at once on SQLite, or that do anything at once on PostgreSQL. At least 1.
    pub readers: usize,
    /// How long a short read may take before it is stopped.
    pub short_read: Duration,
    /// How long a long read (search, export, reports) may take before it is stopped.
    pub long_read: Duration,
}

impl Default for OpenOptions {
    /// Makes nothing; 8 connections; 2 seconds for a short read, 2 minutes for a long one.
    fn default() -> Self {
        Self {
            create: false,
            readers: 8,
            short_read: Duration::from_secs(2),
            long_read: Duration::from_secs(120),
        }
    }
}

impl OpenOptions {
    /// The defaults, and a missing file is made.
    pub fn creating() -> Self {
        Self { create: true, ..Self::default() }
    }
}
