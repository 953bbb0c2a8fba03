//! Connections that only read. The lowest free one is taken, so that its page cache stays warm and a quiet program
//! opens a single one.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use super::now::run_now;
use super::{BoxFuture, Engine, Tx, sqlite};
use crate::error::{Result, StoreError};

/// The pool.
pub(crate) struct Readers {
    path: PathBuf,
    /// Connections lying idle; a place is empty while in use and before the first use.
    idle: Mutex<Vec<Option<Tx>>>,
    places: Arc<Semaphore>,
    /// Long reads leave one place to the short ones.
    long: Arc<Semaphore>,
    /// Time limits of a short and of a long read.
    limits: (Duration, Duration),
}

/// Steps of SQLite's machine between two looks at the clock: some tenths of a millisecond.
const STEPS: i32 = 20_000;

/// A connection in use. Goes back when dropped, with its snapshot given up, however the job ended.
struct Reader {
    pool: Arc<Readers>,
    place: usize,
    tx: Option<Tx>,
    _permits: (OwnedSemaphorePermit, Option<OwnedSemaphorePermit>),
}

/// How a read runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    Short,
    Long,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, places: usize, limits: (Duration, Duration)) -> Self {
        Self {
            path,
            idle: Mutex::new((0..places).map(|_| None).collect()),
            places: Arc::new(Semaphore::new(places)),
            long: Arc::new(Semaphore::new(places.saturating_sub(1).max(1))),
            limits,
        }
    }

    async fn take(self: &Arc<Self>, length: Length) -> Result<Reader> {
        let closed = |_| StoreError::Closed;
        let long = match length {
            Length::Short => None,
            Length::Long => Some(Arc::clone(&self.long).acquire_owned().await.map_err(closed)?),
        };
        let permit = Arc::clone(&self.places).acquire_owned().await.map_err(closed)?;
        let (place, waiting) = {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            match idle.iter_mut().enumerate().find_map(|(place, it)| it.take().map(|tx| (place, tx))) {
                Some((place, tx)) => (place, Some(tx)),
                None => (usize::MAX, None),
            }
        };
        let tx = match waiting {
            Some(tx) => tx,
            None => Tx::new(Engine::Sqlite(sqlite::open_reader(&self.path)?)),
        };
        Ok(Reader { pool: Arc::clone(self), place, tx: Some(tx), _permits: (permit, long) })
    }

    /// Runs a job on one snapshot, on the calling thread: a point read costs microseconds.
    pub(crate) async fn read<T, F>(self: &Arc<Self>, workspace: Option<Uuid>, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>>,
    {
        self.take(Length::Short).await?.run(workspace, self.limits.0, job)
    }

    /// Runs a job on a thread for blocking work, for search, export and reports.
    pub(crate) async fn read_long<T, F>(self: &Arc<Self>, workspace: Option<Uuid>, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        let reader = self.take(Length::Long).await?;
        let limit = self.limits.1;
        tokio::task::spawn_blocking(move || reader.run(workspace, limit, job))
            .await
            .map_err(|_| StoreError::Panicked)?
    }
}

impl Reader {
    fn run<T, F>(mut self, workspace: Option<Uuid>, limit: Duration, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>>,
    {
        let tx = self.tx.as_mut().ok_or(StoreError::Closed)?;
        tx.workspace = workspace;
        if let Engine::Sqlite(connection) = &mut tx.engine {
            let started = Instant::now();
            connection.progress_handler(STEPS, Some(move || started.elapsed() > limit))?;
            connection.execute_batch("BEGIN")?;
        }
        run_now(job(tx))?
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let Some(mut tx) = self.tx.take() else { return };
        tx.workspace = None;
        tx.spoiled = false;
        let clean = match &mut tx.engine {
            // The watch is taken off first, or it would stop the rollback too.
            Engine::Sqlite(connection) => {
                connection.progress_handler(STEPS, None::<fn() -> bool>).is_ok()
                    && (connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok())
            }
            Engine::Postgres(_) => false,
        };
        // A connection that cannot end its transaction is closed; the place opens a new one.
        if clean {
            let mut idle = self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner);
            let own = idle.get(self.place).is_some_and(Option::is_none);
            let place = if own { Some(self.place) } else { idle.iter().position(Option::is_none) };
            if let Some(empty) = place.and_then(|place| idle.get_mut(place)) {
                *empty = Some(tx);
            }
        }
    }
}
