//! The books of the bank: bills, payments, and whom it told. Made of the lines of the journal and nothing else.

use app::payment::{Bill, Notice};
use base::{PaymentReference, Rupiah, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How often a notice is tried before the bank waits to be asked.
pub(super) const TRIES_MAX: u32 = 10;

/// One line of the journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub(super) enum Line {
    /// The bill as it came over the wire.
    Bill {
        bill: String,
    },
    Paid(Payment),
    /// The instance was told, or could not be.
    Tried {
        bank_id: String,
        at: Timestamp,
        answer: Answer,
    },
    /// Somebody asked to tell it again.
    Again {
        bank_id: String,
        at: Timestamp,
    },
}

/// Money that came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Payment {
    pub(super) bank_id: String,
    pub(super) reference: PaymentReference,
    pub(super) amount: Rupiah,
    /// When it counts as paid: the clock of the bank, or the time a test gave.
    pub(super) paid_at: Timestamp,
    pub(super) made_at: Timestamp,
    pub(super) nonce: String,
    /// The form it was paid with; a form pays once.
    pub(super) form: String,
    pub(super) how: How,
}

/// How a payment is told. All but the first are for tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum How {
    #[default]
    AtOnce,
    Late {
        seconds: u32,
    },
    Never,
    Twice,
    /// Signed with a secret that nobody agreed on.
    Garbled,
}

/// What became of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Answer {
    Taken,
    /// It will never be taken; the status says why.
    Refused(u16),
    Failed,
}

/// A payment and how far the telling is.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) payment: Payment,
    /// How many times it is still to be told.
    left: u32,
    tries: u32,
    due: Timestamp,
    pub(super) garbled: bool,
    last: Option<Answer>,
}

/// How far the telling of one payment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    Waiting { due: Timestamp, tries: u32 },
    Told,
    Refused(u16),
    GivenUp,
    Withheld,
}

/// Everything the bank knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Books {
    bills: HashMap<PaymentReference, Bill>,
    entries: Vec<Entry>,
    by_form: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
}

impl Books {
    /// Takes in one line. A line about what is not there changes nothing.
    pub(super) fn take(&mut self, line: Line) {
        match line {
            Line::Bill { bill } => {
                if let Ok(bill) = Bill::read(bill.as_bytes()) {
                    self.bills.insert(bill.reference, bill);
                }
            }
            Line::Paid(payment) => {
                let at = self.entries.len();
                self.by_form.insert(payment.form.clone(), at);
                self.by_id.insert(payment.bank_id.clone(), at);
                self.entries.push(Entry::new(payment));
            }
            Line::Tried {
                bank_id,
                at,
                answer,
            } => {
                if let Some(entry) = self.entry_mut(&bank_id) {
                    entry.tried(at, answer);
                }
            }
            Line::Again { bank_id, at } => {
                if let Some(entry) = self.entry_mut(&bank_id) {
                    entry.again(at);
                }
            }
        }
    }

    pub(super) fn bills(&self) -> usize {
        self.bills.len()
    }

    pub(super) fn bill(&self, reference: PaymentReference) -> Option<&Bill> {
        self.bills.get(&reference)
    }

    /// The payment made with a form, if one was.
    pub(super) fn paid_with(&self, form: &str) -> Option<&Payment> {
        let at = *self.by_form.get(form)?;
        self.entries.get(at).map(|entry| &entry.payment)
    }

    pub(super) fn entry(&self, bank_id: &str) -> Option<&Entry> {
        self.entries.get(*self.by_id.get(bank_id)?)
    }

    fn entry_mut(&mut self, bank_id: &str) -> Option<&mut Entry> {
        self.entries.get_mut(*self.by_id.get(bank_id)?)
    }

    /// All payments, the oldest first.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn payments_of(
        &self,
        reference: PaymentReference,
    ) -> impl Iterator<Item = &Payment> {
        self.entries
            .iter()
            .map(|entry| &entry.payment)
            .filter(move |payment| payment.reference == reference)
    }

    /// Payments that are to be told now.
    pub(super) fn due(&self, now: Timestamp) -> Vec<Entry> {
        let is_due =
            |entry: &&Entry| matches!(entry.telling(), Telling::Waiting { due, .. } if due <= now);
        self.entries.iter().filter(is_due).cloned().collect()
    }
}

impl Payment {
    /// What the instance is told of it.
    pub(super) fn notice(&self) -> Notice {
        Notice {
            bank_id: self.bank_id.clone(),
            reference: self.reference,
            amount: self.amount,
            paid_at: self.paid_at,
            nonce: self.nonce.clone(),
        }
    }
}

impl Entry {
    fn new(payment: Payment) -> Self {
        let (left, wait) = match payment.how {
            How::AtOnce | How::Garbled => (1, 0),
            How::Twice => (2, 0),
            How::Late { seconds } => (1, seconds),
            How::Never => (0, 0),
        };
        Self {
            left,
            tries: 0,
            due: payment.made_at.plus_seconds(i64::from(wait)),
            garbled: payment.how == How::Garbled,
            last: None,
            payment,
        }
    }

    fn tried(&mut self, at: Timestamp, answer: Answer) {
        self.last = Some(answer);
        match answer {
            Answer::Taken => {
                self.left = self.left.saturating_sub(1);
                self.tries = 0;
                self.due = at;
            }
            Answer::Refused(_) => self.left = 0,
            Answer::Failed => {
                self.tries += 1;
                // 1, 2, 4 … seconds.
                self.due = at.plus_seconds(1 << (self.tries - 1).min(16));
                if self.tries >= TRIES_MAX {
                    self.left = 0;
                }
            }
        }
    }

    fn again(&mut self, at: Timestamp) {
        self.left = 1;
        self.tries = 0;
        self.due = at;
        self.garbled = false;
    }

    pub(super) fn telling(&self) -> Telling {
        match (self.left, self.last) {
            (1.., _) => Telling::Waiting {
                due: self.due,
                tries: self.tries,
            },
            (0, None) => Telling::Withheld,
            (0, Some(Answer::Taken)) => Telling::Told,
            (0, Some(Answer::Refused(status))) => Telling::Refused(status),
            (0, Some(Answer::Failed)) => Telling::GivenUp,
        }
    }
}
