//! A case that costs something: to be paid, too late, paid, and where nobody takes money.

use super::super::open::office;
use super::super::{Sample, case_id, charges, hour};
use super::{case_view, due, product};
use crate::Ctx;
use crate::components::FormState;
use crate::pages::{case, refunds, send_back};
use app::view::{
    ActorView, BillView, CaseView, Moment, RefundRow, RefundsView, SendingView, StageView,
    VerifyView, Ways,
};
use base::{Arg, Bucket, Date, PaymentReference, Rupiah, Text, Zone};
use pack::model::Outcome;

pub(super) fn pages(at: &Ctx) -> Vec<Sample> {
    let open = StageView::WaitingPayment { expired: false };
    let mut without_bank = view(open.clone());
    if let Some(bill) = &mut without_bank.bill {
        bill.ways = None;
    }
    let mut refused = without_bank.clone();
    if let Some(bill) = &mut refused.bill {
        bill.refused = true;
    }
    let over = view(StageView::WaitingPayment { expired: true });
    let mut paid = view(StageView::Decided(Some(Outcome::Grant)));
    if let Some(bill) = &mut paid.bill {
        bill.paid_at = Some(hour(3));
        bill.bank_id = Some("BC-0000-0001".into());
    }
    for one in &mut paid.products {
        one.unpaid = false;
    }
    paid.timeline.push(moment("paid", 254_618));
    paid.timeline.push(moment("refund-paid-again", 254_618));
    let mut sent = moment("refund-sent", 254_618);
    sent.text = sent.text.with("transfer", Arg::Str("FT26332-0012".into()));
    paid.timeline.push(sent);
    vec![
        ("case-bill", case::page(at, &view(open))),
        ("case-bill-no-bank", case::page(at, &without_bank)),
        ("case-bill-refused", case::page(at, &refused)),
        ("case-bill-expired", case::page(at, &over)),
        ("case-bill-paid", case::page(at, &paid)),
    ]
}

/// What an office has to send back: none, some, more than a page holds and one wrongly noted, and a second thought.
pub(super) fn refunds(at: &Ctx) -> Vec<Sample> {
    let row = |why: &str, nth: u8| RefundRow {
        case: case_id(),
        service: case_view(StageView::Draft).service,
        reference: PaymentReference::new(Bucket(123), [nth; 8]),
        amount: Rupiah(254_618),
        bank_id: format!("BC-{nth:010}"),
        why: Text::portal(format!("refund-{why}")),
        since: hour(i64::from(nth)),
    };
    let why = [
        "wrong-amount",
        "paid-again",
        "too-late",
        "paid-elsewhere",
        "told-too-late",
    ];
    let rows = why.iter().zip(1..).map(|(why, nth)| row(why, nth));
    let mut view = RefundsView {
        office: office(),
        zone: Zone::Wib,
        rows: rows.collect(),
        waiting: 5,
    };
    let some = refunds::page(at, &view, &FormState::default());
    view.waiting = 105;
    let field = refunds::transfer_of(&view.rows[1].bank_id);
    let wrong = FormState {
        errors: vec![(field.clone(), Text::portal("problem-transfer"))],
        typed: [(field, "?".to_owned())].into(),
    };
    let many = refunds::page(at, &view, &wrong);
    let asked = SendingView {
        office: office(),
        zone: Zone::Wib,
        row: row("paid-again", 2),
        transfer: "FT26332-0012".into(),
    };
    (view.rows, view.waiting) = (Vec::new(), 0);
    vec![
        ("refunds", some),
        ("refunds-many-error", many),
        (
            "refunds-empty",
            refunds::page(at, &view, &FormState::default()),
        ),
        ("refund-sure", send_back::page(at, &asked)),
    ]
}

/// What a genuine proof of payment says.
pub(in crate::samples) fn proof() -> VerifyView {
    VerifyView::Payment {
        payee: Text::pack("agency-dukcapil"),
        on: Date::constant(2026, 11, 24),
        lines: vec![("Jumlah yang dibayar".into(), "Rp254.618".into())],
        demo: true,
    }
}

fn view(stage: StageView) -> CaseView {
    let mut view = case_view(stage);
    view.products = vec![
        product("nik", Outcome::Grant),
        product("kk", Outcome::Grant),
    ];
    for one in &mut view.products {
        one.unpaid = true;
        one.numbers = Vec::new();
    }
    view.timeline.truncate(1);
    view.timeline.push(moment("billed", 254_618));
    view.can_withdraw = view.stage == (StageView::WaitingPayment { expired: true });
    view.bill = Some(BillView {
        reference: PaymentReference::new(Bucket(123), [7; 8]),
        payee: Text::pack("agency-dukcapil"),
        charges: charges(),
        until: due(15, false),
        paid_at: None,
        bank_id: None,
        refused: false,
        ways: Some(Ways {
            account: "880801234567890123".into(),
            qris: Some(QRIS.into()),
            page: Some("http://127.0.0.1:1/bayar?va=880801234567890123".into()),
        }),
    });
    view
}

fn moment(kind: &str, amount: i64) -> Moment {
    let text = Text::portal(format!("moment-{kind}"));
    Moment {
        seq: 6,
        at: hour(6),
        text: text
            .with("amount", Arg::Money(Rupiah(amount)))
            .with("due", Arg::Date(due(15, false).date)),
        reasons: Vec::new(),
        words: None,
        law: None,
        actor: ActorView::Bank,
    }
}

/// Its form is enough for a picture.
const QRIS: &str = "00020101021226570011ID.CO.SIGAP01189360000000000000000215ID10000000000005204931153033605406254618\
                    5802ID5906SAMSAT6008SEMARANG62180114012345678901236304ABCD";
