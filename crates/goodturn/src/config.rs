//! Where things are: the store, when nobody names one.

/// The address of the store: in the platform's data folder.
#[allow(clippy::disallowed_methods, reason = "settings are read here")]
pub(crate) fn default_store() -> String {
    let of_home =
        || std::env::var("HOME").map_or_else(|_| ".".to_owned(), |home| format!("{home}/.local/share"));
    let folder = std::env::var("XDG_DATA_HOME").unwrap_or_else(|_| of_home());
    format!("sqlite:{folder}/goodturn/goodturn.db")
}
