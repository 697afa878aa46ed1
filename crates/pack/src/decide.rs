//! The decision: every rule is looked at, and per product the strongest outcome wins.
//!
//! A rule whose condition is still unknown holds a decision up only while it can change it: while what it says is at
//! least as strong as what is already certain for a product it speaks of. An equally strong rule counts, because a
//! person is told every reason, not the first one found. Facts and answers that a product's claims, numbers and
//! effects are filled from hold it up too, unless that product is certainly refused. Evidence never does: it is given
//! or it is missing, and the rules say what follows.

use crate::model::{Asked, Outcome, Product, Rule, Service};
use crate::rules::{EvalError, Truth, View};
use crate::template::asked_by_product;
use base::Facts;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
mod tests;

/// What a service says of a case: one decision for each product that is part of it, in the order of output.toml.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub decisions: Vec<Decision>,
}

/// What becomes of one product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub product: String,
    pub outcome: Outcome,
    /// Every rule that led to the outcome, in the order of rules.toml; none for a grant.
    pub reasons: Vec<Reason>,
}

/// A rule that applied. Words: `reason-<reason>` and `remedy-<reason>` of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub rule: String,
    pub reason: String,
    pub law: String,
    pub outcome: Outcome,
}

/// Why there is no decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecideError {
    #[error("not known yet: {0:?}")]
    Missing(BTreeSet<Asked>),
    /// A mistake of the pack: the lines of the bill are not what it comes to.
    #[error("the lines of the bill do not add up to {0}")]
    DoesNotAddUp(base::Rupiah),
    /// No bill is that high: a mistake of the pack, or of what a register holds.
    #[error("a bill of {0} is more than any can be")]
    TooMuch(base::Rupiah),
    /// Nobody can say what it comes to: that is not the same as nothing.
    #[error("what is to be paid cannot be worked out")]
    NoTotal,
    /// A mistake of the pack; the case stops here rather than going on with a guess.
    #[error("{rule}: {error}")]
    Eval {
        rule: String,
        #[source]
        error: EvalError,
    },
}

impl Verdict {
    pub fn of(&self, product: &str) -> Option<&Decision> {
        self.decisions.iter().find(|d| d.product == product)
    }
}

/// Decides, or says what is missing.
pub fn decide(service: &Service, facts: &Facts) -> Result<Verdict, DecideError> {
    decide_in(service, &View::new(&service.form, facts))
}

/// The same of facts as they are seen there.
pub(crate) fn decide_in(service: &Service, view: &View<'_>) -> Result<Verdict, DecideError> {
    let so_far = so_far(service, view)?;
    if so_far.missing.is_empty() {
        Ok(Verdict {
            decisions: so_far.decisions,
        })
    } else {
        Err(DecideError::Missing(so_far.missing))
    }
}

/// What is certain of a case, and what could still change it.
pub(crate) struct SoFar<'s> {
    pub(crate) decisions: Vec<Decision>,
    pub(crate) missing: BTreeSet<Asked>,
    /// Of products that may be part of the case or not, what would tell; by the product.
    pub(crate) whether: BTreeMap<String, BTreeSet<Asked>>,
    /// Rules that may apply, each with what would tell.
    pub(crate) unknown: Vec<(&'s Rule, BTreeSet<Asked>)>,
}

pub(crate) fn so_far<'s>(service: &'s Service, view: &View<'_>) -> Result<SoFar<'s>, DecideError> {
    let mut fired = Vec::new();
    let mut unknown = Vec::new();
    for rule in &service.rules {
        let truth = match view.said_of(&rule.name) {
            Some(said) => Ok(said),
            None => rule.when.truth(view),
        };
        match truth.map_err(|e| failed(&rule.name, e))? {
            Truth::True => fired.push(rule),
            Truth::False => {}
            Truth::Unknown(asked) => unknown.push((rule, asked)),
        }
    }
    let mut missing = BTreeSet::new();
    let mut whether = BTreeMap::new();
    let mut parts = Vec::new();
    for product in &service.products {
        let decision = decision(&product.id, &fired);
        match part(product, view)? {
            Truth::True => parts.push((product, decision)),
            Truth::False => {}
            // What would be refused anyway need not be known to be part of it.
            Truth::Unknown(_) if decision.outcome == Outcome::Refuse => {}
            Truth::Unknown(asked) => {
                missing.extend(asked.iter().cloned());
                whether.insert(product.id.clone(), asked);
                parts.push((product, decision));
            }
        }
    }
    for (rule, asked) in &unknown {
        let can_change = |d: &Decision| speaks_of(rule, &d.product) && rule.then >= d.outcome;
        if parts.iter().map(|(_, decision)| decision).any(can_change) {
            missing.extend(asked.iter().cloned());
        }
    }
    for (product, decision) in &parts {
        if decision.outcome != Outcome::Refuse {
            missing.extend(asked_by_product(product, view).map_err(|e| failed(&product.id, e))?);
        }
    }
    let decisions: Vec<Decision> = parts.into_iter().map(|(_, decision)| decision).collect();
    if decisions
        .iter()
        .any(|decision| decision.outcome != Outcome::Refuse)
    {
        missing.extend(crate::bill::asked(service, view)?);
    }
    Ok(SoFar {
        decisions,
        missing,
        whether,
        unknown,
    })
}

/// Products that are part of the case, or may be, as far as is known.
pub fn possible<'s>(service: &'s Service, facts: &Facts) -> Result<Vec<&'s Product>, DecideError> {
    let view = View::new(&service.form, facts);
    let mut possible = Vec::new();
    for product in &service.products {
        if part(product, &view)? != Truth::False {
            possible.push(product);
        }
    }
    Ok(possible)
}

/// Whether a product is part of the case.
fn part(product: &Product, view: &View<'_>) -> Result<Truth, DecideError> {
    let Some(needed) = &product.needed_when else {
        return Ok(Truth::True);
    };
    needed.truth(view).map_err(|e| failed(&product.id, e))
}

fn decision(product: &str, fired: &[&Rule]) -> Decision {
    let speaking = || fired.iter().filter(|rule| speaks_of(rule, product));
    let outcome = speaking()
        .map(|rule| rule.then)
        .max()
        .unwrap_or(Outcome::Grant);
    let reasons = speaking()
        .filter(|rule| rule.then == outcome && outcome != Outcome::Grant)
        .map(|rule| Reason {
            rule: rule.name.clone(),
            reason: rule.reason.clone(),
            law: rule.law.written().to_owned(),
            outcome: rule.then,
        })
        .collect();
    Decision {
        product: product.to_owned(),
        outcome,
        reasons,
    }
}

pub(crate) fn speaks_of(rule: &Rule, product: &str) -> bool {
    rule.products.is_empty() || rule.products.iter().any(|p| p == product)
}

pub(crate) fn failed(at: &str, error: EvalError) -> DecideError {
    DecideError::Eval {
        rule: at.to_owned(),
        error,
    }
}
