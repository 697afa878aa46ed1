//! What the pages show of what happened to a case.

use super::OfficeView;
use crate::Basis;
use base::{Text, Timestamp};
use pack::Citation;

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub seq: i64,
    pub at: Timestamp,
    /// `moment-<kind>` of the portal.
    pub text: Text,
    /// Why the rules said so, each reason once.
    pub reasons: Vec<Text>,
    /// What an officer or the applicant wrote.
    pub words: Option<String>,
    /// By which law it happened, where it is one of its own.
    pub law: Option<Citation>,
    pub actor: ActorView,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActorView {
    Applicant,
    /// Somebody who acted for the applicant.
    Agent(AgentView),
    /// A program that acted for the applicant.
    Client {
        id: String,
    },
    Rules,
    Officer {
        name: String,
        office: OfficeView,
    },
    Register {
        name: Text,
    },
    Clock,
    Bank,
    /// Whoever runs the program, on the order of somebody.
    Operator {
        name: String,
    },
}

/// Somebody who acted for another, and why they might.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentView {
    pub name: String,
    /// `basis-<kind>` of the portal.
    pub basis: Text,
}

impl AgentView {
    pub(crate) fn of(name: &str, basis: Basis) -> Self {
        Self {
            name: name.to_owned(),
            basis: Text::portal(format!("basis-{}", basis.word())),
        }
    }
}
