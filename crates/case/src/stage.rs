//! Where a case is. Each stage carries exactly its own data.

use crate::{Clarification, Owed, Received, Running};
use base::{Answers, Due, Evidence, Timestamp};
use pack::model::Outcome;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Whom or what a case waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum On {
    /// Facts, by name, whose register did not answer.
    Register(Vec<String>),
    /// The applicant: the registers' answer made something matter that nobody had to say before.
    Applicant,
    /// An officer of the deciding office.
    Officer,
    /// An officer who answers an objection.
    Objection,
    /// The money for what was granted.
    Payment,
}

/// What an officer found of the documents of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    Accepted,
    Rejected,
}

/// The stage of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Draft,
    Waiting {
        on: On,
        since: Timestamp,
        due: Due,
        /// The time ran out and that was said; it is said once. Of a bill: its day is over.
        late: bool,
    },
    Decided {
        at: Timestamp,
    },
    Withdrawn {
        at: Timestamp,
    },
}

/// What the history of a case adds up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub stage: Stage,
    /// The outcome that stands for each product; empty until something was decided.
    pub standing: BTreeMap<String, Outcome>,
    /// Whether the applicant objected. A decision is objected to once; what comes after the answer is not our office.
    pub objected: bool,
    /// What officers found of the documents, by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub examined: BTreeMap<String, Finding>,
    /// What officers stated, by question.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub stated: Answers,
    /// Products whose document was taken back. The outcome stands: that it was granted stays true.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub revoked: BTreeSet<String>,
    /// Bills that were handed out, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bills: Vec<Owed>,
    /// Products that were made: paid for, or free when the case was closed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub made: BTreeSet<String>,
    /// Products that an officer granted: the rules do not take that back.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub by_officer: BTreeSet<String>,
    /// The clocks of products that an officer has to decide. Histories of an earlier day have one for all: the stage's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub clocks: BTreeMap<String, Running>,
    /// What an officer asked the applicant last and nobody answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clarification: Option<Clarification>,
    /// Products that an officer decided while others wait on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub decided: BTreeSet<String>,
    /// Products whose document another one took the place of, and which.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub replaced: BTreeMap<String, String>,
    /// The payment that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Received>,
    /// Money that goes back, by the bank's id of it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub refunds: BTreeSet<String>,
    /// What of it was sent.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub sent_back: BTreeSet<String>,
}

impl From<Finding> for Evidence {
    fn from(finding: Finding) -> Self {
        match finding {
            Finding::Accepted => Self::Accepted,
            Finding::Rejected => Self::Rejected,
        }
    }
}

impl Case {
    /// A case nobody has sent yet.
    pub fn draft() -> Self {
        Self {
            stage: Stage::Draft,
            standing: BTreeMap::new(),
            objected: false,
            examined: BTreeMap::new(),
            stated: Answers::new(),
            revoked: BTreeSet::new(),
            bills: Vec::new(),
            made: BTreeSet::new(),
            by_officer: BTreeSet::new(),
            clocks: BTreeMap::new(),
            clarification: None,
            decided: BTreeSet::new(),
            replaced: BTreeMap::new(),
            paid: None,
            refunds: BTreeSet::new(),
            sent_back: BTreeSet::new(),
        }
    }

    /// Products a person must decide: those referred, or those refused and objected to.
    pub fn open(&self) -> Vec<&str> {
        let wanted = match &self.stage {
            Stage::Waiting {
                on: On::Officer, ..
            } => Outcome::Refer,
            Stage::Waiting {
                on: On::Objection, ..
            } => Outcome::Refuse,
            Stage::Waiting {
                on: On::Register(_) | On::Applicant | On::Payment,
                ..
            }
            | Stage::Draft
            | Stage::Decided { .. }
            | Stage::Withdrawn { .. } => return Vec::new(),
        };
        self.with_outcome(wanted)
    }

    /// Whether there is a document of this product to take back.
    pub fn revocable(&self, product: &str) -> bool {
        let made = self
            .owed()
            .is_none_or(|owed| !owed.products.iter().any(|one| one == product));
        made && self.standing.get(product) == Some(&Outcome::Grant)
            && !self.revoked.contains(product)
            && !self.replaced.contains_key(product)
    }

    /// Products whose standing outcome is `outcome`.
    pub fn with_outcome(&self, outcome: Outcome) -> Vec<&str> {
        let these = self
            .standing
            .iter()
            .filter(|(_, standing)| **standing == outcome);
        these.map(|(product, _)| product.as_str()).collect()
    }
}

impl Stage {
    /// The word for the stage column, for log lines and metrics.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting {
                on: On::Register(_),
                ..
            } => "waiting-register",
            Self::Waiting {
                on: On::Applicant, ..
            } => "waiting-applicant",
            Self::Waiting {
                on: On::Officer, ..
            } => "waiting-officer",
            Self::Waiting {
                on: On::Objection, ..
            } => "waiting-objection",
            Self::Waiting {
                on: On::Payment, ..
            } => "waiting-payment",
            Self::Decided { .. } => "decided",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Whether the applicant may answer and send.
    pub fn takes_answers(&self) -> bool {
        matches!(
            self,
            Self::Draft
                | Self::Waiting {
                    on: On::Applicant,
                    ..
                }
        )
    }

    /// When the clock of this stage runs out, where one runs.
    pub fn due(&self) -> Option<Due> {
        match self {
            Self::Waiting { due, .. } => Some(*due),
            Self::Draft | Self::Decided { .. } | Self::Withdrawn { .. } => None,
        }
    }
}
