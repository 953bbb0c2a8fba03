//! What only SQLite has: group commit, a full disk, the file and its modes.
