//! Where everything is kept: one set of SQL statements over SQLite and PostgreSQL.
//!
//! A [`Store`] has three ways in: [`Store::write`] and [`Store::read`] for one workspace, [`Store::house`] and
//! [`Store::house_read`] for users, sessions and wake. Nothing else reaches the database.
//!
//! ```
//! use goodturn_store::{OpenOptions, Result, Store, StoreAddress};
//! use uuid::Uuid;
//!
//! /// Renames a firm and answers how its acts are counted.
//! async fn rename(address: &StoreAddress, firm: Uuid, name: String) -> Result<Vec<(String, i64)>> {
//!     let store = Store::open(address, OpenOptions::default()).await?;
//!     store
//!         .write(firm, move |tx| {
//!             Box::pin(async move {
//!                 tx.exec("UPDATE workspace SET name = $1 WHERE workspace_id = $2", &[&name, &firm]).await
//!             })
//!         })
//!         .await?;
//!     store
//!         .read(firm, move |tx| {
//!             Box::pin(async move {
//!                 let sql = "SELECT name, seq FROM workspace WHERE workspace_id = $1";
//!                 tx.query(sql, &[&firm], |row| Ok((row.get(0)?, row.get(1)?))).await
//!             })
//!         })
//!         .await
//! }
//! ```

pub mod address;
pub mod backup;
pub mod column;
pub mod engine;
pub mod error;
pub mod rows;
pub mod statements;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use address::StoreAddress;
pub use backup::Backup;
pub use column::{At, Column, Day, Ids, Json, Param, Value};
pub use engine::{BoxFuture, Dialect, OpenOptions, Row, Sql, Store, Tx};
pub use error::{Result, StoreError};
pub use statements::prepare_all;
