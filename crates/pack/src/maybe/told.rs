//! The outcome: what is certain of each product, and what it still depends on.

use super::next::{Turn, matters};
use super::{Depth, Reply, Thing};
use crate::bill::{Bill, bill_in};
use crate::decide::{DecideError, Decision, Reason};
use crate::model::{Outcome, Rule};
use base::Value;
use std::collections::BTreeSet;

/// What would become of an application.
#[derive(Clone, Debug)]
pub struct Told<'s> {
    /// In the order of output.toml.
    pub products: Vec<Likely<'s>>,
    /// Documents to show, and whether the person has them.
    pub papers: Vec<(String, bool)>,
    pub cost: Cost,
    /// There may be more reasons for the same outcome; nobody asked.
    pub more: bool,
}

/// What would become of one product.
#[derive(Clone, Debug)]
pub struct Likely<'s> {
    pub product: String,
    /// If nothing that is open applies.
    pub outcome: Outcome,
    pub reasons: Vec<Reason>,
    pub open: Vec<Open<'s>>,
    /// What the person did not know, and what says whether it is part of the case at all.
    pub whether: Vec<Thing>,
}

/// A rule that would change it.
#[derive(Clone, Debug)]
pub struct Open<'s> {
    pub rule: &'s Rule,
    /// What the person did not know.
    pub on: Vec<Thing>,
}

/// What is to be paid beside the fee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cost {
    Nothing,
    Bill(Bill),
    /// It depends on what the person did not know.
    Open(Vec<Thing>),
    /// The tables do not say.
    Unsaid,
}

pub(super) fn told<'s>(turn: &Turn<'_, 's>) -> Result<Told<'s>, DecideError> {
    let so_far = turn.so_far()?;
    let mut more = false;
    let mut products = Vec::with_capacity(so_far.decisions.len());
    for decision in &so_far.decisions {
        let mut open = Vec::new();
        for (rule, asked) in &so_far.unknown {
            if matters(rule, decision, Depth::Outcome) {
                let on = turn.settling(asked, &rule.when.pairs())?.things;
                let whole = Thing::Rule(rule.name.clone());
                let on = on.into_iter().chain([whole]);
                let on = on.filter(|thing| turn.was_heard(thing)).collect();
                open.push(Open { rule, on });
            } else {
                more |= matters(rule, decision, Depth::Reasons)
                    && !turn.of_rule(rule, asked)?.is_empty();
            }
        }
        let whether = match so_far.whether.get(&decision.product) {
            None => Vec::new(),
            Some(asked) => {
                let things = turn.settling(asked, &BTreeSet::new())?.things.into_iter();
                things.filter(|thing| turn.was_heard(thing)).collect()
            }
        };
        products.push(likely(decision.clone(), (open, whether)));
    }
    Ok(Told {
        cost: cost(turn, &so_far.decisions)?,
        papers: papers(turn),
        products,
        more,
    })
}

fn likely(decision: Decision, (open, whether): (Vec<Open<'_>>, Vec<Thing>)) -> Likely<'_> {
    Likely {
        product: decision.product,
        outcome: decision.outcome,
        reasons: decision.reasons,
        open,
        whether,
    }
}

fn papers(turn: &Turn<'_, '_>) -> Vec<(String, bool)> {
    let heard = turn.heard.iter();
    let papers = heard.filter_map(|(thing, reply)| match thing {
        Thing::Evidence(kind) => Some((kind.clone(), *reply == Reply::Value(Value::Bool(true)))),
        _ => None,
    });
    papers.collect()
}

fn cost(turn: &Turn<'_, '_>, decisions: &[Decision]) -> Result<Cost, DecideError> {
    if decisions.iter().all(|d| d.outcome == Outcome::Refuse) {
        return Ok(Cost::Nothing);
    }
    Ok(match bill_in(turn.service, &turn.view()) {
        Ok(Some(bill)) => Cost::Bill(bill),
        Ok(None) => Cost::Nothing,
        Err(DecideError::Missing(asked)) => {
            let on = turn.settling(&asked, &BTreeSet::new())?.things;
            Cost::Open(on.into_iter().collect())
        }
        Err(DecideError::NoTotal) => Cost::Unsaid,
        Err(error) => return Err(error),
    })
}
