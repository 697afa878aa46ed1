//! Money that is due back is put on the list of whoever was paid.

use crate::tables::cases::{self, Stored};
use crate::tables::{history, refund};
use crate::{App, AppError};
use base::{CaseId, SubjectId};
use case::Event;
use store::Unit;

/// Puts all that a case is owed back, and that was not sent, on the list of its office. Once more changes nothing.
pub(crate) async fn enlist(app: &App, (case, owner): (CaseId, SubjectId)) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    let office = office(app, &stored).ok_or(AppError::NotFound)?;
    let mut unit = Unit::of(owner.bucket());
    // What is sent back at this very moment must not come back onto the list.
    cases::unmoved(&mut unit, &stored);
    let sent = &stored.body.case.sent_back;
    for entry in history::load(app, &stored, 0).await? {
        if let Event::RefundDue { received, why } = &entry.content.event
            && !sent.contains(&received.bank_id)
        {
            let what = (received, why.word(), entry.at);
            refund::add(&mut unit, app, (&office, &stored), what)?;
        }
    }
    app.store.commit("refund", unit).await?;
    Ok(())
}

/// The office that has the case where its agency was paid; else the head office of whoever was.
pub(crate) fn office(app: &App, stored: &Stored) -> Option<String> {
    let service = app.pack.services.get(&stored.service)?;
    let payee = &service.payment.as_ref()?.payee;
    let office = stored.body.office.as_ref();
    let of_payee = office.filter(|office| office.agency == *payee);
    Some(of_payee.map_or_else(|| payee.clone(), |office| office.id.clone()))
}
