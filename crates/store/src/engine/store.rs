//! The store: three ways in, one API on both engines.

use std::sync::Arc;

use uuid::Uuid;

use super::postgres::{PostgresStore, Purpose};
use super::sqlite::SqliteStore;
use super::{BoxFuture, Dialect, OpenOptions, Tx};
use crate::address::StoreAddress;
use crate::error::{Result, StoreError};

/// A store, cheap to clone. The last clone dropped closes it.
///
/// A job is a closure that is given the transaction and answers a future: `|tx| Box::pin(async move { … })`.
/// When it answers an error, or panics, nothing of it is saved. On SQLite it may wait for nothing but the
/// transaction; on PostgreSQL it should not.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

pub(crate) enum Inner {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Store {
    /// Opens a store, bringing its tables up to date.
    ///
    /// # Errors
    /// [`StoreError::Refused`] in words when the store is missing, not ours, newer than this program, readable by
    /// others, or on a server with known holes; otherwise what the engine says.
    pub async fn open(address: &StoreAddress, options: OpenOptions) -> Result<Self> {
        let inner = match address {
            StoreAddress::Sqlite(path) => {
                let path = path.clone();
                let open = move || SqliteStore::open(&path, &options).map(Inner::Sqlite);
                tokio::task::spawn_blocking(open).await.map_err(|_| StoreError::Panicked)??
            }
            StoreAddress::Postgres(text) => Inner::Postgres(PostgresStore::open(text, &options).await?),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Which engine this is.
    pub fn dialect(&self) -> Dialect {
        match &*self.inner {
            Inner::Sqlite(_) => Dialect::Sqlite,
            Inner::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Changes one workspace: all of the job or nothing. Jobs of one workspace run one after the other, in either
    /// engine. Answered after the commit; a caller that goes away meanwhile changes nothing, the job runs to its end.
    ///
    /// # Errors
    /// The job's own, or why nothing was saved. Only [`StoreError::CommitUnknown`] leaves it open whether it was.
    pub async fn write<T, F>(&self, workspace: Uuid, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(store) => store.writer.run(Some(workspace), job).await,
            Inner::Postgres(store) => store.change(Purpose::Write(workspace), job).await,
        }
    }

    /// Like [`write`](Self::write), but tried up to three times when it failed for a passing reason and surely
    /// nothing was saved (a deadlock, a lost connection before the commit, a commit that others brought down).
    ///
    /// # Errors
    /// The last try's.
    pub async fn write_again<T, F>(&self, workspace: Uuid, job: F) -> Result<T>
    where
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync + 'static,
        T: Send + 'static,
    {
        let job = Arc::new(job);
        let mut tries = 1;
        loop {
            let once = Arc::clone(&job);
            match self.write(workspace, move |tx| once(tx)).await {
                Err(error) if error.is_surely_unsaved() && tries < 3 => tries += 1,
                answer => return answer,
            }
        }
    }

    /// Changes the house's tables (users, sessions, links, wake, settings). Sees no workspace's rows, except that the
    /// table of workspaces itself can be read.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub async fn house<T, F>(&self, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(store) => store.writer.run(None, job).await,
            Inner::Postgres(store) => store.change(Purpose::House, job).await,
        }
    }

    /// Reads one workspace as it is at one moment. For short reads: on SQLite they run on the calling thread.
    ///
    /// # Errors
    /// The job's own; [`StoreError::TooLong`] past the time limit.
    pub async fn read<T, F>(&self, workspace: Uuid, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send,
        T: Send,
    {
        match &*self.inner {
            Inner::Sqlite(store) => store.readers.read(Some(workspace), job).await,
            Inner::Postgres(store) => store.look(Purpose::Read(workspace), job).await,
        }
    }

    /// Reads one workspace for longer (search, export, reports): off the async threads, with a long time limit.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub async fn read_long<T, F>(&self, workspace: Uuid, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(store) => store.readers.read_long(Some(workspace), job).await,
            Inner::Postgres(store) => store.look(Purpose::ReadLong(workspace), job).await,
        }
    }

    /// Reads the house's tables, and the table of workspaces.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub async fn house_read<T, F>(&self, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send,
        T: Send,
    {
        match &*self.inner {
            Inner::Sqlite(store) => store.readers.read(None, job).await,
            Inner::Postgres(store) => store.look(Purpose::HouseRead, job).await,
        }
    }

    /// After something was erased: folds SQLite's journal into the file and cuts it off, so that no word is left in
    /// it. On PostgreSQL the server's own vacuum does that in its time, and nothing is done here.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when a reader held the journal for too long; the words are gone at the next call.
    pub async fn forget_journal(&self) -> Result<()> {
        match &*self.inner {
            Inner::Sqlite(store) => store.forget_journal().await,
            Inner::Postgres(_) => Ok(()),
        }
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }
}
