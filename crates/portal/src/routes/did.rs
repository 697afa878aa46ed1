//! The identifier of the agency, where did:webvh 1.0 says that it is found: for programs of anybody, from any site.

use crate::http::Asked;
use crate::http::{Answer, Failure};
use crate::state::Portal;
use app::audit;
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
pub(super) async fn story(asked: Asked) -> Answer {
    let folder = asked.portal.did_files.clone();
    let text = read(folder, LOG.0).await.ok_or_else(Failure::not_found)?;
    let log = String::from_utf8(text).ok();
    let log = log.and_then(|text| Log::read(&text).ok());
    let log = log.ok_or_else(Failure::not_found)?;
    let story = audit::story_of_did(&asked.portal.app, &log).await?;
    Ok(shown(story, JSON))
}

/// The identifier, for whoever looks at the page about the ledger.
pub(super) fn named(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(LOG.0)).ok()?;
    Log::read(&text).ok()?.did()
}

async fn given(folder: Option<PathBuf>, (name, kind): (&'static str, &'static str)) -> Response {
    match read(folder, name).await {
        Some(bytes) => shown(bytes, kind),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A disk may be slow, and nobody else waits for it.
async fn read(folder: Option<PathBuf>, name: &'static str) -> Option<Vec<u8>> {
    let file = folder?.join(name);
    let read = tokio::task::spawn_blocking(move || fs::read(file)).await;
    read.ok()?.ok()
}

fn shown(bytes: Vec<u8>, kind: &'static str) -> Response {
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
