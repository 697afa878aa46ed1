//! What the bank says after paying, and the list of all payments.

use super::bill::facts;
use super::{Ctx, frame, language_field};
use crate::bank::books::{Books, Entry, Telling};
use app::payment::Bill;
use base::Arg;
use maud::{Markup, html};

/// The latest ones are enough to find what a test has just done.
const LISTED_MAX: usize = 50;

pub(in crate::bank) fn page(ctx: &Ctx, entry: &Entry, bill: &Bill, account: &str) -> Markup {
    let payment = &entry.payment;
    let title = ctx.t("receipt-title");
    let body = html! {
        h1 { (title) }
        section.card.done aria-labelledby="receipt" {
            h2 #receipt { (bill.payee) }
            p.amount { (payment.amount) }
            dl {
                div { dt { (ctx.t("bank-id")) } dd.number { (payment.bank_id) } }
                div { dt { (ctx.t("paid-at")) } dd { (ctx.moment(payment.paid_at)) } }
            }
            (facts(ctx, bill, account))
        }
        p { (ctx.t("receipt-next")) }
        section.card aria-labelledby="telling" {
            h2 #telling { (ctx.t("telling-title")) }
            p { (telling(ctx, entry)) }
            form action={ "/pembayaran/" (payment.bank_id) "/kabar" } method="post" {
                (language_field(ctx))
                button.second type="submit" { (ctx.t("telling-again")) }
            }
            p { a href=(ctx.to(&format!("/pembayaran/{}", payment.bank_id))) { (ctx.t("telling-look")) } }
        }
        p { a href=(ctx.to(&format!("/bayar?va={account}"))) { (ctx.t("receipt-bill")) } }
    };
    frame(ctx, &title, false, &body)
}

pub(in crate::bank) fn list(ctx: &Ctx, books: &Books) -> Markup {
    let title = ctx.t("list-title");
    let body = html! {
        h1 { (title) }
        @if books.entries().is_empty() {
            p { (ctx.t("list-empty")) }
            p { a.button href=(ctx.to("/")) { (ctx.t("home-title")) } }
        } @else {
            ul.payments {
                @for entry in books.entries().iter().rev().take(LISTED_MAX) {
                    li.card {
                        a.number href=(ctx.to(&format!("/pembayaran/{}", entry.payment.bank_id))) {
                            (entry.payment.bank_id)
                        }
                        p { b { (entry.payment.amount) } ", " (ctx.moment(entry.payment.paid_at)) }
                        p { (telling(ctx, entry)) }
                    }
                }
            }
        }
    };
    frame(ctx, &title, false, &body)
}

fn telling(ctx: &Ctx, entry: &Entry) -> Markup {
    let words = match entry.telling() {
        Telling::Told => ctx.t("telling-told"),
        Telling::Withheld => ctx.t("telling-withheld"),
        Telling::GivenUp => ctx.t("telling-given-up"),
        Telling::Refused(status) => {
            ctx.t_with("telling-refused", [("status", Arg::Int(status.into()))])
        }
        Telling::Waiting { due, tries: 0 } => {
            ctx.t_with("telling-waiting", [("at", Arg::Time(due))])
        }
        Telling::Waiting { due, tries } => ctx.t_with(
            "telling-failed",
            [("n", Arg::Int(tries.into())), ("at", Arg::Time(due))],
        ),
    };
    html! { (words) }
}
