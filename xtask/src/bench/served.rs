//! A running `goodturn serve`.

use super::PASSWORD;
use super::http::Visitor;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The program, serving.
pub(super) struct Served {
    child: Child,
    pub(super) address: SocketAddr,
    /// When it was started.
    pub(super) began: Instant,
}

impl Served {
    /// Starts it on a port that is free.
    ///
    /// # Errors
    /// When it does not say where it listens.
    pub(super) fn start(goodturn: &Path, store: &str) -> Result<Self, String> {
        let began = Instant::now();
        let mut command = Command::new(goodturn);
        command.args(["--store", store, "--json", "serve", "--listen", "127.0.0.1:0"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(|error| error.to_string())?;
        }
        let said: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        let address = said["listening"].as_str().and_then(|base| base.strip_prefix("http://")?.parse().ok());
        match address {
            Some(address) => Ok(Self { child, address, began }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err(format!("goodturn serve did not start: {line}"))
            }
        }
    }

    /// A visitor who is signed in as a member of a firm.
    ///
    /// # Errors
    /// When they are not let in.
    pub(super) fn member(&self, firm: usize, member: usize, seed: &str) -> Result<Visitor, String> {
        let mut visitor = Visitor::new(self.address, seed)?;
        visitor.sign_in(&format!("member{member}@firm{firm:02}.example.com"), PASSWORD)?;
        Ok(visitor)
    }

    /// The memory that it holds now, in KiB; nothing where the system does not tell.
    pub(super) fn memory(&self) -> Option<u64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = text.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// Ends it as Ctrl C does, and waits.
    pub(super) fn end(mut self) {
        self.stop();
    }

    fn stop(&mut self) {
        let told = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let until = Instant::now() + Duration::from_secs(10);
        while told.as_ref().is_ok_and(|status| status.success()) && Instant::now() < until {
            if self.child.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|status| status.is_none()) {
            self.stop();
        }
    }
}
