//! What an office has to send back: the oldest first. Reads only, and names nobody.

use super::queue::office_of;
use crate::tables::refund::{self, Refund};
use crate::view::{RefundRow, RefundsView};
use crate::{App, AppError, Officer, show};
use base::{Text, Zone};

/// Payments one page lists.
const ROWS_MAX: i64 = 100;

/// Money that is due back from an officer's office.
pub async fn refunds(app: &App, officer: &Officer) -> Result<RefundsView, AppError> {
    let listed = refund::list(app, &officer.office, ROWS_MAX).await?;
    Ok(RefundsView {
        office: show::office_named(&app.pack, &officer.office),
        zone: zone(app, officer),
        waiting: refund::count(app, &officer.office).await?,
        rows: listed.into_iter().map(row).collect(),
    })
}

/// Whether an officer's agency takes money for any service.
pub(super) fn is_payee(app: &App, officer: &Officer) -> bool {
    let agency = office_of(app, officer).map(|office| office.agency);
    let mut payees = app
        .pack
        .services
        .values()
        .filter_map(|service| service.payment.as_ref());
    payees.any(|payment| Some(&payment.payee) == agency.as_ref())
}

pub(super) fn zone(app: &App, officer: &Officer) -> Zone {
    let office = office_of(app, officer);
    office.map(|office| office.zone).unwrap_or_default()
}

pub(super) fn row(refund: Refund) -> RefundRow {
    RefundRow {
        case: refund.case,
        service: refund.service,
        reference: refund.received.reference,
        amount: refund.received.amount,
        bank_id: refund.received.bank_id,
        why: Text::portal(format!("refund-{}", refund.why)),
        since: refund.since,
    }
}
