//! What a decision may look at. A fact is known, absent or unknown; the three are never mixed up.

use crate::{Date, Record, SubjectId, Timestamp, Value, Zone};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Answers by question id.
pub type Answers = BTreeMap<String, Value>;

/// A record with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    pub register: String,
    /// Who the record is about; `None` for a record of a remote register that knows no subject of ours.
    pub subject: Option<SubjectId>,
    /// The version of the record; with `register` and `subject` it names exactly what was seen.
    pub version: i64,
    /// When the register took this version in.
    pub known_from: Timestamp,
    pub record: Record,
}

/// Why a fact is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// Nobody has read it yet.
    Unread,
    /// The register did not answer in time.
    Down,
    /// An answer that says which record is meant is still missing.
    Unpicked,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    Known(Sourced),
    /// The register says there is none.
    Absent,
    Unknown(Why),
    /// Several records fit; the question named by `pick` chooses one by its `key` field.
    Choice(Vec<Sourced>),
}

impl Fact {
    pub fn known(&self) -> Option<&Sourced> {
        match self {
            Self::Known(sourced) => Some(sourced),
            Self::Absent | Self::Unknown(_) | Self::Choice(_) => None,
        }
    }
}

/// One kind of evidence in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    Missing,
    /// Given, and not yet checked by a person or a machine.
    Given,
    Accepted,
    Rejected,
}

/// Everything a decision looks at. Canonical bytes of this are the facts of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The date at the deciding office.
    pub today: Date,
    pub zone: Zone,
    pub answers: Answers,
    /// By the names of form.toml; "applicant" is one of them.
    pub facts: BTreeMap<String, Fact>,
    /// By kind; a kind that is not listed is [`Evidence::Missing`].
    pub evidence: BTreeMap<String, Evidence>,
}

impl Facts {
    /// No answers, nothing read.
    pub fn empty(today: Date, zone: Zone) -> Self {
        Self {
            today,
            zone,
            answers: Answers::new(),
            facts: BTreeMap::new(),
            evidence: BTreeMap::new(),
        }
    }

    /// The record of a known fact.
    pub fn record(&self, fact: &str) -> Option<&Record> {
        self.facts
            .get(fact)
            .and_then(Fact::known)
            .map(|sourced| &sourced.record)
    }

    pub fn answer(&self, question: &str) -> Option<&Value> {
        self.answers.get(question)
    }
}
