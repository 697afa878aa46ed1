//! What happened to a case. Events are facts of the past: written once, never changed.

use crate::owed::Meant;
use crate::{Case, Finding, On, Owed, Received, RefundWhy, Stage};
use base::{Answers, Due, PaymentReference, Timestamp};
use pack::model::{Asked, Outcome};
use pack::{Bill, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stage that waits, by what it waits for.
macro_rules! waiting {
    ($on:pat) => {
        Stage::Waiting { on: $on, .. }
    };
}

pub(crate) use waiting;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    Started,
    Submitted,
    /// Facts were missing because their register did not answer.
    WaitedForRegister {
        facts: Vec<String>,
        due: Due,
    },
    FactsArrived,
    /// What the registers said makes more matter; the applicant is asked for it.
    ApplicantAsked {
        wanted: Vec<Asked>,
        due: Due,
    },
    /// The rules spoke.
    RulesDecided {
        verdict: Verdict,
    },
    /// The rules granted products, and no fact says which office is in charge of their documents: a person decides.
    OfficeUnknown {
        products: Vec<String>,
    },
    /// Products went to an officer.
    Referred {
        products: Vec<String>,
        due: Due,
    },
    /// An officer opened the case: from here on they may look at it.
    Opened,
    /// An officer spoke: outcome and reason for each open product.
    OfficerDecided {
        decisions: BTreeMap<String, (Outcome, String)>,
    },
    /// An officer looked at the documents of one kind, and says what they found and why.
    Examined {
        kind: String,
        finding: Finding,
        reason: String,
    },
    /// An officer stated what no register shows; it takes the place of what was stated before.
    Stated {
        answers: Answers,
    },
    /// The time ran out where the law grants what nobody answered.
    DeemedApproved {
        products: Vec<String>,
    },
    /// What was granted costs something: it is made once that is paid.
    Billed {
        reference: PaymentReference,
        bill: Bill,
        products: Vec<String>,
        due: Due,
    },
    /// The day of a bill is over and nobody paid it; a new one can be had.
    BillExpired,
    /// The bill was paid on its day.
    Paid {
        received: Received,
    },
    /// Money came that pays nothing here: it goes back.
    RefundDue {
        received: Received,
        why: RefundWhy,
    },
    /// Nothing is open any more.
    Closed,
    Objected {
        grounds: String,
        due: Due,
    },
    Withdrawn,
    /// The document of a granted product was taken back; what the grant changed elsewhere is a matter of its own.
    Revoked {
        product: String,
        reason: String,
    },
    /// A promised time passed; the case stays where it is and the office is late.
    PromisePassed,
}

/// A history that no sequence of steps could have written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {at} ({kind}) does not follow from what came before")]
pub struct Broken {
    pub at: usize,
    pub kind: &'static str,
}

impl Event {
    /// The word for the kind column; the timeline's words are `moment-<word>` of the portal.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Submitted => "submitted",
            Self::WaitedForRegister { .. } => "waited-for-register",
            Self::FactsArrived => "facts-arrived",
            Self::ApplicantAsked { .. } => "applicant-asked",
            Self::RulesDecided { .. } => "rules-decided",
            Self::OfficeUnknown { .. } => "office-unknown",
            Self::Referred { .. } => "referred",
            Self::Opened => "opened",
            Self::OfficerDecided { .. } => "officer-decided",
            Self::Examined { .. } => "examined",
            Self::Stated { .. } => "stated",
            Self::DeemedApproved { .. } => "deemed-approved",
            Self::Billed { .. } => "billed",
            Self::BillExpired => "bill-expired",
            Self::Paid { .. } => "paid",
            Self::RefundDue { .. } => "refund-due",
            Self::Closed => "closed",
            Self::Objected { .. } => "objected",
            Self::Withdrawn => "withdrawn",
            Self::Revoked { .. } => "revoked",
            Self::PromisePassed => "promise-passed",
        }
    }
}

/// What a whole history adds up to, oldest event first.
pub fn fold<'a>(history: impl IntoIterator<Item = (Timestamp, &'a Event)>) -> Result<Case, Broken> {
    let mut case = Case::draft();
    for (at, (when, event)) in history.into_iter().enumerate() {
        apply(&mut case, event, when).ok_or(Broken {
            at,
            kind: event.word(),
        })?;
    }
    Ok(case)
}

/// Puts one event on a case; `None` if it cannot happen there.
pub(crate) fn apply(case: &mut Case, event: &Event, at: Timestamp) -> Option<()> {
    fits(case, event).then(|| change(case, event, at))
}

/// Whether the event can happen to a case that is where this one is.
fn fits(case: &Case, event: &Event) -> bool {
    let stage = &case.stage;
    match event {
        Event::Started => *stage == Stage::Draft,
        Event::Submitted => stage.takes_answers(),
        Event::FactsArrived | Event::ApplicantAsked { .. } => {
            matches!(stage, waiting!(On::Register(_)))
        }
        Event::WaitedForRegister { .. } => undecided(stage),
        Event::Referred { .. } => undecided(stage) || matches!(stage, waiting!(On::Payment)),
        // Again after an officer examined a document.
        Event::RulesDecided { .. } | Event::OfficeUnknown { .. } => {
            undecided(stage) || matches!(stage, waiting!(On::Officer | On::Payment))
        }
        Event::Examined { .. } => matches!(stage, waiting!(On::Officer)),
        Event::Opened | Event::Stated { .. } => {
            matches!(stage, waiting!(On::Officer | On::Objection))
        }
        Event::OfficerDecided { decisions } => {
            matches!(stage, waiting!(On::Officer | On::Objection))
                && decisions.keys().eq(case.open())
        }
        Event::DeemedApproved { products } => {
            matches!(stage, waiting!(On::Officer | On::Objection)) && *products == case.open()
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
            Meant::Pays(_) => *why == RefundWhy::PaidElsewhere,
            Meant::Known | Meant::Unknown => false,
        },
        Event::Withdrawn => {
            let unpaid = matches!(stage, waiting!(On::Payment)) && is_late(stage);
            undecided(stage) || matches!(stage, waiting!(On::Officer)) || unpaid
        }
        Event::Revoked { product, .. } => case.revocable(product),
        Event::PromisePassed => matches!(stage, Stage::Waiting { late: false, .. }),
    }
}

/// What the event makes of the case.
fn change(case: &mut Case, event: &Event, at: Timestamp) {
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
        Event::Referred { products, due } => {
            stand(case, products, Outcome::Refer);
            wait(case, On::Officer, at, *due);
        }
        Event::OfficerDecided { decisions } => {
            for (product, (outcome, _)) in decisions {
                case.standing.insert(product.clone(), *outcome);
                if *outcome == Outcome::Grant {
                    case.by_officer.insert(product.clone());
                }
            }
        }
        Event::Stated { answers } => case.stated.clone_from(answers),
        Event::DeemedApproved { products } => stand(case, products, Outcome::Grant),
        Event::Billed {
            reference,
            bill,
            products,
            due,
        } => {
            case.bills.push(Owed {
                reference: *reference,
                bill: bill.clone(),
                products: products.clone(),
                until: *due,
            });
            wait(case, On::Payment, at, *due);
        }
        Event::Paid { received } => pay(case, received, at),
        Event::RefundDue { received, .. } => {
            case.refunds.insert(received.bank_id.clone());
        }
        Event::Closed => close(case, at),
        Event::Objected { due, .. } => {
            case.objected = true;
            wait(case, On::Objection, at, *due);
        }
        Event::Withdrawn => case.stage = Stage::Withdrawn { at },
        Event::Revoked { product, .. } => {
            case.revoked.insert(product.clone());
        }
        Event::PromisePassed | Event::BillExpired => {
            if let Stage::Waiting { late, .. } = &mut case.stage {
                *late = true;
            }
        }
    }
}

fn rules_said(case: &mut Case, verdict: &Verdict) {
    // Nothing is made of what was not paid: there the rules may take a grant back, but send no officer who granted it a
    // second time.
    let unpaid = matches!(case.stage, waiting!(On::Payment));
    for said in &verdict.decisions {
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
        case.stage = Stage::Decided { at };
    }
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
