//! The endpoints of the provider for programs: one address for both languages, each answer as its RFC writes it. A client
//! proves itself in the use case; one that keeps failing waits a minute.

use crate::http::{Sent, client, published};
use crate::state::Portal;
use app::AppError;
use app::provider::{self, Bearer, Caller, Credentials, Denied, Given};
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use identity::form::Form;
use identity::refusal::{Code, Refusal};
use serde_json::{Value, json};
use std::net::IpAddr;
use std::sync::Arc;

const DPOP: HeaderName = HeaderName::from_static("dpop");
const DPOP_NONCE: HeaderName = HeaderName::from_static("dpop-nonce");
/// How long a copy of the description may be used.
const DESCRIPTION_SECONDS: i64 = 60 * 60;

/// A request of a program, read.
struct Call {
    portal: Arc<Portal>,
    parts: Parts,
    form: Form,
    sender: IpAddr,
    now: Timestamp,
}

impl Call {
    /// Reads a request of who has not failed too often; else says what to answer.
    fn read(portal: Arc<Portal>, request: Sent) -> Result<Self, Box<Response>> {
        let (parts, body) = request.into_parts();
        let sender = client(&parts, portal.trusted_proxies);
        let now = (portal.now)();
        if let Some(seconds) = portal.sites.wait_seconds(sender, now) {
            return Err(Box::new(wait(seconds)));
        }
        let text = body.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let is_form = text.as_ref().is_some_and(String::is_empty)
            || word(&parts.headers, &header::CONTENT_TYPE)
                .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        let form = text.filter(|_| is_form);
        let form = form.and_then(|text| Form::read(&text).ok());
        let Some(form) = form else {
            let why = "the body is not a form, too long, or a parameter stands twice";
            let refusal = Refusal::new(Code::InvalidRequest, why);
            return Err(Box::new(refused(refusal, &parts.headers)));
        };
        if let Some(refusal) = twice(&parts.headers) {
            return Err(Box::new(refused(refusal, &parts.headers)));
        }
        Ok(Self {
            portal,
            parts,
            form,
            sender,
            now,
        })
    }

    fn shown(&self) -> Credentials<'_> {
        Credentials {
            authorization: word(&self.parts.headers, &header::AUTHORIZATION),
            form: &self.form,
        }
    }

    fn caller(&self) -> Caller<'_> {
        Caller {
            method: self.parts.method.as_str(),
            proof: word(&self.parts.headers, &DPOP),
        }
    }

    /// The answer with its headers; a failure of a client is counted.
    fn answer(&self, status: StatusCode, given: Given) -> Response {
        let mut answer = match given {
            Ok(body) => written(status, &body),
            Err(Denied::Refused(refusal)) => {
                // A token nobody can guess is no failure to count: people sign out, and sites learn of it so.
                if refusal.code == Code::InvalidClient {
                    self.portal.sites.failed(self.sender, self.now);
                }
                refused(refusal, &self.parts.headers)
            }
            Err(Denied::App(error)) => failed(&error),
        };
        let nonce = provider::nonce(&self.portal.app, self.now);
        if let Ok(nonce) = HeaderValue::from_str(&nonce) {
            answer.headers_mut().insert(DPOP_NONCE, nonce);
        }
        answer
    }
}

pub(super) async fn push(portal: Arc<Portal>, request: Sent) -> Response {
    let call = match Call::read(portal, request) {
        Ok(call) => call,
        Err(answer) => return *answer,
    };
    let given = provider::push(&call.portal.app, call.shown(), call.caller(), call.now).await;
    call.answer(StatusCode::CREATED, given)
}

pub(super) async fn token(portal: Arc<Portal>, request: Sent) -> Response {
    let call = match Call::read(portal, request) {
        Ok(call) => call,
        Err(answer) => return *answer,
    };
    let given = provider::token(&call.portal.app, call.shown(), call.caller(), call.now).await;
    call.answer(StatusCode::OK, given)
}

pub(super) async fn userinfo(portal: Arc<Portal>, request: Sent) -> Response {
    let call = match Call::read(portal, request) {
        Ok(call) => call,
        Err(answer) => return *answer,
    };
    if !call.parts.headers.contains_key(header::AUTHORIZATION) {
        return bare();
    }
    let bearer = Bearer {
        caller: call.caller(),
        authorization: word(&call.parts.headers, &header::AUTHORIZATION),
    };
    let given = provider::userinfo(&call.portal.app, bearer, call.now).await;
    call.answer(StatusCode::OK, given)
}

pub(super) async fn introspect(portal: Arc<Portal>, request: Sent) -> Response {
    let call = match Call::read(portal, request) {
        Ok(call) => call,
        Err(answer) => return *answer,
    };
    let given = provider::introspect(&call.portal.app, call.shown(), call.now).await;
    call.answer(StatusCode::OK, given)
}

pub(super) async fn revoke(portal: Arc<Portal>, request: Sent) -> Response {
    let call = match Call::read(portal, request) {
        Ok(call) => call,
        Err(answer) => return *answer,
    };
    let done = provider::revoke(&call.portal.app, call.shown(), call.now).await;
    call.answer(StatusCode::OK, done.map(|()| json!({})))
}

/// The keys that tokens are signed with, the next one among them.
pub(super) async fn keys(portal: Arc<Portal>, _: Sent) -> Response {
    let keys = portal.app.provider.ring.jwks((portal.now)());
    std::future::ready(()).await;
    published(
        "application/jwk-set+json",
        provider::JWKS_SECONDS,
        keys.to_string(),
    )
}

/// What the provider can do and where.
pub(super) async fn description(portal: Arc<Portal>, _: Sent) -> Response {
    let document = identity::discovery::document(&portal.app.provider.issuer);
    std::future::ready(()).await;
    published(
        "application/json",
        DESCRIPTION_SECONDS,
        document.to_string(),
    )
}

/// A site may send a person here by a form, too. It goes on as a link: the cookie of the session comes along with that, and
/// with a form of another site it does not.
pub(super) async fn as_link(_: Arc<Portal>, request: Sent) -> Response {
    let (parts, body) = request.into_parts();
    let text = body.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let plain = |text: &String| text.bytes().all(|byte| byte.is_ascii_graphic());
    std::future::ready(()).await;
    match text.filter(plain) {
        Some(text) => crate::http::redirect(&format!("{}?{text}", parts.uri.path())),
        None => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn written(status: StatusCode, body: &Value) -> Response {
    let mut answer = Response::new(Body::from(body.to_string()));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    answer
}

/// A refusal as RFC 6749 §5.2 writes it; how to prove oneself stands in the header (RFC 6750 §3, RFC 9449 §7.1).
fn refused(refusal: Refusal, asked: &HeaderMap) -> Response {
    let status = StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let body = json!({ "error": refusal.code.word(), "error_description": refusal.why });
    let mut answer = written(status, &body);
    let code = refusal.code.word();
    let challenge = match (refusal.code, shows_dpop(asked)) {
        (Code::InvalidClient, _) => "Basic realm=\"sigap\"".to_owned(),
        (Code::InvalidToken | Code::InsufficientScope, false) => format!("Bearer error=\"{code}\""),
        (Code::InvalidToken | Code::InsufficientScope | Code::InvalidDpopProof, true) => {
            // At a resource a bad proof is as good as none.
            if refusal.code == Code::InvalidDpopProof {
                *answer.status_mut() = StatusCode::UNAUTHORIZED;
            }
            format!("DPoP algs=\"ES256\", error=\"{code}\"")
        }
        _ => return answer,
    };
    if let Ok(challenge) = HeaderValue::from_str(&challenge) {
        let headers = answer.headers_mut();
        headers.insert(header::WWW_AUTHENTICATE, challenge);
    }
    answer
}

/// A header that proves something stands once (RFC 9449 §4.3): of two, nobody knows which is meant.
fn twice(headers: &HeaderMap) -> Option<Refusal> {
    let twice = |name: &HeaderName| headers.get_all(name).iter().nth(1).is_some();
    if twice(&header::AUTHORIZATION) {
        let why = "there are two headers `Authorization`";
        return Some(Refusal::new(Code::InvalidRequest, why));
    }
    let why = "there are two headers `DPoP`";
    twice(&DPOP).then_some(Refusal::new(Code::InvalidDpopProof, why))
}

/// Who shows nothing is told how to, and no error: there is none yet (RFC 6750 §3.1).
fn bare() -> Response {
    let mut answer = written(StatusCode::UNAUTHORIZED, &json!({}));
    for how in ["Bearer", "DPoP algs=\"ES256\""] {
        let how = HeaderValue::from_static(how);
        answer.headers_mut().append(header::WWW_AUTHENTICATE, how);
    }
    answer
}

/// Whether an access token came along that is bound to a key.
fn shows_dpop(asked: &HeaderMap) -> bool {
    let shown = word(asked, &header::AUTHORIZATION);
    shown.is_some_and(|shown| shown.to_ascii_lowercase().starts_with("dpop "))
}

/// Ours to mend, or not now.
fn failed(error: &AppError) -> Response {
    let busy = matches!(error, AppError::Busy | AppError::Full | AppError::Away);
    if !busy {
        tracing::error!(%error, "an endpoint of the provider failed");
    }
    let code = if busy {
        Code::TemporarilyUnavailable
    } else {
        Code::ServerError
    };
    let mut answer = refused(Refusal::new(code, "try again later"), &HeaderMap::new());
    if busy {
        let seconds = HeaderValue::from(crate::http::AGAIN_SECONDS);
        answer.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    answer
}

fn wait(seconds: i64) -> Response {
    let body =
        json!({ "error": "temporarily_unavailable", "error_description": "too many failures" });
    let mut answer = written(StatusCode::TOO_MANY_REQUESTS, &body);
    answer
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// A header that is there once.
fn word<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    let only = values.next().is_none();
    value.to_str().ok().filter(|_| only)
}
