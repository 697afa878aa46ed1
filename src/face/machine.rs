//! The wire to the instance: sessions are begun and told of. JSON, every request signed.

use super::http::House;
use crate::frame::{json, token};
use crate::now::now;
use app::proofing::face::{Begun, SCHEME, Wanted, made_request};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::Response;
use base::Lang;

/// `POST /sessions`.
pub(super) async fn begin(
    State(house): State<House>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !is_signed(&house, (&method, &uri), &headers, &body) {
        return refuse(StatusCode::UNAUTHORIZED, "signature");
    }
    let Ok(wanted) = serde_json::from_slice::<Wanted>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, "malformed");
    };
    let (id, lang) = (token(), wanted.lang.clone());
    if house.sessions.begin(&id, wanted, now()).is_none() {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "not-wanted");
    }
    let lang = if lang == Lang::En.tag() {
        "&lang=en"
    } else {
        ""
    };
    let begun = Begun {
        url: format!("{}/wajah?sesi={id}{lang}", house.address),
        id,
    };
    match serde_json::to_string(&begun) {
        Ok(body) => json(StatusCode::CREATED, body),
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "session"),
    }
}

/// `GET /sessions/{id}`: what came of it, once.
pub(super) async fn tell(
    State(house): State<House>,
    Path(id): Path<String>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !is_signed(&house, (&method, &uri), &headers, &body) {
        return refuse(StatusCode::UNAUTHORIZED, "signature");
    }
    let Some(result) = house.sessions.tell(&id, now()) else {
        return refuse(StatusCode::GONE, "no-such-session");
    };
    match result.sign(&house.secret) {
        Ok(body) => json(StatusCode::OK, body),
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "result"),
    }
}

fn is_signed(
    house: &House,
    (method, uri): (&Method, &Uri),
    headers: &HeaderMap,
    body: &[u8],
) -> bool {
    let shown = headers.get(header::AUTHORIZATION);
    let signature = shown
        .and_then(|shown| shown.to_str().ok())
        .and_then(|shown| shown.strip_prefix(SCHEME)?.strip_prefix(' '));
    let said = (method.as_str(), uri.path(), body);
    signature.is_some_and(|signature| made_request(&house.secret, said, signature))
}

fn refuse(status: StatusCode, error: &str) -> Response {
    json(status, format!("{{\"error\":\"{error}\"}}"))
}
