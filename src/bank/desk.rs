//! Deeds: what is asked of the bank. Each is on disk before it is answered, and counts once.

use super::books::{Answer, Books, Line, Payment};
use crate::journal::{self, Book};
use app::payment::{Bill, NOTICES_MAX};
use base::Timestamp;
use std::path::Path;
use std::sync::{Arc, RwLock};

/// More than any test asks for.
const BILLS_MAX: usize = 200_000;
const PAYMENTS_MAX: usize = 20_000;

/// What is asked.
pub(super) enum Deed {
    Register(Bill),
    Pay {
        payment: Payment,
        /// A test may pay what is no longer payable.
        also_late: bool,
    },
    Tried {
        bank_id: String,
        at: Timestamp,
        answer: Answer,
    },
    Again {
        bank_id: String,
        at: Timestamp,
    },
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// On disk, now or since an earlier time.
    Kept,
    /// Paid under this number, now or since an earlier time.
    Paid(String),
    /// The reference is known with other content.
    Conflict,
    /// There is no such bill, or no such payment.
    Unknown,
    /// The bill was payable until an instant that has passed.
    TooLate,
    /// The bank takes no more of these.
    Full,
}

pub(super) type Desk = journal::Desk<Judge>;

/// What the bank shows: everything that is on disk.
pub(super) type Shown = Arc<RwLock<Books>>;

/// Two copies of the books: what was decided, and what is on disk.
pub(super) struct Judge {
    decided: Books,
    shown: Shown,
}

/// Opens the journal and takes deeds from then on.
pub(super) fn open(path: &Path) -> anyhow::Result<(Desk, Shown)> {
    let mut books = Books::default();
    let file = journal::open(path, |line: Line| {
        books.take(line);
        Ok(())
    })?;
    let shown = Arc::new(RwLock::new(books.clone()));
    let judge = Judge {
        decided: books,
        shown: Arc::clone(&shown),
    };
    Ok((journal::start("bank", file, judge)?, shown))
}

impl Book for Judge {
    type Deed = Deed;
    type Line = Line;
    type Outcome = Outcome;

    fn judge(&mut self, deed: Deed) -> (Outcome, Option<Line>) {
        let (outcome, line) = self.decide(deed);
        if let Some(line) = &line {
            self.decided.take(line.clone());
        }
        (outcome, line)
    }

    fn kept(&mut self, line: Line) {
        if let Ok(mut shown) = self.shown.write() {
            shown.take(line);
        }
    }
}

impl Judge {
    fn decide(&self, deed: Deed) -> (Outcome, Option<Line>) {
        match deed {
            Deed::Register(bill) => self.register(&bill),
            Deed::Pay { payment, also_late } => self.pay(payment, also_late),
            Deed::Tried {
                bank_id,
                at,
                answer,
            } => self.about(
                &bank_id.clone(),
                Line::Tried {
                    bank_id,
                    at,
                    answer,
                },
            ),
            Deed::Again { bank_id, at } => {
                self.about(&bank_id.clone(), Line::Again { bank_id, at })
            }
        }
    }

    fn register(&self, bill: &Bill) -> (Outcome, Option<Line>) {
        match self.decided.bill(bill.reference) {
            Some(before) if before == bill => (Outcome::Kept, None),
            Some(_) => (Outcome::Conflict, None),
            None if self.decided.bills() >= BILLS_MAX => (Outcome::Full, None),
            None => match bill.write() {
                Ok(bill) => (Outcome::Kept, Some(Line::Bill { bill })),
                // It was read a moment ago, so it can be written.
                Err(_) => (Outcome::Conflict, None),
            },
        }
    }

    fn pay(&self, payment: Payment, also_late: bool) -> (Outcome, Option<Line>) {
        if let Some(before) = self.decided.paid_with(&payment.form) {
            return (Outcome::Paid(before.bank_id.clone()), None);
        }
        let Some(bill) = self.decided.bill(payment.reference) else {
            return (Outcome::Unknown, None);
        };
        if payment.made_at > bill.payable_until && !also_late {
            return (Outcome::TooLate, None);
        }
        let of_this = self.decided.payments_of(payment.reference).count();
        if of_this >= NOTICES_MAX || self.decided.entries().len() >= PAYMENTS_MAX {
            return (Outcome::Full, None);
        }
        (
            Outcome::Paid(payment.bank_id.clone()),
            Some(Line::Paid(payment)),
        )
    }

    fn about(&self, bank_id: &str, line: Line) -> (Outcome, Option<Line>) {
        match self.decided.entry(bank_id) {
            Some(_) => (Outcome::Kept, Some(line)),
            None => (Outcome::Unknown, None),
        }
    }
}
