//! Reads what `strace -f -y -xx` wrote down and holds every answer against the journal: its act has to be in a commit
//! of the journal whose sync came back before the answer begins.
//!
//! The journal's form (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>): a header of 32 bytes, then frames,
//! each a header of 24 bytes (bytes 4 to 7: the size of the file after a commit, else 0) and a page. `SQLite` writes
//! the two parts of a frame one after the other, and a commit is a frame with a size.

use std::collections::{BTreeMap, BTreeSet};

/// The calls that have to be traced.
pub const CALLS: &str = "trace=fsync,fdatasync,sync_file_range,write,writev,pwrite64,pwritev,pwritev2,rename";
const PAGE: usize = 4_096;
/// What every key ends with; all are of one length.
const END: &[u8] = b"-key";

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
    /// Keys in pages of a commit that is still being written.
    coming: BTreeSet<String>,
    /// Keys in commits that are not synced.
    written: BTreeSet<String>,
    /// Keys in commits whose sync came back.
    synced: BTreeSet<String>,
    /// Whether the page that comes ends a commit.
    ends: bool,
    /// Syncs that have not come back, by thread: what they are of, and what was written when they began.
    waiting: BTreeMap<String, (String, BTreeSet<String>)>,
    /// The folder was synced after the journal was made in it.
    folder: bool,
    /// Commits.
    pub commits: usize,
    /// Syncs of the journal.
    pub syncs: usize,
    /// Answers held against the journal.
    pub answers: usize,
    /// What does not hold.
    pub faults: Vec<String>,
}

impl Seen {
    /// Reads all lines. `key_of` finds the key of an answer; only the keys of `all` are looked for.
    pub fn of(log: &str, all: &[String], key_of: impl Fn(&str) -> Option<String>) -> Self {
        let mut seen = Self::default();
        let mut left: BTreeSet<&str> = all.iter().map(String::as_str).collect();
        for line in log.lines() {
            let Some((thread, call)) = line.split_once(char::is_whitespace) else { continue };
            let call = call.trim_start();
            if let Some(ended) = call.strip_prefix("<... ") {
                seen.comes_back(thread, ended);
            } else if call.starts_with("pwrite64(") && file_of(call).ends_with("-wal") {
                seen.journal(call, &mut left);
            } else if call.starts_with("fsync(") || call.starts_with("fdatasync(") {
                seen.waiting.insert(thread.to_owned(), (file_of(call), seen.written.clone()));
                if !call.contains("<unfinished") {
                    seen.comes_back(thread, call);
                }
            } else if call.starts_with("write(1<") {
                seen.answer(call, &key_of);
            }
        }
        seen.faults.extend(left.into_iter().map(|key| format!("{key} was never seen in the journal")));
        seen
    }

    /// A header or a page of the journal is written.
    fn journal(&mut self, call: &str, left: &mut BTreeSet<&str>) {
        let bytes = bytes(call);
        match bytes.len() {
            24 => self.ends = bytes[4..8] != [0; 4],
            PAGE => {
                let length = left.first().map_or(PAGE, |key| key.len());
                let ends = bytes.windows(length).filter(|text| text.ends_with(END));
                for key in ends.filter_map(|text| std::str::from_utf8(text).ok()) {
                    if left.remove(key) {
                        self.coming.insert(key.to_owned());
                    }
                }
                if std::mem::take(&mut self.ends) {
                    self.commits += 1;
                    self.written.append(&mut self.coming);
                }
            }
            32 => {}
            other => self.faults.push(format!("the journal got {other} bytes, which is no part of a frame")),
        }
    }

    /// A sync comes back.
    fn comes_back(&mut self, thread: &str, call: &str) {
        if !call.starts_with("fsync") && !call.starts_with("fdatasync") {
            return;
        }
        let Some((file, began_with)) = self.waiting.remove(thread) else { return };
        if !call.ends_with("= 0") {
            self.faults.push(format!("a sync failed: {call}"));
        } else if file.ends_with("-wal") {
            self.syncs += 1;
            self.synced.extend(began_with);
        } else if self.syncs > 0 && !file.ends_with(".db") {
            self.folder = true;
        }
    }

    /// Answers begin to be written.
    fn answer(&mut self, call: &str, key_of: &impl Fn(&str) -> Option<String>) {
        let text = bytes(call);
        for line in String::from_utf8_lossy(&text).lines() {
            let Some(key) = key_of(line) else { continue };
            self.answers += 1;
            if !self.synced.contains(&key) {
                let written = if self.written.contains(&key) { "written" } else { "not even written" };
                self.faults.push(format!("{key} was answered while its commit was {written}, not synced"));
            }
            if !self.folder {
                self.faults
                    .push(format!("{key} was answered before the folder with its new journal was synced"));
            }
        }
    }
}

/// The file that the first number of a call stands for: `fsync(11<…>)`.
fn file_of(call: &str) -> String {
    let name = call.split_once('<').and_then(|(_, rest)| rest.split_once('>')).unwrap_or_default().0;
    String::from_utf8_lossy(&unquoted(name)).into_owned()
}

/// The bytes in the quoted text of a call.
fn bytes(call: &str) -> Vec<u8> {
    call.split('"').nth(1).map(unquoted).unwrap_or_default()
}

/// `\x41\x42` are two bytes.
fn unquoted(text: &str) -> Vec<u8> {
    let half = |digit: u8| (digit & 15) + if digit.is_ascii_alphabetic() { 9 } else { 0 };
    text.as_bytes().chunks_exact(4).map(|it| (half(it[2]) << 4) | half(it[3])).collect()
}

#[cfg(test)]
mod tests {
    use super::{PAGE, Seen};

    const KEYS: [&str; 2] = ["1-key", "2-key"];

    fn quoted(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect()
    }

    /// One frame with a key in its page.
    fn frame(key: &str, size: u8) -> String {
        let mut header = [0_u8; 24];
        header[7] = size;
        let mut page = vec![0_u8; PAGE];
        page[100..100 + key.len()].copy_from_slice(key.as_bytes());
        let [wal, header, page] = [b"/x/a.db-wal", &header[..], &page].map(quoted);
        format!(
            "7 pwrite64(11<{wal}>, \"{header}\", 24, 32) = 24\n7 pwrite64(11<{wal}>, \"{page}\", 4096, 56) = 4096\n"
        )
    }

    fn said(key: &str) -> String {
        format!("5 write(1<pipe:[1]>, \"{}\", 9) = 9\n", quoted(format!("{key}\n").as_bytes()))
    }

    /// `log` with the names of files in `<…>` as strace writes them.
    fn faults(log: &str) -> Vec<String> {
        let named = ["</x>", "</x/a.db-wal>"];
        let log = named.iter().fold(log.to_owned(), |log, name| {
            log.replace(name, &format!("<{}>", quoted(name.trim_matches(['<', '>']).as_bytes())))
        });
        let keys = KEYS.map(str::to_owned);
        Seen::of(&log, &keys, |line| keys.iter().find(|key| line == *key).cloned()).faults
    }

    #[test]
    fn an_answer_before_its_sync_is_noticed() {
        let sync = "7 fsync(11</x/a.db-wal>) = 0\n7 fsync(12</x>) = 0\n";
        let (one, two) = (frame("1-key", 0), frame("2-key", 9));
        let both = said("1-key") + &said("2-key");
        assert_eq!(faults(&format!("{one}{two}{sync}{both}")), Vec::<String>::new());
        let apart = "7 fsync(11</x/a.db-wal> <unfinished ...>\n5 futex(0) = 0\n7 <... fsync resumed>) = 0\n";
        assert_eq!(faults(&format!("{one}{two}{sync}{apart}{both}")), Vec::<String>::new());
        for wrong in [
            // Never synced; synced too early, too late, without the folder, with an error; a commit without its end.
            format!("{one}{two}{both}"),
            format!("{one}{sync}{two}{both}"),
            format!("{one}{two}{both}{sync}"),
            format!("{one}{two}7 fsync(11</x/a.db-wal>) = 0\n{both}"),
            format!("{one}{two}7 fsync(11</x/a.db-wal>) = -1 EIO (Input/output error)\n{both}"),
            format!("{one}{}{sync}{both}", frame("2-key", 0)),
            format!("{one}{two}7 fsync(11</x/a.db-wal> <unfinished ...>\n{both}7 <... fsync resumed>) = 0\n"),
        ] {
            assert!(!faults(&wrong).is_empty(), "{wrong}");
        }
    }
}
