//! A statement: one literal for both engines, or a pair where they cannot be brought together.

use super::Dialect;
use crate::error::{Result, StoreError};

/// The text of a statement. Nearly always one literal; a pair only for search and the like.
///
/// ```
/// use goodturn_store::engine::{Dialect, Sql};
/// let one = Sql::from("SELECT name FROM person WHERE workspace_id = $1");
/// assert_eq!(one.text(Dialect::Sqlite), one.text(Dialect::Postgres));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// What SQLite is given.
    pub sqlite: &'static str,
    /// What PostgreSQL is given.
    pub postgres: &'static str,
}

impl Sql {
    /// The text for this engine.
    pub fn text(self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self { sqlite: text, postgres: text }
    }
}

/// Checks that `$1, $2, …` first appear in that order and that there are as many as `given`.
///
/// SQLite reads `$1` as a *name* and numbers names as they appear, PostgreSQL reads it as the number: only with
/// this order do both mean the same. Called in debug builds; the number of parameters is always checked by the engine.
///
/// # Errors
/// [`StoreError::Statement`] saying which one is out of order.
pub fn check_order(sql: &str, given: Option<usize>) -> Result<()> {
    let mut highest = 0usize;
    let bytes = sql.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\'' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'\'' {
                    at += 1;
                }
            }
            b'$' => {
                let digits: String = sql[at + 1..].chars().take_while(char::is_ascii_digit).collect();
                let number: usize =
                    digits.parse().map_err(|_| StoreError::Statement(format!("a bare $ in: {sql}")))?;
                if number == 0 || number > highest + 1 {
                    return Err(StoreError::Statement(format!(
                        "${number} appears before ${} in: {sql}",
                        highest + 1
                    )));
                }
                highest = highest.max(number);
                at += digits.len();
            }
            _ => {}
        }
        at += 1;
    }
    match given {
        Some(given) if given != highest => {
            Err(StoreError::Statement(format!("{given} parameters for {highest} places in: {sql}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::check_order;

    #[test]
    fn parameters_first_appear_in_order() {
        assert!(check_order("SELECT $1, $2, $1", Some(2)).is_ok());
        assert!(check_order("SELECT '$9', $1", Some(1)).is_ok());
        assert!(check_order("SELECT 1", Some(0)).is_ok());
        for (sql, given) in
            [("SELECT $2, $1", 2), ("SELECT $1, $3", 2), ("SELECT $1", 2), ("SELECT $0", 0), ("SELECT $", 0)]
        {
            assert!(check_order(sql, Some(given)).is_err(), "{sql}");
        }
    }
}
