//! The identifier of the agency, where did:webvh 1.0 says that it is found: for programs of anybody, from any site.

use super::mirror::{CACHE_NEVER, file};
use crate::state::Portal;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use webvh::Log;

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

async fn given(folder: Option<PathBuf>, (name, kind): (&str, &'static str)) -> Response {
    match folder {
        Some(folder) => file(folder.join(name), [kind, CACHE_NEVER]).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
