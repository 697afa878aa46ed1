//! Problems as they travel.

use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, as RFC 9457 says it. `type` is an address that explains the kind of problem in both languages.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Problem {
    /// The kind of problem.
    #[serde(rename = "type")]
    #[schema(
        format = "uri",
        example = "http://localhost:8080/api/v1/problems/refused",
        max_length = 500
    )]
    pub(crate) kind: String,
    /// The kind in a few words.
    #[schema(example = "Jawaban tidak diterima", max_length = 200)]
    pub(crate) title: String,
    /// The status code of the answer.
    #[schema(example = 422, minimum = 400, maximum = 599)]
    pub(crate) status: u16,
    /// What happened here, and what to do next.
    #[schema(max_length = 2000)]
    pub(crate) detail: String,
    /// What was asked for.
    #[schema(example = "/api/v1/services/akta-lahir", max_length = 70000)]
    pub(crate) instance: String,
    /// What is wrong with the fields of what was sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub(crate) errors: Vec<FieldError>,
    /// Of a `changed` problem: what is not as it was shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub(crate) changed: Vec<FieldError>,
    /// Of an `incomplete` problem: the addresses at which something is still to be given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub(crate) missing: Vec<String>,
    /// Of a problem of ours: what to tell whoever runs the program, who finds it in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "9C01F2AA", max_length = 8, nullable = false)]
    pub(crate) reference: Option<String>,
}

/// One field, and what is wrong with it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldError {
    /// Where: a JSON pointer into the body, or the name of a value of the check.
    #[schema(example = "/value", max_length = 300)]
    pub(crate) pointer: String,
    #[schema(max_length = 2000)]
    pub(crate) detail: String,
}

/// A kind of problem, explained in both languages.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProblemKind {
    #[schema(example = "refused", max_length = 50)]
    pub(crate) id: String,
    /// The status code that comes with it.
    #[schema(example = 422, minimum = 400, maximum = 599)]
    pub(crate) status: u16,
    /// In Indonesian.
    pub(crate) id_words: ProblemWords,
    /// In English.
    pub(crate) en_words: ProblemWords,
}

/// A kind of problem in one language.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProblemWords {
    #[schema(max_length = 200)]
    pub(crate) title: String,
    /// What it means, and what to do about it.
    #[schema(max_length = 2000)]
    pub(crate) about: String,
}
