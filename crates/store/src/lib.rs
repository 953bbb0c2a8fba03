//! Where everything is kept: one set of SQL statements over SQLite and PostgreSQL.
//!
//! A [`Store`] has three ways in: [`Store::write`] and [`Store::read`] for one workspace, [`Store::house`] and
//! [`Store::house_read`] for users, sessions and wake. Nothing else reaches the database.

pub mod address;
pub mod backup;
pub mod column;
pub mod engine;
pub mod error;
pub mod statements;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use address::StoreAddress;
pub use backup::Backup;
pub use column::{At, Column, Day, Ids, Json, Param, Value};
pub use engine::{BoxFuture, Dialect, OpenOptions, Row, Sql, Store, Tx};
pub use error::{Result, StoreError};
pub use statements::prepare_all;
