//! The few kinds of value that rows are made of, and how each engine holds them.
//!
//! | Rust | SQLite | PostgreSQL |
//! | --- | --- | --- |
//! | [`Uuid`] | 16 bytes | `uuid` |
//! | `String` | text | `text` |
//! | `i64` | integer | `bigint` |
//! | `f64` | real | `double precision` |
//! | `bool` | 0 or 1 | `boolean` |
//! | `Vec<u8>` | blob | `bytea` |
//! | [`At`] | whole microseconds since 1970 | `timestamptz` |
//! | [`Day`] | `2026-11-23` | `date` |
//! | [`Json`] | text | `text` |
//! | [`Ids`] (parameter only) | array behind `rarray($n)` | `uuid[]` behind `rarray($n)` |
//!
//! A list of ids is one parameter of one text: `… AND person_id IN (SELECT value FROM rarray($2))`. On SQLite
//! `rarray` comes with the driver, on PostgreSQL migration 1 makes a function of that name around `unnest`.
//!
//! Sums and counts: write `CAST(sum(x) AS bigint)`, because a plain `sum` is `numeric` on PostgreSQL.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::engine::Row;
use crate::error::{Result, StoreError};

/// A value on its way into a statement. Closed on purpose: what is not here has no column.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// NULL of any type.
    Null,
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// Text, UTF-8 without NUL.
    Text(Cow<'a, str>),
    /// Raw bytes.
    Bytes(Cow<'a, [u8]>),
    /// An id.
    Id(Uuid),
    /// A moment, cut to whole microseconds.
    Time(Timestamp),
    /// A calendar day.
    Day(Date),
    /// Several ids, for `rarray($n)`.
    Ids(Cow<'a, [Uuid]>),
    /// Something that could not be turned into a value; running the statement answers this as an error.
    Unwritable(String),
}

/// Anything that can stand for a `$n`. Wrapper types (typed ids, enums kept as words) implement it in one line.
pub trait Param: Sync {
    /// The value to send.
    fn value(&self) -> Value<'_>;
}

/// Anything that can be read from a column. Wrapper types read the inner type and convert.
pub trait Column: Sized {
    /// Reads column `index` (from 0) of the row.
    ///
    /// # Errors
    /// [`StoreError::Column`] when the column is missing, NULL, or of another kind.
    fn read(row: &Row<'_>, index: usize) -> Result<Self>;
}

/// A moment in whole microseconds, as `timestamptz` keeps it, so that both engines give back the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(pub Timestamp);

/// A calendar day without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// A record kept as JSON text. Text on both engines: `jsonb` would reorder keys and round numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// A list of ids as one parameter (see the module's words on `rarray`). An empty list matches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ids(pub Vec<Uuid>);

impl Value<'_> {
    /// The same value, borrowing nothing.
    pub(crate) fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Int(it) => Value::Int(it),
            Value::Real(it) => Value::Real(it),
            Value::Flag(it) => Value::Flag(it),
            Value::Text(it) => Value::Text(Cow::Owned(it.into_owned())),
            Value::Bytes(it) => Value::Bytes(Cow::Owned(it.into_owned())),
            Value::Id(it) => Value::Id(it),
            Value::Time(it) => Value::Time(it),
            Value::Day(it) => Value::Day(it),
            Value::Ids(it) => Value::Ids(Cow::Owned(it.into_owned())),
            Value::Unwritable(why) => Value::Unwritable(why),
        }
    }
}

impl<T: Param + ?Sized> Param for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: Param> Param for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Param::value)
    }
}

impl<T: Serialize + Sync> Param for Json<T> {
    fn value(&self) -> Value<'_> {
        match serde_json::to_string(&self.0) {
            Ok(text) => Value::Text(Cow::Owned(text)),
            Err(_) => Value::Unwritable(format!("{} has no JSON form", std::any::type_name::<T>())),
        }
    }
}

/// One line per plain type: its pattern, its value.
macro_rules! params {
    ($($kind:ty, $it:ident => $value:expr;)*) => {
        $(impl Param for $kind {
            fn value(&self) -> Value<'_> {
                let $it = self;
                $value
            }
        })*
    };
}

params! {
    Value<'_>, it => it.clone();
    i64, it => Value::Int(*it);
    i32, it => Value::Int(i64::from(*it));
    u32, it => Value::Int(i64::from(*it));
    f64, it => Value::Real(*it);
    bool, it => Value::Flag(*it);
    str, it => Value::Text(Cow::Borrowed(it));
    String, it => Value::Text(Cow::Borrowed(it));
    [u8], it => Value::Bytes(Cow::Borrowed(it));
    Vec<u8>, it => Value::Bytes(Cow::Borrowed(it));
    [u8; 32], it => Value::Bytes(Cow::Borrowed(it));
    Uuid, it => Value::Id(*it);
    At, it => Value::Time(it.0);
    Day, it => Value::Day(it.0);
    Ids, it => Value::Ids(Cow::Borrowed(&it.0));
}

impl<T: Column> Column for Option<T> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        if row.is_null(index)? { Ok(None) } else { T::read(row, index).map(Some) }
    }
}

impl<T: DeserializeOwned> Column for Json<T> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        let text = row.text(index)?;
        serde_json::from_str(text)
            .map(Json)
            .map_err(|_| StoreError::Column { index, wanted: std::any::type_name::<T>() })
    }
}

impl Column for i64 {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.int(index)
    }
}

impl Column for f64 {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.real(index)
    }
}

impl Column for bool {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.flag(index)
    }
}

impl Column for String {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.text(index).map(str::to_owned)
    }
}

impl Column for Vec<u8> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.bytes(index).map(<[u8]>::to_vec)
    }
}

impl Column for Uuid {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.id(index)
    }
}

impl Column for At {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.time(index).map(At)
    }
}

impl Column for Day {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        row.day(index).map(Day)
    }
}
