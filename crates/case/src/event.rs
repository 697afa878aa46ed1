//! What happened to a case. Events are facts of the past: written once, never changed.

use crate::{Case, On, Stage};
use base::{Due, Timestamp};
use pack::Verdict;
use pack::model::{Asked, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stage that waits, by what it waits for.
macro_rules! waiting {
    ($on:pat) => {
        Stage::Waiting { on: $on, .. }
    };
}

pub(crate) use waiting;

/// A stage in which nothing was decided or referred yet.
macro_rules! undecided {
    () => {
        Stage::Draft | waiting!(On::Register(_) | On::Applicant)
    };
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    Started,
    Submitted,
    /// Facts were missing because their register did not answer.
    WaitedForRegister {
        facts: Vec<String>,
        due: Due,
    },
    FactsArrived,
    /// What the registers said makes more matter; the applicant is asked for it.
    ApplicantAsked {
        wanted: Vec<Asked>,
        due: Due,
    },
    /// The rules spoke.
    RulesDecided {
        verdict: Verdict,
    },
    /// Products went to an officer.
    Referred {
        products: Vec<String>,
        due: Due,
    },
    /// An officer spoke: outcome and reason for each open product.
    OfficerDecided {
        decisions: BTreeMap<String, (Outcome, String)>,
    },
    /// The time ran out where the law grants what nobody answered.
    DeemedApproved {
        products: Vec<String>,
    },
    /// Nothing is open any more.
    Closed,
    Objected {
        grounds: String,
        due: Due,
    },
    Withdrawn,
    /// A promised time passed; the case stays where it is and the office is late.
    PromisePassed,
}

/// A history that no sequence of steps could have written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {at} ({kind}) does not follow from what came before")]
pub struct Broken {
    pub at: usize,
    pub kind: &'static str,
}

impl Event {
    /// The word for the kind column; the timeline's words are `moment-<word>` of the portal.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Submitted => "submitted",
            Self::WaitedForRegister { .. } => "waited-for-register",
            Self::FactsArrived => "facts-arrived",
            Self::ApplicantAsked { .. } => "applicant-asked",
            Self::RulesDecided { .. } => "rules-decided",
            Self::Referred { .. } => "referred",
            Self::OfficerDecided { .. } => "officer-decided",
            Self::DeemedApproved { .. } => "deemed-approved",
            Self::Closed => "closed",
            Self::Objected { .. } => "objected",
            Self::Withdrawn => "withdrawn",
            Self::PromisePassed => "promise-passed",
        }
    }
}

/// What a whole history adds up to, oldest event first.
pub fn fold<'a>(history: impl IntoIterator<Item = (Timestamp, &'a Event)>) -> Result<Case, Broken> {
    let mut case = Case::draft();
    for (at, (when, event)) in history.into_iter().enumerate() {
        apply(&mut case, event, when).ok_or(Broken {
            at,
            kind: event.word(),
        })?;
    }
    Ok(case)
}

/// Puts one event on a case; `None` if it cannot happen there.
pub(crate) fn apply(case: &mut Case, event: &Event, at: Timestamp) -> Option<()> {
    let open: Vec<String> = case.open().into_iter().map(str::to_owned).collect();
    match (event, &case.stage) {
        (Event::Started, Stage::Draft)
        | (Event::Submitted, Stage::Draft | waiting!(On::Applicant))
        | (Event::FactsArrived, waiting!(On::Register(_))) => {}
        (Event::WaitedForRegister { facts, due }, Stage::Draft | waiting!(On::Applicant)) => {
            wait(case, On::Register(facts.clone()), at, *due);
        }
        (Event::WaitedForRegister { facts, .. }, waiting!(On::Register(_))) => {
            wait_on(case, facts);
        }
        (Event::ApplicantAsked { due, .. }, waiting!(On::Register(_))) => {
            wait(case, On::Applicant, at, *due);
        }
        (Event::RulesDecided { verdict }, undecided!()) => {
            let said = verdict.decisions.iter();
            case.standing = said.map(|d| (d.product.clone(), d.outcome)).collect();
        }
        (Event::Referred { products, due }, undecided!()) => {
            stand(case, products, Outcome::Refer);
            wait(case, On::Officer, at, *due);
        }
        (Event::OfficerDecided { decisions }, waiting!(On::Officer | On::Objection))
            if decisions.keys().eq(&open) =>
        {
            let said = decisions.iter();
            let said = said.map(|(product, (outcome, _))| (product.clone(), *outcome));
            case.standing.extend(said);
        }
        (Event::DeemedApproved { products }, waiting!(On::Officer | On::Objection))
            if *products == open =>
        {
            stand(case, products, Outcome::Grant);
        }
        (Event::Closed, Stage::Draft | Stage::Waiting { .. }) if nothing_open(case) => {
            case.stage = Stage::Decided { at };
        }
        (Event::Objected { due, .. }, Stage::Decided { .. })
            if !case.objected && !case.with_outcome(Outcome::Refuse).is_empty() =>
        {
            case.objected = true;
            wait(case, On::Objection, at, *due);
        }
        (Event::Withdrawn, undecided!() | waiting!(On::Officer)) => {
            case.stage = Stage::Withdrawn { at };
        }
        (Event::PromisePassed, Stage::Waiting { late: false, .. }) => be_late(case),
        (
            Event::Started
            | Event::Submitted
            | Event::WaitedForRegister { .. }
            | Event::FactsArrived
            | Event::ApplicantAsked { .. }
            | Event::RulesDecided { .. }
            | Event::Referred { .. }
            | Event::OfficerDecided { .. }
            | Event::DeemedApproved { .. }
            | Event::Closed
            | Event::Objected { .. }
            | Event::Withdrawn
            | Event::PromisePassed,
            _,
        ) => return None,
    }
    Some(())
}

/// Something was decided, and nothing of it is left to a person.
fn nothing_open(case: &Case) -> bool {
    !case.standing.is_empty() && case.with_outcome(Outcome::Refer).is_empty()
}

fn stand(case: &mut Case, products: &[String], outcome: Outcome) {
    let standing = products.iter().map(|product| (product.clone(), outcome));
    case.standing.extend(standing);
}

/// The wait goes on: since when and until when stay as they are.
fn wait_on(case: &mut Case, facts: &[String]) {
    if let Stage::Waiting { on, .. } = &mut case.stage {
        *on = On::Register(facts.to_vec());
    }
}

fn be_late(case: &mut Case) {
    if let Stage::Waiting { late, .. } = &mut case.stage {
        *late = true;
    }
}

fn wait(case: &mut Case, on: On, since: Timestamp, due: Due) {
    case.stage = Stage::Waiting {
        on,
        since,
        due,
        late: false,
    };
}
