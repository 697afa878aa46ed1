//! The wire to the instance: bills come in, payments are told when asked. JSON, every request signed.

use super::desk::{Deed, Outcome};
use super::http::Counter;
use crate::frame::json;
use app::payment::{BadBill, Bill, SCHEME};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::Response;
use base::PaymentReference;

/// `POST /v1/bills`: the same bill may come any number of times.
pub(super) async fn register(
    State(counter): State<Counter>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !is_signed(&counter, &method, &uri, &headers, &body) {
        return refuse(StatusCode::UNAUTHORIZED, "signature");
    }
    let bill = match Bill::read(&body) {
        Ok(bill) => bill,
        Err(BadBill::Malformed) => return refuse(StatusCode::BAD_REQUEST, "malformed"),
        Err(BadBill::Field(field)) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, field),
    };
    match counter.desk.hand_in(Deed::Register(bill)).await {
        Some(Outcome::Kept) => json(StatusCode::OK, "{\"kept\":true}".to_owned()),
        Some(Outcome::Conflict) => refuse(StatusCode::CONFLICT, "other-content"),
        Some(_) | None => refuse(StatusCode::SERVICE_UNAVAILABLE, "busy"),
    }
}

/// `GET /v1/bills/{reference}`: every payment as a signed notice, however it was told.
pub(super) async fn payments(
    State(counter): State<Counter>,
    Path(reference): Path<String>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !is_signed(&counter, &method, &uri, &headers, &body) {
        return refuse(StatusCode::UNAUTHORIZED, "signature");
    }
    let books = counter.books();
    let reference = PaymentReference::parse(&reference).ok();
    let Some(reference) = reference.filter(|reference| books.bill(*reference).is_some()) else {
        return refuse(StatusCode::NOT_FOUND, "no-such-bill");
    };
    let notices: Result<Vec<String>, _> = books
        .payments_of(reference)
        .map(|payment| payment.notice().sign(&counter.secret))
        .collect();
    match notices {
        Ok(notices) => {
            let body = format!("{{\"notices\":[{}]}}", notices.join(","));
            json(StatusCode::OK, body)
        }
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "books"),
    }
}

fn is_signed(
    counter: &Counter,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> bool {
    let shown = headers.get(header::AUTHORIZATION);
    let signature = shown
        .and_then(|shown| shown.to_str().ok())
        .and_then(|shown| shown.strip_prefix(SCHEME)?.strip_prefix(' '));
    signature.is_some_and(|signature| {
        let path = uri.path();
        counter
            .secret
            .made_request(method.as_str(), path, body, signature)
    })
}

fn refuse(status: StatusCode, error: &str) -> Response {
    json(status, format!("{{\"error\":\"{error}\"}}"))
}
