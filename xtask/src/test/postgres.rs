//! The PostgreSQL of a test run: the server that `GOODTURN_TEST_POSTGRES` names, else a throw-away one made from the
//! installed programs, else from the programs that the package manager brings.

use crate::machine::{install, is_program, is_root, program, setting, user_id};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server to test on.
pub(crate) enum Server {
    /// Somebody else's; it is left as it is.
    Named(String),
    /// Ours.
    Own {
        /// Where it listens.
        address: String,
        /// The shell that ends it, see [`SCRIPT`].
        shell: Child,
    },
}

/// Starts the server and waits for the end of its own input. That comes when we close it, and also when we are
/// interrupted or killed, so the server never outlives the run. `$1` is the folder, `$2` the programs, `$3` the port.
/// Nothing here outlives a run, so nothing waits for the disk.
const SCRIPT: &str = r#"
"$2/initdb" -D "$1/data" -U goodturn -A trust -N --no-locale -E UTF8 >"$1/log" 2>&1 || exit 1
"$2/postgres" -D "$1/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off >>"$1/log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT "$server"
wait "$server"
rm -rf "$1"
"#;

/// The same for a server whose data is kept from run to run, and which keeps what it answered through a power cut, as
/// it does wherever it is used in earnest.
const KEPT: &str = r#"
[ -f "$1/data/PG_VERSION" ] || "$2/initdb" -D "$1/data" -U goodturn -A trust --no-locale -E UTF8 >"$1/log" 2>&1 || exit 1
"$2/postgres" -D "$1/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 \
  -c shared_buffers=512MB -c max_wal_size=4GB >"$1/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server"
"#;

/// The server of this run.
///
/// # Errors
/// In words, when there is none to be had.
pub(crate) fn server() -> Result<Server, String> {
    if let Some(address) = setting("GOODTURN_TEST_POSTGRES") {
        return Ok(Server::Named(address));
    }
    let programs = found_or_installed()?;
    // Between choosing a port and listening on it somebody else may take it.
    let mut said = String::new();
    for number in 0..3 {
        let folder = std::env::temp_dir().join(format!("goodturn-tests-{}-{number}", std::process::id()));
        fs::create_dir(&folder).map_err(|error| error.to_string())?;
        match start(&programs, &folder, SCRIPT) {
            Ok(server) => return Ok(server),
            Err(why) => {
                let _ = fs::remove_dir_all(&folder);
                said = why;
            }
        }
    }
    Err(format!("PostgreSQL did not start: {said}"))
}

/// A server of our own whose data stays in a folder.
///
/// # Errors
/// In words, when it does not start.
pub(crate) fn kept(folder: &Path) -> Result<Server, String> {
    let programs = found_or_installed()?;
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let state = folder.join("data/postmaster.pid");
    if let Ok(text) = fs::read_to_string(&state) {
        let owner = text.lines().next().unwrap_or_default();
        if Command::new("kill")
            .args(["-0", owner])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|it| it.success())
        {
            return Err(format!("Another run is using {}. Wait for its end.", folder.display()));
        }
        // Left by a server that was killed; it would say "ready" for one that is not.
        let _ = fs::remove_file(&state);
    }
    let _ = fs::remove_file(folder.join("log"));
    start(&programs, folder, KEPT).map_err(|why| format!("PostgreSQL did not start: {why}"))
}

fn found_or_installed() -> Result<PathBuf, String> {
    if let Some(programs) = programs() {
        return Ok(programs);
    }
    install(
        "postgresql",
        "PostgreSQL",
        "name a server in GOODTURN_TEST_POSTGRES (postgres://user@host/postgres)",
    )?;
    programs().ok_or_else(|| "PostgreSQL was installed, and yet is not to be found.".to_owned())
}

impl Server {
    /// A login that may create databases.
    pub(crate) fn address(&self) -> &str {
        match self {
            Server::Named(address) | Server::Own { address, .. } => address,
        }
    }

    /// Ends a server of ours and waits until it is gone.
    pub(crate) fn end(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Server::Own { shell, .. } = self {
            drop(shell.stdin.take());
            let _ = shell.wait();
        }
    }
}

/// The folder of `initdb` and `postgres`: the newest of Debian's, else wherever `PATH` finds them.
fn programs() -> Option<PathBuf> {
    let whole = |folder: &PathBuf| ["initdb", "postgres"].iter().all(|name| is_program(&folder.join(name)));
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = debian
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| whole(folder))
        .collect();
    versions.sort();
    let newest = versions.pop().map(|(_, folder)| folder);
    newest.or_else(|| program("initdb")?.parent().map(Path::to_path_buf).filter(whole))
}

fn start(programs: &Path, folder: &Path, script: &str) -> Result<Server, String> {
    let unlucky = |error: std::io::Error| error.to_string();
    // Port 0 lets the system choose one that is free.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(unlucky)?.port();
    let mut command = shell(folder)?;
    command
        .args(["-c", script, "goodturn-tests"])
        .arg(folder)
        .arg(programs)
        .arg(port.to_string())
        .current_dir("/");
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let shell = command.spawn().map_err(unlucky)?;
    let mut server = Server::Own { address: format!("postgres://goodturn@127.0.0.1:{port}/postgres"), shell };
    match wait_until_ready(folder, &mut server) {
        Ok(()) => Ok(server),
        Err(why) => {
            server.end();
            Err(why)
        }
    }
}

/// A shell in a process group of its own, so that Ctrl-C reaches us alone and the server is ended in order; under
/// another user when we are root, as whom the server refuses to run.
#[cfg(unix)]
fn shell(folder: &Path) -> Result<Command, String> {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    let unlucky = |error: std::io::Error| error.to_string();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(unlucky)?;
    let mut command = if is_root() {
        let somebody =
            ["postgres", "nobody"].into_iter().find_map(|name| user_id(Some(name)).map(|id| (name, id)));
        let (name, id) =
            somebody.ok_or("it must not run as root, and there is no user postgres or nobody")?;
        chown(folder, Some(id), None).map_err(unlucky)?;
        let mut command = Command::new("setpriv");
        command.args([&format!("--reuid={name}"), "--clear-groups", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command.process_group(0);
    Ok(command)
}

#[cfg(not(unix))]
fn shell(_: &Path) -> Result<Command, String> {
    Err("a throw-away server can be made on Unix only; name one in GOODTURN_TEST_POSTGRES".to_owned())
}

fn wait_until_ready(folder: &Path, server: &mut Server) -> Result<(), String> {
    let Server::Own { shell, .. } = server else { return Ok(()) };
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        // The server writes its state into the last line of this file.
        let state = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if state.lines().last().is_some_and(|line| line.trim() == "ready") {
            return Ok(());
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        let ended = shell.try_wait().is_ok_and(|status| status.is_some());
        if ended || log.contains("FATAL:") {
            return Err(log.lines().last().unwrap_or("it said nothing").to_owned());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err("it was not ready within a minute".to_owned())
}
