//! Installs the browser packages, bundles style sheet, script and typeface into one folder, and writes the table by
//! which the crate takes them into itself: `(name, media type, tag, bytes)` for each file, to be included as
//!
//! ```ignore
//! const ASSETS: &[(&str, &str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));
//! ```
//!
//! A tag changes whenever the bytes do: it serves as ETag and behind the `?v=` of a link.
//!
//! Packages are installed below `OUT_DIR`, so the source tree stays as it is, and again only when the lock file has
//! changed; after the first time nothing here needs a network. Where there is no Node, `GOODTURN_ASSETS` names a
//! folder that was bundled elsewhere.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Names a folder with finished assets; then neither Node nor npm is asked for.
const PREBUILT: &str = "GOODTURN_ASSETS";

/// What the pages ask for by name; all of it, so that the table of a prebuilt folder is the same.
const EXPECTED: &[&str] = &[
    "app.css",
    "app.js",
    "icons.svg",
    "mark.svg",
    "serif-latin-400.woff2",
    "serif-latin-400-italic.woff2",
    "serif-latin-600.woff2",
    "serif-latin-ext-400.woff2",
    "serif-latin-ext-400-italic.woff2",
    "serif-latin-ext-600.woff2",
];

fn main() -> ExitCode {
    match assets() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            for line in why.to_string().lines() {
                tell(&format!("error={line}"));
            }
            ExitCode::FAILURE
        }
    }
}

fn assets() -> Outcome<()> {
    let out = PathBuf::from(setting("OUT_DIR").ok_or("cargo did not say where to build")?);
    let folder = folder(&out)?;
    // The same folder for tests and tools that want files.
    tell(&format!("rustc-env=GOODTURN_ASSETS_DIR={}", folder.display()));
    fs::write(out.join("assets.rs"), table(&folder)?)?;
    Ok(())
}

/// The folder with everything in it: a prebuilt one, or made here.
fn folder(out: &Path) -> Outcome<PathBuf> {
    tell(&format!("rerun-if-env-changed={PREBUILT}"));
    tell("rerun-if-changed=build.rs");
    let here = PathBuf::from(setting("CARGO_MANIFEST_DIR").ok_or("cargo did not say where this crate is")?);
    if let Some(folder) = setting(PREBUILT).filter(|it| !it.is_empty()) {
        // A relative one is meant from the root of the repository, where people stand when they build.
        let folder = here.join("../..").join(folder);
        for name in EXPECTED {
            tell(&format!("rerun-if-changed={}", folder.join(name).display()));
        }
        return finished(&folder, &format!("{PREBUILT} names a folder"));
    }
    let source = here.join("assets");
    for name in ["package.json", "package-lock.json", "bundle.mjs", "icons.svg", "mark.svg", "css", "js"] {
        tell(&format!("rerun-if-changed={}", source.join(name).display()));
    }
    let packages = out.join("npm");
    install(&source, &packages)?;
    let output = out.join("assets");
    bundle(&source, &packages, &output)?;
    finished(&output, "the bundle is made, but")
}

/// `npm ci`, unless what the lock file asks for is there already.
fn install(source: &Path, packages: &Path) -> Outcome<()> {
    fs::create_dir_all(packages)?;
    // Beside the packages Node finds them by itself.
    fs::copy(source.join("bundle.mjs"), packages.join("bundle.mjs"))?;
    let lock = fs::read(source.join("package-lock.json"))?;
    let stamp = packages.join("installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source.join(name), packages.join(name))?;
    }
    // npm is a script with an ending of its own on Windows.
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]).current_dir(packages);
    run(&mut npm, "npm ci")?;
    // Written last: an installation that was broken off is made anew.
    fs::write(stamp, lock)?;
    Ok(())
}

/// Empties the output and fills it, so that nothing stays that is no longer made.
fn bundle(source: &Path, packages: &Path, output: &Path) -> Outcome<()> {
    if output.exists() {
        fs::remove_dir_all(output)?;
    }
    fs::create_dir_all(output)?;
    let mut node = Command::new("node");
    node.arg("bundle.mjs").arg(source).arg(output).current_dir(packages);
    run(&mut node, "node bundle.mjs")
}

/// The folder, if every expected file is in it.
fn finished(folder: &Path, which: &str) -> Outcome<PathBuf> {
    match EXPECTED.iter().find(|name| !folder.join(name).is_file()) {
        Some(name) => Err(format!("{which} without {name}: {}", folder.display()).into()),
        None => Ok(folder.canonicalize()?),
    }
}

/// An expression: a slice of `(name, media type, tag, bytes)`.
fn table(folder: &Path) -> Outcome<String> {
    let mut rows = String::from("&[\n");
    for name in EXPECTED {
        let file = folder.join(name);
        let tag = tag(&fs::read(&file)?);
        let path = file.to_str().ok_or("the path to the assets is not written in Unicode")?;
        writeln!(rows, "    ({name:?}, {:?}, \"{tag:016x}\", include_bytes!({path:?})),", media_type(name)?)?;
    }
    rows.push_str("]\n");
    Ok(rows)
}

fn media_type(name: &str) -> Outcome<&'static str> {
    match name.rsplit('.').next() {
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("svg") => Ok("image/svg+xml"),
        Some("woff2") => Ok("font/woff2"),
        _ => Err(format!("{name} has no media type in build.rs").into()),
    }
}

/// FNV-1a in 64 bits. It tells versions of our own files apart; nobody else can choose them.
fn tag(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Runs a program and hands on what it said when it failed.
fn run(command: &mut Command, name: &str) -> Outcome<()> {
    let output = command.output().map_err(|error| {
        format!(
            "{name} could not start: {error}\n\
             Style sheet and script of the pages are bundled with Node 20 or newer and npm; install both \
             (Debian: apt-get install nodejs npm).\n\
             Or bundle them on another machine and name that folder in {PREBUILT}."
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).trim().to_owned());
    Err(format!(
        "{name} failed ({}).\n{}\n\
         The first build fetches the packages of assets/package-lock.json and needs a network; later ones do not.",
        output.status,
        said.join("\n").trim()
    )
    .into())
}

#[allow(clippy::disallowed_methods, reason = "cargo talks to build scripts through the environment")]
fn setting(name: &str) -> Option<OsString> {
    env::var_os(name)
}

#[allow(clippy::print_stdout, reason = "cargo listens to build scripts on standard output")]
fn tell(words: &str) {
    println!("cargo::{words}");
}
