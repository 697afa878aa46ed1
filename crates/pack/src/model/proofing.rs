//! `proofing.toml`: how people prove who they are, in the registers of this country.

use crate::Citation;
use serde::Deserialize;

/// The ways of proofing, and the register they rest on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proofing {
    /// The register that knows residents. Officers of the agency that keeps it proof people at their counter.
    pub register: String,
    /// By which it is read for an account.
    pub law: Citation,
    /// Its field with the number people are found by.
    pub number: String,
    /// Its field with their name.
    pub name: String,
    /// Its field that says, where it is there, that they are not alive any more.
    #[serde(default)]
    pub ended: Option<String>,
    /// What is asked of whoever answers out of what registers hold; none where no country wants that.
    #[serde(default)]
    pub quiz: Vec<QuizFact>,
    #[serde(default)]
    pub face: Option<FaceMatch>,
    #[serde(default)]
    pub counter: Option<Counter>,
}

/// One thing that is asked. Words: `quiz-<id>` and `quiz-<id>-hint` of the pack. Of a list it is asked how many there are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizFact {
    pub id: String,
    pub register: String,
    /// The relation that leads there from the person; none where it is their own record.
    #[serde(default)]
    pub by: Option<String>,
    pub field: String,
    pub law: Citation,
}

/// Who compares faces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceMatch {
    /// The agency that holds the biometric register.
    pub holder: String,
    pub law: Citation,
}

/// What an officer compares a card with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    pub law: Citation,
    /// Fields of the register shown to them.
    pub fields: Vec<String>,
}
