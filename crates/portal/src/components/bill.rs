//! A bill: what is owed line by line, until when, and how to pay it.

use crate::Ctx;
use crate::components::{Icon, button, icon, notice};
use app::view::{BillView, CaseView, Charges, StageView, Ways};
use base::Arg;
use credential::Qr;
use maud::{Markup, PreEscaped, html};

/// The bill of a case, open, over or paid; nothing where nothing is paid.
pub fn bill(ctx: &Ctx, case: &CaseView) -> Markup {
    let Some(bill) = &case.bill else {
        return Markup::default();
    };
    let payee = Arg::Text(Box::new(bill.payee.clone()));
    html! {
        section.bill aria-labelledby="tagihan" {
            h2 #tagihan { (ctx.t("bill-title")) }
            p { (ctx.t_with("bill-payee", [("payee", payee)])) }
            (charges(ctx, &bill.charges))
            @if bill.paid_at.is_some() { (paid(ctx, case, bill)) }
            @else if case.stage == (StageView::WaitingPayment { expired: true }) { (again(ctx, case)) }
            @else { (open(ctx, bill)) }
        }
    }
}

/// Amounts under each other, and what they come to.
pub fn charges(ctx: &Ctx, charges: &Charges) -> Markup {
    html! {
        dl.charges {
            @for (label, amount) in &charges.lines {
                div { dt { (ctx.say(label)) } dd.figure { (amount) } }
            }
            div.charges-total { dt { (ctx.t("bill-total")) } dd.figure { (charges.total) } }
        }
    }
}

fn open(ctx: &Ctx, bill: &BillView) -> Markup {
    let until = Arg::Date(bill.until.date);
    html! {
        p { (ctx.t_with("bill-until", [("until", until)])) }
        @match &bill.ways {
            Some(ways) => (ways_to_pay(ctx, ways)),
            None if bill.refused => (notice::notice(notice::Tone::Info, &ctx.t("bill-refused"), &html! {
                p { (ctx.t("bill-refused-text")) }
                p { (ctx.t("bill-refused-next")) }
            })),
            None => p { (ctx.t_with("bill-no-bank", [("payee", Arg::Text(Box::new(bill.payee.clone())))])) },
        }
    }
}

fn ways_to_pay(ctx: &Ctx, ways: &Ways) -> Markup {
    let label = ctx.t("bill-qris-alt");
    let qr = ways.qris.as_deref().and_then(|code| Qr::of(code).ok());
    html! {
        div.ways {
            div {
                h3 { (ctx.t("bill-account")) }
                p.account-number.figure { (spaced(&ways.account)) }
                p.hint { (ctx.t("bill-account-hint")) }
            }
            @if let Some(qr) = qr {
                div {
                    h3 { (ctx.t("bill-qris")) }
                    div.qris { (PreEscaped(qr.svg(&label))) }
                    p.hint { (ctx.t("bill-qris-hint")) }
                    @if let Some(code) = &ways.qris {
                        details { summary { (ctx.t("bill-qris-text")) } p { code { (code) } } }
                    }
                }
            }
        }
        @if let Some(page) = &ways.page {
            p { a.button href=(page) rel="noopener" { (ctx.t("bill-page")) } }
            p.hint { (ctx.t("bill-page-hint")) }
        }
        p { (ctx.t("bill-waiting")) }
    }
}

/// The day is over: the amount is worked out anew, and the person asks for it.
fn again(ctx: &Ctx, case: &CaseView) -> Markup {
    html! {
        form.no-print method="post" action={ (ctx.base()) "/permohonan/" (case.case) "/tagihan" } {
            (button::token(ctx))
            p { (ctx.t("bill-new-hint")) }
            button.button { (ctx.t("bill-new")) }
        }
    }
}

fn paid(ctx: &Ctx, case: &CaseView, bill: &BillView) -> Markup {
    html! {
        p { span.tag.tag--done { (ctx.t("bill-paid")) } }
        dl.facts {
            @if let Some(at) = bill.paid_at {
                dt { (ctx.t("bill-paid-at")) }
                dd { time datetime=(at.rfc3339()) { (ctx.moment(at, case.zone)) } }
            }
            @if let Some(id) = &bill.bank_id {
                dt { (ctx.t("bill-bank-id")) }
                dd.figure { (id) }
            }
        }
        ul.links.no-print {
            li {
                a href={ (ctx.base()) "/permohonan/" (case.case) "/bukti-bayar" } {
                    (icon(Icon::Down)) (ctx.t("bill-proof"))
                }
            }
        }
    }
}

/// Digits in fours, as people type them.
fn spaced(digits: &str) -> String {
    let mut spaced = String::with_capacity(digits.len() + digits.len() / 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            spaced.push(' ');
        }
        spaced.push(digit);
    }
    spaced
}
