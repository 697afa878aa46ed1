//! A clock that has run out: what the law wants then, for each product by its own clock.

use super::{Refusal, Setting, Step, clarify, payment};
use crate::event::apply;
use crate::{Case, Event, On, Stage};
use base::{Facts, Timestamp};
use std::collections::BTreeSet;

/// Whatever has run out by now, in one step.
pub(super) fn passed(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let Stage::Waiting { on, due, late, .. } = &case.stage else {
        return Err(Refusal::NotDue);
    };
    let events = match on {
        On::Officer | On::Objection => of_products(setting, case, facts, now)?,
        On::Register(_) | On::Applicant | On::Payment if now < due.at => {
            return Err(Refusal::NotDue);
        }
        On::Register(_) | On::Applicant | On::Payment if *late => {
            return Err(Refusal::AlreadyLate);
        }
        // The register stayed silent too long: a person takes over.
        On::Register(_) => vec![Event::PromisePassed, setting.refer_all(facts, now)?],
        // So it does for an applicant who says nothing more; no promise was broken then.
        On::Applicant => vec![setting.refer_all(facts, now)?],
        On::Payment => vec![Event::BillExpired],
    };
    payment::granting(setting, case, events, None, now)
}

/// An applicant who did not answer lets the clocks run on. Of the products whose clock is over the law grants those that
/// it grants by silence; for the others the office is late.
fn of_products(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let mut after = case.clone();
    let mut events: Vec<Event> = clarify::lapse(setting, case, now).into_iter().collect();
    for event in &events {
        apply(&mut after, event, now).ok_or(Refusal::AlreadyClosed)?;
    }
    let over = over(&after, now);
    if over.is_empty() && events.is_empty() {
        let mut open = case.open().into_iter();
        let said = open.all(|product| case.is_late(product));
        return Err(if said {
            Refusal::AlreadyLate
        } else {
            Refusal::NotDue
        });
    }
    let granted = by_silence(setting, &after, &over, facts)?;
    let late: Vec<String> = over
        .into_iter()
        .filter(|one| !granted.contains(one))
        .collect();
    if !granted.is_empty() {
        let event = Event::DeemedApproved { products: granted };
        apply(&mut after, &event, now).ok_or(Refusal::AlreadyClosed)?;
        events.push(event);
    }
    if after.open().is_empty() {
        events.push(payment::closing(setting, case, &events, facts, now)?);
    } else if late == after.open() {
        events.push(Event::PromisePassed);
    } else if !late.is_empty() {
        events.push(Event::ProductsLate { products: late });
    }
    Ok(events)
}

/// Open products whose clock ran out, where that was not said before.
pub(super) fn over(case: &Case, now: Timestamp) -> Vec<String> {
    let still = case.standing_still();
    let over = |product: &&str| {
        let clock = case.clock(product);
        clock.is_some_and(|clock| !clock.late && clock.due.at <= now)
    };
    let runs = |product: &&str| !still.iter().any(|one| one == product);
    let open = case.open().into_iter().filter(runs).filter(over);
    open.map(str::to_owned).collect()
}

/// What silence grants of these. Where it grants it also answers an objection. A document with holes it cannot make: not
/// one that something is lacking for, nor one that names a number of what nobody has decided.
fn by_silence(
    setting: &Setting<'_>,
    case: &Case,
    over: &[String],
    facts: &Facts,
) -> Result<Vec<String>, Refusal> {
    let deemed = over.iter().filter(|product| setting.service.deems(product));
    let mut granted = BTreeSet::new();
    for product in deemed {
        let lacking = pack::lacking(setting.service, facts, [product.as_str()]);
        if lacking.map_err(Refusal::Rules)?.is_empty() {
            granted.insert(product.as_str());
        }
    }
    if !setting.can_place(granted.iter().copied()) {
        return Ok(Vec::new());
    }
    // Each that is left out may take others with it.
    while let Some((first, _)) = setting.names_undecided(case, &granted, &BTreeSet::new()) {
        granted.remove(first);
    }
    Ok(granted.into_iter().map(str::to_owned).collect())
}

impl Setting<'_> {
    /// One of these products whose document would name a number of a product that stays open, and that product. `decided`
    /// are those that are decided in the same step.
    pub(super) fn names_undecided<'p>(
        &self,
        case: &Case,
        granted: &BTreeSet<&'p str>,
        decided: &BTreeSet<&str>,
    ) -> Option<(&'p str, String)> {
        let open = case.open();
        let stays = |named: &&str| {
            open.contains(named) && !granted.contains(named) && !decided.contains(named)
        };
        granted.iter().find_map(|id| {
            let product = self.service.product(id)?;
            let mut named = pack::template::names_numbers_of(product).into_iter();
            Some((*id, named.find(stays)?.to_owned()))
        })
    }
}
