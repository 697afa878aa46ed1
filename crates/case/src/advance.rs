//! The one function that moves a case. Everyone uses it: resident, officer, register, clock.

use crate::event::apply;
use crate::receipt::VERSION;
use crate::{Case, Event, On, Receipt, Stage};
use base::{Calendar, Clock, Due, Facts, Timestamp, Zone};
use pack::model::{Asked, Outcome, Service};
use pack::{DecideError, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// What surrounds a case: the law it is decided by, and the office's wall clock and working days.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub service: &'a Service,
    pub zone: Zone,
    pub calendar: &'a Calendar,
}

/// What someone wants done.
#[derive(Clone, Debug)]
pub enum Command {
    Submit {
        facts: Facts,
    },
    /// A register that was down may have answered.
    FactsArrived {
        facts: Facts,
    },
    /// Outcome and reason for every open product; `facts` are those the officer saw.
    OfficerDecides {
        decisions: BTreeMap<String, (Outcome, String)>,
    },
    Object {
        grounds: String,
    },
    Withdraw,
    DeadlinePassed,
}

/// What a command leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub case: Case,
    pub events: Vec<Event>,
    /// Products that this step grants: their numbers, documents and effects follow.
    pub granted: Vec<String>,
    /// Present when the rules spoke.
    pub receipt: Option<Receipt>,
}

/// Why a command is not carried out. The case stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the case was sent already")]
    AlreadySubmitted,
    #[error("the case is closed")]
    AlreadyClosed,
    #[error("the case is still a draft")]
    NotSubmitted,
    #[error("something is still to be answered: {0:?}")]
    Incomplete(Vec<Asked>),
    #[error("nothing here waits for an officer")]
    NothingOpen,
    #[error("every open product wants an outcome, grant or refuse, and no other does")]
    NotTheOpenProducts,
    #[error("a reason is missing")]
    NoReason,
    #[error("nothing was refused, so there is nothing to object to")]
    NothingRefused,
    #[error("the time to object has passed")]
    TooLate,
    #[error("nothing waits for a register")]
    NotWaiting,
    #[error("the clock has not run out")]
    NotDue,
    #[error("the rules failed: {0}")]
    Rules(DecideError),
}

/// Carries out one command, or says why not.
pub fn advance(
    setting: &Setting<'_>,
    case: &Case,
    command: Command,
    now: Timestamp,
) -> Result<Step, Refusal> {
    match (command, &case.stage) {
        (
            Command::Submit { facts },
            Stage::Draft
            | Stage::Waiting {
                on: On::Applicant, ..
            },
        ) => {
            let wanted = wanted(setting.service, &facts)?;
            if !wanted.is_empty() {
                return Err(Refusal::Incomplete(wanted));
            }
            decide(setting, case, vec![Event::Submitted], facts, now)
        }
        (
            Command::FactsArrived { facts },
            Stage::Waiting {
                on: On::Register(_),
                ..
            },
        ) => {
            let wanted = wanted(setting.service, &facts)?;
            if wanted.is_empty() {
                return decide(setting, case, vec![Event::FactsArrived], facts, now);
            }
            // The applicant has as long as an officer would have.
            let due = setting.due(setting.service.about.officer, now);
            let asked = Event::ApplicantAsked { wanted, due };
            step(case, vec![Event::FactsArrived, asked], None, now)
        }
        (
            Command::OfficerDecides { decisions },
            Stage::Waiting {
                on: On::Officer | On::Objection,
                ..
            },
        ) => officer_decides(case, decisions, now),
        (Command::Object { grounds }, Stage::Decided { at }) => {
            object(setting, case, grounds, *at, now)
        }
        (Command::Withdraw, Stage::Draft)
        | (
            Command::Withdraw,
            Stage::Waiting {
                on: On::Register(_) | On::Applicant | On::Officer,
                ..
            },
        ) => step(case, vec![Event::Withdrawn], None, now),
        (Command::DeadlinePassed, Stage::Waiting { on, due, .. }) => {
            deadline(setting, case, on, *due, now)
        }
        (command, stage) => Err(refusal(&command, stage)),
    }
}

/// Why a command that has no place in a stage is refused.
fn refusal(command: &Command, stage: &Stage) -> Refusal {
    match (command, stage) {
        (Command::Submit { .. }, Stage::Waiting { .. } | Stage::Decided { .. }) => {
            Refusal::AlreadySubmitted
        }
        (Command::FactsArrived { .. }, _) => Refusal::NotWaiting,
        (Command::OfficerDecides { .. }, Stage::Draft) | (Command::Object { .. }, Stage::Draft) => {
            Refusal::NotSubmitted
        }
        (Command::OfficerDecides { .. }, _) => Refusal::NothingOpen,
        (Command::Object { .. }, Stage::Waiting { .. }) => Refusal::NothingRefused,
        (Command::DeadlinePassed, _) => Refusal::NotDue,
        (Command::Submit { .. } | Command::Object { .. } | Command::Withdraw, _) => {
            Refusal::AlreadyClosed
        }
    }
}

fn decide(
    setting: &Setting<'_>,
    case: &Case,
    mut events: Vec<Event>,
    facts: Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let verdict = match pack::decide(setting.service, &facts) {
        Ok(verdict) => verdict,
        Err(DecideError::Missing(missing)) => {
            let waits = facts_only(&missing)?;
            // A case that waits already keeps its clock: a legal clock never resets.
            let due = match &case.stage {
                Stage::Waiting {
                    on: On::Register(_),
                    due,
                    ..
                } => *due,
                Stage::Draft
                | Stage::Waiting { .. }
                | Stage::Decided { .. }
                | Stage::Withdrawn { .. } => setting.due(setting.service.about.register_wait, now),
            };
            events.push(Event::WaitedForRegister { facts: waits, due });
            return step(case, events, None, now);
        }
        Err(error) => return Err(Refusal::Rules(error)),
    };
    let receipt = receipt(setting.service, facts, &verdict, now);
    let referred = products(&verdict, Outcome::Refer);
    events.push(Event::RulesDecided { verdict });
    events.push(if referred.is_empty() {
        Event::Closed
    } else {
        let due = setting.due(setting.service.about.officer, now);
        Event::Referred {
            products: referred,
            due,
        }
    });
    step(case, events, Some(receipt), now)
}

/// What the applicant must still give: answers and documents, in the order of the form.
fn wanted(service: &Service, facts: &Facts) -> Result<Vec<Asked>, Refusal> {
    let needs = pack::needs(service, facts).map_err(Refusal::Rules)?;
    let theirs = needs
        .into_iter()
        .filter(|asked| !matches!(asked, Asked::Fact(_)));
    Ok(theirs.collect())
}

/// Only a register may keep a case waiting; what the applicant must still give is asked for before sending.
fn facts_only(missing: &BTreeSet<Asked>) -> Result<Vec<String>, Refusal> {
    let facts: Vec<String> = missing
        .iter()
        .filter_map(|asked| match asked {
            Asked::Fact(name) => Some(name.clone()),
            Asked::Question(_) | Asked::Evidence(_) => None,
        })
        .collect();
    if facts.is_empty() {
        return Err(Refusal::Incomplete(missing.iter().cloned().collect()));
    }
    Ok(facts)
}

fn officer_decides(
    case: &Case,
    decisions: BTreeMap<String, (Outcome, String)>,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let open = case.open();
    let named: Vec<&str> = decisions.keys().map(String::as_str).collect();
    let clear = decisions
        .values()
        .all(|(outcome, _)| matches!(outcome, Outcome::Grant | Outcome::Refuse));
    if named != open || !clear {
        return Err(Refusal::NotTheOpenProducts);
    }
    if decisions
        .values()
        .any(|(_, reason)| reason.trim().is_empty())
    {
        return Err(Refusal::NoReason);
    }
    step(
        case,
        vec![Event::OfficerDecided { decisions }, Event::Closed],
        None,
        now,
    )
}

fn object(
    setting: &Setting<'_>,
    case: &Case,
    grounds: String,
    decided_at: Timestamp,
    now: Timestamp,
) -> Result<Step, Refusal> {
    if case.with_outcome(Outcome::Refuse).is_empty() {
        return Err(Refusal::NothingRefused);
    }
    if setting.due(setting.service.about.objection, decided_at).at < now {
        return Err(Refusal::TooLate);
    }
    if grounds.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let due = setting.due(setting.service.about.objection_answer, now);
    step(case, vec![Event::Objected { grounds, due }], None, now)
}

fn deadline(
    setting: &Setting<'_>,
    case: &Case,
    on: &On,
    due: Due,
    now: Timestamp,
) -> Result<Step, Refusal> {
    if now < due.at {
        return Err(Refusal::NotDue);
    }
    let about = &setting.service.about;
    let events = match on {
        // The register, or the applicant, stayed silent too long: a person takes over.
        On::Register(_) | On::Applicant => {
            let products = setting
                .service
                .products
                .iter()
                .map(|p| p.id.clone())
                .collect();
            vec![
                Event::PromisePassed,
                Event::Referred {
                    products,
                    due: setting.due(about.officer, now),
                },
            ]
        }
        On::Officer if about.deemed_approval => {
            let products = case.open().into_iter().map(str::to_owned).collect();
            vec![Event::DeemedApproved { products }, Event::Closed]
        }
        On::Officer | On::Objection => vec![Event::PromisePassed],
    };
    step(case, events, None, now)
}

/// Puts the events on the case; what became granted by them is what this step grants.
fn step(
    case: &Case,
    events: Vec<Event>,
    receipt: Option<Receipt>,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let mut next = case.clone();
    for event in &events {
        // `advance` only makes events that fit; one that does not would be a mistake of this file.
        apply(&mut next, event, now).ok_or(Refusal::AlreadyClosed)?;
    }
    let granted = next.with_outcome(Outcome::Grant).into_iter();
    let granted = granted.filter(|product| case.standing.get(*product) != Some(&Outcome::Grant));
    let granted = granted.map(str::to_owned).collect();
    Ok(Step {
        case: next,
        events,
        granted,
        receipt,
    })
}

fn products(verdict: &Verdict, outcome: Outcome) -> Vec<String> {
    let these = verdict
        .decisions
        .iter()
        .filter(|decision| decision.outcome == outcome);
    these.map(|decision| decision.product.clone()).collect()
}

fn receipt(service: &Service, facts: Facts, verdict: &Verdict, now: Timestamp) -> Receipt {
    Receipt {
        version: VERSION,
        service: service.id.clone(),
        law_hash: service.law_hash.clone(),
        at: now,
        facts,
        verdict: verdict.clone(),
    }
}

impl Setting<'_> {
    /// The end of `clock` at this office if it starts now.
    fn due(&self, clock: Clock, from: Timestamp) -> Due {
        clock.due(from, self.zone, self.calendar)
    }
}
