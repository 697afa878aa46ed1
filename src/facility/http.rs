//! The wire: four addresses, JSON, one bearer token.

use super::behaviour::{Mode, Switch};
use super::journal::{Desk, Notice, Outcome};
use super::shelf::Shelf;
use crate::frame::json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use std::sync::{Arc, RwLock};
use std::time::Duration;

const REQUEST_BYTES_MAX: usize = 16 * 1024;
/// Longer than anyone waits for a register.
const SLOW: Duration = Duration::from_secs(3);

/// Everything a request needs.
pub(super) struct Ward {
    pub(super) shelf: Arc<RwLock<Shelf>>,
    pub(super) desk: Desk,
    pub(super) token: Vec<u8>,
    pub(super) behaviour: Switch,
}

#[derive(Deserialize)]
struct Asked {
    subject: String,
}

#[derive(Deserialize)]
struct Wish {
    mode: Mode,
}

/// Audience: an agency system with the token; health is for anyone.
pub(super) fn routes(ward: Ward) -> Router {
    let ward = Arc::new(ward);
    let register = Router::new()
        .route("/v1/records", get(records))
        .route("/v1/notify", post(notify))
        .layer(middleware::from_fn_with_state(Arc::clone(&ward), misbehave));
    Router::new()
        .merge(register)
        .route("/v1/test/behaviour", post(behave))
        .layer(middleware::from_fn_with_state(Arc::clone(&ward), admit))
        .route(
            "/v1/health",
            get(async || json(StatusCode::OK, "{\"ok\":true}".to_owned())),
        )
        .layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))
        .with_state(ward)
}

async fn records(State(ward): State<Arc<Ward>>, Query(asked): Query<Asked>) -> Response {
    let lie = ward.behaviour.mode() == Mode::Lie;
    let Ok(shelf) = ward.shelf.read() else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "shelf");
    };
    let body = if lie {
        shelf.answer_of_another(&asked.subject)
    } else {
        shelf.answer(&asked.subject)
    };
    json(StatusCode::OK, body)
}

async fn notify(State(ward): State<Arc<Ward>>, body: Bytes) -> Response {
    let Ok(notice) = serde_json::from_slice::<Notice>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, "malformed");
    };
    let at = crate::now::now().micros();
    match ward.desk.hand_in((notice, at)).await {
        Some(Outcome::Kept) => json(StatusCode::OK, "{\"kept\":true}".to_owned()),
        Some(Outcome::Conflict) => refuse(StatusCode::CONFLICT, "other-content"),
        Some(Outcome::NoSuchRecord) => refuse(StatusCode::NOT_FOUND, "no-such-record"),
        None => refuse(StatusCode::SERVICE_UNAVAILABLE, "busy"),
    }
}

async fn behave(State(ward): State<Arc<Ward>>, body: Bytes) -> Response {
    match serde_json::from_slice::<Wish>(&body) {
        Err(_) => refuse(StatusCode::BAD_REQUEST, "malformed"),
        Ok(wish) if ward.behaviour.set(wish.mode) => json(StatusCode::OK, "{}".to_owned()),
        Ok(_) => refuse(StatusCode::NOT_FOUND, "no-such-address"),
    }
}

/// Only those who hold the token; compared without telling by the time how much of it was right.
async fn admit(State(ward): State<Arc<Ward>>, request: Request, next: Next) -> Response {
    let shown = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
        .unwrap_or_default();
    match aws_lc_rs::constant_time::verify_slices_are_equal(shown, &ward.token) {
        Ok(()) => next.run(request).await,
        Err(_) => refuse(StatusCode::UNAUTHORIZED, "token"),
    }
}

async fn misbehave(State(ward): State<Arc<Ward>>, request: Request, next: Next) -> Response {
    match ward.behaviour.mode() {
        Mode::Ok | Mode::Lie => next.run(request).await,
        Mode::Slow => {
            tokio::time::sleep(SLOW).await;
            next.run(request).await
        }
        Mode::Garbage => json(StatusCode::OK, "<html>[[{".to_owned()),
        Mode::Down => refuse(StatusCode::SERVICE_UNAVAILABLE, "down"),
    }
}

fn refuse(status: StatusCode, error: &str) -> Response {
    json(status, format!("{{\"error\":\"{error}\"}}"))
}
