//! What holds for every request and every answer.

use crate::house::House;
use crate::visit::{ASKED, DONE, cookie, done_cookie, words_of};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// No script or style but our own files, no frame around us, no form that leads elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses a request to another name than ours, and puts the headers on every answer.
pub(crate) async fn guard(State(house): State<House>, request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok(),
        (None, _) => request.uri().authority().map(axum::http::uri::Authority::as_str),
        // Two names are one too many: whoever stands before us may have read the other.
        (Some(_), Some(_)) => None,
    };
    let host = host.unwrap_or_default();
    // What was just done is said once.
    let told = request.method() == Method::GET && !is_asset && cookie(request.headers(), DONE).is_some();
    let mut answer = if is_ours(&house, host) {
        ASKED.scope(words_of(request.headers()), next.run(request)).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "This is not the name under which this program is reached.\n")
            .into_response()
    };
    let is_page = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if told
        && is_page
        && answer.status().is_success()
        && let Ok(line) = HeaderValue::from_str(&done_cookie(None))
    {
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
    let may_be_kept =
        is_asset && (answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED);
    let headers = answer.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    if !may_be_kept {
        put(header::CACHE_CONTROL, "no-store");
    }
    if house.settings.secure() {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        only_by_tls(headers);
    }
    answer
}

/// Every cookie goes by TLS alone; said here, so that none can forget it.
fn only_by_tls(headers: &mut HeaderMap) {
    let header::Entry::Occupied(cookies) = headers.entry(header::SET_COOKIE) else { return };
    let (_, lines) = cookies.remove_entry_mult();
    let lines: Vec<HeaderValue> = lines.collect();
    for line in lines {
        let secured = [line.as_bytes(), b"; Secure"].concat();
        if let Ok(line) = HeaderValue::from_bytes(&secured) {
            headers.append(header::SET_COOKIE, line);
        }
    }
}

/// The configured name; on this machine alone any of its own names.
fn is_ours(house: &House, host: &str) -> bool {
    if host == house.settings.host() {
        return true;
    }
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    !house.settings.secure() && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}
