//! The address book, taken in: look first, then take, and take back.

use crate::answer::{Answer, Trouble, go, page};
use crate::form::Press;
use crate::house::House;
use crate::parts::{Path, Query};
use crate::shell::Shell;
use crate::upload::{self, Lost};
use crate::visit::Visit;
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use goodturn_app::export::export;
use goodturn_app::import::{
    File, FileReport, Import, Maybe, Report, Taker, Wanted, import, imports, undo_import,
};
use goodturn_app::words::{Arg, Words};
use goodturn_exchange::{Map, Options};
use goodturn_practice::saying::Saying;
use serde::Deserialize;
use uuid::Uuid;

/// An import that was made.
struct Made {
    import: Import,
    day: String,
}

#[derive(Template)]
#[template(path = "book/page.html")]
struct Page {
    shell: Shell,
    made: Vec<Made>,
    wrong: String,
}

#[derive(Template)]
#[template(path = "book/look.html")]
struct LookPage {
    shell: Shell,
    report: FileReport,
    ticket: String,
    maybe: &'static str,
    /// Each column, what it is taken for, and what a member said it is.
    columns: Vec<(String, String, String)>,
    words: Vec<(&'static str, String)>,
    unclear: bool,
}

#[derive(Template)]
#[template(path = "book/done.html")]
struct DonePage {
    shell: Shell,
    import: Option<Import>,
    /// How many lines could not be taken, where nothing new came.
    refused: usize,
}

#[derive(Deserialize, Default)]
pub(crate) struct Left {
    #[serde(default)]
    refused: usize,
}

/// What a column can be taken for.
const MEANINGS: &[&str] = &[
    "",
    "name",
    "given",
    "family",
    "prefix",
    "organization",
    "title",
    "mail",
    "phone",
    "phone:cell",
    "street",
    "postal_code",
    "town",
    "country",
    "birthday",
    "date:client since",
    "note",
    "category",
    "link",
    "keep",
    "leave_out",
];

/// What a column can be taken for, in words.
fn meanings(words: Words) -> Vec<(&'static str, String)> {
    let key = |meaning: &str| match meaning {
        "" => "guess".to_owned(),
        _ => meaning.replace([':', ' '], "-"),
    };
    MEANINGS.iter().map(|meaning| (*meaning, words.say(&format!("book-meaning-{}", key(meaning))))).collect()
}

impl Page {
    /// What an import came to, in a line.
    fn made_line(&self, made: &Made) -> String {
        let day = [("day", Arg::from(made.day.as_str()))];
        self.shell.words.tell("book-made", day.into_iter().chain(counts(&made.import)))
    }
}

impl DonePage {
    /// What an import came to.
    fn counts(&self, key: &str, import: &Import) -> String {
        self.shell.words.tell(key, counts(import))
    }
}

impl LookPage {
    /// What would happen.
    fn lead(&self) -> String {
        let report = &self.report;
        self.shell.words.tell(
            "book-look-lead",
            [
                ("records", report.records.into()),
                ("new", report.people_new.into()),
                ("changed", report.people_changed.into()),
                ("same", report.people_same.into()),
                ("refused", report.refused.len().into()),
            ],
        )
    }

    /// A line of the file, and what is the matter with it.
    fn line(&self, line: &usize, reason: &Saying) -> String {
        let reason = self.shell.words.saying(reason);
        self.shell.words.tell2("book-line", ("line", line.to_string()), ("reason", reason))
    }

    /// What would become of a record.
    #[allow(clippy::unused_self, reason = "templates call methods")]
    fn outcome(&self, word: &str) -> &'static str {
        match word {
            "double" => "book-outcome-double",
            "changed" => "book-outcome-changed",
            "same" => "book-outcome-same",
            _ => "book-outcome-new",
        }
    }
}

/// How many were new, changed, the same and refused.
fn counts(import: &Import) -> [(&'static str, Arg<'static>); 4] {
    [
        ("new", import.new.into()),
        ("changed", import.changed.into()),
        ("same", import.same.into()),
        ("refused", import.refused.into()),
    ]
}

/// `GET /import`
pub(crate) async fn book_page(visit: Visit) -> Answer {
    show(&visit, String::new(), StatusCode::OK).await
}

async fn show(visit: &Visit, wrong: String, status: StatusCode) -> Answer {
    let calendar = visit.firm.rhythm.calendar();
    let made = imports(&visit.house.store, visit.workspace).await?;
    let made = made
        .into_iter()
        .map(|import| Made { day: visit.words.full(calendar.day_of(import.at)), import })
        .collect();
    let page_data = Page { shell: Shell::of(visit, "import", "/import").await?, made, wrong };
    crate::answer::page_with(status, &page_data)
}

fn lost(why: Lost, words: Words) -> String {
    words.say(match why {
        Lost::None => "book-choose",
        Lost::Large => "book-too-large",
        Lost::Broken => "book-not-whole",
    })
}

/// `POST /import`: a file, looked at and not yet taken.
pub(crate) async fn look(
    State(house): State<House>,
    visit: Visit,
    headers: HeaderMap,
    form: Multipart,
) -> Answer {
    let file = match upload::file(&visit, &headers, form).await? {
        Ok(file) => file,
        Err(why) => return show(&visit, lost(why, visit.words), StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let calendar = goodturn_app::calendar::is_calendar(&file.bytes);
    let ticket = upload::kept(&house, &visit, file)?;
    // A calendar is no address book, and welcome where meetings are noted.
    Ok(go(&if calendar { format!("/meetings/file/{ticket}") } else { format!("/import/{ticket}") }))
}

fn taker(visit: &Visit) -> Taker {
    Taker { workspace: visit.workspace, member: visit.id() }
}

fn gone() -> Trouble {
    Trouble::Words(StatusCode::NOT_FOUND, "book-gone", "book-gone-text")
}

/// `GET /import/{ticket}`: what would happen with the file.
pub(crate) async fn look_page(
    State(house): State<House>,
    visit: Visit,
    Path(ticket): Path<String>,
) -> Answer {
    preview(&house, &visit, &ticket, Wanted { dry_run: true, ..Wanted::default() }, &[]).await
}

async fn preview(
    house: &House,
    visit: &Visit,
    ticket: &str,
    wanted: Wanted,
    map: &[(String, String)],
) -> Answer {
    let file = house.waiting(ticket, visit.user).ok_or_else(gone)?;
    let maybe = maybe_word(wanted.maybe);
    let report = run(visit, file, wanted).await?;
    let report = report.files.into_iter().next().ok_or_else(gone)?;
    if report.kind == "unknown" {
        let wrong = report.refused.first().map(|it| visit.words.saying(&it.reason)).unwrap_or_default();
        house.taken(ticket);
        return show(visit, wrong, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let columns = report
        .columns
        .iter()
        .map(|(column, meaning)| {
            let said = map.iter().find(|(known, _)| known == column).map(|(_, said)| said.clone());
            (column.clone(), meaning.clone(), said.unwrap_or_default())
        })
        .collect();
    let page_data = LookPage {
        shell: Shell::of(visit, "import", "/import").await?,
        unclear: report.kind == "csv",
        report,
        ticket: ticket.to_owned(),
        maybe,
        columns,
        words: meanings(visit.words),
    };
    page(&page_data)
}

fn maybe_word(maybe: Maybe) -> &'static str {
    match maybe {
        Maybe::New => "new",
        Maybe::Skip => "skip",
        Maybe::Same => "same",
    }
}

async fn run(visit: &Visit, file: File, wanted: Wanted) -> Result<Report, Trouble> {
    import(&visit.house.store, taker(visit), vec![file], &wanted).await?.map_err(Trouble::Refused)
}

/// `POST /import/{ticket}`: look once more with other words for the columns, or take it.
pub(crate) async fn take(Path(ticket): Path<String>, press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let house = visit.house.clone();
    let file = house.waiting(&ticket, visit.user).ok_or_else(gone)?;
    let said: Vec<(String, String)> = fields
        .all("column")
        .zip(fields.all("meaning"))
        .filter(|(_, meaning)| !meaning.is_empty())
        .map(|(column, meaning)| (column.to_owned(), meaning.to_owned()))
        .collect();
    let map = if said.is_empty() {
        None
    } else {
        Some(Map::beside_guesses(said.clone()).map_err(|wrong| {
            Trouble::Said(StatusCode::UNPROCESSABLE_ENTITY, "book-map-wrong", visit.words.saying(&wrong.0))
        })?)
    };
    let maybe = match fields.get("maybe") {
        Some("skip") => Maybe::Skip,
        Some("same") => Maybe::Same,
        _ => Maybe::New,
    };
    let wanted = |dry_run| Wanted { options: Options { map: map.clone() }, maybe, dry_run };
    if fields.get("take").is_none() {
        return preview(&house, &visit, &ticket, wanted(true), &said).await;
    }
    let report = run(&visit, file, wanted(false)).await?;
    house.taken(&ticket);
    let nothing = || format!("/imports/none?refused={}", report.refused.len());
    Ok(go(&report.import.map_or_else(nothing, |id| format!("/imports/{id}"))))
}

/// `GET /imports/{id}`: what an import came to, and the way on.
pub(crate) async fn done_page(visit: Visit, Path(id): Path<String>, Query(left): Query<Left>) -> Answer {
    let made = imports(&visit.house.store, visit.workspace).await?;
    let import = made.into_iter().find(|import| import.id.to_string() == id);
    if import.is_none() && id != "none" {
        return Err(Trouble::nothing());
    }
    page(&DonePage { shell: Shell::of(&visit, "import", "/import").await?, import, refused: left.refused })
}

/// `POST /imports/{id}/undo`
pub(crate) async fn undo(Path(id): Path<Uuid>, press: Press) -> Answer {
    let visit = press.visit;
    let undone = undo_import(&visit.house.store, taker(&visit), id, "page").await?;
    undone.map_err(Trouble::Refused)?;
    Ok(go("/import"))
}

/// `GET /export/{file}`: everything, in one of the open formats.
pub(crate) async fn take_out(visit: Visit, Path(name): Path<String>) -> Result<Response, Trouble> {
    let taken = export(&visit.house.store, visit.workspace).await?;
    let file = taken.files.into_iter().find(|(known, _)| *known == name).ok_or_else(Trouble::nothing)?;
    let kind = match name.rsplit('.').next() {
        Some("vcf") => "text/vcard; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        _ => "application/json",
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok(([("content-type", kind.to_owned()), ("content-disposition", disposition)], file.1).into_response())
}
