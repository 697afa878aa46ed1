//! What a condition may name: the declarations of one service and of the registers it reads.

use crate::model::{FactNeed, Kind, Register};
use std::collections::BTreeMap;

/// Everything a condition may name. Holds declarations, not questions: a question holds conditions itself.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub registers: &'a BTreeMap<String, Register>,
    /// By name; "applicant" is one of them. A fact named "record" makes the root `record` of quality rules.
    pub facts: &'a BTreeMap<String, FactNeed>,
    pub questions: &'a [QuestionDecl],
    /// Kinds of evidence.
    pub evidence: &'a [String],
    /// Word lists for `in_list`, by name.
    pub lists: &'a BTreeMap<String, Vec<String>>,
}

/// A question as far as a condition sees it.
#[derive(Clone, Debug)]
pub struct QuestionDecl {
    pub id: String,
    pub kind: Kind,
    /// Options of a choice; a comparison with any other text is a mistake.
    pub options: Vec<String>,
    /// A fact's field that holds the answer when it is known.
    pub held_by: Option<(String, String)>,
    /// For [`Kind::Pick`]: the fact whose records are offered.
    pub pick: Option<String>,
}
