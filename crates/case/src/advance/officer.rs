//! What an officer does to a case: says what they found of a document, states what no register shows, and decides what
//! the rules left open.

use super::payment::{closing, granting};
use super::{Refusal, Setting, Step, judge, office_unknown, products, step};
use crate::event::waiting;
use crate::{Case, Event, Finding, On, Stage};
use base::{Answers, Evidence, Facts, Timestamp};
use pack::model::Outcome;
use std::collections::BTreeMap;

/// The rules speak again, about the same facts and what was found. What needs no person any more is decided at once;
/// what still does waits on, and its clock runs on.
pub(super) fn examines(
    setting: &Setting<'_>,
    case: &Case,
    mut facts: Facts,
    (kind, finding, reason): (String, Finding, String),
    now: Timestamp,
) -> Result<Step, Refusal> {
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
    let is_open = |product: &String| case.standing.get(product) != Some(&Outcome::Grant);
    let placeless = setting.placeless(case, &verdict);
    let referred = products(&verdict, Outcome::Refer);
    let waits_on = !placeless.is_empty() || referred.iter().any(is_open);
    let mut events = vec![first, Event::RulesDecided { verdict }];
    events.extend(office_unknown(placeless));
    if !waits_on {
        events.push(closing(setting, case, &events, facts, now)?);
    }
    granting(setting, case, events, Some(receipt), now)
}

/// Outcome and reason for every open product.
pub(super) fn decides(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
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
    let granted = decisions
        .iter()
        .filter(|(_, said)| said.0 == Outcome::Grant);
    let granted = granted.map(|(product, _)| product.as_str());
    if !setting.can_place(granted.clone()) {
        return Err(Refusal::OfficeUnknown);
    }
    let lacking = pack::lacking(setting.service, facts, granted).map_err(Refusal::Rules)?;
    if !lacking.is_empty() {
        return Err(Refusal::Lacking(lacking));
    }
    let mut events = vec![Event::OfficerDecided { decisions }];
    events.push(closing(setting, case, &events, facts, now)?);
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
