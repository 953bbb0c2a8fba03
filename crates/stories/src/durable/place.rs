//! Where the program under test works: a store of its own on either engine that nobody else holds open.

use goodturn_store::{OpenOptions, Store, StoreAddress, testing};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// A firm, founded or not. No process has the store open, so that the next one has to recover it.
pub struct Place {
    /// `SQLite` or `PostgreSQL`.
    pub name: &'static str,
    /// The store.
    pub address: StoreAddress,
    _cleared_away: Box<dyn Anything>,
}

trait Anything {}
impl<T> Anything for T {}

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A file of SQLite.
    Sqlite,
    /// A database of PostgreSQL.
    Postgres,
}

impl Place {
    /// Founds a firm; `None` where there is no server of PostgreSQL, which was said in a line then.
    ///
    /// # Panics
    /// When the program does not do it.
    pub async fn founded(on: On) -> Option<Self> {
        let place = Self::empty(on).await?;
        let answer = place.run(&place.founding());
        assert!(answer.status.success(), "init: {}", said(&answer));
        Some(place)
    }

    /// A place where nothing is founded yet.
    pub async fn empty(on: On) -> Option<Self> {
        let (name, address, cleared_away): (_, _, Box<dyn Anything>) = match on {
            On::Sqlite => {
                let folder = testing::Folder::new();
                let address = StoreAddress::Sqlite(folder.path().join("new").join("firm.db"));
                ("SQLite", address, Box::new(folder))
            }
            On::Postgres => {
                let (address, guard) = testing::empty_database().await?;
                ("PostgreSQL", address, Box::new(guard))
            }
        };
        Some(Self { name, address, _cleared_away: cleared_away })
    }

    /// The words that found the firm.
    pub fn founding(&self) -> [&'static str; 12] {
        let who = ["--owner", "Anna Weber", "--mail", "anna@example.com"];
        let [owner, name, mail, address] = who;
        [
            "--json",
            "init",
            "--firm",
            "Weber",
            owner,
            name,
            mail,
            address,
            "--zone",
            "Europe/Berlin",
            "--country",
            "DE",
        ]
    }

    /// A program that is told where the store is, and nothing of this process's terminal.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        // In the environment: an address may hold a password, and a command line can be read by everybody.
        command.env("GOODTURN_STORE", self.text());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn text(&self) -> String {
        match &self.address {
            StoreAddress::Sqlite(path) => format!("sqlite:{}", path.display()),
            StoreAddress::Postgres(text) => text.clone(),
        }
    }

    /// A person for others to come from, whose key is `key`; their id.
    ///
    /// # Panics
    /// When the program does not take them in.
    pub fn source(&self, key: &str) -> String {
        let line = json!({"key": key, "act": "person.add", "name": "Anna Source", "roles": ["past_client"]});
        self.answers(&line.to_string())[0]["ids"]["person"].as_str().unwrap().to_owned()
    }

    /// Runs `goodturn` to its end.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(goodturn()).args(words).output().unwrap()
    }

    /// Sends lines to `goodturn act` and gives their answers, which must all be there.
    ///
    /// # Panics
    /// When one is missing.
    pub fn answers(&self, lines: &str) -> Vec<Value> {
        let (answers, output) =
            super::acting::to_the_end(self.command(goodturn()).args(["--json", "act"]), lines);
        assert_eq!(answers.len(), lines.lines().count(), "{}: {}", self.name, said(&output));
        answers
    }

    /// Opens the store in this process. It has to be closed again before the next process is started.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn open(&self) -> Store {
        Store::open(&self.address, OpenOptions::default()).await.unwrap()
    }
}

/// What a program said, for a message.
pub fn said(output: &Output) -> String {
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{} {} {}", output.status, words(&output.stdout), words(&output.stderr))
}

/// The program: the one that `GOODTURN_BIN` names, else built now with the cargo that built this test.
///
/// # Panics
/// When it cannot be built; what cargo says stands above then.
#[allow(clippy::disallowed_methods, reason = "tests have no command line; this setting is theirs alone")]
pub fn goodturn() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| match std::env::var("GOODTURN_BIN") {
        Ok(named) if !named.is_empty() => PathBuf::from(named),
        _ => build(),
    })
}

fn build() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--package", "goodturn", "--bin", "goodturn"]);
    cargo.args(["--message-format", "json-render-diagnostics"]).current_dir(root).stderr(Stdio::inherit());
    let text = String::from_utf8(cargo.output().unwrap().stdout).unwrap();
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let found = messages.filter_map(|it| it["executable"].as_str().map(PathBuf::from)).next_back();
    found.expect("the program is built")
}
