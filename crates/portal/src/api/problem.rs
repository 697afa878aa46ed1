//! What went wrong, as RFC 9457 says it: a kind with an address of its own, a sentence in the language of the answer,
//! and for each field what is wrong with it.

use super::call::Call;
use super::shape::problem::{FieldError, Problem};
use crate::http;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base::{Explain, Fault, Text};

/// The kinds of problems. Each has words in the portal's texts: `api-problem-<id>` and `api-problem-<id>-about`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Malformed,
    TokenMissing,
    TokenInvalid,
    NoAccounts,
    ScopeMissing,
    Forbidden,
    LevelTooLow,
    NotFound,
    NoMethod,
    Conflict,
    Changed,
    Incomplete,
    TooLarge,
    MediaType,
    Refused,
    KeyReused,
    KeyMissing,
    TooOften,
    Ours,
    Busy,
}

impl Kind {
    pub(crate) const ALL: [Self; 20] = [
        Self::Malformed,
        Self::TokenMissing,
        Self::TokenInvalid,
        Self::NoAccounts,
        Self::ScopeMissing,
        Self::Forbidden,
        Self::LevelTooLow,
        Self::NotFound,
        Self::NoMethod,
        Self::Conflict,
        Self::Changed,
        Self::Incomplete,
        Self::TooLarge,
        Self::MediaType,
        Self::Refused,
        Self::KeyReused,
        Self::KeyMissing,
        Self::TooOften,
        Self::Ours,
        Self::Busy,
    ];

    /// The last part of its address.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TokenMissing => "token-missing",
            Self::TokenInvalid => "token-invalid",
            Self::NoAccounts => "no-accounts",
            Self::ScopeMissing => "scope-missing",
            Self::Forbidden => "forbidden",
            Self::LevelTooLow => "level-too-low",
            Self::NotFound => "not-found",
            Self::NoMethod => "no-method",
            Self::Conflict => "conflict",
            Self::Changed => "changed",
            Self::Incomplete => "incomplete",
            Self::TooLarge => "too-large",
            Self::MediaType => "media-type",
            Self::Refused => "refused",
            Self::KeyReused => "key-reused",
            Self::KeyMissing => "key-missing",
            Self::TooOften => "too-often",
            Self::Ours => "ours",
            Self::Busy => "busy",
        }
    }

    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TokenMissing | Self::TokenInvalid | Self::NoAccounts => StatusCode::UNAUTHORIZED,
            Self::ScopeMissing | Self::Forbidden | Self::LevelTooLow => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NoMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict | Self::Changed | Self::Incomplete => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Refused | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::KeyMissing => StatusCode::PRECONDITION_REQUIRED,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::Ours => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    pub(crate) fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    pub(crate) fn title(self) -> Text {
        Text::portal(format!("api-problem-{}", self.id()))
    }

    pub(crate) fn about(self) -> Text {
        Text::portal(format!("api-problem-{}-about", self.id()))
    }

    /// What a request of a client without a good token is told beside the problem, by RFC 6750.
    fn challenge(self) -> Option<&'static str> {
        match self {
            Self::TokenMissing | Self::NoAccounts => Some("Bearer realm=\"sigap\""),
            Self::TokenInvalid => Some("Bearer realm=\"sigap\", error=\"invalid_token\""),
            Self::ScopeMissing => Some("Bearer realm=\"sigap\", error=\"insufficient_scope\""),
            _ => None,
        }
    }
}

/// So many seconds later a busy program may be asked again.
const BUSY_SECONDS: i64 = 2;

/// Why there is no ordinary answer. Boxed, so that the ordinary answer stays small.
#[derive(Debug)]
pub(crate) struct Trouble(Box<Told>);

#[derive(Debug)]
struct Told {
    kind: Kind,
    detail: Option<Text>,
    cause: String,
    errors: Vec<(String, Text)>,
    changed: Vec<(String, Text)>,
    missing: Vec<String>,
    retry_seconds: Option<i64>,
}

impl Trouble {
    pub(crate) fn of(kind: Kind) -> Self {
        Self(Box::new(Told {
            kind,
            detail: None,
            cause: kind.id().to_owned(),
            errors: Vec::new(),
            changed: Vec::new(),
            missing: Vec::new(),
            retry_seconds: (kind == Kind::Busy).then_some(BUSY_SECONDS),
        }))
    }

    pub(crate) fn not_found() -> Self {
        Self::of(Kind::NotFound)
    }

    /// Turned away at the door: many are, so none of them is a line of the log.
    pub(crate) fn crowded() -> Self {
        let mut trouble = Self::of(Kind::Busy);
        trouble.0.cause.clear();
        trouble.0.retry_seconds = Some(http::AGAIN_SECONDS);
        trouble
    }

    /// Nothing for so many seconds.
    pub(crate) fn wait(seconds: i64) -> Self {
        let mut trouble = Self::of(Kind::TooOften);
        trouble.0.retry_seconds = Some(seconds);
        trouble
    }

    #[must_use]
    pub(crate) fn saying(mut self, detail: Text) -> Self {
        self.0.detail = Some(detail);
        self
    }

    /// What is wrong with the part of the body that a JSON pointer names.
    #[must_use]
    pub(crate) fn at(mut self, pointer: &str, detail: Text) -> Self {
        self.0.errors.push((pointer.to_owned(), detail));
        self
    }

    /// What is not as it was shown: names of values, and what they are called.
    #[must_use]
    pub(crate) fn changed(mut self, changed: Vec<(String, Text)>) -> Self {
        self.0.changed = changed;
        self
    }

    /// What is still to be given.
    #[must_use]
    pub(crate) fn missing(mut self, missing: Vec<String>) -> Self {
        self.0.missing = missing;
        self
    }

    /// The same words as a problem of a page.
    pub(crate) fn explained(kind: Kind, error: &impl Explain) -> Self {
        let mut trouble = Self::of(kind).saying(error.explain().text);
        trouble.0.cause = error.to_string();
        trouble
    }

    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.0.kind == kind
    }

    fn is_ours(&self) -> bool {
        matches!(self.0.kind, Kind::Ours | Kind::Busy) && !self.0.cause.is_empty()
    }

    /// The answer. What is ours goes to the log with a reference that the client sees too.
    pub(crate) fn answer(&self, call: &Call, pattern: &'static str) -> Response {
        let told = &*self.0;
        let status = told.kind.status();
        let reference = self.is_ours().then(|| {
            let reference = u32::from_be_bytes(call.portal.app.dice.bytes());
            let reference = format!("{reference:08X}");
            let cause = told.cause.as_str();
            tracing::error!(reference, path = pattern, cause, "a request failed");
            reference
        });
        let say = |text: &Text| call.say(text);
        let named = |(pointer, detail): &(String, Text)| FieldError {
            pointer: pointer.clone(),
            detail: say(detail),
        };
        let problem = Problem {
            kind: format!(
                "{}/api/v1/problems/{}",
                call.portal.app.origin,
                told.kind.id()
            ),
            title: say(&told.kind.title()),
            status: status.as_u16(),
            detail: say(told.detail.as_ref().unwrap_or(&told.kind.about())),
            instance: call.path.clone(),
            errors: told.errors.iter().map(named).collect(),
            changed: told.changed.iter().map(named).collect(),
            missing: told.missing.clone(),
            reference,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut answer = Response::new(Body::from(body));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        let media_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, media_type);
        if let Some(challenge) = told.kind.challenge() {
            let challenge = HeaderValue::from_static(challenge);
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        if let Some(seconds) = told.retry_seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }
}

/// The kind of a problem that a page would show.
pub(crate) fn kind_of(error: &impl Explain) -> Kind {
    match error.explain().fault {
        Fault::Theirs => Kind::Refused,
        Fault::NotFound => Kind::NotFound,
        Fault::SignIn => Kind::TokenMissing,
        Fault::Forbidden | Fault::Stale => Kind::Forbidden,
        Fault::Conflict => Kind::Conflict,
        Fault::TooLarge => Kind::TooLarge,
        Fault::TooOften => Kind::TooOften,
        Fault::Ours => Kind::Ours,
        Fault::Busy => Kind::Busy,
    }
}

impl<E: Explain> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::explained(kind_of(&error), &error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::AppError;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_an_address_of_its_own() {
        let ids: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        assert!(
            Kind::ALL
                .iter()
                .all(|kind| Kind::of(kind.id()) == Some(*kind))
        );
        assert_eq!(Kind::of("nonsense"), None);
    }

    #[test]
    fn a_busy_or_full_database_is_worth_another_try_and_a_conflict_another_look() {
        for (error, kind, status) in [
            (AppError::Busy, Kind::Busy, 503),
            (AppError::Full, Kind::Busy, 503),
            (AppError::Conflict, Kind::Conflict, 409),
            (AppError::NotFound, Kind::NotFound, 404),
            (AppError::Invariant("a test"), Kind::Ours, 500),
        ] {
            let trouble = Trouble::from(error);
            assert!(trouble.is(kind));
            assert_eq!(kind.status(), status);
            assert_eq!(trouble.0.retry_seconds.is_some(), kind == Kind::Busy);
        }
    }
}
