//! A file that a member sends: read with the same checks as every other form.

use crate::answer::Trouble;
use crate::form::{from_elsewhere, same, strange};
use crate::house::{House, Waiting};
use crate::visit::Visit;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::{HeaderMap, StatusCode};
use goodturn_app::import::File;
use goodturn_app::wall;

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// None was chosen, or an empty one.
    None,
    /// It is larger than is taken here.
    Large,
    /// It broke off on its way.
    Broken,
}

fn lost(error: &MultipartError) -> Lost {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Lost::Large } else { Lost::Broken }
}

/// The file of a form. Nothing else of the form is read but its token.
///
/// # Errors
/// A form that does not come from a page of this sign-in; the inner result says why there is no file.
pub(crate) async fn file(
    visit: &Visit,
    headers: &HeaderMap,
    mut form: Multipart,
) -> Result<Result<File, Lost>, Trouble> {
    if from_elsewhere(&visit.house, headers) {
        return Err(strange());
    }
    let (mut csrf, mut file) = (String::new(), None);
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return Ok(Err(lost(&error))),
        };
        match field.name() {
            Some("csrf") => csrf = field.text().await.unwrap_or_default(),
            Some("file") => {
                let name = field.file_name().unwrap_or("file").to_owned();
                match field.bytes().await {
                    Ok(bytes) => file = Some(File { name, bytes: bytes.to_vec() }),
                    Err(error) => return Ok(Err(lost(&error))),
                }
            }
            _ => {}
        }
    }
    if !same(&csrf, &visit.csrf) {
        return Err(strange());
    }
    Ok(file.filter(|file| !file.bytes.is_empty()).ok_or(Lost::None))
}

/// Keeps a file until its member has looked at it; gives the ticket by which it is found again.
///
/// # Errors
/// When the system has no randomness to give.
pub(crate) fn kept(house: &House, visit: &Visit, file: File) -> Result<String, Trouble> {
    let ticket = wall::secret()
        .map_err(|error| Trouble::Store(goodturn_app::StoreError::refused(error.to_string())))?;
    house.keep(ticket.clone(), Waiting { file, owner: visit.user, since: wall::now() });
    Ok(ticket)
}
