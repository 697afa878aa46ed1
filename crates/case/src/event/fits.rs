//! Whether an event can happen to a case that is where it is.

use super::{Event, waiting};
use crate::owed::Meant;
use crate::{Case, On, RefundWhy, Stage};
use base::Due;
use pack::model::Outcome;
use std::collections::BTreeMap;

/// Whether the event can happen to a case that is where this one is.
pub(super) fn fits(case: &Case, event: &Event) -> bool {
    let stage = &case.stage;
    match event {
        Event::Started => *stage == Stage::Draft,
        Event::Submitted => stage.takes_answers(),
        Event::FactsArrived | Event::ApplicantAsked { .. } => {
            matches!(stage, waiting!(On::Register(_)))
        }
        Event::WaitedForRegister { .. } => undecided(stage),
        Event::Referred { dues, .. } => {
            let fresh = undecided(stage) || matches!(stage, waiting!(On::Payment));
            fresh || refers_more(case, dues)
        }
        // Again after an officer examined a document.
        Event::RulesDecided { .. } | Event::OfficeUnknown { .. } => {
            undecided(stage) || matches!(stage, waiting!(On::Officer | On::Payment))
        }
        Event::Examined { .. } => matches!(stage, waiting!(On::Officer)),
        Event::Opened | Event::Stated { .. } => {
            matches!(stage, waiting!(On::Officer | On::Objection))
        }
        Event::OfficerDecided { decisions } => some_open(case, decisions.keys()),
        Event::DeemedApproved { products } => some_open(case, products),
        Event::ClarificationAsked { products, .. } => may_be_asked(case, products),
        Event::Clarified { dues, .. } => case.asked().is_some() && runs_on(case, dues),
        Event::ClarificationLapsed { dues } => {
            case.asked().is_some_and(|asked| !asked.lapsed) && runs_on(case, dues)
        }
        Event::Billed { .. } | Event::Closed => {
            matches!(stage, Stage::Draft | Stage::Waiting { .. }) && nothing_open(case)
        }
        Event::Objected { .. } => {
            let refused = !case.with_outcome(Outcome::Refuse).is_empty();
            matches!(stage, Stage::Decided { .. }) && refused && !case.objected
        }
        Event::BillExpired => matches!(stage, waiting!(On::Payment)) && !is_late(stage),
        Event::Paid { received } => matches!(case.means(received), Meant::Pays(_)),
        Event::RefundDue { received, why } => match case.means(received) {
            Meant::GoesBack(found) => found == *why,
            Meant::Pays(_) => matches!(why, RefundWhy::PaidElsewhere | RefundWhy::ToldTooLate),
            Meant::Known | Meant::Unknown => false,
        },
        Event::RefundSent { received, .. } => {
            let id = &received.bank_id;
            case.refunds.contains(id) && !case.sent_back.contains(id)
        }
        Event::Withdrawn => {
            let unpaid = matches!(stage, waiting!(On::Payment)) && is_late(stage);
            undecided(stage) || matches!(stage, waiting!(On::Officer)) || unpaid
        }
        Event::Revoked { product, .. } => case.revocable(product),
        Event::Replaced { product, by } => {
            case.revocable(product) && case.standing.get(by) == Some(&Outcome::Grant)
        }
        Event::ProductsLate { products } => {
            some_open(case, products)
                && products
                    .iter()
                    .all(|one| case.clocks.contains_key(one) && !case.is_late(one))
        }
        Event::PromisePassed => matches!(stage, Stage::Waiting { late: false, .. }),
    }
}

/// These are products that a person decides now, and at least one.
fn some_open<'p>(case: &Case, products: impl IntoIterator<Item = &'p String>) -> bool {
    let open = case.open();
    let mut products = products.into_iter().peekable();
    products.peek().is_some() && products.all(|product| open.contains(&product.as_str()))
}

/// The clocks of these products run, and stand for no other question.
fn may_be_asked(case: &Case, products: &[String]) -> bool {
    matches!(case.stage, waiting!(On::Officer))
        && some_open(case, products)
        && case.asked().is_none_or(|asked| asked.lapsed)
        && !products.iter().any(|product| case.is_late(product))
}

/// Products that a person has to decide besides those they have: each with a clock, and none had one before.
fn refers_more(case: &Case, dues: &BTreeMap<String, Due>) -> bool {
    let has_clock = |product: &String| case.clocks.contains_key(product);
    matches!(case.stage, waiting!(On::Officer)) && !dues.is_empty() && !dues.keys().any(has_clock)
}

/// Each clock that stood runs on, no other does, and none ends earlier than it would have.
fn runs_on(case: &Case, dues: &BTreeMap<String, Due>) -> bool {
    let stood = case.standing_still();
    let is_later = |(product, due): (&String, &Due)| {
        let clock = case.clock(product);
        clock.is_some_and(|clock| clock.due.at <= due.at)
    };
    dues.keys().eq(&stood) && dues.iter().all(is_later)
}

fn is_late(stage: &Stage) -> bool {
    matches!(stage, Stage::Waiting { late: true, .. })
}

/// Nothing was decided or referred yet.
fn undecided(stage: &Stage) -> bool {
    matches!(
        stage,
        Stage::Draft | waiting!(On::Register(_) | On::Applicant)
    )
}

/// Something was decided, and nothing of it is left to a person.
fn nothing_open(case: &Case) -> bool {
    !case.standing.is_empty() && case.with_outcome(Outcome::Refer).is_empty()
}
