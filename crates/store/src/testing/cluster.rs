//! A throw-away server of PostgreSQL: once per process, over a Unix socket in a folder of its own, ended with the
//! process however that ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::{Folder, left_out};

/// The server. Its shell waits for the end of its own input; that comes when this process ends, also by a panic or a
/// kill, and the server goes with it.
pub(super) struct Cluster {
    address: String,
    _shell: Child,
}

/// Makes the data folder, starts the server, and clears both away when the input ends. `$1` is the folder, `$2` the
/// programs. Nothing here outlives a test, so nothing waits for the disk.
const SCRIPT: &str = r#"
"$2/initdb" -D "$1/data" -U goodturn_tests -A trust -N --no-locale -E UTF8 >"$1/initdb.log" 2>&1 || exit 1
"$2/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c max_connections=300 -c fsync=off \
  -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c autovacuum=off >"$1/server.log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT "$server"
wait "$server"
rm -rf "$1"
"#;

impl Cluster {
    /// The address of this process's server; `None` where none can be started.
    pub(super) fn shared() -> Option<String> {
        static SHARED: OnceLock<Option<Cluster>> = OnceLock::new();
        SHARED.get_or_init(Self::start).as_ref().map(|it| it.address.clone())
    }

    fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            left_out("there is no installed server");
            return None;
        };
        // Not removed by us: it may belong to another user by then, whose shell clears it away.
        let folder = std::mem::ManuallyDrop::new(Folder::new());
        let folder = folder.path();
        let mut command = match shell_of_somebody(folder) {
            Ok(command) => command,
            Err(why) => {
                left_out(why);
                return None;
            }
        };
        let shell = command
            .args(["-c", SCRIPT, "goodturn-tests"])
            .arg(folder)
            .arg(&programs)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let mut shell = match shell {
            Ok(shell) => shell,
            Err(error) => {
                left_out(&format!("the server did not start: {error}"));
                return None;
            }
        };
        if let Err(why) = wait_until_ready(folder, &mut shell) {
            left_out(&why);
            return None;
        }
        let address = format!("postgres://goodturn_tests@/postgres?host={}", folder.display());
        Some(Self { address, _shell: shell })
    }
}

/// The folder of `initdb` and `postgres`: the newest of Debian's, else wherever `PATH` finds it.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .filter(|(_, path)| path.join("initdb").is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, path)| path).or_else(|| {
        let path = super::setting("PATH")?;
        std::env::split_paths(&path).find(|it| it.join("initdb").is_file() && it.join("postgres").is_file())
    })
}

/// A shell under a user that the server agrees to run as: never the administrator.
#[cfg(unix)]
fn shell_of_somebody(folder: &Path) -> Result<Command, &'static str> {
    use std::os::unix::fs::MetadataExt;
    // Whoever made the folder is who we are.
    let own = std::fs::metadata(folder).map_err(|_| "its folder is gone")?.uid();
    if own != 0 {
        return Ok(Command::new("sh"));
    }
    let id = |user: &str| {
        let output = Command::new("id").args(["-u", user]).stderr(Stdio::null()).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse::<u32>().ok()
    };
    let (user, uid) = ["postgres", "nobody"]
        .into_iter()
        .find_map(|user| Some((user, id(user)?)))
        .ok_or("it must not run as root, and there is no other user")?;
    std::os::unix::fs::chown(folder, Some(uid), None).map_err(|_| "its folder cannot be handed over")?;
    let mut command = Command::new("setpriv");
    command.args([&format!("--reuid={user}"), "--clear-groups", "--", "sh"]);
    Ok(command)
}

#[cfg(not(unix))]
fn shell_of_somebody(_: &Path) -> Result<Command, &'static str> {
    Err("a throw-away server needs Unix sockets")
}

fn wait_until_ready(folder: &Path, shell: &mut Child) -> Result<(), String> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        // The server writes its state into the last line of this file.
        let state = std::fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if state.lines().last().is_some_and(|line| line.trim() == "ready") {
            return Ok(());
        }
        if let Ok(Some(_)) = shell.try_wait() {
            let log = std::fs::read_to_string(folder.join("initdb.log")).unwrap_or_default();
            return Err(format!("the server did not start: {}", log.lines().last().unwrap_or("no word why")));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err("the server was not ready within a minute".to_owned())
}
