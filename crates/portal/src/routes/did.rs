//! The identifier of the agency, where did:webvh 1.0 says that it is found: for programs of anybody, from any site.

use crate::state::Portal;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use webvh::Log;

/// An entry may come at any time: whoever keeps it asks before they use it again.
const CACHE_NEVER: &str = "no-cache";
const LOG: (&str, &str) = ("did.jsonl", "text/jsonl");
const JSON: &str = "application/json";

/// The log.
pub(super) async fn log(portal: Arc<Portal>, _: String) -> Response {
    given(portal.did_files.clone(), LOG).await
}

/// The words of its witnesses.
pub(super) async fn witness(portal: Arc<Portal>, _: String) -> Response {
    given(portal.did_files.clone(), ("did-witness.json", JSON)).await
}

/// The document for those who know did:web alone.
pub(super) async fn web(portal: Arc<Portal>, _: String) -> Response {
    given(portal.did_files.clone(), ("did.json", JSON)).await
}

/// The story of it in the ledger.
pub(super) async fn story(portal: Arc<Portal>, _: String) -> Response {
    given(portal.did_files.clone(), ("did-ledger.json", JSON)).await
}

/// The identifier, for whoever looks at the page about the ledger.
pub(super) fn named(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(LOG.0)).ok()?;
    Log::read(&text).ok()?.did()
}

async fn given(folder: Option<PathBuf>, (name, kind): (&'static str, &'static str)) -> Response {
    let Some(file) = folder.map(|folder| folder.join(name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // A disk may be slow, and nobody else waits for it.
    let read = tokio::task::spawn_blocking(move || fs::read(file)).await;
    let Ok(Ok(bytes)) = read else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut answer = Response::new(Body::from(bytes));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, CACHE_NEVER),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::VARY, "accept-encoding"),
    ];
    for (name, value) in headers {
        answer
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    answer
}
