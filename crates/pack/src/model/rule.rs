//! `rules.toml`: the decision table.

use crate::Citation;
use crate::model::Each;
use crate::rules::Condition;
use serde::{Deserialize, Serialize};

/// What a rule, or the whole table, says of one product. Ordered by strength: the strongest that applies wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What remains when no rule says otherwise.
    Grant,
    /// Granted with a condition that must still be met.
    Provisional,
    /// A person decides.
    Refer,
    Refuse,
}

/// One rule. Words: `reason-<reason>`, `remedy-<reason>` of the service.
#[derive(Debug)]
pub struct Rule {
    pub name: String,
    /// The condition as written.
    pub when_text: String,
    pub when: Condition,
    /// Products it speaks of; empty means all.
    pub products: Vec<String>,
    pub then: Outcome,
    pub reason: String,
    pub law: Citation,
    /// The question on whose answer alone it refuses, if it does: there it can be told early.
    pub formal: Option<String>,
    /// Which of a group it speaks of, if it is written for each.
    pub each: Option<Each>,
    /// Line of `rules.toml`.
    pub line: usize,
}
