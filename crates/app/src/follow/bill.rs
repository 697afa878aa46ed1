//! The bill of a case: what is owed, how it can be paid, and what became of it.

use crate::payment::qris;
use crate::tables::cases::{Stored, Told};
use crate::view::{BillView, Ways};
use crate::{App, show};
use case::{Owed, Stage};
use pack::model::Service;

/// The newest bill, or the one that was paid; none where nothing is owed.
pub(super) fn view(app: &App, service: &Service, stored: &Stored) -> Option<BillView> {
    let case = &stored.body.case;
    let payment = service.payment.as_ref()?;
    let owed = match &case.paid {
        Some(paid) => {
            let mut bills = case.bills.iter();
            bills.find(|owed| owed.reference == paid.reference)?
        }
        None => case.owed()?,
    };
    let made_of = stored.body.billed.get(&owed.reference.to_string());
    // Once its day is over nobody tells the bank of it any more.
    let over = matches!(case.stage, Stage::Waiting { late: true, .. });
    let refused = !over && made_of.is_some_and(|made_of| made_of.told == Told::Refused);
    Some(BillView {
        reference: owed.reference,
        payee: show::agency(&payment.payee),
        charges: show::charges(service, &owed.bill),
        until: owed.until,
        paid_at: case.paid.as_ref().map(|paid| paid.paid_at),
        bank_id: case.paid.as_ref().map(|paid| paid.bank_id.clone()),
        // Nobody can pay what the bank does not know.
        ways: if refused { None } else { ways(app, owed) },
        refused,
    })
}

/// How it can be paid; none where nobody takes money for this instance.
fn ways(app: &App, owed: &Owed) -> Option<Ways> {
    let bank = app.bank.as_ref()?;
    Some(Ways {
        account: bank.account(&owed.reference),
        qris: qris::code(bank.merchant(), owed.bill.total, &owed.reference),
        page: bank.page(&owed.reference),
    })
}
