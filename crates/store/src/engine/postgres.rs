//! PostgreSQL: a pool of sessions, and transactions that can see one workspace alone.
//!
//! Every transaction starts with `set_config('role', 'goodturn_app', true)` and
//! `set_config('goodturn.workspace', …, true)`. The role is made at the first start when the login may do so. It owns
//! nothing and is no superuser, so the row policies hold for it whatever the login is: owners and superusers would
//! walk past them. A login that may neither use that role nor is bound by policies itself is refused.

use std::time::Duration;

use deadpool_postgres::{Client, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio_postgres::NoTls;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

use super::{BoxFuture, Engine, MIGRATIONS, OpenOptions, Tx, Wire, migrate};
use crate::error::{Result, StoreError};

/// The role under which the program works.
const ROLE: &str = "goodturn_app";
/// First releases without CVE-2024-10976 (policies forgotten in cached plans) and CVE-2025-8713 (statistics that show
/// rows hidden by a policy): `server_version_num` from … below …. https://www.postgresql.org/support/security/
const SOUND: [(i32, i32); 5] =
    [(130_022, 140_000), (140_019, 150_000), (150_014, 160_000), (160_010, 170_000), (170_006, i32::MAX)];

/// A database of PostgreSQL.
pub(crate) struct PostgresStore {
    pool: Pool,
    /// The role to take, empty when the login itself is bound by the policies.
    role: &'static str,
    limits: (Duration, Duration),
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    Write(Uuid),
    House,
    Read(Uuid),
    ReadLong(Uuid),
    HouseRead,
}

impl Purpose {
    fn workspace(self) -> Option<Uuid> {
        match self {
            Self::Write(id) | Self::Read(id) | Self::ReadLong(id) => Some(id),
            Self::House | Self::HouseRead => None,
        }
    }
}

impl PostgresStore {
    pub(crate) async fn open(address: &str, options: &OpenOptions) -> Result<Self> {
        let pool = pool_of(address, options)?;
        // Its own session, closed afterwards: no lock, role or setting of the migration stays behind.
        let mut tx = Tx::new(Engine::Postgres(Session::new(pool.get().await?)));
        check_server(&mut tx).await?;
        migrate(&mut tx, MIGRATIONS, None).await?;
        let role = take_role(&mut tx).await?;
        drop(tx);
        Ok(Self { pool, role, limits: (options.short_read, options.long_read) })
    }

    /// A session without any table being made, for tests of migrations.
    #[cfg(test)]
    pub(crate) async fn login(address: &str) -> Result<Tx> {
        let pool = pool_of(address, &OpenOptions::default())?;
        Ok(Tx::new(Engine::Postgres(Session::new(pool.get().await?))))
    }

    /// A session for backups: one transaction as the login, the caller begins and ends it.
    pub(crate) async fn bare(&self) -> Result<Tx> {
        Ok(Tx::new(Engine::Postgres(Session::new(self.pool.get().await?))))
    }

    /// Runs a job that changes something. On a task of its own, so that it runs to its end (and its commit is
    /// awaited) even when the request that asked for it is gone: the same as on SQLite.
    pub(crate) async fn change<T, F>(&self, purpose: Purpose, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
        T: Send + 'static,
    {
        let tx = self.begin(purpose).await?;
        tokio::spawn(run(tx, job))
            .await
            .map_err(|error| if error.is_panic() { StoreError::Panicked } else { StoreError::Closed })?
    }

    /// Runs a job that reads. When the caller goes away, the session is closed and with it the transaction.
    pub(crate) async fn look<T, F>(&self, purpose: Purpose, job: F) -> Result<T>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send,
        T: Send,
    {
        run(self.begin(purpose).await?, job).await
    }

    /// Begins. A session that turns out dead is thrown away and another taken: nothing was done on it yet.
    async fn begin(&self, purpose: Purpose) -> Result<Tx> {
        let mut tries = 0;
        loop {
            let mut session = Session::new(self.pool.get().await?);
            match session.begin(purpose, self.role, self.limits).await {
                Ok(()) => {
                    let mut tx = Tx::new(Engine::Postgres(session));
                    tx.workspace = purpose.workspace();
                    return Ok(tx);
                }
                Err(StoreError::Unreachable(_)) if tries < self.pool.status().max_size => tries += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

/// Connections of one login, made when first needed.
fn pool_of(address: &str, options: &OpenOptions) -> Result<Pool> {
    let mut config: tokio_postgres::Config =
        address.parse().map_err(|_| StoreError::refused("This PostgreSQL address cannot be read."))?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    config.application_name("goodturn");
    let manager =
        Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    Pool::builder(manager)
        .max_size(options.readers.max(1))
        .wait_timeout(Some(Duration::from_secs(10)))
        .runtime(Runtime::Tokio1)
        .build()
        .map_err(|error| StoreError::Unreachable(error.to_string()))
}

/// Runs the job and ends its transaction.
async fn run<T, F>(mut tx: Tx, job: F) -> Result<T>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send,
    T: Send,
{
    let answer = job(&mut tx).await;
    let answer = match tx.flush().await {
        Err(error) if answer.is_ok() => Err(error),
        _ => answer,
    };
    let spoiled = tx.spoiled;
    let Engine::Postgres(session) = tx.engine else { return Err(StoreError::Closed) };
    match answer {
        Ok(_) if spoiled => session.roll_back().await.and(Err(StoreError::Spoiled)),
        Ok(value) => session.commit().await.map(|()| value),
        Err(error) => {
            // The job's own error is what its caller needs to know.
            let _ = session.roll_back().await;
            Err(error)
        }
    }
}

/// A connection taken from the pool. Unless its transaction was ended in order it is closed, not given back.
pub(crate) struct Session {
    client: Option<Client>,
    ended: bool,
}

impl Session {
    pub(crate) fn new(client: Client) -> Self {
        Self { client: Some(client), ended: false }
    }

    fn client(&self) -> Result<&Client> {
        self.client.as_ref().ok_or(StoreError::Closed)
    }

    /// `BEGIN`, the settings and the lock go out together: one round trip. A server whose commits are answered before
    /// they are durable (`synchronous_commit = off`) is asked not to do that here; how far a standby is waited for is
    /// the server's own setting.
    async fn begin(&mut self, purpose: Purpose, role: &str, limits: (Duration, Duration)) -> Result<()> {
        let client = self.client()?;
        let settings = client
            .prepare_cached(
                "SELECT set_config('goodturn.workspace', $1, true), set_config('goodturn.house', $2, true), \
                 set_config('statement_timeout', $3, true), set_config('role', $4, true), \
                 set_config('lock_timeout', '10000', true), set_config('idle_in_transaction_session_timeout', '60000', true), \
                 set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' \
                 ELSE current_setting('synchronous_commit') END, true)",
            )
            .await?;
        let (begin, limit) = match purpose {
            Purpose::Write(_) | Purpose::House => ("BEGIN", limits.1),
            Purpose::Read(_) | Purpose::HouseRead => {
                ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", limits.0)
            }
            Purpose::ReadLong(_) => ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", limits.1),
        };
        let workspace = purpose.workspace().map(|id| id.to_string()).unwrap_or_default();
        let house = if purpose.workspace().is_none() { "on" } else { "off" };
        let limit = limit.as_millis().to_string();
        let role = if role.is_empty() { "none" } else { role };
        let values: [&(dyn ToSql + Sync); 4] = [&workspace, &house, &limit, &role];
        tokio::try_join!(client.batch_execute(begin), client.query(&settings, &values))?;
        if let Purpose::Write(id) = purpose {
            // One act of a workspace at a time. A workspace that is being made has no row yet.
            let lock =
                client.prepare_cached("SELECT 1 FROM workspace WHERE workspace_id = $1 FOR UPDATE").await?;
            client.query(&lock, &[&Wire(crate::column::Value::Id(id))]).await?;
        }
        Ok(())
    }

    async fn commit(mut self) -> Result<()> {
        let answer = self.client()?.batch_execute("COMMIT").await;
        match answer {
            Ok(()) => {
                self.ended = true;
                Ok(())
            }
            Err(error) => Err(match StoreError::from(error) {
                // The server, or the way to it, went while it was committing.
                StoreError::Unreachable(words) => StoreError::CommitUnknown(words),
                StoreError::Engine { code, message, .. } if code == "driver" => {
                    StoreError::CommitUnknown(message)
                }
                known => known,
            }),
        }
    }

    async fn roll_back(mut self) -> Result<()> {
        self.client()?.batch_execute("ROLLBACK").await?;
        self.ended = true;
        Ok(())
    }

    pub(crate) async fn rows(&self, text: &str, params: &[Wire<'_>]) -> Result<Vec<tokio_postgres::Row>> {
        let client = self.client()?;
        let statement = client.prepare_cached(text).await?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
        client.query(&statement, &params).await.map_err(value_error)
    }

    pub(crate) async fn exec(&self, text: &str, params: &[Wire<'_>]) -> Result<u64> {
        let client = self.client()?;
        let statement = client.prepare_cached(text).await?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
        client.execute(&statement, &params).await.map_err(value_error)
    }

    /// Runs statements in their order, each sent before the one before it was answered.
    pub(crate) async fn exec_all(&self, all: &[(&'static str, Vec<Wire<'static>>)]) -> Result<()> {
        let client = self.client()?;
        let mut statements = Vec::with_capacity(all.len());
        for (text, _) in all {
            statements.push(client.prepare_cached(text).await?);
        }
        let sent = all.iter().zip(&statements).map(|((_, params), statement)| async move {
            let params: Vec<&(dyn ToSql + Sync)> =
                params.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
            client.execute(statement, &params).await
        });
        // All are polled once in their order before any is waited for, so they go out in that order.
        for answer in futures_util::future::join_all(sent).await {
            answer.map_err(value_error)?;
        }
        Ok(())
    }

    /// Runs a statement that was put together, once.
    pub(crate) async fn exec_built(&self, text: &str, params: &[&(dyn ToSql + Sync)]) -> Result<u64> {
        let client = self.client()?;
        let statement = client.prepare(text).await?;
        client.execute(&statement, params).await.map_err(value_error)
    }

    /// Rows of a cursor.
    pub(crate) async fn fetch(&self, text: &str) -> Result<Vec<tokio_postgres::Row>> {
        let client = self.client()?;
        let statement = client.prepare(text).await?;
        Ok(client.query(&statement, &[]).await?)
    }

    pub(crate) async fn script(&self, text: &str) -> Result<()> {
        Ok(self.client()?.batch_execute(text).await?)
    }

    pub(crate) async fn prepare(&self, text: &str) -> Result<()> {
        self.client()?.prepare(text).await?;
        Ok(())
    }

    pub(crate) async fn plan(&self, text: &str) -> Result<Vec<String>> {
        // A generic plan knows no parameters, as a cached one.
        let client = self.client()?;
        let count = tokio_postgres_count(client, text).await?;
        let nulls = vec!["NULL"; count].join(", ");
        client.batch_execute("SET LOCAL plan_cache_mode = force_generic_plan").await?;
        client.batch_execute(&format!("PREPARE plan_of AS {text}")).await?;
        let call = if count == 0 { String::new() } else { format!("({nulls})") };
        let answer = client.simple_query(&format!("EXPLAIN (COSTS OFF) EXECUTE plan_of{call}")).await;
        client.batch_execute("DEALLOCATE plan_of").await?;
        Ok(answer?
            .iter()
            .filter_map(|it| match it {
                tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
            .collect())
    }
}

async fn tokio_postgres_count(client: &Client, text: &str) -> Result<usize> {
    Ok(client.prepare(text).await?.params().len())
}

/// A parameter that has no form on the wire is our mistake, not the server's.
fn value_error(error: tokio_postgres::Error) -> StoreError {
    let words = error.to_string();
    if words.contains("error serializing parameter") {
        let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        return StoreError::Value(format!("{words} ({cause})"));
    }
    error.into()
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(client) = self.client.take()
            && !self.ended
        {
            // Out of the pool and closed: the server rolls back what was open.
            drop(Object::take(client));
        }
    }
}

/// Refuses a server whose policies are known to leak.
async fn check_server(tx: &mut Tx) -> Result<()> {
    let number: String =
        tx.query_one("SELECT current_setting('server_version_num')", &[], |row| row.get(0)).await?;
    let number: i32 = number.parse().unwrap_or(0);
    if SOUND.iter().any(|(from, below)| (*from..*below).contains(&number)) {
        return Ok(());
    }
    Err(StoreError::refused(format!(
        "This PostgreSQL server ({}.{}) has known holes in keeping workspaces apart. Nothing was changed. \
         Update it to 13.22, 14.19, 15.14, 16.10, 17.6 or later.",
        number / 10_000,
        number % 10_000
    )))
}

/// Makes the role when that is allowed, gives it its rights, and says which role transactions are to take.
async fn take_role(tx: &mut Tx) -> Result<&'static str> {
    let (bound, may_make): (bool, bool) = tx
        .query_one(
            "SELECT NOT (rolsuper OR rolbypassrls), rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?;
    let mut usable = may_take(tx).await?;
    if !usable && may_make {
        // Another program may be doing the same; roles belong to the whole server.
        let _ = tx
            .script("CREATE ROLE goodturn_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
            .await;
        let _ = tx.script("GRANT goodturn_app TO CURRENT_USER").await;
        tx.spoiled = false;
        usable = may_take(tx).await?;
    }
    if usable {
        give_rights(tx).await?;
        return Ok(ROLE);
    }
    if bound {
        // FORCE ROW LEVEL SECURITY binds the owner of the tables too.
        return Ok("");
    }
    Err(StoreError::refused(
        "This PostgreSQL login may see the rows of every workspace and cannot use the role goodturn_app. \
         Nothing was opened. Use a plain login, or run as an administrator: CREATE ROLE goodturn_app NOLOGIN; \
         GRANT goodturn_app TO the login.",
    ))
}

async fn may_take(tx: &mut Tx) -> Result<bool> {
    let held: Option<bool> = tx
        .query_opt(
            "SELECT pg_has_role(current_user, oid, 'MEMBER') AND NOT rolsuper AND NOT rolbypassrls \
             FROM pg_roles WHERE rolname = 'goodturn_app'",
            &[],
            |row| row.get(0),
        )
        .await?;
    Ok(held.unwrap_or(false))
}

/// What the role may do: rows of all tables, and nothing to the tables themselves. Under the lock of the migrations.
async fn give_rights(tx: &mut Tx) -> Result<()> {
    let missing: i64 = tx
        .query_one(
            "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_migration' \
             AND NOT has_table_privilege('goodturn_app', format('%I.%I', schemaname, tablename), 'DELETE')",
            &[],
            |row| row.get(0),
        )
        .await?;
    if missing == 0 {
        return Ok(());
    }
    for text in [
        "BEGIN",
        "SELECT pg_advisory_xact_lock(5140523101)",
        "DO 'BEGIN EXECUTE format(''GRANT USAGE ON SCHEMA %I TO goodturn_app'', current_schema()); \
         EXECUTE format(''GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO goodturn_app'', current_schema()); END'",
        "REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM goodturn_app",
        "COMMIT",
    ] {
        tx.script(text).await?;
    }
    Ok(())
}
