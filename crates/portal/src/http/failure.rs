//! A request that did not work out: the problem a person sees, with its status.

use axum::http::StatusCode;
use base::{Explain, Fault, Problem};

/// Why there is no ordinary answer.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) problem: Problem,
    /// For the log; never shown.
    pub(crate) cause: String,
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            problem: error.explain(),
            cause: error.to_string(),
        }
    }
}

impl Failure {
    pub(crate) fn of(problem: Problem) -> Self {
        let cause = problem.text.key.clone();
        Self { problem, cause }
    }

    pub(crate) fn not_found() -> Self {
        Self::of(Problem::not_found())
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self.problem.fault {
            Fault::Theirs => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::SignIn => StatusCode::UNAUTHORIZED,
            Fault::Forbidden => StatusCode::FORBIDDEN,
            Fault::Conflict => StatusCode::CONFLICT,
            Fault::Limit => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::Ours => StatusCode::INTERNAL_SERVER_ERROR,
            Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Ours to mend: it goes to the log as an error.
    pub(crate) fn is_ours(&self) -> bool {
        matches!(self.problem.fault, Fault::Ours | Fault::Busy)
    }
}
