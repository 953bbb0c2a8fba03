//! Fetching a calendar from an address that a member named.
//!
//! One request, with nothing of ours in it: no cookie, no name, no way back. Redirects are followed by hand, each with
//! the same checks as the first address. Ten seconds, five megabytes, a few at a time; nothing is unpacked. What is
//! logged of it is that it happened, never the address.

mod address;
#[cfg(test)]
mod tests;

pub(crate) use address::Place;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Whether calendars are fetched at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Feeds {
    /// None is, and none can be named.
    Off,
    /// Those at an `https://` address of the public internet.
    #[default]
    On,
    /// Those, and `http://` on this machine: for tests alone.
    Loopback,
}

/// The largest calendar, in bytes.
pub(crate) const LARGEST: usize = 5 << 20;
/// How often an answer may lead on.
const REDIRECTS: usize = 3;
/// How long all of it may take.
const LONGEST: Duration = Duration::from_secs(10);
/// The largest head of an answer, in bytes.
const LARGEST_HEAD: usize = 64 << 10;

/// How many are fetched at a time, for the whole program; further ones come another time.
static PLACES: Semaphore = Semaphore::const_new(8);

/// Why nothing was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is no address of a calendar.
    Address,
    /// It begins with `http://`.
    NotHttps,
    /// There is a name or a password in it.
    Credentials,
    /// It names another port than 443.
    Port,
    /// Nobody knows the name.
    NoSuchName,
    /// It leads into a private network, or to this machine.
    Inside,
    /// Nobody answers.
    Unreachable,
    /// It took too long.
    Slow,
    /// It led on too often, or nowhere.
    Redirects,
    /// There is nothing, or nothing for us: the address is no longer good.
    Gone,
    /// The other side had a trouble of its own.
    Status,
    /// It is more than five megabytes.
    Large,
    /// It is something else than a calendar.
    NotCalendar,
    /// Too many are being fetched just now.
    Busy,
}

impl Why {
    /// The word under which the texts have it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Why::Address => "address",
            Why::NotHttps => "not-https",
            Why::Credentials => "credentials",
            Why::Port => "port",
            Why::NoSuchName => "no-such-name",
            Why::Inside => "inside",
            Why::Unreachable => "unreachable",
            Why::Slow => "slow",
            Why::Redirects => "redirects",
            Why::Gone => "gone",
            Why::Status => "status",
            Why::Large => "large",
            Why::NotCalendar => "not-calendar",
            Why::Busy => "busy",
        }
    }
}

/// Fetches a calendar: its bytes, which begin as a calendar does.
pub(crate) async fn calendar(address: &str, feeds: Feeds) -> Result<Vec<u8>, Why> {
    let Ok(_place) = PLACES.try_acquire() else { return Err(Why::Busy) };
    fetched(address, feeds, &address::system, LONGEST).await
}

async fn fetched(
    address: &str,
    feeds: Feeds,
    names: &address::Names,
    longest: Duration,
) -> Result<Vec<u8>, Why> {
    if feeds == Feeds::Off {
        return Err(Why::Address);
    }
    let place = Place::read(address, feeds)?;
    let all = tokio::time::timeout(longest, followed(place, feeds, names)).await;
    all.unwrap_or(Err(Why::Slow))
}

async fn followed(mut place: Place, feeds: Feeds, names: &address::Names) -> Result<Vec<u8>, Why> {
    for _ in 0..=REDIRECTS {
        let to = place.checked(names, feeds).await?;
        let (answer, _line) = asked(&place, to, &TRUST).await?;
        match answer.status() {
            StatusCode::OK => return whole(answer).await,
            StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT => {
                let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
                let next = place.onward(to.ok_or(Why::Redirects)?, feeds)?;
                // What came by TLS does not go on without it.
                if place.secure && !next.secure {
                    return Err(Why::NotHttps);
                }
                place = next;
            }
            status if status.is_client_error() => return Err(Why::Gone),
            _ => return Err(Why::Status),
        }
    }
    Err(Why::Redirects)
}

/// What keeps a connection going; it ends when this is let go, however far it came.
type Line = JoinSet<()>;

/// Asks one place, over a connection to the address that was looked at.
async fn asked(
    place: &Place,
    to: SocketAddr,
    trust: &Arc<ClientConfig>,
) -> Result<(Response<Incoming>, Line), Why> {
    let stream = TcpStream::connect(to).await.map_err(|_| Why::Unreachable)?;
    if !place.secure {
        return spoken(place, stream).await;
    }
    let host = place.host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_owned();
    let name = ServerName::try_from(host).map_err(|_| Why::Address)?;
    let tls = TlsConnector::from(trust.clone()).connect(name, stream).await.map_err(|_| Why::Unreachable)?;
    spoken(place, tls).await
}

/// Whom we believe that they are who they say: the roots that browsers bring along.
static TRUST: LazyLock<Arc<ClientConfig>> =
    LazyLock::new(|| trusting(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }));

fn trusting(roots: RootCertStore) -> Arc<ClientConfig> {
    Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
}

async fn spoken<S>(place: &Place, stream: S) -> Result<(Response<Incoming>, Line), Why>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let request = Request::get(&place.path)
        .header(header::HOST, place.named())
        .header(header::USER_AGENT, "Goodturn")
        .header(header::ACCEPT, "text/calendar")
        .header(header::CONNECTION, "close")
        .body(Body::empty())
        .map_err(|_| Why::Address)?;
    let built = http1::Builder::new().max_buf_size(LARGEST_HEAD).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = built.map_err(|_| Why::Unreachable)?;
    let mut line = Line::new();
    line.spawn(async move { drop(connection.await) });
    let answer = sender.send_request(request).await.map_err(|_| Why::Unreachable)?;
    Ok((answer, line))
}

/// The body of an answer, as long as it is a calendar and not too large.
async fn whole(answer: Response<Incoming>) -> Result<Vec<u8>, Why> {
    if !may_be_calendar(answer.headers()) {
        return Err(Why::NotCalendar);
    }
    let length = answer.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > LARGEST) {
        return Err(Why::Large);
    }
    let mut body = answer.into_body();
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let part: Bytes = frame.map_err(|_| Why::Unreachable)?.into_data().unwrap_or_default();
        if bytes.len() + part.len() > LARGEST {
            return Err(Why::Large);
        }
        bytes.extend_from_slice(&part);
    }
    if goodturn_app::calendar::is_calendar(&bytes) { Ok(bytes) } else { Err(Why::NotCalendar) }
}

/// Whether the head of an answer leaves it open that a calendar follows. Nothing that is packed is taken: nobody asked
/// for it, and what it unpacks to is not known.
fn may_be_calendar(headers: &HeaderMap) -> bool {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().trim();
    let packed = said(header::CONTENT_ENCODING);
    let kind = said(header::CONTENT_TYPE).split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    (packed.is_empty() || packed.eq_ignore_ascii_case("identity"))
        && matches!(
            kind.as_str(),
            "" | "text/calendar"
                | "text/x-vcalendar"
                | "application/ics"
                | "application/octet-stream"
                | "binary/octet-stream"
                | "text/plain"
        )
}
