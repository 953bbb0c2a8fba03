//! Pages without a network: a house, and browsers that ask it for pages and press its buttons.

mod browser;
mod routes;

pub use browser::{Ask, Browser, Page, coded, fields};
pub use routes::{address, asked};

use axum::Router;
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
use goodturn_web::{Feeds, House, Settings};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
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
        let settings = Settings { base_url: base.to_owned(), movable_clock: true, feeds: Feeds::Loopback };
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
            language: goodturn_app::words::Language::En,
            test_clock,
        };
        let firm = found(self.store(), founding).await.unwrap().unwrap();
        house::let_members_in(self.store(), &firm).await.unwrap();
        firm
    }

    /// The firm to try, in which there is some of everything, an import and somebody who looks on as well.
    pub async fn full(&self) -> Firm {
        let firm = demo::make(self.store(), goodturn_app::wall::now()).await.unwrap().unwrap();
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
