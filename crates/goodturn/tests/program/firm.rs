//! The program as scripts use it: started anew for each command.

use goodturn_store::testing::Folder;
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// A firm that is reached by the command line alone.
pub(crate) struct Firm {
    /// A folder for its files.
    pub(crate) folder: Folder,
    store: String,
}

/// What a command answered.
pub(crate) struct Said {
    /// The exit code.
    pub(crate) code: i32,
    /// The standard output.
    pub(crate) out: String,
}

impl Said {
    /// The one document on the standard output.
    pub(crate) fn document(&self) -> Value {
        let lines: Vec<&str> = self.out.lines().collect();
        assert_eq!(lines.len(), 1, "one document: {}", self.out);
        serde_json::from_str(lines[0]).unwrap()
    }

    /// Its lines, each a document.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Firm {
    /// A store of SQLite that is not there yet.
    pub(crate) fn nowhere() -> Self {
        let folder = Folder::new();
        let store = format!("sqlite:{}", folder.path().join("g.db").display());
        Self { folder, store }
    }

    /// A store that is named.
    pub(crate) fn at(store: String) -> Self {
        Self { folder: Folder::new(), store }
    }

    /// A firm whose clock the acts move.
    pub(crate) fn with_test_clock() -> Self {
        let firm = Self::nowhere();
        assert_eq!(firm.init(&["--test-clock"]).code, 0);
        firm
    }

    /// Founds it.
    pub(crate) fn init(&self, more: &[&str]) -> Said {
        let words =
            "init --firm Weber --owner Anna --mail anna@example.com --zone Europe/Berlin --country DE";
        self.says(&[&words.split(' ').collect::<Vec<_>>(), more].concat(), b"")
    }

    /// A command, ready to be started.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goodturn"));
        command.arg("--store").arg(&self.store).args(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    /// What a command answers to these words and this input.
    pub(crate) fn says(&self, words: &[&str], input: &[u8]) -> Said {
        let mut child = self.command(words).spawn().unwrap();
        // A command that reads nothing may have ended before.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Said { code: output.status.code().unwrap(), out: String::from_utf8(output.stdout).unwrap() }
    }

    /// The document of a command that is done.
    pub(crate) fn tells(&self, words: &[&str]) -> Value {
        let said = self.says(&[&["--json"], words].concat(), b"");
        assert_eq!(said.code, 0, "{words:?}: {}", said.out);
        let document = said.document();
        assert_eq!(document["schema"], 1, "{words:?}");
        document
    }

    /// What lines of acts are answered.
    pub(crate) fn acts(&self, lines: &[Value]) -> Said {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        self.says(&["act"], input.as_bytes())
    }

    /// A file beside it; its path.
    pub(crate) fn file(&self, name: &str, text: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}
