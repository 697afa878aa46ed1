//! Answers: pages, redirects, files; with the headers every answer carries.

use crate::assets::Asset;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use maud::Markup;
use std::io::Write;

/// Pages smaller than this travel as they are: compressing costs more than the bytes it saves.
const GZIP_FROM_BYTES: usize = 14 * 1024;
/// Long lists say much the same again and again: there, looking further back saves a third.
const LONG_FROM_BYTES: usize = 64 * 1024;

/// Nothing from elsewhere, nothing inline, no frame around us.
const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// A file somebody gave needs nothing at all.
const CSP_OF_FILES: &str =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Files a browser shows by itself.
const SHOWN: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

/// A page.
pub(crate) fn html(status: StatusCode, page: Markup) -> Response {
    let mut answer = Response::new(Body::from(page.into_string()));
    *answer.status_mut() = status;
    set(
        &mut answer,
        header::CONTENT_TYPE,
        "text/html; charset=utf-8",
    );
    answer
}

/// Goes on with a GET.
pub(crate) fn redirect(to: &str) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::SEE_OTHER;
    // Addresses are made by us from ids and words; one that is no header leads to the first page.
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    answer.headers_mut().insert(header::LOCATION, to);
    answer
}

pub(crate) fn json(body: &serde_json::Value) -> Response {
    let mut answer = Response::new(Body::from(body.to_string()));
    set(&mut answer, header::CONTENT_TYPE, "application/json");
    answer
}

/// What anyone may fetch and keep for so many seconds, also a page of another site: it depends on nobody.
pub(crate) fn published(media_type: &'static str, seconds: i64, body: String) -> Response {
    let mut answer = Response::new(Body::from(body));
    set(&mut answer, header::CONTENT_TYPE, media_type);
    set(&mut answer, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(&mut answer, header::VARY, "accept-encoding");
    let kept = HeaderValue::from_str(&format!("public, max-age={seconds}"));
    let kept = kept.unwrap_or(HeaderValue::from_static("no-store"));
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    answer
}

/// A file to keep. `name` is made by us: letters, digits, dots and dashes.
pub(crate) fn download(media_type: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let mut answer = Response::new(Body::from(bytes));
    set(&mut answer, header::CONTENT_TYPE, media_type);
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
    answer
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, disposition);
    answer
}

/// A file somebody gave, to look at in the browser, which must not run anything in it. What is neither a picture nor
/// a PDF is only ever kept as a file.
pub(crate) fn see(media_type: &str, bytes: Vec<u8>) -> Response {
    let mut answer = Response::new(Body::from(bytes));
    let known = SHOWN.iter().find(|known| **known == media_type);
    let (media_type, disposition) = match known {
        Some(known) => (*known, "inline"),
        None => ("application/octet-stream", "attachment"),
    };
    set(&mut answer, header::CONTENT_TYPE, media_type);
    set(&mut answer, header::CONTENT_DISPOSITION, disposition);
    set(&mut answer, header::CONTENT_SECURITY_POLICY, CSP_OF_FILES);
    answer
}

/// A file of the program itself, compressed once at start.
pub(crate) fn asset(asset: &'static Asset, request: &HeaderMap) -> Response {
    let small = asset.gzip.as_deref().filter(|_| takes_gzip(request));
    let mut answer = Response::new(Body::from(small.unwrap_or(asset.bytes)));
    set(&mut answer, header::CONTENT_TYPE, asset.media_type);
    set(
        &mut answer,
        header::CACHE_CONTROL,
        crate::assets::CACHE_FOREVER,
    );
    if small.is_some() {
        set(&mut answer, header::CONTENT_ENCODING, "gzip");
    }
    answer
}

/// Two years of nothing but TLS for whoever came by TLS once (RFC 6797).
const TLS_ONLY: &str = "max-age=63072000";

/// The headers of every answer of a portal reached at `origin`; what depends on a person is kept by nobody.
pub(crate) fn dress(answer: &mut Response, origin: &str) {
    if origin.starts_with("https://") {
        set(answer, header::STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    if !answer
        .headers()
        .contains_key(header::CONTENT_SECURITY_POLICY)
    {
        set(answer, header::CONTENT_SECURITY_POLICY, CSP);
    }
    set(answer, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(answer, header::REFERRER_POLICY, "same-origin");
    set(answer, header::X_FRAME_OPTIONS, "DENY");
    if !answer.headers().contains_key(header::VARY) {
        set(answer, header::VARY, "accept-encoding, cookie");
    }
    if !answer.headers().contains_key(header::CACHE_CONTROL) {
        set(answer, header::CACHE_CONTROL, "no-store");
    }
}

/// A large page is compressed for who takes it.
pub(crate) fn shrink(page: Markup, status: StatusCode, request: &HeaderMap) -> Response {
    let text = page.into_string();
    if text.len() < GZIP_FROM_BYTES || !takes_gzip(request) {
        return html(status, maud::PreEscaped(text));
    }
    let level = if text.len() < LONG_FROM_BYTES {
        Compression::fast()
    } else {
        Compression::default()
    };
    let mut encoder = GzEncoder::new(Vec::with_capacity(text.len() / 4), level);
    let small = encoder
        .write_all(text.as_bytes())
        .and_then(|()| encoder.finish());
    let Ok(small) = small else {
        return html(status, maud::PreEscaped(text));
    };
    let mut answer = Response::new(Body::from(small));
    *answer.status_mut() = status;
    set(
        &mut answer,
        header::CONTENT_TYPE,
        "text/html; charset=utf-8",
    );
    set(&mut answer, header::CONTENT_ENCODING, "gzip");
    answer
}

fn takes_gzip(request: &HeaderMap) -> bool {
    let accepted = request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    accepted.is_some_and(|value| value.split(',').any(|one| one.trim().starts_with("gzip")))
}

fn set(answer: &mut Response, name: header::HeaderName, value: &'static str) {
    answer
        .headers_mut()
        .insert(name, HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_picture_and_no_pdf_is_never_shown_in_the_browser() {
        for (media_type, shown) in [("image/png", true), ("text/html", false)] {
            let mut answer = see(media_type, Vec::new());
            dress(&mut answer, "https://sigap.example");
            let header = |name| answer.headers().get(name).and_then(|v| v.to_str().ok());
            assert_eq!(
                header(header::CONTENT_DISPOSITION) == Some("inline"),
                shown,
                "{media_type}"
            );
            assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), Some("nosniff"));
            assert_eq!(header(header::CONTENT_SECURITY_POLICY), Some(CSP_OF_FILES));
        }
    }

    #[test]
    fn whoever_came_by_tls_is_told_to_come_by_nothing_else() {
        for (origin, told) in [
            ("https://sigap.example", true),
            ("http://localhost:8080", false),
        ] {
            let mut answer = redirect("/");
            dress(&mut answer, origin);
            let headers = answer.headers();
            assert_eq!(
                headers.contains_key(header::STRICT_TRANSPORT_SECURITY),
                told
            );
        }
    }
}
