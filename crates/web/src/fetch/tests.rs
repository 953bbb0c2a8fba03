//! Addresses that lead inside by every road, and servers of this machine that behave badly.

use super::address::{Found, is_public};
use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const GOOD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

#[test]
fn only_one_form_of_address_is_taken() {
    let read = |text: &str| Place::read(text, Feeds::On).map(|place| place.whole());
    for (typed, whole) in [
        ("https://calendar.example.com/a/b.ics?key=1", "https://calendar.example.com/a/b.ics?key=1"),
        ("webcal://Calendar.example.com/a", "https://calendar.example.com/a"),
        ("WEBCAL://calendar.example.com", "https://calendar.example.com/"),
        (" https://calendar.example.com:443/a ", "https://calendar.example.com/a"),
        ("https://[2606:4700::1111]/a", "https://[2606:4700::1111]/a"),
        ("https://xn--mller-kva.example/a#part", "https://xn--mller-kva.example/a"),
    ] {
        assert_eq!(read(typed), Ok(whole.to_owned()), "{typed}");
    }
    for (typed, why) in [
        ("http://calendar.example.com/", Why::NotHttps),
        ("https://calendar.example.com:8443/", Why::Port),
        ("https://calendar.example.com:22/", Why::Port),
        ("https://user@calendar.example.com/", Why::Credentials),
        ("https://user:word@calendar.example.com/", Why::Credentials),
        ("https://example.com@127.0.0.1/", Why::Credentials),
        ("https://127.0.0.1\\@example.com/", Why::Address),
        ("https://[fe80::1%25eth0]/", Why::Address),
        ("https://[::1", Why::Address),
        ("https://müller.example/", Why::Address),
        ("https://example.com:/x", Why::Address),
        ("https:///x", Why::Address),
        ("https://", Why::Address),
        ("ftp://example.com/", Why::Address),
        ("file:///etc/passwd", Why::Address),
        ("gopher://example.com/", Why::Address),
        ("data:text/calendar,BEGIN", Why::Address),
        ("calendar.example.com", Why::Address),
        ("https://exa mple.com/", Why::Address),
        ("https://example.com/\r\nHost: other", Why::Address),
        ("", Why::Address),
    ] {
        assert_eq!(read(typed), Err(why), "{typed}");
    }
    assert_eq!(read(&format!("https://example.com/{}", "a".repeat(2_000))), Err(Why::Address));
}

#[test]
fn no_address_that_is_not_public_is_gone_to() {
    for text in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:8.8.8.8",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:1::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        "4000::1",
    ] {
        assert!(!is_public(text.parse().unwrap()), "{text}");
    }
    for text in [
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "172.32.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "2001:4860:4860::8888",
    ] {
        assert!(is_public(text.parse().unwrap()), "{text}");
    }
}

/// Names that are known to this test alone.
fn told(answers: &'static [&'static str]) -> impl Fn(String, u16) -> Found + Send + Sync {
    move |_, port| {
        let found = answers.iter().map(|ip| SocketAddr::new(ip.parse().unwrap(), port)).collect();
        Box::pin(async move { Ok(found) })
    }
}

#[tokio::test]
async fn a_name_is_as_good_as_all_its_answers() {
    let place = Place::read("https://calendar.example.com/", Feeds::Loopback).ok().unwrap();
    for (answers, wanted) in [
        (&["8.8.8.8"][..], Ok(())),
        (&["2606:4700::1111", "8.8.8.8"], Ok(())),
        (&["127.0.0.1"], Err(Why::Inside)),
        (&["8.8.8.8", "10.0.0.1"], Err(Why::Inside)),
        (&["fd00::1"], Err(Why::Inside)),
        (&["::ffff:127.0.0.1"], Err(Why::Inside)),
        (&[], Err(Why::NoSuchName)),
    ] {
        let names = told(answers);
        assert_eq!(place.checked(&names, Feeds::Loopback).await.map(|_| ()), wanted, "{answers:?}");
    }
}

#[tokio::test]
async fn numbers_in_every_spelling_lead_nowhere_inside() {
    // Whatever the machine's resolver makes of them: nothing inside may come of it.
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "localhost",
        "localhost.",
        "LOCALHOST",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "169.254.169.254",
        "0xa9fea9fe",
        "ip6-localhost",
    ] {
        for feeds in [Feeds::On, Feeds::Loopback] {
            let Ok(place) = Place::read(&format!("https://{host}/"), feeds) else { continue };
            let went = place.checked(&address::system, feeds).await;
            assert!(matches!(went, Err(Why::Inside | Why::NoSuchName)), "{host}: {went:?}");
        }
    }
}

#[tokio::test]
async fn a_name_is_looked_up_once_and_its_first_answer_stands() {
    // A name that answers with a good address first and with this machine's then.
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let names = |_: String, port: u16| -> Found {
        let ip = if ASKED.fetch_add(1, Ordering::SeqCst) == 0 { "8.8.8.8" } else { "127.0.0.1" };
        let found = vec![SocketAddr::new(ip.parse().unwrap(), port)];
        Box::pin(async move { Ok(found) })
    };
    let place = Place::read("https://rebinding.example/", Feeds::On).ok().unwrap();
    let to = place.checked(&names, Feeds::On).await.unwrap();
    assert_eq!((to.ip().to_string().as_str(), ASKED.load(Ordering::SeqCst)), ("8.8.8.8", 1));
}

/// A server that answers every request with the same, and counts them.
async fn server(answer: impl Into<Vec<u8>>) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}/calendar.ics", listener.local_addr().unwrap());
    let (count, answer) = (Arc::new(AtomicUsize::new(0)), answer.into());
    let counted = count.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut head = [0; 4_096];
            let read = stream.read(&mut head).await.unwrap_or(0);
            let asked = String::from_utf8_lossy(&head[..read]).to_lowercase();
            assert!(
                !asked.contains("cookie") && !asked.contains("authorization") && !asked.contains("referer")
            );
            drop(stream.write_all(&answer).await);
            drop(stream.shutdown().await);
        }
    });
    (at, count)
}

fn ok(kind: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

fn led(status: u16, to: &str) -> String {
    format!("HTTP/1.1 {status} Led\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n")
}

async fn got(at: &str) -> Result<Vec<u8>, Why> {
    fetched(at, Feeds::Loopback, &address::system, Duration::from_secs(2)).await
}

#[tokio::test]
async fn a_calendar_is_fetched_and_nothing_else() {
    for kind in ["text/calendar; charset=utf-8", "text/plain", "application/octet-stream"] {
        let (at, _) = server(ok(kind, GOOD)).await;
        assert_eq!(got(&at).await.as_deref(), Ok(GOOD.as_bytes()), "{kind}");
        assert_eq!(fetched(&at, Feeds::On, &address::system, LONGEST).await, Err(Why::NotHttps));
        assert_eq!(fetched(&at, Feeds::Off, &address::system, LONGEST).await, Err(Why::Address));
    }
    for (answer, why) in [
        (ok("text/html", GOOD), Why::NotCalendar),
        (ok("text/calendar", "<html>sign in</html>"), Why::NotCalendar),
        (ok("text/calendar\r\ncontent-encoding: gzip", GOOD), Why::NotCalendar),
        ("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned(), Why::Gone),
        ("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n".to_owned(), Why::Gone),
        ("HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n".to_owned(), Why::Status),
        (
            "HTTP/1.1 200 OK\r\ncontent-type: text/calendar\r\ncontent-length: 99999999999\r\n\r\n"
                .to_owned(),
            Why::Large,
        ),
        (format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "a".repeat(2_000_000)), Why::Unreachable),
        ("220 mail.example ESMTP\r\n".to_owned(), Why::Unreachable),
        (
            format!("HTTP/1.1 200 OK\r\ncontent-type: text/calendar\r\ncontent-length: 900\r\n\r\n{GOOD}"),
            Why::Unreachable,
        ),
    ] {
        let (at, _) = server(answer.clone()).await;
        assert_eq!(got(&at).await, Err(why), "{}", &answer[..answer.len().min(80)]);
    }
    assert_eq!(got("http://127.0.0.1:9/").await, Err(Why::Unreachable));
}

#[tokio::test]
async fn redirects_are_followed_by_hand_with_the_same_checks() {
    let (good, reached) = server(ok("text/calendar", GOOD)).await;
    for status in [301, 302, 303, 307, 308] {
        let (at, _) = server(led(status, &good)).await;
        assert!(got(&at).await.is_ok(), "{status}");
    }
    assert_eq!(reached.load(Ordering::SeqCst), 5);
    for (to, why) in [
        ("http://10.0.0.1/", Why::Inside),
        ("http://169.254.169.254/latest/meta-data/", Why::Inside),
        ("http://[::ffff:10.0.0.1]/", Why::Inside),
        ("https://127.0.0.1/", Why::Inside),
        ("https://localhost/", Why::Inside),
        ("https://[::1]/", Why::Inside),
        ("https://2130706433/", Why::Inside),
        ("//10.1.2.3/x", Why::Inside),
        ("https://example.com:22/", Why::Port),
        ("https://a:b@example.com/", Why::Credentials),
        ("file:///etc/passwd", Why::Address),
        ("gopher://127.0.0.1:70/", Why::Address),
    ] {
        let (at, _) = server(led(302, to)).await;
        assert_eq!(got(&at).await, Err(why), "{to}");
    }
    // In a ring: once for the address itself, three times led on.
    let (ring, went) = server(led(302, "/again")).await;
    assert_eq!(got(&ring).await, Err(Why::Redirects));
    assert_eq!(went.load(Ordering::SeqCst), 4);
    let (nowhere, _) = server("HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n").await;
    assert_eq!(got(&nowhere).await, Err(Why::Redirects));
}

/// A server that sends some bytes, again and again, with a pause.
async fn endless(part: Vec<u8>, pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let part = part.clone();
            tokio::spawn(async move {
                let head = "HTTP/1.1 200 OK\r\ncontent-type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n";
                drop(stream.write_all(head.as_bytes()).await);
                while stream.write_all(&part).await.is_ok() {
                    tokio::time::sleep(pause).await;
                }
            });
        }
    });
    at
}

#[tokio::test]
async fn the_slow_and_the_endless_are_cut_off() {
    let slow = endless(vec![b'a'], Duration::from_millis(100)).await;
    let begun = std::time::Instant::now();
    assert_eq!(got(&slow).await, Err(Why::Slow));
    assert!(begun.elapsed() < Duration::from_secs(4));
    let huge = endless(vec![b'a'; 256 << 10], Duration::ZERO).await;
    assert_eq!(fetched(&huge, Feeds::Loopback, &address::system, LONGEST).await, Err(Why::Large));
    // One that takes the connection and says nothing.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("http://{}/", listener.local_addr().unwrap());
    assert_eq!(got(&silent).await, Err(Why::Slow));
}

/// A server with TLS under the name calendar.test, vouched for by a root that only this test knows.
async fn safe() -> SocketAddr {
    use tokio_rustls::rustls::ServerConfig;
    use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
    let leaf = CertificateDer::from(include_bytes!("tls/leaf.der").to_vec());
    let key = PrivateKeyDer::try_from(include_bytes!("tls/leaf.key.der").to_vec()).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![leaf], key).unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            drop(stream.read(&mut [0; 4_096]).await);
            drop(stream.write_all(ok("text/calendar", GOOD).as_bytes()).await);
            drop(stream.shutdown().await);
        }
    });
    at
}

#[tokio::test]
async fn a_server_has_to_show_who_it_is() {
    let to = safe().await;
    let mut roots = RootCertStore::empty();
    roots.add(include_bytes!("tls/root.der").to_vec().into()).unwrap();
    let known = trusting(roots);
    let at = |host: &str| Place::read(&format!("https://{host}/"), Feeds::On).ok().unwrap();
    let (answer, _line) = asked(&at("calendar.test"), to, &known).await.ok().unwrap();
    assert_eq!(whole(answer).await.as_deref(), Ok(GOOD.as_bytes()));
    // Another name, a root that no browser knows, and no TLS at all.
    for (host, trust) in [("other.test", &known), ("calendar.test", &*TRUST)] {
        assert_eq!(asked(&at(host), to, trust).await.err(), Some(Why::Unreachable), "{host}");
    }
    let (plain, _) = server(ok("text/calendar", GOOD)).await;
    let plain = plain.trim_start_matches("http://").split('/').next().unwrap().parse().unwrap();
    assert_eq!(asked(&at("calendar.test"), plain, &known).await.err(), Some(Why::Unreachable));
}
