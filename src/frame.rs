//! What the pages of the stand-ins share: who may send their forms, the headers of every answer, a word by chance.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Headers of every answer, whatever else it carries.
const HEADERS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
];

/// A page of another site may link here but send no form in anyone's name.
pub(crate) async fn own_pages_only(request: Request, next: Next) -> Response {
    let site = request.headers().get("sec-fetch-site");
    let is_foreign = site.is_some_and(|site| site == "cross-site" || site == "same-site");
    if is_foreign && request.method() == Method::POST {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// The headers of every answer.
pub(crate) async fn dress(mut answer: Response) -> Response {
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        answer.headers_mut().insert(name, value);
    }
    answer
}

pub(crate) fn json(status: StatusCode, body: String) -> Response {
    let kind = HeaderValue::from_static("application/json");
    (status, [(header::CONTENT_TYPE, kind)], body).into_response()
}

/// 32 hexadecimal digits by chance.
pub(crate) fn token() -> String {
    let mut bytes = [0_u8; 16];
    let filled = aws_lc_rs::rand::fill(&mut bytes);
    assert!(filled.is_ok(), "the operating system gives random bytes");
    format!("{:032x}", u128::from_be_bytes(bytes))
}
