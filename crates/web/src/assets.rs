//! Style sheet, script, pictures and type: inside the binary, told apart by a tag.

use crate::parts::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Name, media type, tag, content: written by `build.rs`.
const ASSETS: &[(&str, &str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One of the files.
pub(crate) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some((_, kind, tag, content)) = ASSETS.iter().find(|(known, ..)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{tag}\"");
    // Pages ask for style and script by their tag, so a copy stays good for as long as it is asked for.
    let kept = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "public, max-age=86400".to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    ([(header::CONTENT_TYPE, *kind)], kept, *content).into_response()
}

/// The address of a file, with its tag.
pub(crate) fn address(name: &str) -> String {
    let tag = ASSETS.iter().find(|(known, ..)| *known == name).map_or("", |(_, _, tag, _)| *tag);
    format!("/assets/{name}?v={tag}")
}
