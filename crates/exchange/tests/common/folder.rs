//! The folder with real files of other programs, where it is at hand.

use std::env;
use std::path::{Path, PathBuf};

/// The folder, or nothing: then the test says so.
#[allow(clippy::disallowed_methods, reason = "where the files are is the machine's to say")]
pub(crate) fn folder() -> Option<PathBuf> {
    let named = env::var_os("GOODTURN_SHARED_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let found = named.unwrap_or(beside);
    if !found.is_dir() {
        println!("skipped: no folder with files of other programs; name one in GOODTURN_SHARED_DATA");
        return None;
    }
    Some(found)
}
