//! `goodturn demo`: a firm to try, with a year of history and a clock that can be moved.

use super::serve::{pages, sign_in, wrong};
use super::{Line, Stop, say};
use goodturn_app::{demo, house, wall};
use goodturn_store::{OpenOptions, Store, StoreAddress, StoreError, rows};
use goodturn_web::{Feeds, Settings};
use serde_json::json;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::net::TcpListener;

/// Try it: an invented firm with a year of history, and a clock that can be moved.
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8481")]
    listen: SocketAddr,
    /// Where the demo is kept; a new one in a temporary folder when nothing is said.
    #[arg(long)]
    folder: Option<PathBuf>,
}

pub(super) async fn run(line: &Line, wanted: &Demo) -> Result<ExitCode, Stop> {
    if !wanted.listen.ip().is_loopback() {
        return Err(Stop::Refused("The demo listens to this machine only.".to_owned()));
    }
    let listener = TcpListener::bind(wanted.listen).await.map_err(|error| wrong(&error))?;
    let address = listener.local_addr().map_err(|error| wrong(&error))?;
    let kept = wanted.folder.is_some();
    let folder = wanted.folder.clone().unwrap_or_else(|| {
        std::env::temp_dir().join(format!("goodturn-demo-{}-{}", std::process::id(), address.port()))
    });
    std::fs::create_dir_all(&folder).map_err(|error| {
        Stop::Store(StoreError::refused(format!("{} cannot be made: {error}.", folder.display())))
    })?;
    let address_of: StoreAddress =
        format!("sqlite:{}", folder.join("demo.db").display()).parse().map_err(Stop::Store)?;
    let store = Store::open(&address_of, OpenOptions::creating()).await?;
    let ended = serve(line, &store, listener, &format!("http://{address}")).await;
    drop(store);
    if !kept {
        // What cannot be removed is in the temporary folder, and the system sees to it.
        let _ = std::fs::remove_dir_all(&folder);
    }
    ended
}

async fn serve(line: &Line, store: &Store, listener: TcpListener, base: &str) -> Result<ExitCode, Stop> {
    if house::is_empty(store).await? {
        let firm = demo::make(store, wall::now()).await?.map_err(Stop::of)?;
        house::let_members_in(store, &firm).await?;
    }
    let first = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await?.first().map(|(id, _)| *id);
    let link = sign_in(line, store, base, first).await?;
    if line.json {
        say::document(&json!({"schema": 1, "listening": base, "sign_in": link}));
    } else {
        say::line("Linden Advisers: an invented firm with a year of history. Its clock is yours to move.");
        say::line(&format!("Come in, once, within a quarter of an hour: {}", link.unwrap_or_default()));
        say::line("Ctrl C ends it, and nothing is kept.");
    }
    pages(
        listener,
        store.clone(),
        Settings { base_url: base.to_owned(), movable_clock: true, feeds: Feeds::On },
    )
    .await
}
