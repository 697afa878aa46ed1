//! Paying: a bill instead of the end, money that comes, and a new bill for one whose day is over.

use super::{Refusal, Setting, Step, judge, products, step};
use crate::event::{apply, waiting};
use crate::owed::Meant;
use crate::{Case, Event, Hindrance, On, Receipt, Received, Stage, Transfer};
use base::{Due, Facts, Timestamp};
use pack::DecideError;
use pack::model::Outcome;

/// How a case ends after these events: closed, or with a bill where what was granted costs something. A case is paid for
/// once; what an objection adds to it later is free.
pub(super) fn closing(
    setting: &Setting<'_>,
    case: &Case,
    events: &[Event],
    facts: &Facts,
    now: Timestamp,
) -> Result<Event, Refusal> {
    let mut after = case.clone();
    for event in events {
        apply(&mut after, event, now).ok_or(Refusal::AlreadyClosed)?;
    }
    let fresh = unmade(case, &after);
    if fresh.is_empty() || case.paid.is_some() {
        return Ok(Event::Closed);
    }
    let bill = pack::bill(setting.service, facts).map_err(|error| match error {
        DecideError::NoTotal => Refusal::Unbillable,
        error => Refusal::Rules(error),
    })?;
    Ok(match bill {
        None => Event::Closed,
        Some(bill) => Event::Billed {
            reference: setting.reference,
            bill,
            products: fresh,
            due: end_of_day(setting, now),
        },
    })
}

/// Products that stand granted after a step and were not made before it.
fn unmade(before: &Case, after: &Case) -> Vec<String> {
    let granted = after.with_outcome(Outcome::Grant).into_iter();
    let unmade = granted.filter(|product| !before.made.contains(*product));
    unmade.map(str::to_owned).collect()
}

/// The same as [`step`] where products may come to stand granted. In a service whose grants are paid for they are made
/// when the case is closed and nothing is owed, and not before.
pub(super) fn granting(
    setting: &Setting<'_>,
    case: &Case,
    events: Vec<Event>,
    receipt: Option<Receipt>,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let step = step(case, events, receipt, now)?;
    if setting.service.payment.is_none() {
        return replacing(setting, case, step, now);
    }
    let closed = matches!(step.case.stage, Stage::Decided { .. });
    let granted = if closed {
        unmade(case, &step.case)
    } else {
        Vec::new()
    };
    replacing(setting, case, Step { granted, ..step }, now)
}

/// What is made may take the place of a document of the same case, made before or in this very step.
fn replacing(
    setting: &Setting<'_>,
    before: &Case,
    mut step: Step,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let is_made = |product: &String, step: &Step| {
        let paid_for = setting.service.payment.is_none() || before.made.contains(product);
        let earlier = paid_for && before.standing.get(product) == Some(&Outcome::Grant);
        (earlier || step.granted.contains(product)) && step.case.revocable(product)
    };
    for by in step.granted.clone() {
        let product = setting.service.product(&by);
        let older = product.and_then(|product| product.supersedes.clone());
        let Some(product) = older.filter(|older| is_made(older, &step)) else {
            continue;
        };
        let replaced = Event::Replaced { product, by };
        apply(&mut step.case, &replaced, now).ok_or(Refusal::AlreadyClosed)?;
        step.events.push(replaced);
    }
    Ok(step)
}

/// Money came. The bank's own time of payment decides, in whichever stage the case is by now.
pub(super) fn paid(
    setting: &Setting<'_>,
    case: &Case,
    (received, hindered): (Received, Option<Hindrance>),
    now: Timestamp,
) -> Result<Step, Refusal> {
    let (event, granted) = match case.means(&received) {
        Meant::Known => return Err(Refusal::AlreadyReceived),
        Meant::Unknown => return Err(Refusal::NotBilled),
        Meant::GoesBack(why) => (Event::RefundDue { received, why }, Vec::new()),
        Meant::Pays(owed) => {
            if let Some(hindrance) = hindered {
                let why = hindrance.into();
                (Event::RefundDue { received, why }, Vec::new())
            } else {
                let products = owed.products.clone();
                (Event::Paid { received }, products)
            }
        }
    };
    let step = step(case, vec![event], None, now)?;
    replacing(setting, case, Step { granted, ..step }, now)
}

/// A new bill, by the tariff and the registers of today: interest grows, and what was granted yesterday may be refused
/// today. What an officer granted needs no officer again.
pub(super) fn rebill(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    if case.owed().is_some_and(|owed| now < owed.until.at) {
        return Err(Refusal::StillPayable);
    }
    let needs = pack::needs(setting.service, facts).map_err(Refusal::Rules)?;
    if !needs.is_empty() {
        return Err(Refusal::Incomplete(needs));
    }
    let (verdict, receipt) = judge(setting.service, facts, now)?;
    let stays = |product: &String| case.standing.get(product) == Some(&Outcome::Grant);
    let mut referred = products(&verdict, Outcome::Refer);
    referred.retain(|product| !stays(product));
    let mut events = vec![Event::RulesDecided { verdict }];
    if referred.is_empty() {
        events.push(closing(setting, case, &events, facts, now)?);
    } else {
        events.push(setting.referral(referred, now));
    }
    granting(setting, case, events, Some(receipt), now)
}

/// Money that was due back was sent, in whichever stage the case is. Asks no law: it is owed, whatever becomes of the
/// service.
pub fn send_back(
    case: &Case,
    received: Received,
    transfer: Transfer,
    now: Timestamp,
) -> Result<Step, Refusal> {
    if !case.refunds.contains(&received.bank_id) {
        return Err(Refusal::NothingDueBack);
    }
    if case.sent_back.contains(&received.bank_id) {
        return Err(Refusal::AlreadySentBack);
    }
    let sent = Event::RefundSent { received, transfer };
    step(case, vec![sent], None, now)
}

/// Whether nobody waits for an open bill: then the applicant may leave.
pub(super) fn may_leave(stage: &Stage) -> bool {
    matches!(stage, waiting!(On::Payment)) && matches!(stage, Stage::Waiting { late: true, .. })
}

/// 24:00 at the office: the first instant of the next day, which is too late already.
fn end_of_day(setting: &Setting<'_>, now: Timestamp) -> Due {
    let date = now.date(setting.zone);
    let next = date.tomorrow().unwrap_or(base::Date::MAX);
    Due {
        at: Timestamp::midnight(next, setting.zone),
        date,
        provisional: false,
    }
}
