//! A transaction, the only thing that statements run on.

use uuid::Uuid;

use super::bind::{Wire, bind_sqlite};
use super::postgres::Session;
use super::row::Source;
use super::{Dialect, Row, Sql};
use crate::column::Param;
use crate::error::{Result, StoreError};

/// How many statements wait before they are sent: enough to hide the way there and back, few enough to hold.
const MOST_PENDING: usize = 512;

/// One transaction of one workspace (or of the house), reading or writing, on either engine.
///
/// A statement that fails spoils the transaction: the job may still answer a refusal, but not success. That is how
/// PostgreSQL behaves anyway, and SQLite is held to it, so that a job means the same on both.
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) workspace: Option<Uuid>,
    pub(crate) spoiled: bool,
    /// Statements of [`later`](Self::later) that PostgreSQL has not been sent yet.
    pending: Vec<(&'static str, Vec<Wire<'static>>)>,
}

/// What is below.
pub(crate) enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Session),
}

impl Tx {
    pub(crate) fn new(engine: Engine) -> Self {
        Self { engine, workspace: None, spoiled: false, pending: Vec::new() }
    }

    /// Which engine this runs on, for the few statements that differ.
    pub fn dialect(&self) -> Dialect {
        match self.engine {
            Engine::Sqlite(_) => Dialect::Sqlite,
            Engine::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The workspace of this transaction; `None` in the house.
    pub fn workspace(&self) -> Option<Uuid> {
        self.workspace
    }

    /// Runs a statement and maps every row of its answer.
    ///
    /// # Errors
    /// Whatever the engine says, and whatever `row` answers.
    pub async fn query<T>(
        &mut self,
        sql: impl Into<Sql>,
        params: &[&dyn Param],
        mut row: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.flush().await?;
        let text = sql.into().text(self.dialect());
        debug_order(text, params)?;
        let answer = match &mut self.engine {
            Engine::Sqlite(connection) => rows_of_sqlite(connection, text, params, &mut row),
            Engine::Postgres(session) => match session.rows(text, &wire(params)).await {
                Ok(rows) => rows.iter().map(|it| row(&Row(Source::Postgres(it)))).collect(),
                Err(error) => Err(error),
            },
        };
        self.note(answer)
    }

    /// Like [`query`](Self::query), for at most one row.
    ///
    /// # Errors
    /// [`StoreError::NotOne`] when there are several.
    pub async fn query_opt<T>(
        &mut self,
        sql: impl Into<Sql>,
        params: &[&dyn Param],
        row: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut rows = self.query(sql, params, row).await?;
        if rows.len() > 1 { Err(StoreError::NotOne(rows.len())) } else { Ok(rows.pop()) }
    }

    /// Like [`query`](Self::query), for exactly one row.
    ///
    /// # Errors
    /// [`StoreError::NotOne`] when there is none or several.
    pub async fn query_one<T>(
        &mut self,
        sql: impl Into<Sql>,
        params: &[&dyn Param],
        row: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        self.query_opt(sql, params, row).await?.ok_or(StoreError::NotOne(0))
    }

    /// Runs a statement without an answer; gives the number of rows it touched.
    ///
    /// # Errors
    /// Whatever the engine says.
    pub async fn exec(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<u64> {
        self.flush().await?;
        let text = sql.into().text(self.dialect());
        debug_order(text, params)?;
        let answer = match &mut self.engine {
            Engine::Sqlite(connection) => exec_on_sqlite(connection, text, params),
            Engine::Postgres(session) => session.exec(text, &wire(params)).await,
        };
        self.note(answer)
    }

    /// Runs a statement whose answer nobody needs, at the latest before the next one that is asked for an answer. On
    /// PostgreSQL those that wait are sent one behind the other without waiting for each reply, which saves the way
    /// there and back; SQLite runs it now.
    ///
    /// # Errors
    /// On SQLite whatever the engine says; on PostgreSQL a later statement, or [`flush`](Self::flush), says it.
    pub async fn later(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<()> {
        let text = sql.into().text(self.dialect());
        debug_order(text, params)?;
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                let answer = exec_on_sqlite(connection, text, params).map(|_| ());
                self.note(answer)
            }
            Engine::Postgres(_) => {
                self.pending
                    .push((text, params.iter().map(|param| Wire(param.value().into_owned())).collect()));
                if self.pending.len() >= MOST_PENDING { self.flush().await } else { Ok(()) }
            }
        }
    }

    /// Runs what [`later`](Self::later) left for later.
    ///
    /// # Errors
    /// What the engine says of the first statement that fails.
    pub async fn flush(&mut self) -> Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        let answer = match &self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.exec_all(&pending).await,
        };
        self.note(answer)
    }

    /// Runs one statement of a migration or of the engine itself; never from the rows above.
    pub(crate) async fn script(&mut self, text: &str) -> Result<()> {
        let answer = match &mut self.engine {
            Engine::Sqlite(connection) => connection.execute_batch(text).map_err(StoreError::from),
            Engine::Postgres(session) => session.script(text).await,
        };
        self.note(answer)
    }

    /// Has the engine read the statement without running it.
    pub(crate) async fn prepare(&mut self, text: &str) -> Result<()> {
        match &mut self.engine {
            Engine::Sqlite(connection) => connection.prepare(text).map(|_| ()).map_err(StoreError::from),
            Engine::Postgres(session) => session.prepare(text).await,
        }
    }

    /// How the engine would run the statement, one line per step. `LIKE`-free and without values, for tests on indexes.
    pub(crate) async fn plan(&mut self, text: &str) -> Result<Vec<String>> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {text}"))?;
                let mut rows = statement.raw_query();
                let mut lines = Vec::new();
                while let Some(row) = rows.next()? {
                    lines.push(row.get::<_, String>(3)?);
                }
                Ok(lines)
            }
            Engine::Postgres(session) => session.plan(text).await,
        }
    }

    fn note<T>(&mut self, answer: Result<T>) -> Result<T> {
        self.spoiled |= answer.is_err();
        answer
    }
}

#[cfg(debug_assertions)]
fn debug_order(text: &str, params: &[&dyn Param]) -> Result<()> {
    super::sql::check_order(text, Some(params.len()))
}

#[cfg(not(debug_assertions))]
fn debug_order(_: &str, _: &[&dyn Param]) -> Result<()> {
    Ok(())
}

fn wire<'a>(params: &[&'a dyn Param]) -> Vec<Wire<'a>> {
    params.iter().map(|param: &&'a dyn Param| Wire((**param).value())).collect()
}

fn rows_of_sqlite<T>(
    connection: &rusqlite::Connection,
    text: &str,
    params: &[&dyn Param],
    row: &mut impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(text)?;
    bind_sqlite(&mut statement, params)?;
    let mut rows = statement.raw_query();
    let mut all = Vec::new();
    while let Some(it) = rows.next()? {
        all.push(row(&Row(Source::Sqlite(it)))?);
    }
    Ok(all)
}

fn exec_on_sqlite(connection: &rusqlite::Connection, text: &str, params: &[&dyn Param]) -> Result<u64> {
    let mut statement = connection.prepare_cached(text)?;
    bind_sqlite(&mut statement, params)?;
    Ok(statement.raw_execute()? as u64)
}
