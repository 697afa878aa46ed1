//! `[payment]` of output.toml: what a grant costs beyond the fee, such as a tax.

use crate::Citation;

/// What must be paid before anything is made. Words: `payment-<label>` of the service.
#[derive(Clone, Debug)]
pub struct Payment {
    /// The agency whom it is paid to.
    pub payee: String,
    pub law: Citation,
    /// The value that says how much in all; where it is absent or nothing, nothing is paid.
    pub total: String,
    pub lines: Vec<BillLine>,
    /// Line of `output.toml`.
    pub line: usize,
}

/// One line of a bill.
#[derive(Clone, Debug)]
pub struct BillLine {
    pub label: String,
    /// The value that says how much; a line of nothing is left out.
    pub amount: String,
}
