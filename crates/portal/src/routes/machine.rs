//! For machines: files of the program, health, figures.

use crate::api;
use crate::api::call::{self, Call, Nothing};
use crate::assets;
use crate::http::{Answer, Asked, BadBody, Failure, Operator, gather, json, published};
use crate::state::Portal;
use app::payment::{self, BadNotice, NOTICE_BYTES_MAX, ReceiveError};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use credential::status_list::{STATUS_LIST_MEDIA_TYPE, STATUS_LIST_TTL_SECONDS};
use std::sync::Arc;

pub(super) async fn asset(request: Request) -> Response {
    match assets::find(request.uri().path()) {
        Some(asset) => crate::http::asset(asset, request.headers()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// So long a copy of the keys may be used before it is fetched again; one that is older may lack the key that signs now.
const KEYS_SECONDS: i64 = 60 * 60;

/// The keys whose signatures count, those that sign no more among them, for anybody who checks documents, credentials and receipts without us.
pub(super) async fn keys(asked: Asked) -> Answer {
    let keys = asked.portal.jwks.clone();
    Ok(published("application/jwk-set+json", KEYS_SECONDS, keys))
}

/// Which credentials of a list were taken back: whoever checks one fetches the whole list, so nobody learns which.
pub(super) async fn status_list(asked: Asked) -> Answer {
    let list = asked.params.get("list").and_then(|list| list.parse().ok());
    let list = list.ok_or_else(Failure::not_found)?;
    let token = app::status::publish(&asked.portal.app, list, asked.now).await?;
    Ok(published(
        STATUS_LIST_MEDIA_TYPE,
        STATUS_LIST_TTL_SECONDS,
        token.to_string(),
    ))
}

/// A bank says that money came. Nobody reads the answer but the bank: it stops once it is told that we know, or that
/// its notice is none of ours, and tries again where we failed.
pub(super) async fn notice(portal: Arc<Portal>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = match gather(&parts.headers, body, NOTICE_BYTES_MAX).await {
        Ok(body) => body,
        Err(BadBody::TooLarge) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(BadBody::Unreadable) => return StatusCode::BAD_REQUEST.into_response(),
    };
    let now = (portal.now)();
    match payment::receive(&portal.app, &body, now).await {
        Ok(taken) => {
            tracing::info!(?taken, "a notice of the bank was taken");
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => {
            tracing::warn!(%error, "a notice of the bank was not taken");
            let status = match error {
                ReceiveError::UnknownBill => StatusCode::NOT_FOUND,
                ReceiveError::Notice(BadNotice::Signature) => StatusCode::FORBIDDEN,
                ReceiveError::Notice(_) => StatusCode::BAD_REQUEST,
                ReceiveError::NoBank | ReceiveError::App(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
            status.into_response()
        }
    }
}

/// Well, if a row can be read. Anyone may ask, so it tells no figures.
pub(super) async fn health(asked: Asked) -> Answer {
    app::outbox::counts(&asked.portal.app, asked.now).await?;
    Ok(json(&serde_json::json!({ "status": "ok" })))
}

/// The API described for programs and their makers.
pub(super) async fn openapi(call: Call) -> crate::api::call::Answer {
    let Nothing {} = call.query()?;
    std::future::ready(call::ok(&api::openapi::document(&call.portal.app.origin))).await
}

pub(super) async fn metrics(asked: Asked, _: Operator) -> Answer {
    let (late, dead) = app::outbox::counts(&asked.portal.app, asked.now).await?;
    let store = asked.portal.app.store.stats();
    let figure = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let mail = asked.portal.app.mail.as_ref();
    let mail = mail.map(app::mail::Mailer::figures).unwrap_or_default();
    let [now, refused] = asked.portal.load.figures();
    // A ledger that stands still is no reason to hide the other figures: it shows by its own standing still.
    let audit = app::audit::figures(&asked.portal.app).await.ok().flatten();
    let audit = audit.map_or([0; 4], |audit| {
        let [entries, anchored, ledger] = [audit.entries, audit.anchored, audit.ledger].map(figure);
        [audit.waiting, entries, anchored, ledger]
    });
    let text = asked.portal.meter.text(&[
        now,
        refused,
        ("audit_waiting", audit[0]),
        ("audit_entries", audit[1]),
        ("audit_anchored", audit[2]),
        ("ledger_entries", audit[3]),
        ("outbox_late_messages", late),
        ("outbox_dead_messages", dead),
        ("mail_sent", figure(mail.sent)),
        ("mail_refused", figure(mail.refused)),
        ("mail_failed", figure(mail.failed)),
        ("store_units", figure(store.units)),
        ("store_refused", figure(store.refused)),
        ("store_batches", figure(store.batches)),
        ("store_statements", figure(store.statements)),
        ("store_bytes", figure(store.bytes)),
        ("store_waiting", figure(store.waiting)),
    ]);
    let mut answer = text.into_response();
    let media_type = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    answer
        .headers_mut()
        .insert(header::CONTENT_TYPE, media_type);
    Ok(answer)
}
