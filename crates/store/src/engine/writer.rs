//! The one thread that writes to a file of SQLite.
//!
//! Jobs that wait together are committed together: one `fsync` for up to 64 of them. Each runs in its own savepoint,
//! so that one which fails leaves the others alone, and each is answered only after `COMMIT` came back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::now::run_now;
use super::{BoxFuture, Engine, Tx};
use crate::error::{Result, StoreError};

/// Most jobs in one commit.
const BATCH: usize = 64;
/// No further job joins a commit that has been open for this long, so that the first one does not wait for ever.
const OPEN_FOR: Duration = Duration::from_millis(20);
/// Jobs that may wait in the queue; further requests wait for a place.
const QUEUE: usize = 1_024;

/// A job in the queue.
struct Job {
    workspace: Option<Uuid>,
    task: Box<dyn Work>,
}

/// A job with its types erased: run once, then answered once it is known whether the commit is through.
trait Work: Send {
    fn run(&mut self, tx: &mut Tx) -> Result<()>;
    fn answer(self: Box<Self>, outcome: Result<()>);
}

/// The job, what it gave, and who waits for that.
struct Task<T, F> {
    job: Option<F>,
    value: Option<T>,
    waiting: oneshot::Sender<Result<T>>,
}

impl<T, F> Work for Task<T, F>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send,
    T: Send,
{
    fn run(&mut self, tx: &mut Tx) -> Result<()> {
        let job = self.job.take().ok_or(StoreError::Closed)?;
        // A panic ends this job alone: its savepoint is rolled back, the thread goes on.
        let value =
            catch_unwind(AssertUnwindSafe(|| run_now(job(tx)))).unwrap_or(Err(StoreError::Panicked))??;
        if tx.spoiled {
            return Err(StoreError::Spoiled);
        }
        self.value = Some(value);
        Ok(())
    }

    fn answer(self: Box<Self>, outcome: Result<()>) {
        let Self { value, waiting, .. } = *self;
        // Nobody may be waiting any more; that is their right.
        let _ = waiting.send(outcome.and_then(|()| value.ok_or(StoreError::Closed)));
    }
}

/// The handle to the thread. Dropping it lets the thread finish what waits and close the file.
pub(crate) struct Writer {
    queue: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread; it owns the connection from here on.
    pub(crate) fn start(tx: Tx) -> Result<Self> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || work(tx, jobs))
            .map_err(|error| StoreError::File(format!("the writing thread did not start: {error}")))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Runs a job and answers once it is durable. A caller that goes away meanwhile changes nothing: a job in the
    /// queue runs to its end.
    pub(crate) async fn run<T, F>(&self, workspace: Option<Uuid>, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        let (waiting, wait) = oneshot::channel();
        let task = Box::new(Task { job: Some(job), value: None, waiting });
        let queue = self.queue.as_ref().ok_or(StoreError::Closed)?;
        queue.send(Job { workspace, task }).await.map_err(|_| StoreError::Closed)?;
        wait.await.map_err(|_| StoreError::Closed)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
        {
            let _ = thread.join();
        }
    }
}

/// The thread's life: one commit after the other until the handle is gone.
fn work(mut tx: Tx, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.blocking_recv() {
        commit_together(&mut tx, first, &mut jobs);
    }
}

/// One transaction: the first job, and whoever else is waiting already. Nobody is waited for.
fn commit_together(tx: &mut Tx, first: Job, jobs: &mut mpsc::Receiver<Job>) {
    let opened = Instant::now();
    if let Err(error) = control(tx, "BEGIN IMMEDIATE") {
        return first.task.answer(Err(error));
    }
    let mut saved: Vec<Box<dyn Work>> = Vec::new();
    let mut next = Some(first);
    let mut taken = 0;
    while let Some(mut job) = next {
        match one(tx, &mut job) {
            End::Saved => saved.push(job.task),
            End::Failed(error) => job.task.answer(Err(error)),
            End::AllLost(error) => {
                let words = error.to_string();
                tracing::warn!(jobs = saved.len(), %error, "a failing statement rolled the whole commit back");
                for task in saved {
                    task.answer(Err(StoreError::BatchLost(words.clone())));
                }
                return job.task.answer(Err(error));
            }
        }
        taken += 1;
        next = if taken < BATCH && opened.elapsed() < OPEN_FOR { jobs.try_recv().ok() } else { None };
    }
    let outcome = control(tx, "COMMIT").map_err(unsure);
    if outcome.is_err() && !is_autocommit(tx) {
        // A commit that failed may leave the transaction open; nothing of it may stay.
        let _ = control(tx, "ROLLBACK");
    }
    for task in saved {
        task.answer(outcome.clone());
    }
}

/// A commit that the disk failed in: its frames may stand whole in the journal although their sync failed, and whoever
/// recovers it after a crash takes them for saved. Everything else rolled back.
pub(super) fn unsure(error: StoreError) -> StoreError {
    match error {
        StoreError::Disk(what) => {
            tracing::warn!(what, "the disk failed in a commit");
            StoreError::CommitUnknown(format!("the disk failed, {what}"))
        }
        known => known,
    }
}

/// What one job left behind.
enum End {
    /// It is part of the commit.
    Saved,
    /// It is undone, the others stay.
    Failed(StoreError),
    /// The engine rolled everything back.
    AllLost(StoreError),
}

fn one(tx: &mut Tx, job: &mut Job) -> End {
    if let Err(error) = control(tx, "SAVEPOINT job") {
        return if is_autocommit(tx) { End::AllLost(error) } else { End::Failed(error) };
    }
    tx.workspace = job.workspace;
    tx.spoiled = false;
    let state = job.task.run(tx);
    tx.workspace = None;
    tx.spoiled = false;
    // Some errors (a full disk) have rolled the whole transaction back already, savepoint and all.
    if is_autocommit(tx) {
        return End::AllLost(state.err().unwrap_or(StoreError::Spoiled));
    }
    let ended = match &state {
        Ok(()) => control(tx, "RELEASE job"),
        Err(_) => control(tx, "ROLLBACK TO job").and_then(|()| control(tx, "RELEASE job")),
    };
    match (state, ended) {
        (Ok(()), Ok(())) => End::Saved,
        (Err(error), Ok(())) => End::Failed(error),
        (state, Err(broken)) => {
            // The savepoint could not be ended: nothing in this transaction can be trusted.
            if !is_autocommit(tx) {
                let _ = control(tx, "ROLLBACK");
            }
            End::AllLost(state.err().unwrap_or(broken))
        }
    }
}

/// Runs one word of transaction control.
fn control(tx: &Tx, word: &str) -> Result<()> {
    match &tx.engine {
        Engine::Sqlite(connection) => Ok(connection.execute_batch(word)?),
        Engine::Postgres(_) => Err(StoreError::Statement("the writing thread belongs to SQLite".to_owned())),
    }
}

fn is_autocommit(tx: &Tx) -> bool {
    matches!(&tx.engine, Engine::Sqlite(connection) if connection.is_autocommit())
}
