//! What an event makes of a case.

use super::{Event, waiting};
use crate::{Case, Clarification, On, Owed, Received, Running, Stage};
use base::{Due, Timestamp};
use pack::Verdict;
use pack::model::Outcome;
use std::collections::BTreeMap;

/// What the event makes of the case.
pub(super) fn change(case: &mut Case, event: &Event, at: Timestamp) {
    match event {
        Event::Started | Event::Submitted | Event::FactsArrived | Event::Opened => {}
        Event::WaitedForRegister { facts, due } => wait_for_register(case, facts, at, *due),
        Event::ApplicantAsked { due, .. } => wait(case, On::Applicant, at, *due),
        Event::RulesDecided { verdict } => rules_said(case, verdict),
        // Nothing was made of that grant yet, so nothing is taken back.
        Event::OfficeUnknown { products } => stand(case, products, Outcome::Refer),
        Event::Examined { kind, finding, .. } => {
            case.examined.insert(kind.clone(), *finding);
        }
        Event::Referred {
            products,
            due,
            dues,
        } => refer(case, products, (*due, dues), at),
        Event::OfficerDecided { decisions } => decide(case, decisions),
        Event::ClarificationAsked { .. } => ask(case, event, at),
        Event::Clarified { dues, .. } => {
            run_on(case, dues);
            case.clarification = None;
        }
        Event::ClarificationLapsed { dues } => lapse(case, dues),
        Event::Stated { answers } => case.stated.clone_from(answers),
        Event::DeemedApproved { products } => stand(case, products, Outcome::Grant),
        Event::Billed { .. } => bill(case, event, at),
        Event::Paid { received } => pay(case, received, at),
        Event::RefundDue { received, .. } => {
            case.refunds.insert(received.bank_id.clone());
        }
        Event::RefundSent { received, .. } => {
            case.sent_back.insert(received.bank_id.clone());
        }
        Event::Closed => close(case, at),
        Event::Objected { due, .. } => object(case, *due, at),
        Event::Withdrawn => {
            end_of_wait(case);
            case.stage = Stage::Withdrawn { at };
        }
        Event::Replaced { product, by } => {
            case.replaced.insert(product.clone(), by.clone());
        }
        Event::Revoked { product, .. } => {
            case.revoked.insert(product.clone());
        }
        Event::PromisePassed | Event::BillExpired => be_late_with_all(case),
        Event::ProductsLate { products } => be_late(case, products),
    }
    case.wind();
}

fn refer(
    case: &mut Case,
    products: &[String],
    (due, dues): (Due, &BTreeMap<String, Due>),
    at: Timestamp,
) {
    stand(case, products, Outcome::Refer);
    if !matches!(case.stage, waiting!(On::Officer)) {
        end_of_wait(case);
        wait(case, On::Officer, at, due);
    }
    start(case, dues, at);
}

fn decide(case: &mut Case, decisions: &BTreeMap<String, (Outcome, String)>) {
    for (product, (outcome, _)) in decisions {
        case.standing.insert(product.clone(), *outcome);
        case.decided.insert(product.clone());
        if *outcome == Outcome::Grant {
            case.by_officer.insert(product.clone());
        }
    }
}

fn ask(case: &mut Case, event: &Event, at: Timestamp) {
    let Event::ClarificationAsked {
        products,
        question,
        ground,
        law,
        until,
    } = event
    else {
        return;
    };
    own_clocks(case);
    case.clarification = Some(Clarification {
        products: products.clone(),
        question: question.clone(),
        ground: ground.clone(),
        law: law.clone(),
        asked: at,
        until: *until,
        lapsed: false,
    });
}

fn lapse(case: &mut Case, dues: &BTreeMap<String, Due>) {
    run_on(case, dues);
    if let Some(asked) = &mut case.clarification {
        asked.lapsed = true;
    }
}

fn bill(case: &mut Case, event: &Event, at: Timestamp) {
    let Event::Billed {
        reference,
        bill,
        products,
        due,
    } = event
    else {
        return;
    };
    case.bills.push(Owed {
        reference: *reference,
        bill: bill.clone(),
        products: products.clone(),
        until: *due,
    });
    end_of_wait(case);
    wait(case, On::Payment, at, *due);
}

fn object(case: &mut Case, due: Due, at: Timestamp) {
    case.objected = true;
    end_of_wait(case);
    wait(case, On::Objection, at, due);
}

fn be_late_with_all(case: &mut Case) {
    let open: Vec<String> = case.open().into_iter().map(str::to_owned).collect();
    be_late(case, &open);
    if let Stage::Waiting { late, .. } = &mut case.stage {
        *late = true;
    }
}

/// The clocks of these products run from now on.
fn start(case: &mut Case, dues: &BTreeMap<String, Due>, since: Timestamp) {
    let running = |due: &Due| Running {
        since,
        due: *due,
        late: false,
    };
    let clocks = dues.iter();
    case.clocks
        .extend(clocks.map(|(product, due)| (product.clone(), running(due))));
}

/// Products of an earlier day have one clock together. Where one of them is to stand, each gets it as its own.
fn own_clocks(case: &mut Case) {
    let open = case.open().into_iter();
    let own = open.filter_map(|product| Some((product.to_owned(), case.clock(product)?)));
    let own: Vec<(String, Running)> = own.collect();
    case.clocks.extend(own);
}

fn run_on(case: &mut Case, dues: &BTreeMap<String, Due>) {
    for (product, due) in dues {
        if let Some(clock) = case.clocks.get_mut(product) {
            clock.due = *due;
        }
    }
}

fn be_late(case: &mut Case, products: &[String]) {
    for product in products {
        if let Some(clock) = case.clocks.get_mut(product) {
            clock.late = true;
        }
    }
}

/// Nobody waits for an officer any more, so no clock of one runs.
fn end_of_wait(case: &mut Case) {
    case.clocks.clear();
    case.clarification = None;
    case.decided.clear();
}

fn rules_said(case: &mut Case, verdict: &Verdict) {
    // Nothing is made of what was not paid: there the rules may take a grant back, but send no officer who granted it a
    // second time.
    let unpaid = matches!(case.stage, waiting!(On::Payment));
    for said in &verdict.decisions {
        // Nor do they speak again about what an officer decided while the rest waits on.
        if case.decided.contains(&said.product) {
            continue;
        }
        let standing = case.standing.entry(said.product.clone());
        let standing = standing.or_insert(said.outcome);
        // What was granted is in somebody's hands: the rules do not take it back.
        let refused = unpaid && said.outcome == Outcome::Refuse;
        if *standing != Outcome::Grant || (refused && !case.by_officer.contains(&said.product)) {
            *standing = said.outcome;
        }
    }
}

/// All that stands granted is made by now.
fn close(case: &mut Case, at: Timestamp) {
    let granted = case.with_outcome(Outcome::Grant);
    let granted: Vec<String> = granted.into_iter().map(str::to_owned).collect();
    case.made.extend(granted);
    end_of_wait(case);
    case.stage = Stage::Decided { at };
}

/// What was paid for stands granted, whatever was said of it after the bill.
fn pay(case: &mut Case, received: &Received, at: Timestamp) {
    let mut bills = case.bills.iter();
    let owed = bills.find(|owed| owed.reference == received.reference);
    if let Some(products) = owed.map(|owed| owed.products.clone()) {
        stand(case, &products, Outcome::Grant);
        case.made.extend(products);
    }
    case.paid = Some(received.clone());
    // What a person still has to decide of other products stays with them.
    if case.open().is_empty() {
        end_of_wait(case);
        case.stage = Stage::Decided { at };
    }
}

fn stand(case: &mut Case, products: &[String], outcome: Outcome) {
    let standing = products.iter().map(|product| (product.clone(), outcome));
    case.standing.extend(standing);
}

/// A wait that goes on keeps since when and until when: a legal clock never resets.
fn wait_for_register(case: &mut Case, facts: &[String], at: Timestamp, due: Due) {
    let waits = On::Register(facts.to_vec());
    match &mut case.stage {
        Stage::Waiting {
            on: on @ On::Register(_),
            ..
        } => *on = waits,
        Stage::Draft | Stage::Waiting { .. } | Stage::Decided { .. } | Stage::Withdrawn { .. } => {
            wait(case, waits, at, due);
        }
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
