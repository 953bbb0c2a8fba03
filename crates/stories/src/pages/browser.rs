//! Somebody's browser, what it sends and what it is answered.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt;

/// What is sent.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Headers beside those that every browser sends.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Ask {
    /// Asks for a page.
    pub fn get(path: &str) -> Ask {
        Ask { method: "GET".into(), path: path.into(), headers: Vec::new(), body: Vec::new() }
    }

    /// A form as it is, without a token.
    pub fn form(path: &str, fields: &[(String, String)]) -> Ask {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", coded(name), coded(value))).collect();
        Ask { method: "POST".into(), body: pairs.join("&").into_bytes(), ..Ask::get(path) }
            .with("content-type", "application/x-www-form-urlencoded")
    }

    /// A form with a file, without a token unless it is among the fields.
    pub fn file(path: &str, fields: &[(String, String)], name: &str, content: &[u8]) -> Ask {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend(
                format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(content);
        body.extend(b"\r\n--edge--\r\n");
        Ask { method: "POST".into(), body, ..Ask::get(path) }
            .with("content-type", "multipart/form-data; boundary=edge")
    }

    /// With a header; it takes the place of one of the same name.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Ask {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With another method.
    #[must_use]
    pub fn by(mut self, method: &str) -> Ask {
        method.clone_into(&mut self.method);
        self
    }
}

/// Pairs as the fields of a form.
pub fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A text as a part of a form or an address.
pub fn coded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => all.push(char::from(byte)),
            _ => all.push_str(&format!("%{byte:02X}")),
        }
        all
    })
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub text: String,
}

impl Page {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The address it leads to.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The lines that set cookies.
    pub fn cookies(&self) -> Vec<String> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter();
        lines.map(|line| line.to_str().unwrap().to_owned()).collect()
    }

    /// Holds it against another answer, without the id that each was asked with and without what is new on every
    /// page: two answers that are alike tell nothing about the id.
    ///
    /// # Panics
    /// When they are not alike.
    pub fn is_like(&self, id: &str, other: &Page, other_id: &str, why: &str) {
        let (one, two) = (self.said_but(id), other.said_but(other_id));
        assert_eq!((one.0, &one.1), (two.0, &two.1), "{why}");
        if one.2 != two.2 {
            let differs = one.2.lines().zip(two.2.lines()).find(|(one, two)| one != two);
            panic!("{why}: {differs:?}");
        }
    }

    fn said_but(&self, id: &str) -> (u16, String, String) {
        // The keys of the forms, and the names of their fields, begin with something new on every page.
        let key = self.text.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('-').next());
        let text = self.text.replace(key.filter(|key| key.len() == 32).unwrap_or("no key"), "");
        // Between two answers the minute on the clock may become another.
        let text: Vec<&str> = text.lines().filter(|line| !line.contains("Move the clock")).collect();
        let text = text.join("\n");
        (self.status, self.location().replace(id, "ID"), text.replace(id, "ID"))
    }
}

/// The token of the first form of a page.
fn token(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("name=\"csrf\" value=\"")?;
    rest.split('"').next().map(str::to_owned)
}

/// Somebody's browser: it keeps cookies and the token of the forms.
#[derive(Clone)]
pub struct Browser {
    pub(super) pages: Router,
    /// Its cookies.
    pub jar: BTreeMap<String, String>,
    /// Where it asks from.
    pub from: SocketAddr,
    /// The name under which it asks.
    pub host: String,
    /// The token of the forms that it saw last.
    pub token: String,
}

impl Browser {
    /// Sends something as it is.
    pub async fn send(&mut self, ask: Ask) -> Page {
        let mut request = Request::builder().method(ask.method.as_str()).uri(&ask.path);
        if !ask.headers.iter().any(|(name, _)| name == "host") {
            request = request.header(header::HOST, &self.host);
        }
        if !self.jar.is_empty() {
            let pairs: Vec<String> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let mut request = request.body(Body::from(ask.body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.from));
        let answer = self.pages.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let page = Page { status: parts.status.as_u16(), headers: parts.headers, text };
        for line in page.cookies() {
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.jar.remove(name);
            } else {
                self.jar.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(found) = token(&page.text) {
            self.token = found;
        }
        page
    }

    /// The same browser before other pages.
    #[must_use]
    pub fn inside(&self, pages: Router) -> Browser {
        Browser { pages, ..self.clone() }
    }

    /// Another browser before the same pages, in which nobody is signed in.
    #[must_use]
    pub fn inside_nobody(&self) -> Browser {
        Browser { jar: BTreeMap::new(), token: String::new(), ..self.clone() }
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Ask::get(path)).await
    }

    /// Presses a button of a form that it has before it: with its token.
    pub async fn press(&mut self, path: &str, pairs: &[(String, String)]) -> Page {
        let mut all = pairs.to_vec();
        all.push(("csrf".to_owned(), self.token.clone()));
        self.send(Ask::form(path, &all)).await
    }

    /// Presses a button, with fields as they stand in the story.
    pub async fn says(&mut self, path: &str, pairs: &[(&str, &str)]) -> Page {
        self.press(path, &fields(pairs)).await
    }

    /// Sends a file to be looked at; gives its ticket.
    pub async fn brings(&mut self, name: &str, content: &[u8]) -> Page {
        self.brings_to("/import", name, content).await
    }

    /// Sends a file to a page that takes one; gives its ticket.
    pub async fn brings_to(&mut self, path: &str, name: &str, content: &[u8]) -> Page {
        let token = fields(&[("csrf", &self.token)]);
        self.send(Ask::file(path, &token, name, content)).await
    }

    /// Uses a sign-in link up.
    pub async fn comes_in(&mut self, link: &str) -> Page {
        self.get(&format!("/enter?token={}", coded(link))).await;
        let page = self.says("/enter", &[("token", link)]).await;
        if page.status == 303 {
            // A page with a form, for its token.
            self.get("/settings/sign-in").await;
        }
        page
    }

    /// Signs in by mail and password.
    pub async fn signs_in(&mut self, mail: &str, password: &str) -> Page {
        self.get("/sign-in").await;
        let page = self.says("/sign-in", &[("mail", mail), ("password", password)]).await;
        if page.status == 303 {
            self.get("/settings/sign-in").await;
        }
        page
    }

    /// Whether somebody is signed in here.
    pub async fn is_in(&mut self) -> bool {
        self.get("/settings").await.status == 200
    }

    /// The token of the session's cookie.
    pub fn session(&self) -> String {
        let held = self.jar.get("goodturn").or(self.jar.get("__Host-goodturn"));
        held.cloned().unwrap_or_default()
    }
}
