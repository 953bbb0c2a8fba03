//! A folder for one test.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that its owner alone can enter, removed with everything in it when dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one in the machine's folder for temporary files.
    ///
    /// # Panics
    /// When that folder cannot be written to.
    #[expect(clippy::new_without_default, reason = "a folder is made, it has no default")]
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        loop {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            // Short: the path of a Unix socket in it may have 107 bytes at most.
            let path = std::env::temp_dir().join(format!("goodturn-{}-{number}", std::process::id()));
            match builder.create(&path) {
                Ok(()) => return Self(path),
                // Left behind by a process with the same number.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => panic!("{}: {error}", path.display()),
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
