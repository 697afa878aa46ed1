//! What a case owes: bills, the payment that counts, and money that must go back.

use crate::{Case, On, Stage};
use base::{Due, PaymentReference, Rupiah, Timestamp};
use pack::Bill;
use serde::{Deserialize, Serialize};

/// A bill that was handed out. It stands until its time is over, whatever the tariff becomes meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    pub reference: PaymentReference,
    pub bill: Bill,
    /// The products that paying it yields.
    pub products: Vec<String>,
    /// The first instant at which it is too late: the end of the day of the office on which it was made.
    pub until: Due,
}

/// Money that a bank says it took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// What the bank knows it by; the same twice is the same money.
    pub bank_id: String,
    pub reference: PaymentReference,
    pub amount: Rupiah,
    /// When it was paid, by the bank's clock. This decides, and not when we heard of it.
    pub paid_at: Timestamp,
}

/// Why money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefundWhy {
    /// More or less than the bill says.
    WrongAmount,
    /// The case was paid before.
    PaidAgain,
    /// The bill's day was over.
    TooLate,
    /// What it pays for was paid for in another case.
    PaidElsewhere,
    /// It was paid in time, but the bank told of it only after it had said that nothing more was paid.
    ToldTooLate,
}

/// Why what a valid payment pays for cannot be made. The case itself does not know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It was paid for in another case.
    PaidElsewhere,
    /// What the bill was made of is not kept any more.
    Forgotten,
}

impl From<Hindrance> for RefundWhy {
    fn from(hindrance: Hindrance) -> Self {
        match hindrance {
            Hindrance::PaidElsewhere => Self::PaidElsewhere,
            Hindrance::Forgotten => Self::ToldTooLate,
        }
    }
}

/// What becomes of money that was received.
pub(crate) enum Meant<'a> {
    /// It pays this bill.
    Pays(&'a Owed),
    GoesBack(RefundWhy),
    /// It was received before.
    Known,
    /// No bill of this case has that reference.
    Unknown,
}

impl RefundWhy {
    /// The word for log lines; pages say `refund-<word>` of the portal.
    pub fn word(self) -> &'static str {
        match self {
            Self::WrongAmount => "wrong-amount",
            Self::PaidAgain => "paid-again",
            Self::TooLate => "too-late",
            Self::PaidElsewhere => "paid-elsewhere",
            Self::ToldTooLate => "told-too-late",
        }
    }
}

impl Case {
    /// The bill that can be paid now, or whose day is over and that nobody paid; none where nothing is owed.
    pub fn owed(&self) -> Option<&Owed> {
        let waits = matches!(
            self.stage,
            Stage::Waiting {
                on: On::Payment,
                ..
            }
        );
        self.bills.last().filter(|_| waits)
    }

    /// What this money means. An older bill counts as much as the newest, if it was paid on its day: which notice comes
    /// first must not matter.
    pub(crate) fn means(&self, received: &Received) -> Meant<'_> {
        let known = |other: &Received| other.bank_id == received.bank_id;
        if self.paid.as_ref().is_some_and(known) || self.refunds.contains(&received.bank_id) {
            return Meant::Known;
        }
        let mut bills = self.bills.iter();
        let Some(owed) = bills.find(|owed| owed.reference == received.reference) else {
            return Meant::Unknown;
        };
        if received.paid_at >= owed.until.at {
            Meant::GoesBack(RefundWhy::TooLate)
        } else if received.amount != owed.bill.total {
            Meant::GoesBack(RefundWhy::WrongAmount)
        } else if self.paid.is_some() {
            Meant::GoesBack(RefundWhy::PaidAgain)
        } else {
            Meant::Pays(owed)
        }
    }
}
