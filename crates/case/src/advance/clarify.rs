//! Asking the applicant: a clock stands only on a ground that the law gives, and runs on with the time it had left.

use super::{Refusal, Setting, Step, step};
use crate::{Case, Event};
use base::{Due, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// An officer asks about open products whose clock still runs. One question at a time: an applicant knows what to answer.
pub(super) fn asks(
    setting: &Setting<'_>,
    case: &Case,
    (products, question, ground): (BTreeSet<String>, String, &str),
    now: Timestamp,
) -> Result<Step, Refusal> {
    if case.asked().is_some_and(|asked| !asked.lapsed) {
        return Err(Refusal::AlreadyAsked);
    }
    let mut grounds = setting.service.about.clarifications.iter();
    let ground = grounds.find(|one| one.id == ground);
    let ground = ground.ok_or(Refusal::NoGround)?;
    if question.trim().is_empty() {
        return Err(Refusal::NoQuestion);
    }
    let open = case.open();
    let is_open = |product: &String| open.contains(&product.as_str());
    if products.is_empty() || !products.iter().all(is_open) {
        return Err(Refusal::NotTheOpenProducts);
    }
    let runs = |product: &String| {
        let clock = case.clock(product);
        clock.is_some_and(|clock| !clock.late && now < clock.due.at)
    };
    if !products.iter().all(runs) {
        return Err(Refusal::AlreadyLate);
    }
    let asked = Event::ClarificationAsked {
        products: products.into_iter().collect(),
        question,
        ground: ground.id.clone(),
        law: ground.law.written().to_owned(),
        until: setting.due(setting.service.clarification_clock(), now),
    };
    step(case, vec![asked], None, now)
}

/// The applicant answers. After the time for it is over an answer is still read, and the clocks have run since.
pub(super) fn clarifies(
    setting: &Setting<'_>,
    case: &Case,
    text: String,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let asked = case.asked().ok_or(Refusal::NothingAsked)?;
    if text.trim().is_empty() {
        return Err(Refusal::NoAnswer);
    }
    let dues = run_on(setting, case, now.min(asked.runs_again()));
    step(case, vec![Event::Clarified { text, dues }], None, now)
}

/// What happens to an unanswered question whose time is over.
pub(super) fn lapse(setting: &Setting<'_>, case: &Case, now: Timestamp) -> Option<Event> {
    let asked = case.asked().filter(|asked| !asked.lapsed)?;
    let dues = || run_on(setting, case, asked.runs_again());
    (asked.runs_again() <= now).then(|| Event::ClarificationLapsed { dues: dues() })
}

/// When the clocks that stand run out if they run again from an instant on.
fn run_on(setting: &Setting<'_>, case: &Case, from: Timestamp) -> BTreeMap<String, Due> {
    let Some(asked) = case.asked() else {
        return BTreeMap::new();
    };
    let still = case.standing_still().into_iter();
    let dues = still.filter_map(|product| {
        let clock = case.clock(&product)?;
        let due = setting.service.officer_clock(&product).resumed(
            (clock.since, clock.due),
            (asked.asked, from),
            setting.zone,
            setting.calendar,
        );
        Some((product, due))
    });
    dues.collect()
}
