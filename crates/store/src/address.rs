//! Where a store lives: `sqlite:PATH` or `postgres://…`. A password in it is never shown.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::error::StoreError;

/// The address of a store. `Debug` and `Display` leave the password out.
#[derive(Clone, PartialEq, Eq)]
pub enum StoreAddress {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// A database of PostgreSQL, as the address was written (it may hold a password).
    Postgres(String),
}

impl StoreAddress {
    /// The file, when the store is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres(_) => None,
        }
    }
}

impl FromStr for StoreAddress {
    type Err = StoreError;

    /// Reads `sqlite:PATH`, `postgres://…` and `postgresql://…`; everything else is refused in words.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            // `sqlite:///tmp/x` is what people know from other programs; `sqlite:/tmp/x` and `sqlite:x` are ours.
            let path = path.strip_prefix("//").filter(|rest| rest.starts_with('/')).unwrap_or(path);
            if path.is_empty() || path.contains('\0') || path == ":memory:" {
                return Err(StoreError::refused(
                    "Say which file: sqlite:PATH. A store in memory would forget everything, so there is none.",
                ));
            }
            Ok(Self::Sqlite(PathBuf::from(path)))
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            text.parse::<tokio_postgres::Config>().map_err(|_| {
                StoreError::refused(
                    "This PostgreSQL address cannot be read. Write postgres://user@host:port/database.",
                )
            })?;
            Ok(Self::Postgres(text.to_owned()))
        } else {
            Err(StoreError::refused("A store is sqlite:PATH or postgres://user@host:port/database."))
        }
    }
}

impl fmt::Display for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(address) => f.write_str(&without_password(address)),
        }
    }
}

impl fmt::Debug for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreAddress({self})")
    }
}

/// The address rebuilt from the parts that may be seen. Built up instead of cut out, so that a password in an
/// unexpected place (a query parameter, with an `@` in it) cannot slip through.
fn without_password(address: &str) -> String {
    let Ok(config) = address.parse::<tokio_postgres::Config>() else {
        return "postgres://…".to_owned();
    };
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .map(|host| match host {
            tokio_postgres::config::Host::Tcp(name) => name.clone(),
            #[cfg(unix)]
            tokio_postgres::config::Host::Unix(path) => path.display().to_string().replace('/', "%2F"),
        })
        .collect();
    let user = config.get_user().map(|user| format!("{user}@")).unwrap_or_default();
    let port = config.get_ports().first().map(|port| format!(":{port}")).unwrap_or_default();
    let name = config.get_dbname().map(|name| format!("/{name}")).unwrap_or_default();
    format!("postgres://{user}{}{port}{name}", hosts.join(","))
}

#[cfg(test)]
mod tests {
    use super::StoreAddress;

    #[test]
    fn both_kinds_are_read_and_others_refused() {
        for (text, path) in
            [("sqlite:a.db", "a.db"), ("sqlite:/x/a.db", "/x/a.db"), ("sqlite:///x/a.db", "/x/a.db")]
        {
            let address: StoreAddress = text.parse().expect(text);
            assert_eq!(address.path().and_then(|p| p.to_str()), Some(path));
        }
        assert!(matches!("postgres://me@/x?host=/tmp".parse(), Ok(StoreAddress::Postgres(_))));
        for text in ["", "sqlite:", "sqlite::memory:", "mysql://x", "a.db", "postgres://[", "sqlite:a\0b"] {
            assert!(text.parse::<StoreAddress>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        for text in [
            "postgres://me:s3cret@db.example:5433/firm",
            "postgresql://db.example/firm?user=me&password=s3cret",
            "postgres://me:s3cret%40x@%2Ftmp/firm",
        ] {
            let address: StoreAddress = text.parse().expect(text);
            let shown = format!("{address} {address:?}");
            assert!(!shown.contains("s3cret"), "{shown}");
            assert!(shown.contains("firm"), "{shown}");
        }
    }
}
