//! The address book, taken in: look first, then take, and take back.

use crate::answer::{Answer, Trouble, go, page};
use crate::form::{Press, from_elsewhere, same, strange};
use crate::house::{House, Waiting};
use crate::parts::Path;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use goodturn_app::export::export;
use goodturn_app::import::{
    File, FileReport, Import, Maybe, Report, Taker, Wanted, import, imports, undo_import,
};
use goodturn_app::looks::dates::full;
use goodturn_app::wall;
use goodturn_exchange::{Map, Options};
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
    columns: Vec<(String, String, bool)>,
    words: &'static [(&'static str, &'static str)],
    unclear: bool,
}

#[derive(Template)]
#[template(path = "book/done.html")]
struct DonePage {
    shell: Shell,
    import: Option<Import>,
}

/// What a column can be taken for.
const MEANINGS: &[(&str, &str)] = &[
    ("", "as it was guessed"),
    ("name", "name"),
    ("given", "given name"),
    ("family", "family name"),
    ("prefix", "title before the name"),
    ("organization", "firm"),
    ("title", "position"),
    ("mail", "mail address"),
    ("phone", "number"),
    ("phone:cell", "mobile number"),
    ("street", "street"),
    ("postal_code", "postal code"),
    ("town", "town"),
    ("country", "country"),
    ("birthday", "birthday"),
    ("date:client since", "client since"),
    ("note", "note"),
    ("category", "group"),
    ("link", "page"),
    ("keep", "keep as it is"),
    ("leave_out", "leave out"),
];

/// `GET /import`
pub(crate) async fn book_page(visit: Visit) -> Answer {
    show(&visit, String::new(), StatusCode::OK).await
}

async fn show(visit: &Visit, wrong: String, status: StatusCode) -> Answer {
    let calendar = visit.firm.rhythm.calendar();
    let made = imports(&visit.house.store, visit.workspace).await?;
    let made =
        made.into_iter().map(|import| Made { day: full(calendar.day_of(import.at)), import }).collect();
    let page_data = Page { shell: Shell::of(visit, "import", "/import").await?, made, wrong };
    crate::answer::page_with(status, &page_data)
}

fn too_large(error: &MultipartError) -> String {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            "The file is larger than 40 MB. Export the contacts without pictures, or in parts.".to_owned()
        }
        _ => "The file did not arrive whole. Please choose it again.".to_owned(),
    }
}

/// `POST /import`: a file, looked at and not yet taken.
pub(crate) async fn look(
    State(house): State<House>,
    visit: Visit,
    headers: HeaderMap,
    mut form: Multipart,
) -> Answer {
    if from_elsewhere(&house, &headers) {
        return Err(strange());
    }
    let (mut csrf, mut file) = (String::new(), None);
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return show(&visit, too_large(&error), StatusCode::UNPROCESSABLE_ENTITY).await,
        };
        match field.name() {
            Some("csrf") => csrf = field.text().await.unwrap_or_default(),
            Some("file") => {
                let name = field.file_name().unwrap_or("file").to_owned();
                match field.bytes().await {
                    Ok(bytes) => file = Some(File { name, bytes: bytes.to_vec() }),
                    Err(error) => {
                        return show(&visit, too_large(&error), StatusCode::UNPROCESSABLE_ENTITY).await;
                    }
                }
            }
            _ => {}
        }
    }
    if !same(&csrf, &visit.csrf) {
        return Err(strange());
    }
    let Some(file) = file.filter(|file| !file.bytes.is_empty()) else {
        return show(&visit, "Choose a file first.".to_owned(), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let ticket = wall::secret()
        .map_err(|error| Trouble::Store(goodturn_app::StoreError::refused(error.to_string())))?;
    house.keep(ticket.clone(), Waiting { file, owner: visit.user, since: wall::now() });
    Ok(go(&format!("/import/{ticket}")))
}

fn taker(visit: &Visit) -> Taker {
    Taker { workspace: visit.workspace, member: visit.id() }
}

fn gone() -> Trouble {
    Trouble::Said(
        StatusCode::NOT_FOUND,
        "This file is no longer here",
        "A file waits for some minutes only. Nothing was taken in; choose it again.".to_owned(),
    )
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
            (column.clone(), meaning.clone(), map.iter().any(|(known, _)| known == column))
        })
        .collect();
    let page_data = LookPage {
        shell: Shell::of(visit, "import", "/import").await?,
        unclear: report.kind == "csv",
        report,
        ticket: ticket.to_owned(),
        maybe,
        columns,
        words: MEANINGS,
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
    import(&visit.house.store, taker(visit), vec![file], &wanted)
        .await?
        .map_err(|it| Trouble::refused(visit.words, &it))
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
            Trouble::Said(
                StatusCode::UNPROCESSABLE_ENTITY,
                "That mapping cannot be understood",
                visit.words.saying(&wrong.0),
            )
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
    Ok(go(&report.import.map_or_else(|| "/imports/none".to_owned(), |id| format!("/imports/{id}"))))
}

/// `GET /imports/{id}`: what an import came to, and the way on.
pub(crate) async fn done_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let made = imports(&visit.house.store, visit.workspace).await?;
    let import = made.into_iter().find(|import| import.id.to_string() == id);
    if import.is_none() && id != "none" {
        return Err(Trouble::nothing());
    }
    page(&DonePage { shell: Shell::of(&visit, "import", "/import").await?, import })
}

/// `POST /imports/{id}/undo`
pub(crate) async fn undo(Path(id): Path<Uuid>, press: Press) -> Answer {
    let visit = press.visit;
    let undone = undo_import(&visit.house.store, taker(&visit), id, "page").await?;
    undone.map_err(|it| Trouble::refused(visit.words, &it))?;
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
