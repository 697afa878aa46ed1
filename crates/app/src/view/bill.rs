//! A bill as a person reads it.

use super::OfficeView;
use base::{CaseId, Due, PaymentReference, Rupiah, Text, Timestamp, Zone};

/// What is owed line by line, and how it can be paid.
#[derive(Clone, Debug, PartialEq)]
pub struct BillView {
    pub reference: PaymentReference,
    /// Whom the money goes to.
    pub payee: Text,
    pub charges: Charges,
    pub until: Due,
    /// When it was paid, by the bank's clock; nobody paid it yet where this is none.
    pub paid_at: Option<Timestamp>,
    /// What the bank knows the payment by.
    pub bank_id: Option<String>,
    /// None where nobody takes money for this instance, or where the bank does not take this bill.
    pub ways: Option<Ways>,
    /// The bank refused it, and has not taken it since.
    pub refused: bool,
}

/// What something costs, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charges {
    /// Words and amount.
    pub lines: Vec<(Text, Rupiah)>,
    pub total: Rupiah,
}

/// How a bill can be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Number of the virtual account.
    pub account: String,
    /// What the QR code says; none above the limit of such codes.
    pub qris: Option<String>,
    /// Where it can be paid in a browser: a simulated bank only.
    pub page: Option<String>,
}

/// What an office has to send back, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundsView {
    pub office: OfficeView,
    pub zone: Zone,
    pub rows: Vec<RefundRow>,
    /// How many there are; a page does not list them all.
    pub waiting: usize,
}

/// What an officer is about to say was sent back: a second thought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendingView {
    pub office: OfficeView,
    pub zone: Zone,
    pub row: RefundRow,
    /// The bank's reference of the transfer, as it was read.
    pub transfer: String,
}

/// One payment that goes back. Names nobody: the bank knows who paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundRow {
    pub case: CaseId,
    pub service: String,
    pub reference: PaymentReference,
    pub amount: Rupiah,
    pub bank_id: String,
    pub why: Text,
    pub since: Timestamp,
}
