//! How a [`Value`] goes over the wire (PostgreSQL) or into a statement (SQLite).

use std::error::Error;
use std::rc::Rc;

use bytes::{BufMut, BytesMut};
use rusqlite::types::{ToSqlOutput, Value as LiteValue, ValueRef};
use tokio_postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};

use super::row::{POSTGRES_EPOCH_DAY, POSTGRES_EPOCH_MICROS};
use crate::column::{Param, Value};
use crate::error::{Result, StoreError};

/// Binds all parameters of a statement of SQLite.
pub(crate) fn bind_sqlite(statement: &mut rusqlite::Statement<'_>, params: &[&dyn Param]) -> Result<()> {
    if statement.parameter_count() != params.len() {
        return Err(StoreError::Statement(format!(
            "{} parameters for {} places",
            params.len(),
            statement.parameter_count()
        )));
    }
    for (place, param) in (1..).zip(params) {
        match param.value() {
            // A shared array behind a pointer: the virtual table `rarray` walks it.
            Value::Ids(ids) => {
                let ids: Vec<LiteValue> =
                    ids.iter().map(|id| LiteValue::Blob(id.as_bytes().to_vec())).collect();
                statement.raw_bind_parameter(place, Rc::new(ids))?;
            }
            Value::Unwritable(why) => return Err(StoreError::Value(why)),
            value => statement.raw_bind_parameter(place, Lite(value))?,
        }
    }
    Ok(())
}

/// A plain value for SQLite.
struct Lite<'a>(Value<'a>);

impl rusqlite::ToSql for Lite<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match &self.0 {
            Value::Null | Value::Ids(_) | Value::Unwritable(_) => ToSqlOutput::Owned(LiteValue::Null),
            Value::Int(number) => ToSqlOutput::Owned(LiteValue::Integer(*number)),
            Value::Real(number) => ToSqlOutput::Owned(LiteValue::Real(*number)),
            Value::Flag(flag) => ToSqlOutput::Owned(LiteValue::Integer(i64::from(*flag))),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Value::Time(time) => ToSqlOutput::Owned(LiteValue::Integer(time.as_microsecond())),
            Value::Day(day) => ToSqlOutput::Owned(LiteValue::Text(day.to_string())),
        })
    }
}

/// A value for PostgreSQL; the server has said which type it expects.
#[derive(Debug)]
pub(crate) struct Wire<'a>(pub(crate) Value<'a>);

type Raw = std::result::Result<IsNull, Box<dyn Error + Sync + Send>>;

impl ToSql for Wire<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Raw {
        match &self.0 {
            Value::Null => return Ok(IsNull::Yes),
            Value::Int(number) => put_int(*number, kind, out)?,
            Value::Real(number) => expect(kind, &[Type::FLOAT8]).map(|()| out.put_f64(*number))?,
            Value::Flag(flag) => expect(kind, &[Type::BOOL]).map(|()| out.put_u8(u8::from(*flag)))?,
            Value::Text(text) => {
                expect(
                    kind,
                    &[Type::TEXT, Type::VARCHAR, Type::BPCHAR, Type::NAME, Type::UNKNOWN, Type::JSON],
                )?;
                out.put_slice(text.as_bytes());
            }
            Value::Bytes(bytes) => expect(kind, &[Type::BYTEA]).map(|()| out.put_slice(bytes))?,
            Value::Id(id) => expect(kind, &[Type::UUID]).map(|()| out.put_slice(id.as_bytes()))?,
            Value::Time(time) => {
                expect(kind, &[Type::TIMESTAMPTZ])?;
                out.put_i64(time.as_microsecond() - POSTGRES_EPOCH_MICROS);
            }
            Value::Day(day) => {
                expect(kind, &[Type::DATE])?;
                out.put_i32(POSTGRES_EPOCH_DAY.until(*day)?.get_days());
            }
            Value::Ids(ids) => return ids.as_ref().to_sql(kind, out),
            Value::Unwritable(why) => return Err(why.clone().into()),
        }
        Ok(IsNull::No)
    }

    /// Everything is looked at in `to_sql`, where the value is known.
    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}

fn expect(kind: &Type, known: &[Type]) -> std::result::Result<(), Box<dyn Error + Sync + Send>> {
    if known.contains(kind) { Ok(()) } else { Err(format!("the column is {kind}").into()) }
}

/// A number in the width that the place wants, refused when it does not fit.
fn put_int(
    number: i64,
    kind: &Type,
    out: &mut BytesMut,
) -> std::result::Result<(), Box<dyn Error + Sync + Send>> {
    match *kind {
        Type::INT8 => out.put_i64(number),
        Type::INT4 => out.put_i32(number.try_into()?),
        Type::INT2 => out.put_i16(number.try_into()?),
        _ => return Err(format!("the column is {kind}").into()),
    }
    Ok(())
}
