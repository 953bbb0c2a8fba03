//! A browser for measuring: one connection that is kept, one session, loopback only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A connection to the pages, signed in or not.
pub(super) struct Visitor {
    stream: BufReader<TcpStream>,
    host: String,
    cookies: Vec<(String, String)>,
    /// The token of the forms, once a page was seen.
    csrf: String,
    sent: u64,
    /// A beginning of the keys of acts that no other visitor has.
    seed: String,
}

/// A page as it came.
pub(super) struct Page {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) body: Vec<u8>,
}

impl Page {
    /// The page as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn lost(error: impl std::fmt::Display) -> String {
    format!("the connection to the pages broke: {error}")
}

impl Visitor {
    /// Connects to pages on this machine.
    ///
    /// # Errors
    /// When nobody answers, or the address is not of this machine.
    pub(super) fn new(address: SocketAddr, seed: &str) -> Result<Self, String> {
        if !address.ip().is_loopback() {
            return Err("only this machine is measured".to_owned());
        }
        let stream = TcpStream::connect(address).map_err(lost)?;
        stream.set_nodelay(true).map_err(lost)?;
        stream.set_read_timeout(Some(Duration::from_secs(120))).map_err(lost)?;
        Ok(Self {
            stream: BufReader::with_capacity(64 << 10, stream),
            host: address.to_string(),
            cookies: Vec::new(),
            csrf: String::new(),
            sent: 0,
            seed: seed.to_owned(),
        })
    }

    /// Signs in with mail and password.
    ///
    /// # Errors
    /// When that does not lead in.
    pub(super) fn sign_in(&mut self, mail: &str, password: &str) -> Result<(), String> {
        self.look("/sign-in")?;
        let form =
            [("csrf", self.csrf.clone()), ("mail", mail.to_owned()), ("password", password.to_owned())];
        let answer = self.press("/sign-in", &form)?;
        if answer.status != 303 {
            return Err(format!("signing in was answered with {}", answer.status));
        }
        // The forms inside have a token of the session.
        self.look("/more")
    }

    /// The same visitor on a connection of their own.
    ///
    /// # Errors
    /// When nobody answers.
    pub(super) fn again(&self, address: SocketAddr, seed: &str) -> Result<Self, String> {
        let mut other = Self::new(address, seed)?;
        other.cookies.clone_from(&self.cookies);
        other.csrf.clone_from(&self.csrf);
        Ok(other)
    }

    /// Opens a page to take its token.
    fn look(&mut self, path: &str) -> Result<(), String> {
        let page = self.get(path)?;
        let text = page.text();
        let token = text.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        self.csrf = token.ok_or(format!("{path} has no form ({})", page.status))?.to_owned();
        Ok(())
    }

    /// Opens a page.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn get(&mut self, path: &str) -> Result<Page, String> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{}\r\n", self.host, self.cookie_line());
        self.exchange(head.as_bytes())
    }

    /// Opens a page that has to be there.
    ///
    /// # Errors
    /// When it is not.
    pub(super) fn page(&mut self, path: &str) -> Result<Page, String> {
        let page = self.get(path)?;
        if page.status == 200 { Ok(page) } else { Err(format!("{path} was answered with {}", page.status)) }
    }

    /// Notes a call with somebody: one act, answered once it is kept.
    ///
    /// # Errors
    /// When it is refused.
    pub(super) fn act(&mut self, person: &str) -> Result<(), String> {
        self.sent += 1;
        let form = [
            ("csrf", self.csrf.clone()),
            ("key", format!("{}-{}", self.seed, self.sent)),
            ("back", "/".to_owned()),
            ("person", person.to_owned()),
            ("channel", "phone".to_owned()),
            ("direction", "to_them".to_owned()),
        ];
        let answer = self.press("/do/touch.note", &form)?;
        if answer.status == 303 { Ok(()) } else { Err(format!("an act was answered with {}", answer.status)) }
    }

    fn press(&mut self, path: &str, form: &[(&str, String)]) -> Result<Page, String> {
        let pairs: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let body = pairs.join("&");
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\n{}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            self.cookie_line(),
            body.len()
        );
        self.exchange(request.as_bytes())
    }

    fn cookie_line(&self) -> String {
        if self.cookies.is_empty() {
            return String::new();
        }
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("Cookie: {}\r\n", pairs.join("; "))
    }

    fn exchange(&mut self, request: &[u8]) -> Result<Page, String> {
        self.stream.get_mut().write_all(request).map_err(lost)?;
        let mut line = String::new();
        self.line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or("no answer came")?;
        let mut page = Page { status, location: String::new(), body: Vec::new() };
        let mut length = 0;
        loop {
            self.line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(lost)?,
                "transfer-encoding" => return Err("an answer without a length came".to_owned()),
                "location" => value.clone_into(&mut page.location),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        page.body = vec![0; length];
        self.stream.read_exact(&mut page.body).map_err(lost)?;
        Ok(page)
    }

    fn line(&mut self, line: &mut String) -> Result<(), String> {
        line.clear();
        self.stream.read_line(line).map_err(lost)?;
        line.truncate(line.trim_end().len());
        Ok(())
    }

    /// Keeps a cookie as a browser does; the one that tells of the last act is left out, so that pages are alike.
    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else { return };
        if name == "goodturn-done" {
            return;
        }
        self.cookies.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// A text as a part of an address or a form.
pub(super) fn encoded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => all.push(char::from(byte)),
            _ => all.push_str(&format!("%{byte:02X}")),
        }
    }
    all
}
