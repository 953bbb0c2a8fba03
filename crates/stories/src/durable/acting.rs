//! A process that is sent acts, and what it has answered when it ends or is ended.

use super::Sent;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;

/// A process at work. Its lines are written and its answers read by threads, so it never waits for us.
pub struct Acting {
    child: Child,
    sent: Vec<Sent>,
    writes: JoinHandle<()>,
    reads: JoinHandle<Vec<Value>>,
    complains: JoinHandle<String>,
}

/// What came of it.
pub struct Acted {
    /// All lines it was to get; whether it read them all nobody knows.
    pub sent: Vec<Sent>,
    /// The answers of acts that were done, by key, without number of line and key.
    pub done: BTreeMap<String, Value>,
    /// Refusals and errors.
    pub else_said: Vec<Value>,
    /// What it wrote to the standard error.
    pub complaints: String,
    /// How it ended.
    pub status: ExitStatus,
}

impl Acting {
    /// Starts it; every answer that comes is counted in `answers`.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn start(command: &mut Command, sent: Vec<Sent>, answers: &Arc<AtomicUsize>) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display()));
        let mut input = child.stdin.take().unwrap();
        let output = child.stdout.take().unwrap();
        let errors = child.stderr.take().unwrap();
        let lines: Vec<String> = sent.iter().map(|it| format!("{}\n", it.text)).collect();
        let writes = std::thread::spawn(move || {
            // A process that was killed reads no more; that ends this.
            let _ = lines.iter().try_for_each(|line| input.write_all(line.as_bytes()));
        });
        let answers = Arc::clone(answers);
        let reads = std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut all = Vec::new();
            let mut line = String::new();
            while output.read_line(&mut line).is_ok_and(|read| read > 0) {
                // Half a line is no answer: whoever waits for one reads to its end.
                if let Some(whole) = line.strip_suffix('\n') {
                    all.push(serde_json::from_str(whole).unwrap_or_else(|_| panic!("no JSON: {whole}")));
                    answers.fetch_add(1, Ordering::SeqCst);
                }
                line.clear();
            }
            all
        });
        let complains = std::thread::spawn(move || {
            std::io::read_to_string(errors).unwrap_or_else(|error| error.to_string())
        });
        Self { child, sent, writes, reads, complains }
    }

    /// Kills it as `kill -9` does, in the middle of whatever it does.
    ///
    /// # Panics
    /// When the system refuses that.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Waits for its end.
    ///
    /// # Panics
    /// When it answered something that is no JSON.
    pub fn end(mut self) -> Acted {
        let status = self.child.wait().unwrap();
        self.writes.join().unwrap();
        let answers = self.reads.join().unwrap();
        let mut done = BTreeMap::new();
        let mut else_said = Vec::new();
        for mut answer in answers {
            if answer["ok"] == true {
                let key = key_of(&self.sent, &answer);
                plain(&mut answer);
                done.insert(key, answer);
            } else {
                else_said.push(answer);
            }
        }
        let complaints = self.complains.join().unwrap();
        Acted { sent: self.sent, done, else_said, complaints, status }
    }
}

/// `act` names the line, the crowd the key.
fn key_of(sent: &[Sent], answer: &Value) -> String {
    match answer["line"].as_u64() {
        Some(line) => sent[line as usize - 1].key.clone(),
        None => answer["key"].as_str().unwrap().to_owned(),
    }
}

/// An answer without what differs when the same is sent again.
pub fn plain(answer: &mut Value) {
    if let Some(fields) = answer.as_object_mut() {
        fields.shift_remove("line");
        fields.shift_remove("key");
    }
}

/// Sends lines to a process and waits for its end; gives every answer that is JSON.
///
/// # Panics
/// When it cannot be started.
pub fn to_the_end(command: &mut Command, lines: &str) -> (Vec<Value>, Output) {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = lines.to_owned();
    let writes = std::thread::spawn(move || {
        let _ = input.write_all(text.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writes.join().unwrap();
    let answers = String::from_utf8_lossy(&output.stdout);
    let answers = answers.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    (answers, output)
}
