//! What happened to a case. Events are facts of the past: written once, never changed.

use crate::{Case, Finding, Received, RefundWhy, Transfer};
use base::{Answers, Due, PaymentReference, Timestamp};
use pack::model::{Asked, Outcome};
use pack::{Bill, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod change;
mod fits;

/// A stage that waits, by what it waits for.
macro_rules! waiting {
    ($on:pat) => {
        $crate::Stage::Waiting { on: $on, .. }
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
    /// Products went to an officer, each with its clock; those of an earlier day have one together.
    Referred {
        products: Vec<String>,
        /// The earliest.
        due: Due,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        dues: BTreeMap<String, Due>,
    },
    /// An officer opened the case: from here on they may look at it.
    Opened,
    /// An officer spoke: outcome and reason for products that were open. What they left out waits on.
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
    /// An officer asks the applicant something before they decide. On this ground the clocks of these products stand.
    ClarificationAsked {
        products: Vec<String>,
        question: String,
        ground: String,
        /// As written: what lets the clocks stand stays with the history.
        law: String,
        /// Until when the applicant can answer; from then on the clocks run by themselves.
        until: Due,
    },
    /// The applicant answered: the clocks run on, and now run out then.
    Clarified {
        text: String,
        dues: BTreeMap<String, Due>,
    },
    /// The applicant did not answer in time: the clocks run on without them.
    ClarificationLapsed {
        dues: BTreeMap<String, Due>,
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
    /// It was sent back, by this transfer of the bank.
    RefundSent {
        received: Received,
        transfer: Transfer,
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
    /// Another product of the case was made that takes the place of this one's document.
    Replaced {
        product: String,
        by: String,
    },
    /// A promised time passed; the case stays where it is and the office is late.
    PromisePassed,
    /// The same for some of the open products; the clocks of the others run on.
    ProductsLate {
        products: Vec<String>,
    },
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
            Self::ClarificationAsked { .. } => "clarification-asked",
            Self::Clarified { .. } => "clarified",
            Self::ClarificationLapsed { .. } => "clarification-lapsed",
            Self::DeemedApproved { .. } => "deemed-approved",
            Self::Billed { .. } => "billed",
            Self::BillExpired => "bill-expired",
            Self::Paid { .. } => "paid",
            Self::RefundDue { .. } => "refund-due",
            Self::RefundSent { .. } => "refund-sent",
            Self::Closed => "closed",
            Self::Objected { .. } => "objected",
            Self::Withdrawn => "withdrawn",
            Self::Revoked { .. } => "revoked",
            Self::Replaced { .. } => "replaced",
            Self::PromisePassed => "promise-passed",
            Self::ProductsLate { .. } => "products-late",
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
    fits::fits(case, event).then(|| change::change(case, event, at))
}
