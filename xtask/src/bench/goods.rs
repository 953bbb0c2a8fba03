//! The seeded stores. They are kept between runs; what is measured works on a copy.

use super::{Programs, Size, target};
use crate::machine::program;
use crate::say::{say, seconds};
use crate::test::postgres::{Server, kept};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Firms of the store for writers who are not in each other's way, and what each has.
pub(super) const FIRMS: usize = 32;
const SMALL: (usize, usize, usize) = (500, 3_000, 100);
/// People of the measured import.
pub(super) const TAKEN_IN: usize = 10_000;

/// Where everything is.
pub(super) struct Goods<'a> {
    pub(super) programs: &'a Programs,
    pub(super) size: Size,
    folder: PathBuf,
}

/// The copies of one engine.
pub(super) struct Place {
    pub(super) name: &'static str,
    /// One large firm.
    pub(super) large: String,
    /// Many small ones, where one firm admits one writer at a time.
    pub(super) many: Option<String>,
    /// An empty store.
    pub(super) empty: String,
    files: Vec<PathBuf>,
    _server: Option<Server>,
}

impl Place {
    /// Takes the copies away.
    pub(super) fn clear(&self) {
        for file in &self.files {
            for suffix in ["", "-wal", "-shm"] {
                let mut name = file.as_os_str().to_owned();
                name.push(suffix);
                let _ = fs::remove_file(name);
            }
        }
    }
}

fn run(command: &mut Command, what: &str) -> Result<(), String> {
    let out = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output();
    let out = out.map_err(|error| format!("{what}: {error}"))?;
    if out.status.success() {
        Ok(())
    } else {
        Err(format!("{what}: {}", String::from_utf8_lossy(&out.stderr).trim()))
    }
}

impl<'a> Goods<'a> {
    pub(super) fn new(programs: &'a Programs, size: &Size) -> Result<Self, String> {
        let folder = target().join("bench");
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))
                .map_err(|error| error.to_string())?;
        }
        Ok(Self { programs, size: size.clone(), folder })
    }

    /// The address book for the import.
    pub(super) fn cards(&self) -> Result<PathBuf, String> {
        let file = self.folder.join(format!("cards-{TAKEN_IN}.vcf"));
        if !file.exists() {
            let mut command = Command::new(&self.programs.seed);
            run(command.arg("cards").arg(&file).arg(TAKEN_IN.to_string()), "the cards")?;
        }
        Ok(file)
    }

    /// A seeded file, made when it is not there.
    fn seeded(&self, name: &str, size: (usize, usize, usize), firms: usize) -> Result<PathBuf, String> {
        let file = self.folder.join(format!("{name}.db"));
        if file.exists() {
            return Ok(file);
        }
        let part = self.folder.join(format!("{name}.part"));
        remove(&part);
        say(&format!("Filling a store: {} people, {} events, {} open matters.", size.0, size.1, size.2));
        let started = Instant::now();
        let numbers = [size.0, size.1, size.2, firms].map(|number| number.to_string());
        run(
            Command::new(&self.programs.seed).arg(format!("sqlite:{}", part.display())).args(numbers),
            "the seeder",
        )?;
        let address = format!("sqlite:{}", part.display());
        run(Command::new(&self.programs.goodturn).args(["--store", &address, "doctor"]), "goodturn doctor")?;
        fs::rename(&part, &file).map_err(|error| error.to_string())?;
        say(&format!("Filled and verified in {}.", seconds(started.elapsed())));
        Ok(file)
    }

    fn large(&self) -> Result<PathBuf, String> {
        let (people, events, matters) = (self.size.people, self.size.events, self.size.matters);
        self.seeded(&self.large_name(), (people, events, matters), 1)
    }

    fn large_name(&self) -> String {
        format!("large_{}_{}_{}", self.size.people, self.size.events, self.size.matters)
    }

    fn many(&self) -> Result<PathBuf, String> {
        self.seeded("many", SMALL, FIRMS)
    }

    /// Copies for SQLite.
    pub(super) fn sqlite(&self) -> Result<Place, String> {
        let (work, empty) = (self.folder.join("work.db"), self.folder.join("empty.db"));
        remove(&work);
        remove(&empty);
        let large = self.large()?;
        fs::copy(large, &work).map_err(|error| error.to_string())?;
        let address = |file: &Path| format!("sqlite:{}", file.display());
        Ok(Place {
            name: "SQLite",
            large: address(&work),
            many: None,
            empty: address(&empty),
            files: vec![work, empty],
            _server: None,
        })
    }

    /// Copies for PostgreSQL, on a server of our own that keeps every promise about the disk.
    pub(super) fn postgres(&self) -> Result<Place, String> {
        let server = kept(&std::env::temp_dir().join("goodturn-bench-postgres"))?;
        let base = server.address().trim_end_matches("/postgres").to_owned();
        let address = |name: &str| format!("{base}/{name}");
        let copies = [(self.large_name(), "work_large"), ("many".to_owned(), "work_many")];
        for (name, copy) in &copies {
            if !is_there(server.address(), name)? {
                let file = if *copy == "work_many" { self.many()? } else { self.large()? };
                self.pour(server.address(), &address(name), name, &file)?;
            }
            sql(server.address(), &format!("DROP DATABASE IF EXISTS {copy}"))?;
            sql(server.address(), &format!("CREATE DATABASE {copy} TEMPLATE {name}"))?;
        }
        sql(server.address(), "DROP DATABASE IF EXISTS work_empty")?;
        sql(server.address(), "CREATE DATABASE work_empty")?;
        sql(server.address(), "CHECKPOINT")?;
        Ok(Place {
            name: "PostgreSQL",
            large: address("work_large"),
            many: Some(address("work_many")),
            empty: address("work_empty"),
            files: Vec::new(),
            _server: Some(server),
        })
    }

    /// Brings a seeded file over: a backup of one engine is restored into the other.
    fn pour(&self, server: &str, address: &str, name: &str, file: &Path) -> Result<(), String> {
        say(&format!("Bringing {name} over to PostgreSQL."));
        let started = Instant::now();
        let backup = self.folder.join("over.backup");
        remove(&backup);
        let from = format!("sqlite:{}", file.display());
        run(
            Command::new(&self.programs.goodturn).args(["--store", &from, "backup"]).arg(&backup),
            "goodturn backup",
        )?;
        sql(server, "DROP DATABASE IF EXISTS coming")?;
        sql(server, "CREATE DATABASE coming")?;
        let coming = format!("{}/coming", address.rsplit_once('/').map_or(address, |(base, _)| base));
        run(
            Command::new(&self.programs.goodturn).args(["--store", &coming, "restore"]).arg(&backup),
            "goodturn restore",
        )?;
        remove(&backup);
        // What the server's own housekeeping does within minutes.
        sql(&coming, "VACUUM ANALYZE")?;
        sql(server, &format!("ALTER DATABASE coming RENAME TO {name}"))?;
        say(&format!("Brought over in {}.", seconds(started.elapsed())));
        Ok(())
    }
}

fn remove(file: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        let _ = fs::remove_file(name);
    }
}

fn psql(address: &str, text: &str) -> Result<String, String> {
    let program = program("psql").ok_or("psql is missing; it comes with PostgreSQL.")?;
    let out =
        Command::new(program).args([address, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", text]).output();
    let out = out.map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(if out.status.success() { &out.stdout } else { &out.stderr });
    if out.status.success() { Ok(said.trim().to_owned()) } else { Err(format!("{text}: {}", said.trim())) }
}

fn sql(address: &str, text: &str) -> Result<(), String> {
    psql(address, text).map(|_| ())
}

fn is_there(address: &str, name: &str) -> Result<bool, String> {
    let found = psql(address, &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"))?;
    Ok(found == "1")
}
