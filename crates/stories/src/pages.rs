//! Pages without a network: a house, and browsers that ask it for pages and press its buttons.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::found::{Founding, found};
use goodturn_app::import::{File, Taker, Wanted, import};
use goodturn_app::perform::perform;
use goodturn_app::{demo, house};
use goodturn_practice::id::MemberId;
use goodturn_practice::matter::Matter;
use goodturn_practice::workspace::Firm;
use goodturn_store::testing::{self, TestEngine};
use goodturn_store::{Store, rows};
use goodturn_web::{House, Settings};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt;
use uuid::Uuid;

/// Where the house is reached unless a story says otherwise.
pub const BASE: &str = "http://127.0.0.1:8480";

/// A house with its pages.
pub struct Site {
    /// Where everything is kept.
    pub engine: TestEngine,
    /// The pages.
    pub pages: Router,
    base: String,
}

impl Site {
    /// An empty house on SQLite, reached under a base.
    pub async fn at(base: &str) -> Site {
        Site::on(testing::sqlite().await, base)
    }

    /// An empty house on a store.
    pub fn on(engine: TestEngine, base: &str) -> Site {
        let settings = Settings { base_url: base.to_owned(), movable_clock: true };
        let pages = goodturn_web::router(House::new(engine.store.clone(), settings));
        Site { engine, pages, base: base.to_owned() }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.engine.store
    }

    /// Founds a small firm; its owner can sign in by link.
    pub async fn founds(&self, name: &str, mail: &str, test_clock: bool) -> Firm {
        let founding = Founding {
            firm: name.into(),
            owner: "Bea Berger".into(),
            mail: mail.into(),
            zone: "Europe/Berlin".into(),
            country: "de".into(),
            profession: None,
            test_clock,
        };
        let firm = found(self.store(), founding).await.unwrap().unwrap();
        house::let_members_in(self.store(), &firm).await.unwrap();
        firm
    }

    /// The firm to try, in which there is some of everything, an import and somebody who looks on as well.
    pub async fn full(&self) -> Firm {
        let firm = demo::make(self.store()).await.unwrap().unwrap();
        let id = firm.id.0;
        let viewer =
            json!({"act": "member.add", "name": "Vera Voss", "mail": "vera@example.com", "role": "viewer"});
        does(self.store(), id, firm.owner(), viewer).await.unwrap();
        let book = "BEGIN:VCARD\nVERSION:3.0\nFN:Ida Import\nEMAIL:ida@example.com\nEND:VCARD\n";
        let file = File { name: "book.vcf".into(), bytes: book.into() };
        let taker = Taker { workspace: id, member: firm.owner() };
        import(self.store(), taker, vec![file], &Wanted::default()).await.unwrap().unwrap();
        let (firm, ..) =
            goodturn_app::looks::person::firm(self.store(), id).await.unwrap().expect("the firm is there");
        house::let_members_in(self.store(), &firm).await.unwrap();
        firm
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser {
            pages: self.pages.clone(),
            jar: BTreeMap::new(),
            from: SocketAddr::from(([192, 0, 2, 1], 40_000)),
            host: self.base.split("://").nth(1).unwrap().to_owned(),
            token: String::new(),
        }
    }

    /// A browser in which somebody came in by a link.
    pub async fn as_member(&self, mail: &str) -> Browser {
        let link = house::link(self.store(), mail).await.unwrap().expect("they have an account");
        let mut browser = self.browser();
        browser.comes_in(&link).await;
        browser
    }

    /// What a workspace holds, in one line: its content, and how many acts were done.
    pub async fn print_of(&self, firm: &Firm) -> String {
        let id = firm.id.0;
        self.store()
            .read_long(id, move |tx| {
                Box::pin(async move {
                    let digest = rows::digest(tx, id).await?;
                    let acts: i64 = tx
                        .query_one("SELECT seq FROM workspace WHERE workspace_id = $1", &[&id], |row| {
                            row.get(0)
                        })
                        .await?;
                    Ok(format!("{acts} {digest}"))
                })
            })
            .await
            .unwrap()
    }

    /// The ids of a workspace.
    pub async fn ids_of(&self, firm: &Firm) -> Ids {
        let id = firm.id.0;
        let all = self.store().read_long(id, move |tx| Box::pin(rows::everything(tx, id))).await.unwrap();
        let list = |noun: &str| -> Vec<Uuid> {
            let records = all[noun].as_array().unwrap().iter();
            records.map(|record| record["id"].as_str().unwrap().parse().unwrap()).collect()
        };
        let mut matters = BTreeMap::new();
        for record in all["matters"].as_array().unwrap() {
            let matter: Matter = serde_json::from_value(record.clone()).unwrap();
            matters.entry(matter.body.kind()).or_insert(matter.id.0);
        }
        let imports = goodturn_app::import::imports(self.store(), id).await.unwrap();
        Ids {
            workspace: id,
            people: list("people"),
            matters,
            ideals: list("ideals"),
            ties: list("ties"),
            touches: list("touches"),
            members: firm.members.iter().map(|member| member.id.0).collect(),
            imports: imports.iter().map(|import| import.id).collect(),
        }
    }
}

/// Somebody does something by its JSON, past the pages.
///
/// # Errors
/// The code of the refusal.
pub async fn does(store: &Store, workspace: Uuid, by: MemberId, act: Value) -> Result<Value, &'static str> {
    let envelope = Envelope::read(&act.to_string(), &Labels::new()).map_err(|refusal| refusal.code)?;
    let done = perform(store, workspace, Some(by), "act", envelope).await.unwrap();
    done.map(|done| json!(done.ids)).map_err(|refusal| refusal.code)
}

/// The ids of a workspace, by what they name.
#[derive(Debug, Clone)]
pub struct Ids {
    /// The workspace itself.
    pub workspace: Uuid,
    /// People.
    pub people: Vec<Uuid>,
    /// One matter of each kind.
    pub matters: BTreeMap<&'static str, Uuid>,
    /// Ideals.
    pub ideals: Vec<Uuid>,
    /// Ties.
    pub ties: Vec<Uuid>,
    /// Touches.
    pub touches: Vec<Uuid>,
    /// Members.
    pub members: Vec<Uuid>,
    /// Imports.
    pub imports: Vec<Uuid>,
}

impl Ids {
    /// One id of each sort, with what it names.
    pub fn each(&self) -> Vec<(&'static str, Uuid)> {
        let lists = [
            ("person", &self.people),
            ("ideal", &self.ideals),
            ("tie", &self.ties),
            ("touch", &self.touches),
            ("member", &self.members),
            ("import", &self.imports),
        ];
        let mut all: Vec<_> = self.matters.iter().map(|(kind, id)| (*kind, *id)).collect();
        all.extend(lists.iter().filter_map(|(what, list)| list.first().map(|id| (*what, *id))));
        all.push(("workspace", self.workspace));
        all
    }

    /// An id of a type that acts name; one that nobody has where there is none.
    pub fn own(&self, kind: &str) -> String {
        let id = match kind {
            "PersonId" => self.people.first(),
            "MatterId" => self.matters.values().next(),
            "IdealId" => self.ideals.first(),
            _ => self.members.first(),
        };
        id.map_or_else(nobody, ToString::to_string)
    }

    /// The ids that may be tried where a type is wanted.
    pub fn all_of(&self, kind: &str) -> Vec<Uuid> {
        match kind {
            "PersonId" => self.people.iter().take(2).copied().collect(),
            "MatterId" => self.matters.values().copied().collect(),
            "IdealId" => self.ideals.clone(),
            _ => self.members.clone(),
        }
    }
}

/// An id that nobody has.
pub fn nobody() -> String {
    Uuid::from_u128(goodturn_app::wall::seed().unwrap()).to_string()
}

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
    pages: Router,
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
        let token = fields(&[("csrf", &self.token)]);
        self.send(Ask::file("/import", &token, name, content)).await
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

/// The fields of every form but those of acts, several where a form has several ways, with an id where one is meant.
///
/// # Panics
/// When a form is new and nobody said what it asks.
pub fn asked(path: &str, id: &str) -> Vec<Vec<(String, String)>> {
    const KINDS: [&str; 15] = [
        "met",
        "asked",
        "promised",
        "name",
        "introduced",
        "called",
        "spoke",
        "yes",
        "no",
        "nice",
        "complained",
        "request",
        "gave",
        "client",
        "other",
    ];
    match path {
        "/start" => vec![fields(&[
            ("firm", "Another"),
            ("owner", "Eve"),
            ("mail", "eve@example.com"),
            ("zone", "Europe/Berlin"),
            ("country", "DE"),
            ("password", "long enough it is"),
        ])],
        "/sign-in" => vec![fields(&[("mail", "anna@example.com"), ("password", "long enough it is")])],
        "/enter" => vec![fields(&[("token", id)])],
        "/sign-out" | "/import" | "/imports/{id}/undo" => vec![Vec::new()],
        "/undo" => vec![fields(&[("seq", "9")])],
        "/clock" => vec![fields(&[("to", "day")])],
        "/people/{id}/edit" => vec![fields(&[("full", "Somebody Else"), ("notes", "else")])],
        "/capture" => {
            let mut all: Vec<_> =
                KINDS.iter().map(|kind| fields(&[("person", id), ("kind", kind)])).collect();
            all.push(fields(&[("name", "Quite New"), ("kind", "met"), ("new", "yes")]));
            all
        }
        "/meetings" => {
            vec![
                fields(&[("line", "10:30 Maria"), ("person0", id)]),
                fields(&[("line", "9h Xu"), ("person0", "new")]),
            ]
        }
        "/sort" => vec![
            fields(&[("person", id), ("role", "friend")]),
            fields(&[("person", id), ("role", "client"), ("mood", "happy"), ("circle", "A")]),
            fields(&[("person", id), ("role", "alone")]),
        ],
        "/running" => {
            let both = |kind| {
                fields(&[("kind", kind), ("source", id), ("person", id), ("happened_on", "2026-11-02")])
            };
            let mut all: Vec<_> =
                ["promise", "named", "introduced", "conversation"].into_iter().map(both).collect();
            all.push(fields(&[("kind", "named"), ("source.name", "Quite New"), ("person", id)]));
            all
        }
        "/import/{ticket}" => {
            vec![fields(&[("take", "yes")]), fields(&[("column", "a"), ("meaning", "name")])]
        }
        "/settings/ideals" => vec![fields(&[("ideal", id), ("name", "Bakers"), ("description", "who bake")])],
        "/settings/password" => vec![fields(&[("password", "another good password")])],
        "/settings/sessions" => vec![fields(&[("session", "others")])],
        other => panic!("the form of {other} is new: say what it asks"),
    }
}

/// The address of a route with something in its open parts.
///
/// # Panics
/// When a part is new and nobody said what fits it.
pub fn address(path: &str, id: &str, act: &str) -> String {
    let fitted = path.split('/').map(|part| match part {
        "{id}" | "{duty}" | "{person}" | "{ticket}" => id,
        "{act}" => act,
        "{kind}" => "complained",
        "{file}" => "people.csv",
        "{name}" => "app.css",
        new if new.starts_with('{') => panic!("{new} in {path} is new: say what fits it"),
        fixed => fixed,
    });
    fitted.collect::<Vec<_>>().join("/")
}
