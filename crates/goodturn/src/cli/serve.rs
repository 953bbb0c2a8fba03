//! `goodturn serve`: the pages.

use super::{Line, Stop, open, say};
use goodturn_app::house;
use goodturn_app::looks::person::firm;
use goodturn_store::{StoreError, rows};
use goodturn_web::{Feeds, House, Settings};
use serde_json::json;
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::process::ExitCode;
use tokio::net::TcpListener;

/// Serve the pages.
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8480", env = "GOODTURN_LISTEN")]
    listen: SocketAddr,
    /// The address by which browsers reach it from elsewhere, such as `https://goodturn.example.com`.
    #[arg(long, env = "GOODTURN_BASE_URL")]
    base_url: Option<String>,
    /// Let the clock of a workspace made with --test-clock be moved by hand.
    #[arg(long)]
    movable_clock: bool,
    /// Whether members may name a calendar on the internet that is then fetched: on, off, or loopback for tests, which
    /// takes http:// on this machine as well.
    #[arg(long, value_enum, default_value_t = Wanted::On, env = "GOODTURN_FEEDS")]
    feeds: Wanted,
    /// Print a sign-in link, also where nobody looks at the terminal.
    #[arg(long)]
    print_link: bool,
}

/// Which calendars are fetched.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Wanted {
    /// Those at an https address of the public internet.
    On,
    /// None.
    Off,
    /// For tests: those on this machine as well.
    Loopback,
}

impl From<Wanted> for Feeds {
    fn from(wanted: Wanted) -> Self {
        match wanted {
            Wanted::On => Feeds::On,
            Wanted::Off => Feeds::Off,
            Wanted::Loopback => Feeds::Loopback,
        }
    }
}

pub(super) fn wrong(error: &std::io::Error) -> Stop {
    Stop::Store(StoreError::refused(format!("This address cannot be listened on: {error}.")))
}

pub(super) async fn run(line: &Line, serve: &Serve) -> Result<ExitCode, Stop> {
    let https = serve.base_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    if !serve.listen.ip().is_loopback() && !https {
        return Err(Stop::Refused(
            "Only this machine is listened to, unless --base-url https://… says how browsers reach it safely: put a \
             server with TLS before it."
                .to_owned(),
        ));
    }
    let store = open(line, true).await?;
    let all = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await?;
    for (id, _) in &all {
        if let Some((firm, ..)) = firm(&store, *id).await? {
            house::let_members_in(&store, &firm).await?;
            goodturn_app::calendar::forget_those_who_left(&store, &firm).await?;
        }
    }
    let listener = TcpListener::bind(serve.listen).await.map_err(|error| wrong(&error))?;
    let address = listener.local_addr().map_err(|error| wrong(&error))?;
    let base = serve.base_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let base = base.trim_end_matches('/').to_owned();
    let asked = line.json || serve.print_link || std::io::stdout().is_terminal();
    let link = if asked { sign_in(line, &store, &base, all.first().map(|(id, _)| *id)).await? } else { None };
    if line.json {
        say::document(&json!({"schema": 1, "listening": base, "sign_in": link}));
    } else {
        say::line(&format!("Goodturn is at {base}"));
        match (&link, all.is_empty()) {
            (_, true) => say::line(&format!("Nobody is here yet. Begin at {base}/start")),
            (Some(link), _) => say::line(&format!("Sign in, once, within a quarter of an hour: {link}")),
            (None, _) => {}
        }
        say::line("Ctrl C ends it.");
    }
    pages(
        listener,
        store,
        Settings { base_url: base, movable_clock: serve.movable_clock, feeds: serve.feeds.into() },
    )
    .await
}

/// Serves until somebody ends it.
pub(super) async fn pages(
    listener: TcpListener,
    store: goodturn_store::Store,
    settings: Settings,
) -> Result<ExitCode, Stop> {
    let house = House::new(store, settings);
    let pages = goodturn_web::router(house.clone());
    let closed = async move {
        ended().await;
        house.close();
    };
    let served = axum::serve(listener, pages.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(closed)
        .await;
    served.map_err(|error| wrong(&error))?;
    Ok(ExitCode::SUCCESS)
}

/// A sign-in link for the member that `--as` names, else for the owner.
pub(super) async fn sign_in(
    line: &Line,
    store: &goodturn_store::Store,
    base: &str,
    first: Option<uuid::Uuid>,
) -> Result<Option<String>, Stop> {
    let mail = match (&line.by, first) {
        (Some(mail), _) => Some(mail.clone()),
        (None, Some(id)) => firm(store, id)
            .await?
            .and_then(|(firm, ..)| firm.member(firm.owner()).map(|member| member.mail.clone())),
        (None, None) => None,
    };
    let Some(mail) = mail else { return Ok(None) };
    let secret = house::link(store, &mail).await?;
    if secret.is_none() && line.by.is_some() {
        return Err(Stop::Refused("Nobody with this address can sign in here.".to_owned()));
    }
    Ok(secret.map(|secret| format!("{base}/enter?token={secret}")))
}

/// Until somebody ends it, by Ctrl C or the machine's own signal: what runs is brought to its end.
async fn ended() {
    let by_hand = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminated) = terminated {
            tokio::select! {
                () = by_hand => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    by_hand.await;
}
