//! Rows from one engine to the other. The statements are put together from the names of our own tables and columns,
//! the only place where a statement is not a literal: whatever a migration adds is carried without being listed here.

use bytes::BytesMut;
use rusqlite::Connection;
use rusqlite::types::Value as LiteValue;
use std::borrow::Cow;
use tokio_postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use super::{HOUSE_TABLES, WORKSPACE_TABLES};
use crate::column::Value;
use crate::engine::{Dialect, Engine, Row, Session, Source, Tx, Wire};
use crate::error::{Result, StoreError};

/// Rows fetched or sent at once.
const PORTION: usize = 200;
/// Most parameters of one statement; PostgreSQL allows 65,535.
const PARAMETERS: usize = 4_000;

/// A table as the file has it.
struct Table {
    name: &'static str,
    columns: Vec<String>,
    /// Names of the columns of its key, in the order of the key.
    key: Vec<String>,
}

impl Table {
    fn read(file: &Connection, name: &'static str) -> Result<Self> {
        let mut statement = file.prepare("SELECT name, pk FROM pragma_table_info($1) ORDER BY cid")?;
        let all: Vec<(String, i64)> = statement
            .query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut key: Vec<(i64, String)> =
            all.iter().filter(|(_, place)| *place > 0).map(|(name, place)| (*place, name.clone())).collect();
        key.sort();
        Ok(Self {
            name,
            columns: all.into_iter().map(|(name, _)| name).collect(),
            key: key.into_iter().map(|(_, name)| name).collect(),
        })
    }

    fn insert(&self, rows: usize) -> String {
        let width = self.columns.len();
        let row = |nr: usize| {
            let places: Vec<String> = (1..=width).map(|place| format!("${}", nr * width + place)).collect();
            format!("({})", places.join(", "))
        };
        let rows: Vec<String> = (0..rows).map(row).collect();
        format!("INSERT INTO {} ({}) VALUES {}", self.name, names(&self.columns), rows.join(", "))
    }
}

fn names(columns: &[String]) -> String {
    columns.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ")
}

/// Whether nobody has begun to use the store.
pub(super) async fn is_empty(tx: &mut Tx) -> Result<bool> {
    act_as_house(tx).await?;
    let sql = "SELECT (SELECT count(*) FROM workspace) + (SELECT count(*) FROM user_account)";
    let rows: i64 = tx.query_one(sql, &[], |row| row.get(0)).await?;
    Ok(rows == 0)
}

/// Takes every row out.
pub(super) async fn empty_out(tx: &mut Tx) -> Result<()> {
    let all = WORKSPACE_TABLES.iter().chain(HOUSE_TABLES);
    match tx.dialect() {
        Dialect::Sqlite => {
            for table in all.rev() {
                tx.script(&format!("DELETE FROM {table}")).await?;
            }
            Ok(())
        }
        // Not bound by row policies, and gone from the disk at once.
        Dialect::Postgres => {
            let all: Vec<&str> = all.copied().collect();
            tx.script(&format!("TRUNCATE {}", all.join(", "))).await
        }
    }
}

/// Everything of a file of SQLite into a store, inside the transaction given.
pub(super) async fn pour_in(tx: &mut Tx, mut file: Connection) -> Result<()> {
    // A setting may be there in an otherwise empty store (the server makes its key at the first start).
    tx.script("DELETE FROM setting").await?;
    for table in HOUSE_TABLES {
        let table = Table::read(&file, table)?;
        file = pour_table(tx, file, &table, None).await?;
    }
    let workspaces: Vec<Uuid> = {
        let mut statement = file.prepare("SELECT workspace_id FROM workspace ORDER BY workspace_id")?;
        let ids = statement.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
        ids.map(|it| it.map(Uuid::from_bytes)).collect::<rusqlite::Result<_>>()?
    };
    for workspace in workspaces {
        act_as(tx, workspace).await?;
        for table in WORKSPACE_TABLES {
            let table = Table::read(&file, table)?;
            file = pour_table(tx, file, &table, Some(workspace)).await?;
        }
    }
    Ok(())
}

/// One table of one workspace, portion by portion in the order of its key.
async fn pour_table(
    tx: &mut Tx,
    file: Connection,
    table: &Table,
    workspace: Option<Uuid>,
) -> Result<Connection> {
    let mut after: Option<Vec<LiteValue>> = None;
    loop {
        let rows = portion(&file, table, workspace, after.as_deref())?;
        let Some(last) = rows.last() else { return Ok(file) };
        after = Some(
            table
                .key
                .iter()
                .filter_map(|key| table.columns.iter().position(|it| it == key))
                .map(|place| last[place].clone())
                .collect(),
        );
        match &mut tx.engine {
            Engine::Sqlite(target) => {
                let mut statement = target.prepare_cached(&table.insert(1))?;
                for row in rows {
                    statement.execute(rusqlite::params_from_iter(row))?;
                }
            }
            Engine::Postgres(session) => send(session, table, rows).await?,
        }
    }
}

/// Up to [`PORTION`] rows after a key.
fn portion(
    file: &Connection,
    table: &Table,
    workspace: Option<Uuid>,
    after: Option<&[LiteValue]>,
) -> Result<Vec<Vec<LiteValue>>> {
    let mut given: Vec<LiteValue> = Vec::new();
    let mut limits: Vec<String> = Vec::new();
    if let Some(workspace) = workspace {
        limits.push("workspace_id = ?".to_owned());
        given.push(LiteValue::Blob(workspace.as_bytes().to_vec()));
    }
    if let Some(after) = after {
        // The workspace is named once: said again behind the comparison, it would have every portion read the rows of
        // all portions before it.
        let known = usize::from(workspace.is_some() && table.key[0] == "workspace_id");
        let (key, after) = (&table.key[known..], &after[known..]);
        if key.is_empty() {
            // One row is all that a workspace has here.
            return Ok(Vec::new());
        }
        limits.push(format!("({}) > ({})", names(key), vec!["?"; key.len()].join(", ")));
        given.extend(after.iter().cloned());
    }
    let limit = if limits.is_empty() { String::new() } else { format!("WHERE {}", limits.join(" AND ")) };
    let mut statement = file.prepare_cached(&format!(
        "SELECT {} FROM {} {limit} ORDER BY {} LIMIT {PORTION}",
        names(&table.columns),
        table.name,
        names(&table.key)
    ))?;
    let width = table.columns.len();
    let rows = statement.query_map(rusqlite::params_from_iter(given), |row| {
        (0..width).map(|place| row.get(place)).collect::<rusqlite::Result<Vec<LiteValue>>>()
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

async fn send(session: &Session, table: &Table, rows: Vec<Vec<LiteValue>>) -> Result<()> {
    let cells: Vec<Vec<Cell>> = rows.into_iter().map(|row| row.into_iter().map(Cell).collect()).collect();
    for some in cells.chunks((PARAMETERS / table.columns.len()).max(1)) {
        let params: Vec<&(dyn ToSql + Sync)> =
            some.iter().flatten().map(|it| it as &(dyn ToSql + Sync)).collect();
        session.exec_built(&table.insert(some.len()), &params).await?;
    }
    Ok(())
}

/// Everything of a database of PostgreSQL, as it is at one moment, into a file.
pub(super) async fn pour_out(mut tx: Tx, mut file: Connection) -> Result<Connection> {
    tx.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    act_as_house(&mut tx).await?;
    let sql = "SELECT workspace_id FROM workspace ORDER BY workspace_id";
    let workspaces: Vec<Uuid> = tx.query(sql, &[], |row| row.get(0)).await?;
    for table in HOUSE_TABLES {
        let table = Table::read(&file, table)?;
        file = fetch_table(&mut tx, file, &table, None).await?;
    }
    for workspace in workspaces {
        act_as(&mut tx, workspace).await?;
        for table in WORKSPACE_TABLES {
            let table = Table::read(&file, table)?;
            file = fetch_table(&mut tx, file, &table, Some(workspace)).await?;
        }
    }
    tx.script("ROLLBACK").await?;
    Ok(file)
}

async fn fetch_table(
    tx: &mut Tx,
    file: Connection,
    table: &Table,
    workspace: Option<Uuid>,
) -> Result<Connection> {
    // An id of our own making, written as PostgreSQL writes it: hexadecimal digits and hyphens.
    let limit = workspace.map(|id| format!("WHERE workspace_id = '{id}'")).unwrap_or_default();
    let columns = names(&table.columns);
    tx.script(&format!("DECLARE rows_out NO SCROLL CURSOR FOR SELECT {columns} FROM {} {limit}", table.name))
        .await?;
    loop {
        let Engine::Postgres(session) = &tx.engine else { return Err(StoreError::Closed) };
        let rows = session.fetch(&format!("FETCH {PORTION} FROM rows_out")).await?;
        if rows.is_empty() {
            tx.script("CLOSE rows_out").await?;
            return Ok(file);
        }
        let mut statement = file.prepare_cached(&table.insert(1))?;
        for row in &rows {
            let values: Vec<LiteValue> =
                (0..table.columns.len()).map(|place| lite_value(row, place)).collect::<Result<_>>()?;
            statement.execute(rusqlite::params_from_iter(values))?;
        }
    }
}

/// A value of PostgreSQL as SQLite keeps it (see [`crate::column`]).
fn lite_value(row: &tokio_postgres::Row, place: usize) -> Result<LiteValue> {
    let ours = Row(Source::Postgres(row));
    if ours.is_null(place)? {
        return Ok(LiteValue::Null);
    }
    Ok(match *row.columns()[place].type_() {
        Type::UUID => LiteValue::Blob(ours.id(place)?.as_bytes().to_vec()),
        Type::BYTEA => LiteValue::Blob(ours.bytes(place)?.to_vec()),
        Type::TEXT => LiteValue::Text(ours.text(place)?.to_owned()),
        Type::BOOL => LiteValue::Integer(i64::from(ours.flag(place)?)),
        Type::INT8 => LiteValue::Integer(ours.int(place)?),
        Type::FLOAT8 => LiteValue::Real(ours.real(place)?),
        Type::TIMESTAMPTZ => LiteValue::Integer(ours.time(place)?.as_microsecond()),
        Type::DATE => LiteValue::Text(ours.day(place)?.to_string()),
        _ => return Err(StoreError::Column { index: place, wanted: "a column of the list" }),
    })
}

/// A value of SQLite on its way into a column of PostgreSQL, which says what it is.
#[derive(Debug)]
struct Cell(LiteValue);

impl ToSql for Cell {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        let value = match (&self.0, kind.clone()) {
            (LiteValue::Null, _) => Value::Null,
            (LiteValue::Integer(number), Type::BOOL) => Value::Flag(*number != 0),
            (LiteValue::Integer(micros), Type::TIMESTAMPTZ) => {
                Value::Time(jiff::Timestamp::from_microsecond(*micros)?)
            }
            (LiteValue::Integer(number), _) => Value::Int(*number),
            (LiteValue::Real(number), _) => Value::Real(*number),
            (LiteValue::Text(text), Type::DATE) => Value::Day(text.parse()?),
            (LiteValue::Text(text), _) => Value::Text(Cow::Borrowed(text)),
            (LiteValue::Blob(bytes), Type::UUID) => Value::Id(Uuid::from_slice(bytes)?),
            (LiteValue::Blob(bytes), _) => Value::Bytes(bytes.into()),
        };
        Wire(value).to_sql(kind, out)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}

/// Lets the transaction see the rows of one workspace, on PostgreSQL.
async fn act_as(tx: &mut Tx, workspace: Uuid) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        let sql =
            "SELECT set_config('goodturn.workspace', $1, true), set_config('goodturn.house', 'off', true)";
        tx.query(sql, &[&workspace.to_string()], |_| Ok(())).await?;
    }
    Ok(())
}

/// Lets the transaction see which workspaces there are, on PostgreSQL.
async fn act_as_house(tx: &mut Tx) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        let sql =
            "SELECT set_config('goodturn.workspace', '', true), set_config('goodturn.house', 'on', true)";
        tx.query(sql, &[], |_| Ok(())).await?;
    }
    Ok(())
}
