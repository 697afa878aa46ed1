//! Who does something, through which door.

use base::SubjectId;
use serde::{Deserialize, Serialize};

/// A signed-in person acting for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resident {
    pub subject: SubjectId,
}

/// A civil servant at an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub id: String,
    pub name: String,
    /// `<agency>` or `<agency>-<four digits>`.
    pub office: String,
    /// The officer as a resident, so that nobody handles a case of their own family.
    pub subject: Option<SubjectId>,
}

/// Who made an event. Goes into the history, sealed with the rest of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    Applicant,
    Rules,
    Officer {
        id: String,
        name: String,
        office: String,
    },
    Register {
        register: String,
    },
    Clock,
    /// Whoever runs the program, on the order of somebody.
    Operator {
        name: String,
    },
}

/// Through which door something came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    Portal,
    Office,
    Job,
    /// The command line of whoever runs the program.
    Command,
}

/// How a case came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    Resident,
    Offered,
    Officer,
    Api,
}

impl Actor {
    /// The word for the actor column: the kind of actor, never who.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Rules => "rules",
            Self::Officer { .. } => "officer",
            Self::Register { .. } => "register",
            Self::Clock => "clock",
            Self::Operator { .. } => "operator",
        }
    }
}

impl From<&Officer> for Actor {
    fn from(officer: &Officer) -> Self {
        Self::Officer {
            id: officer.id.clone(),
            name: officer.name.clone(),
            office: officer.office.clone(),
        }
    }
}

impl Channel {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Office => "office",
            Self::Job => "job",
            Self::Command => "command",
        }
    }
}

impl Origin {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Offered => "offered",
            Self::Officer => "officer",
            Self::Api => "api",
        }
    }
}
