//! What an officer does to a case: says what they found of a document, states what no register shows, and decides what
//! the rules left open.

use super::payment::{closing, granting};
use super::{Refusal, Setting, Step, clocks, judge, office_unknown, step};
use crate::event::{apply, waiting};
use crate::{Case, Event, Finding, On};
use base::{Answers, Evidence, Facts, Timestamp};
use pack::model::Outcome;
use std::collections::{BTreeMap, BTreeSet};

/// The rules speak again, about the same facts and what was found. What needs no person any more is decided at once;
/// what still does waits on, and its clock runs on.
pub(super) fn examines(
    setting: &Setting<'_>,
    case: &Case,
    mut facts: Facts,
    (kind, finding, reason): (String, Finding, String),
    now: Timestamp,
) -> Result<Step, Refusal> {
    if !silence_spoke(setting, case, now).is_empty() {
        return Err(Refusal::AlreadyLate);
    }
    match facts.evidence.get(&kind) {
        None | Some(Evidence::Missing) => return Err(Refusal::NotGiven),
        Some(before) if *before == finding.into() => return Err(Refusal::AlreadyExamined),
        Some(Evidence::Given | Evidence::Accepted | Evidence::Rejected) => {}
    }
    // Whoever gave a document that does not count is told why; of one that counts there is nothing to explain.
    if finding == Finding::Rejected && reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    facts.evidence.insert(kind.clone(), finding.into());
    let examined = Event::Examined {
        kind,
        finding,
        reason,
    };
    again(setting, case, examined, &facts, now)
}

/// What no register shows is stated, and the rules speak again. An objection is answered by a decision about each
/// product: there the statement is kept for the documents.
pub(super) fn states(
    setting: &Setting<'_>,
    case: &Case,
    mut facts: Facts,
    answers: Answers,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let statable = pack::statable(setting.service, &facts).map_err(Refusal::Rules)?;
    let is_asked = |id: &String| statable.iter().any(|question| question.id == *id);
    if !answers.keys().all(is_asked) {
        return Err(Refusal::NotAsked);
    }
    if answers == case.stated {
        return Err(Refusal::AlreadyStated);
    }
    facts.answers.retain(|id, _| !case.stated.contains_key(id));
    facts.answers.extend(answers.clone());
    let stated = Event::Stated { answers };
    if matches!(case.stage, waiting!(On::Officer)) {
        again(setting, case, stated, &facts, now)
    } else {
        step(case, vec![stated], None, now)
    }
}

/// The rules speak about the same facts and what an officer just added to them.
fn again(
    setting: &Setting<'_>,
    case: &Case,
    first: Event,
    facts: &Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let needs = pack::needs(setting.service, facts).map_err(Refusal::Rules)?;
    if !needs.is_empty() {
        // A register stayed silent for so long that a person took over: the rules cannot speak, the person still can.
        return step(case, vec![first], None, now);
    }
    let (verdict, receipt) = judge(setting.service, facts, now)?;
    let placeless = setting.placeless(case, &verdict);
    let mut events = vec![first, Event::RulesDecided { verdict }];
    events.extend(office_unknown(placeless));
    let mut after = case.clone();
    for event in &events {
        apply(&mut after, event, now).ok_or(Refusal::AlreadyClosed)?;
    }
    let open = after.open();
    let fresh: Vec<String> = fresh(case, &open);
    if open.is_empty() {
        events.push(closing(setting, case, &events, facts, now)?);
    } else if !fresh.is_empty() {
        events.push(setting.referral(fresh, now));
    }
    granting(setting, case, events, Some(receipt), now)
}

/// Products that only now need a person: their clock starts now. One that had a clock before goes on by it.
fn fresh(case: &Case, open: &[&str]) -> Vec<String> {
    if case.clocks.is_empty() {
        return Vec::new();
    }
    let new = open
        .iter()
        .filter(|product| !case.clocks.contains_key(**product));
    new.map(|product| (*product).to_owned()).collect()
}

/// Open products whose time is over and which the law grants then: nobody may refuse them any more, however late we come to
/// say so.
fn silence_spoke(setting: &Setting<'_>, case: &Case, now: Timestamp) -> Vec<String> {
    let mut over = clocks::over(case, now);
    over.retain(|product| setting.service.deems(product));
    over
}

/// Outcome and reason for open products. What is left out waits on with its clock.
pub(super) fn decides(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
    decisions: BTreeMap<String, (Outcome, String)>,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let open = case.open();
    let named: BTreeSet<&str> = decisions.keys().map(String::as_str).collect();
    let are_open = named.iter().all(|product| open.contains(product));
    let clear = decisions
        .values()
        .all(|(outcome, _)| matches!(outcome, Outcome::Grant | Outcome::Refuse));
    if named.is_empty() || !are_open || !clear {
        return Err(Refusal::NotTheOpenProducts);
    }
    let granted_by_law = silence_spoke(setting, case, now);
    if named
        .iter()
        .any(|product| granted_by_law.iter().any(|one| one == product))
    {
        return Err(Refusal::AlreadyLate);
    }
    if decisions
        .values()
        .any(|(_, reason)| reason.trim().is_empty())
    {
        return Err(Refusal::NoReason);
    }
    let granted = decisions
        .iter()
        .filter(|(_, said)| said.0 == Outcome::Grant);
    let granted: BTreeSet<&str> = granted.map(|(product, _)| product.as_str()).collect();
    if !setting.can_place(granted.iter().copied()) {
        return Err(Refusal::OfficeUnknown);
    }
    if let Some((_, first)) = setting.names_undecided(case, &granted, &named) {
        return Err(Refusal::DecideFirst(first));
    }
    let lacking =
        pack::lacking(setting.service, facts, granted.iter().copied()).map_err(Refusal::Rules)?;
    if !lacking.is_empty() {
        return Err(Refusal::Lacking(lacking));
    }
    let all = named.len() == open.len();
    let mut events = vec![Event::OfficerDecided { decisions }];
    if all {
        events.push(closing(setting, case, &events, facts, now)?);
    }
    granting(setting, case, events, None, now)
}

/// Takes the document of a product back for a reason, in whichever stage the case is: another product may still be
/// open. Asks no law: it is no decision of the rules, and theirs may be gone.
pub fn revoke(
    case: &Case,
    (product, reason): (String, String),
    now: Timestamp,
) -> Result<Step, Refusal> {
    if !case.revocable(&product) {
        return Err(Refusal::NotRevocable);
    }
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    step(case, vec![Event::Revoked { product, reason }], None, now)
}
