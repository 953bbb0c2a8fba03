//! What all requests share.

use crate::fetch::Feeds;
use crate::live::Live;
use goodturn_app::Store;
use goodturn_app::import::File;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// How many files may wait for a second look at a time, and how large they are together.
const WAITING_FILES: usize = 32;
const WAITING_BYTES: usize = 200 << 20;
/// How long a file waits, in minutes: nobody's address book stays in memory for longer than a look takes.
const WAITING_MINUTES: i64 = 30;

/// How the house is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The beginning of every absolute link: `http://127.0.0.1:8480` or `https://goodturn.example.com`.
    pub base_url: String,
    /// Whether the clock may be moved, for trying things out.
    pub movable_clock: bool,
    /// Whether members may name calendars that are then fetched.
    pub feeds: Feeds,
}

impl Settings {
    /// Whether browsers reach us by TLS; then cookies are for TLS alone.
    pub(crate) fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Host and port of the base.
    pub(crate) fn host(&self) -> &str {
        self.base_url.split("://").nth(1).unwrap_or_default().trim_end_matches('/')
    }
}

/// A file that was looked at and waits for a yes.
pub(crate) struct Waiting {
    pub(crate) file: File,
    pub(crate) owner: uuid::Uuid,
    pub(crate) since: Timestamp,
}

/// The house: the store, how it is reached, and what waits between two presses.
#[derive(Clone)]
pub struct House {
    pub(crate) store: Store,
    pub(crate) settings: Arc<Settings>,
    pub(crate) live: Live,
    waiting: Arc<Mutex<HashMap<String, Waiting>>>,
}

impl House {
    /// A house on a store.
    pub fn new(store: Store, settings: Settings) -> Self {
        Self {
            store,
            settings: Arc::new(settings),
            live: Live::new(),
            waiting: Arc::new(Mutex::new(HashMap::new())),
        }
    }

    /// Answers everybody who waits for something to change: the program ends, and keeps nobody waiting.
    pub fn close(&self) {
        self.live.close();
    }

    /// Keeps a file until it is taken, for some minutes; the oldest make room.
    pub(crate) fn keep(&self, name: String, waiting: Waiting) {
        let Ok(mut all) = self.waiting.lock() else { return };
        all.retain(|_, it| is_fresh(it));
        all.insert(name, waiting);
        let bytes =
            |all: &HashMap<String, Waiting>| all.values().map(|it| it.file.bytes.len()).sum::<usize>();
        while all.len() > WAITING_FILES || (bytes(&all) > WAITING_BYTES && all.len() > 1) {
            let oldest = all.iter().min_by_key(|(_, it)| it.since).map(|(name, _)| name.clone());
            let Some(oldest) = oldest else { break };
            all.remove(&oldest);
        }
    }

    /// A file that waits, if it is that owner's.
    pub(crate) fn waiting(&self, name: &str, owner: uuid::Uuid) -> Option<File> {
        let mut all = self.waiting.lock().ok()?;
        all.retain(|_, it| is_fresh(it));
        all.get(name).filter(|it| it.owner == owner).map(|it| it.file.clone())
    }

    /// Takes a file that waited.
    pub(crate) fn taken(&self, name: &str) {
        if let Ok(mut all) = self.waiting.lock() {
            all.remove(name);
        }
    }
}

fn is_fresh(waiting: &Waiting) -> bool {
    let until = waiting.since.checked_add(WAITING_MINUTES.minutes());
    until.is_ok_and(|until| goodturn_app::wall::now() < until)
}
