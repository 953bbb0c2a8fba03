//! Which addresses may be fetched: what a member typed, and where it leads.
//!
//! A server that fetches what somebody names is a door into the network behind it. So the address has one form, its name
//! is looked up once, every answer is held against the ranges of the public internet, and the connection goes to the
//! very answer that was looked at.

use super::{Feeds, Why};
use axum::http::Uri;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;

/// The longest address that is taken, in bytes.
const LONGEST: usize = 2_000;
/// Answers to one name that are looked at.
const MOST_ANSWERS: usize = 32;

/// Where a calendar is. Without `Debug`: it is a secret.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(super) secure: bool,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) path: String,
}

/// The addresses behind a name.
pub(super) type Found = Pin<Box<dyn Future<Output = std::io::Result<Vec<SocketAddr>>> + Send>>;

/// Looks a name up.
pub(super) type Names = dyn Fn(String, u16) -> Found + Send + Sync;

/// The names of the machine's own resolver.
pub(super) fn system(host: String, port: u16) -> Found {
    Box::pin(async move {
        let found = tokio::net::lookup_host((host.as_str(), port)).await?;
        Ok(found.take(MOST_ANSWERS).collect())
    })
}

impl Place {
    /// Reads what a member typed; `webcal://` is another word for `https://`.
    pub(crate) fn read(typed: &str, feeds: Feeds) -> Result<Self, Why> {
        let typed = typed.trim();
        if typed.len() > LONGEST {
            return Err(Why::Address);
        }
        let plain = match typed.split_once("://") {
            Some((scheme, rest))
                if ["webcal", "webcals"].iter().any(|it| scheme.eq_ignore_ascii_case(it)) =>
            {
                format!("https://{rest}")
            }
            Some(_) => typed.to_owned(),
            None => return Err(Why::Address),
        };
        let uri: Uri = plain.parse().map_err(|_| Why::Address)?;
        let authority = uri.authority().ok_or(Why::Address)?.as_str();
        if authority.contains('@') {
            return Err(Why::Credentials);
        }
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if feeds == Feeds::Loopback => false,
            Some("http") => return Err(Why::NotHttps),
            _ => return Err(Why::Address),
        };
        let host = uri.host().ok_or(Why::Address)?.to_ascii_lowercase();
        let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let named = !host.is_empty()
            && host.len() <= 253
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
        if !named && literal.is_none_or(|host| host.parse::<Ipv6Addr>().is_err()) {
            return Err(Why::Address);
        }
        let port = match (secure, uri.port_u16()) {
            (true, None | Some(443)) => 443,
            (true, Some(_)) => return Err(Why::Port),
            (false, port) => port.unwrap_or(80),
        };
        // `:abc` and an empty port are no ports, and are not overlooked.
        if uri.port_u16().is_none() && authority.trim_start_matches(&host).contains(':') && literal.is_none()
        {
            return Err(Why::Address);
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self { secure, host, port, path })
    }

    /// Where an answer leads on to, read with the same eyes.
    pub(super) fn onward(&self, to: &str, feeds: Feeds) -> Result<Self, Why> {
        let to = to.trim();
        if to.contains("://") {
            return Self::read(to, feeds);
        }
        let scheme = if self.secure { "https" } else { "http" };
        if let Some(rest) = to.strip_prefix("//") {
            return Self::read(&format!("{scheme}://{rest}"), feeds);
        }
        let path = if to.starts_with('/') {
            to.to_owned()
        } else {
            let folder = self.path.split('?').next().unwrap_or("/").rsplit_once('/').map_or("", |(it, _)| it);
            format!("{folder}/{to}")
        };
        Self::read(&format!("{scheme}://{}:{}{path}", self.host, self.port), feeds)
    }

    /// The whole address, for keeping it.
    pub(crate) fn whole(&self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{}", self.named(), self.path)
    }

    /// Host and port as a request names them.
    pub(super) fn named(&self) -> String {
        match (self.secure, self.port) {
            (true, 443) | (false, 80) => self.host.clone(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }

    /// The host, the one part of it that is shown again.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Looks the name up, once, and gives the one address that the connection then goes to. When any answer lies in a
    /// forbidden range, none is taken: an honest calendar has no such answers.
    pub(super) async fn checked(&self, names: &Names, feeds: Feeds) -> Result<SocketAddr, Why> {
        let literal = self.host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let found = match literal {
            Ok(address) => vec![SocketAddr::new(address, self.port)],
            Err(_) => names(self.host.clone(), self.port).await.map_err(|_| Why::NoSuchName)?,
        };
        let first = found.first().copied().ok_or(Why::NoSuchName)?;
        if found.iter().all(|address| self.may_go(address.ip(), feeds)) {
            Ok(first)
        } else {
            Err(Why::Inside)
        }
    }

    fn may_go(&self, address: IpAddr, feeds: Feeds) -> bool {
        if self.secure { is_public(address) } else { feeds == Feeds::Loopback && address.is_loopback() }
    }
}

/// Whether an address is one of the public internet. What is not surely public is not.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let inside = |[a, b, c, d]: [u8; 4], bits: u32| {
        let mask = u32::MAX << (32 - bits);
        u32::from(address) & mask == u32::from(Ipv4Addr::new(a, b, c, d)) & mask
    };
    // The registry of special addresses (RFC 6890 and its followers).
    let special = [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 31, 196, 0], 24),
        ([192, 52, 193, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([192, 175, 48, 0], 24),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ];
    !special.into_iter().any(|(start, bits)| inside(start, bits))
}

/// Only what is given out for use (2000::/3), and of that neither tunnels, which lead to an IPv4 address within, nor
/// examples. Mapped addresses, NAT64, link-local, unique-local and multicast ones lie outside of it.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let given_out = a & 0xe000 == 0x2000;
    let protocols = a == 0x2001 && b & 0xfe00 == 0; // 2001::/23 with Teredo and ORCHID
    let example = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b & 0xf000 == 0);
    let six_to_four = a == 0x2002;
    let as112 = a == 0x2620 && b == 0x004f;
    given_out && !protocols && !example && !six_to_four && !as112
}
