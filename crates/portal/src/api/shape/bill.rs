//! A bill as it travels.

use super::{Deadline, said, time};
use crate::Ctx;
use app::view::{BillView, Ways};
use serde::Serialize;
use utoipa::ToSchema;

/// What is owed, line by line, and how it can be paid.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bill {
    /// What the payment is known by, here and at the bank.
    #[schema(example = "01231446803457", pattern = "^[0-9]{14}$")]
    pub(crate) reference: String,
    /// Whom the money goes to.
    #[schema(max_length = 500)]
    pub(crate) payee: String,
    #[schema(max_items = 200)]
    pub(crate) lines: Vec<Charge>,
    #[schema(example = 254_618, minimum = 1)]
    pub(crate) total_rupiah: i64,
    /// The amount stands until the end of this day at the office.
    pub(crate) payable_until: Deadline,
    /// When it was paid, by the bank's clock; nothing while it is not.
    #[schema(format = DateTime)]
    pub(crate) paid_at: Option<String>,
    /// The bank does not take this bill yet. It is told again by itself; meanwhile nobody can pay.
    pub(crate) refused: bool,
    /// Number of the virtual account; nothing where nobody takes money, or where the bank does not take this bill.
    #[schema(max_length = 40)]
    pub(crate) virtual_account: Option<String>,
    /// Text of the QRIS code; nothing above the limit of such codes.
    #[schema(max_length = 1000)]
    pub(crate) qris: Option<String>,
}

/// One line of a bill.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Charge {
    #[schema(max_length = 500)]
    pub(crate) name: String,
    #[schema(minimum = 1)]
    pub(crate) rupiah: i64,
}

impl Bill {
    pub(crate) fn of(ctx: &Ctx, view: &BillView) -> Self {
        let lines = view.charges.lines.iter().map(|(name, amount)| Charge {
            name: said(ctx, name),
            rupiah: amount.0,
        });
        let ways = view.ways.as_ref();
        Self {
            reference: view.reference.to_string(),
            payee: said(ctx, &view.payee),
            lines: lines.collect(),
            total_rupiah: view.charges.total.0,
            payable_until: Deadline::of(view.until),
            paid_at: view.paid_at.map(time),
            refused: view.refused,
            virtual_account: ways.map(|ways: &Ways| ways.account.clone()),
            qris: ways.and_then(|ways| ways.qris.clone()),
        }
    }
}
