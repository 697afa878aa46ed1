//! A bill as a person reads it.

use base::{Due, PaymentReference, Rupiah, Text, Timestamp};

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
    /// None where nobody takes money for this instance.
    pub ways: Option<Ways>,
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
