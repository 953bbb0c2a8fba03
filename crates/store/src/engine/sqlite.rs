//! Opening a file of SQLite: who may read it, whether it is ours, and the settings of a connection.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};

use super::readers::Readers;
use super::writer::Writer;
use super::{Engine, MIGRATIONS, OpenOptions, Tx, migrate, run_now};
use crate::error::{Result, StoreError};

/// `application_id` in the file's header ("Gdtn"), by which `file` and we recognise a store.
pub(crate) const APPLICATION_ID: i32 = 0x4764_746e;

/// How long another program that holds the file is waited for.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// A file, its one writer and its readers.
pub(crate) struct SqliteStore {
    pub(crate) path: PathBuf,
    pub(crate) writer: Writer,
    pub(crate) readers: Arc<Readers>,
}

impl SqliteStore {
    pub(crate) fn open(path: &Path, options: &OpenOptions) -> Result<Self> {
        prepare_file(path, options.create)?;
        let _turn = wait_for_turn(path);
        let connection = connect(path)?;
        recognise(&connection, path)?;
        set_up(&connection, 8_192)?;
        sync_recovered(path)?;
        let mut tx = Tx::new(Engine::Sqlite(connection));
        run_now(migrate(&mut tx, MIGRATIONS, Some(path)))??;
        let writer = Writer::start(tx)?;
        let limits = (options.short_read, options.long_read);
        let readers = Arc::new(Readers::new(path.to_owned(), options.readers.max(1), limits));
        Ok(Self { path: path.to_owned(), writer, readers })
    }
}

impl SqliteStore {
    /// Folds the journal into the file and cuts it off.
    pub(crate) async fn forget_journal(&self) -> Result<()> {
        let path = self.path.clone();
        let fold = move || {
            let connection = connect(&path)?;
            set_up(&connection, 256)?;
            let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
        };
        tokio::task::spawn_blocking(fold).await.map_err(|_| StoreError::Panicked)?
    }
}

/// A connection for reading alone.
pub(crate) fn open_reader(path: &Path) -> Result<Connection> {
    let connection = connect(path)?;
    set_up(&connection, 4_096)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

/// Programs that start on one new file together take turns until its tables stand. SQLite alone does not see to that:
/// two that find a journal beside an empty file both delete it, and the slower one is told of a broken disk (5898).
/// The folder is what is locked: a lock on the file itself would take SQLite's own away when it is let go. A file
/// system or a platform without such locks does without; then only founding one store twice at once may fail.
fn wait_for_turn(path: &Path) -> Option<std::fs::File> {
    let folder = std::fs::File::open(folder_of(path)).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Opens the file without creating it: [`prepare_file`] did that with the right mode.
pub(crate) fn connect(path: &Path) -> Result<Connection> {
    // No `SQLITE_OPEN_URI`: a file may be called `file:x?mode=ro`.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// The settings of every connection; `cache` in KiB.
pub(crate) fn set_up(connection: &Connection, cache: u32) -> Result<()> {
    switch_to_wal(connection)?;
    // FULL: an acknowledged act survives a power cut. secure_delete: what was erased is overwritten.
    // temp_store: sorting must not leave names in a temporary file. fullfsync matters on macOS only.
    connection.execute_batch(&format!(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -{cache};
         PRAGMA journal_size_limit = 16777216;"
    ))?;
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_prepared_statement_cache_capacity(256);
    rusqlite::vtab::array::load_module(connection)?;
    Ok(())
}

/// Programs that start on a new file together get in each other's way here, and SQLite answers "locked" at once
/// instead of waiting: its own patience does not cover a change of the journal.
fn switch_to_wal(connection: &Connection) -> Result<()> {
    let started = std::time::Instant::now();
    loop {
        match connection.execute_batch("PRAGMA journal_mode = WAL").map_err(StoreError::from) {
            Err(StoreError::Busy) if started.elapsed() < PATIENCE => {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            answer => return answer,
        }
    }
}

/// Syncs the journal that was found. A program that was killed between writing a commit and syncing it leaves it whole
/// but not durable; SQLite recovers it and does not sync it either, and an act that is sent again would be answered
/// from it. The journal itself carries no locks that closing it could take away.
fn sync_recovered(path: &Path) -> Result<()> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    let journal = Path::new(&journal);
    let failed = |error: std::io::Error| StoreError::file(journal, &error);
    match std::fs::OpenOptions::new().write(true).open(journal) {
        Ok(file) if file.metadata().map_err(failed)?.len() == 0 => Ok(()),
        Ok(file) => {
            file.sync_all().map_err(failed)?;
            // Its name may be as new as its content.
            path.parent().map_or(Ok(()), sync_names)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

/// Refuses a database that has tables but was not made by us, before anything in it is changed.
fn recognise(connection: &Connection, path: &Path) -> Result<()> {
    let (tables, ours): (i64, i64) = connection.query_row(
        "SELECT count(*), coalesce(sum(name = 'schema_migration'), 0) FROM sqlite_schema",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if tables > 0 && ours == 0 {
        return Err(StoreError::refused(format!(
            "{} is a database of another program. Nothing was changed; name another file.",
            path.display()
        )));
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Creates the file for its owner alone, or checks that nobody else can read it.
pub(crate) fn prepare_file(path: &Path, create: bool) -> Result<()> {
    let folder = folder_of(path);
    if !path.exists() {
        if !create {
            return Err(StoreError::refused(format!(
                "There is no store at {} yet. `goodturn init` makes one.",
                path.display()
            )));
        }
        create_folder(folder)?;
        match create_private(path) {
            // Another program was faster. Whose file it is, is looked at below.
            Err(_) if path.exists() => {}
            answer => answer.map(|_| ())?,
        }
    }
    check_modes(path, folder)
}

/// A new, empty file with mode 0600; an error when it exists.
pub(crate) fn create_private(path: &Path) -> Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| StoreError::file(path, &error))
}

fn create_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let missing = folder.ancestors().take_while(|it| !it.as_os_str().is_empty() && !it.exists());
    let missing: Vec<&Path> = missing.collect();
    builder.create(folder).map_err(|error| StoreError::file(folder, &error))?;
    // SQLite does this for its own files; the names of new folders stand in those above them.
    missing.into_iter().filter_map(Path::parent).try_for_each(sync_names)
}

/// Makes the names in a folder outlast a power cut.
#[cfg(unix)]
fn sync_names(folder: &Path) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // A folder that may be written but not read cannot be synced by us; the system does it in its time.
    let Ok(open) = std::fs::File::open(folder) else { return Ok(()) };
    match open.sync_all() {
        // Some file systems know no sync of a folder.
        Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => Ok(()),
        answer => answer.map_err(|error| StoreError::file(folder, &error)),
    }
}

#[cfg(not(unix))]
fn sync_names(_: &Path) -> Result<()> {
    Ok(())
}

/// The file and its journals belong to their owner alone. The folder may be listed by others (the files are closed
/// to them), but not written: who may write there can put a journal of his own beside the store.
#[cfg(unix)]
fn check_modes(path: &Path, folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).map(|it| it.permissions().mode());
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(suffix);
        let file = PathBuf::from(file);
        let bits = match mode(&file) {
            Ok(bits) => bits,
            // A journal is there only while somebody works, and may go at any moment.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !suffix.is_empty() => continue,
            Err(error) => return Err(StoreError::file(&file, &error)),
        };
        if bits & 0o077 != 0 {
            return Err(StoreError::refused(format!(
                "{file} can be read by other users of this computer (mode {bits:03o}). It holds people's data, so it was not opened. Run: chmod 600 {file}",
                file = file.display(),
                bits = bits & 0o777
            )));
        }
    }
    let bits = mode(folder).map_err(|error| StoreError::file(folder, &error))?;
    // A sticky folder such as /tmp lets nobody replace another's files.
    if bits & 0o022 != 0 && bits & 0o1000 == 0 {
        return Err(StoreError::refused(format!(
            "Other users of this computer can write to {folder} (mode {bits:03o}), so the store in it was not opened. Run: chmod 700 {folder}",
            folder = folder.display(),
            bits = bits & 0o777
        )));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_modes(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}
