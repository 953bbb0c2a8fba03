//! Fresh stores on both engines, for tests of this crate and (with the feature `testing`) of others.
//!
//! SQLite gets a file in a folder of its own. PostgreSQL gets a database of its own, copied from a template, on the
//! server that `GOODTURN_TEST_POSTGRES` names (a login that may create databases), else on a throw-away server made
//! from the installed programs. Where there is neither, one line says that PostgreSQL was not tried; with
//! `GOODTURN_TEST_POSTGRES_REQUIRED=1` that is a failure.

mod cluster;
mod folder;

use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::OnceCell;

pub use folder::Folder;

use crate::address::StoreAddress;
use crate::engine::{OpenOptions, Store, tables_hash};
use cluster::Cluster;

/// A store of one engine, gone when dropped.
pub struct TestEngine {
    /// The store, open.
    pub store: Store,
    /// Where it is, for opening it once more.
    pub address: StoreAddress,
    /// For messages: `SQLite` or `PostgreSQL`.
    pub name: &'static str,
    _leftover: Leftover,
}

impl TestEngine {
    /// Takes the events' table away beneath the store, as a fault that nobody could foresee: nothing can be written.
    ///
    /// # Panics
    /// When the engine refuses to.
    pub async fn breaks(&self) {
        let text = "ALTER TABLE event RENAME TO hidden";
        match &self.address {
            StoreAddress::Postgres(server) => run(server, text).await.expect("PostgreSQL lets its owner"),
            StoreAddress::Sqlite(_) => {
                let all = self.store.house(move |tx| Box::pin(async move { tx.exec(text, &[]).await }));
                all.await.expect("SQLite lets anybody");
            }
        }
    }
}

/// What has to be cleared away.
enum Leftover {
    Folder { _it: Folder },
    Database { server: String, name: String },
}

/// A fresh, empty store of each engine that can be had here.
///
/// # Panics
/// When a store cannot be made: a test has nothing to go on with then.
pub async fn engines() -> Vec<TestEngine> {
    let mut all = vec![sqlite().await];
    all.extend(postgres().await);
    all
}

/// A fresh store of SQLite.
///
/// # Panics
/// When it cannot be made.
pub async fn sqlite() -> TestEngine {
    let folder = Folder::new();
    let address = StoreAddress::Sqlite(folder.path().join("firm.db"));
    let store = Store::open(&address, OpenOptions::creating()).await.expect("a fresh store of SQLite opens");
    TestEngine { store, address, name: "SQLite", _leftover: Leftover::Folder { _it: folder } }
}

/// A fresh store of PostgreSQL, or `None` (said in one line) when there is no server to be had.
///
/// # Panics
/// When it cannot be made, or when there is no server although one is required.
pub async fn postgres() -> Option<TestEngine> {
    let (address, leftover) = database(true).await?;
    let store = Store::open(&address, OpenOptions { readers: 6, ..OpenOptions::default() })
        .await
        .expect("a fresh store of PostgreSQL opens");
    Some(TestEngine { store, address, name: "PostgreSQL", _leftover: leftover })
}

/// An empty database of PostgreSQL without any table, and what it can be reached by; dropped with the guard.
///
/// # Panics
/// As [`postgres`].
pub async fn empty_database() -> Option<(StoreAddress, impl Drop)> {
    database(false).await
}

async fn database(from_template: bool) -> Option<(StoreAddress, Leftover)> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let server = match setting("GOODTURN_TEST_POSTGRES") {
        Some(server) => server,
        None => tokio::task::spawn_blocking(Cluster::shared).await.expect("the server's thread ends")?,
    };
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("goodturn_test_{}_{number}", std::process::id());
    let from =
        if from_template { TEMPLATE.get_or_init(|| template(&server)).await.as_str() } else { "template0" };
    // A template that somebody is still connected to is refused; the store that made it is just closing.
    let mut tries = 0;
    loop {
        match run(&server, &format!("CREATE DATABASE {name} TEMPLATE {from}")).await {
            Ok(()) => break,
            Err(_) if tries < 100 => tries += 1,
            Err(error) => panic!("a database for a test: {error}"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let address = StoreAddress::Postgres(with_database(&server, &name));
    Some((address, Leftover::Database { server, name }))
}

/// Makes the database with all tables that the others are copied from: much faster than migrating each. Its name says
/// which tables, so that test runs on a lasting server share one, and it is left there.
async fn template(server: &str) -> String {
    let name = format!("goodturn_template_{}", &tables_hash()[..12]);
    // It may be there already; another process may just be filling it, and opening waits for that.
    let _ = run(server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
    let address = StoreAddress::Postgres(with_database(server, &name));
    let mut tries = 0;
    loop {
        match Store::open(&address, OpenOptions::default()).await {
            Ok(_) => return name,
            // While somebody copies it nobody is let in.
            Err(error) if error.is_passing() && tries < 100 => tries += 1,
            Err(error) => panic!("the template's tables: {error}"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// The server's address with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (front, query) = server.split_once('?').map_or((server, None), |(front, query)| (front, Some(query)));
    let start = front.find("://").map_or(0, |at| at + 3);
    let end = front[start..].find('/').map_or(front.len(), |at| start + at);
    let query = query.map(|it| format!("?{it}")).unwrap_or_default();
    format!("{}/{name}{query}", &front[..end])
}

/// Runs one statement on the server, outside any store.
async fn run(server: &str, text: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await?;
    let wire = tokio::spawn(connection);
    let answer = client.batch_execute(text).await;
    drop(client);
    let _ = wire.await;
    answer
}

impl Drop for Leftover {
    fn drop(&mut self) {
        let Self::Database { server, name } = self else { return };
        if setting("GOODTURN_TEST_POSTGRES").is_none() {
            // The whole server goes when the process ends.
            return;
        }
        let (server, text) = (server.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        // On a thread of its own: the test's runtime may be ending.
        let clear = std::thread::spawn(move || {
            if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
                let _ = runtime.block_on(run(&server, &text));
            }
        });
        let _ = clear.join();
    }
}

/// A setting of the machine that the tests run on.
#[allow(
    clippy::disallowed_methods,
    reason = "tests have no command line; these two settings are theirs alone"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Says once that PostgreSQL was left out, or fails when it must not be.
fn left_out(why: &str) {
    assert!(
        setting("GOODTURN_TEST_POSTGRES_REQUIRED").as_deref() != Some("1"),
        "PostgreSQL tests are required, and could not run: {why}"
    );
    eprintln!("PostgreSQL tests did not run: {why}. Set GOODTURN_TEST_POSTGRES or install a server.");
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_in_an_address_is_exchanged() {
        for (server, wanted) in [
            ("postgres://me@h:1/a?x=y", "postgres://me@h:1/b?x=y"),
            ("postgres://me@h", "postgres://me@h/b"),
            ("postgres://me@/a?host=/tmp/x", "postgres://me@/b?host=/tmp/x"),
        ] {
            assert_eq!(with_database(server, "b"), wanted);
        }
    }
}
