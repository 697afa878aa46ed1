//! A request that did not work out: the problem a person sees, with its status.

use axum::http::StatusCode;
use base::{Explain, Fault, Problem};

/// Why there is no ordinary answer. Boxed, so that the ordinary answer stays small.
#[derive(Debug)]
pub(crate) struct Failure(Box<Told>);

#[derive(Debug)]
struct Told {
    problem: Problem,
    cause: String,
    retry_seconds: Option<i64>,
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(Box::new(Told {
            problem: error.explain(),
            cause: error.to_string(),
            retry_seconds: None,
        }))
    }
}

impl Failure {
    pub(crate) fn of(problem: Problem) -> Self {
        let cause = problem.text.key.clone();
        Self(Box::new(Told {
            problem,
            cause,
            retry_seconds: None,
        }))
    }

    /// Nothing for so many seconds.
    pub(crate) fn wait(problem: Problem, seconds: i64) -> Self {
        let mut failure = Self::of(problem);
        failure.0.retry_seconds = Some(seconds);
        failure
    }

    /// Turned away at the door: many are, so none of them is a line of the log.
    pub(crate) fn crowded() -> Self {
        let mut failure = Self::wait(
            Problem::of(Fault::Busy, "problem-busy"),
            super::AGAIN_SECONDS,
        );
        failure.0.cause.clear();
        failure
    }

    pub(crate) fn not_found() -> Self {
        Self::of(Problem::not_found())
    }

    pub(crate) fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// For the log; never shown.
    pub(crate) fn cause(&self) -> &str {
        &self.0.cause
    }

    /// After how many seconds the same may be tried again, where that is known.
    pub(crate) fn retry_seconds(&self) -> Option<i64> {
        self.0.retry_seconds
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self.0.problem.fault {
            Fault::Theirs => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::SignIn => StatusCode::UNAUTHORIZED,
            Fault::Forbidden | Fault::Stale => StatusCode::FORBIDDEN,
            Fault::Conflict => StatusCode::CONFLICT,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Fault::Ours => StatusCode::INTERNAL_SERVER_ERROR,
            Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Ours to mend: it goes to the log as an error.
    pub(crate) fn is_ours(&self) -> bool {
        matches!(self.0.problem.fault, Fault::Ours | Fault::Busy) && !self.0.cause.is_empty()
    }
}
