//! One row of an answer, read the same way on both engines.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::ValueRef;
use tokio_postgres::types::{FromSql, Type};
use uuid::Uuid;

use crate::column::Column;
use crate::error::{Result, StoreError};

/// A row, alive only inside the closure given to [`Tx::query`](super::Tx::query).
pub struct Row<'a>(pub(crate) Source<'a>);

/// Where the row comes from.
pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

/// 2000-01-01T00:00:00Z in microseconds since 1970: PostgreSQL counts from there.
pub(crate) const POSTGRES_EPOCH_MICROS: i64 = 946_684_800_000_000;
/// The same day as PostgreSQL's day 0.
pub(crate) const POSTGRES_EPOCH_DAY: Date = jiff::civil::date(2000, 1, 1);

impl Row<'_> {
    /// Column `index`, from 0, as `T`.
    ///
    /// # Errors
    /// [`StoreError::Column`] when it is missing, NULL (unless `T` is an `Option`) or of another kind.
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        T::read(self, index)
    }

    /// Whether the column is NULL.
    pub(crate) fn is_null(&self, index: usize) -> Result<bool> {
        match &self.0 {
            Source::Sqlite(row) => Ok(matches!(lite(row, index, "any")?, ValueRef::Null)),
            Source::Postgres(row) => pg::<Option<Present>>(row, index, "any").map(|it| it.is_none()),
        }
    }

    pub(crate) fn int(&self, index: usize) -> Result<i64> {
        match &self.0 {
            Source::Sqlite(row) => match lite(row, index, "a number")? {
                ValueRef::Integer(number) => Ok(number),
                _ => Err(StoreError::Column { index, wanted: "a number" }),
            },
            Source::Postgres(row) => pg::<Whole>(row, index, "a number").map(|it| it.0),
        }
    }

    pub(crate) fn real(&self, index: usize) -> Result<f64> {
        match &self.0 {
            Source::Sqlite(row) => match lite(row, index, "a number")? {
                ValueRef::Real(number) => Ok(number),
                _ => Err(StoreError::Column { index, wanted: "a number with a fraction" }),
            },
            Source::Postgres(row) => pg(row, index, "a number with a fraction"),
        }
    }

    pub(crate) fn flag(&self, index: usize) -> Result<bool> {
        match &self.0 {
            Source::Sqlite(row) => match lite(row, index, "yes or no")? {
                ValueRef::Integer(0) => Ok(false),
                ValueRef::Integer(1) => Ok(true),
                _ => Err(StoreError::Column { index, wanted: "yes or no" }),
            },
            Source::Postgres(row) => pg(row, index, "yes or no"),
        }
    }

    pub(crate) fn text(&self, index: usize) -> Result<&str> {
        match &self.0 {
            Source::Sqlite(row) => {
                lite(row, index, "text")?.as_str().map_err(|_| StoreError::Column { index, wanted: "text" })
            }
            Source::Postgres(row) => pg(row, index, "text"),
        }
    }

    pub(crate) fn bytes(&self, index: usize) -> Result<&[u8]> {
        match &self.0 {
            Source::Sqlite(row) => lite(row, index, "bytes")?
                .as_blob()
                .map_err(|_| StoreError::Column { index, wanted: "bytes" }),
            Source::Postgres(row) => pg(row, index, "bytes"),
        }
    }

    pub(crate) fn id(&self, index: usize) -> Result<Uuid> {
        match &self.0 {
            Source::Sqlite(row) => lite(row, index, "an id")?
                .as_blob()
                .ok()
                .and_then(|bytes| Uuid::from_slice(bytes).ok())
                .ok_or(StoreError::Column { index, wanted: "an id" }),
            Source::Postgres(row) => pg(row, index, "an id"),
        }
    }

    pub(crate) fn time(&self, index: usize) -> Result<Timestamp> {
        let micros = match &self.0 {
            Source::Sqlite(_) => self.int(index)?,
            Source::Postgres(row) => pg::<Moment>(row, index, "a time")?.0,
        };
        Timestamp::from_microsecond(micros).map_err(|_| StoreError::Column { index, wanted: "a time" })
    }

    pub(crate) fn day(&self, index: usize) -> Result<Date> {
        match &self.0 {
            Source::Sqlite(_) => {
                self.text(index)?.parse().map_err(|_| StoreError::Column { index, wanted: "a day" })
            }
            Source::Postgres(row) => {
                let days = pg::<Days>(row, index, "a day")?.0;
                POSTGRES_EPOCH_DAY
                    .checked_add(jiff::Span::new().try_days(days).unwrap_or_default())
                    .map_err(|_| StoreError::Column { index, wanted: "a day" })
            }
        }
    }
}

fn lite<'r>(row: &'r rusqlite::Row<'_>, index: usize, wanted: &'static str) -> Result<ValueRef<'r>> {
    row.get_ref(index).map_err(|_| StoreError::Column { index, wanted })
}

fn pg<'r, T: FromSql<'r>>(row: &'r tokio_postgres::Row, index: usize, wanted: &'static str) -> Result<T> {
    row.try_get(index).map_err(|_| StoreError::Column { index, wanted })
}

type Raw<T> = std::result::Result<T, Box<dyn std::error::Error + Sync + Send>>;

/// Any value that is not NULL.
struct Present;

impl<'a> FromSql<'a> for Present {
    fn from_sql(_: &Type, _: &'a [u8]) -> Raw<Self> {
        Ok(Self)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A whole number of any width: literals and `EXTRACT` give narrower ones than our columns.
struct Whole(i64);

impl<'a> FromSql<'a> for Whole {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Raw<Self> {
        Ok(Self(match *kind {
            Type::INT2 => i64::from(i16::from_sql(kind, raw)?),
            Type::INT4 => i64::from(i32::from_sql(kind, raw)?),
            _ => i64::from_sql(kind, raw)?,
        }))
    }
    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT2 | Type::INT4 | Type::INT8)
    }
}

/// `timestamptz` as microseconds since 1970.
struct Moment(i64);

impl<'a> FromSql<'a> for Moment {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Raw<Self> {
        let since_2000 = i64::from_be_bytes(raw.try_into()?);
        since_2000.checked_add(POSTGRES_EPOCH_MICROS).map(Self).ok_or_else(|| "infinite time".into())
    }
    fn accepts(kind: &Type) -> bool {
        *kind == Type::TIMESTAMPTZ
    }
}

/// `date` as days since 2000-01-01.
struct Days(i32);

impl<'a> FromSql<'a> for Days {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Raw<Self> {
        match i32::from_be_bytes(raw.try_into()?) {
            // PostgreSQL's two infinities are no days.
            i32::MAX | i32::MIN => Err("infinite day".into()),
            days => Ok(Self(days)),
        }
    }
    fn accepts(kind: &Type) -> bool {
        *kind == Type::DATE
    }
}
