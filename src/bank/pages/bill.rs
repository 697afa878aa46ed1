//! One bill: who gets how much for what, and the button to pay. What tests need stands folded away below.

use super::{Ctx, described, frame, inline, is_wrong, language_field, summary};
use crate::bank::books::Payment;
use crate::bank::form::Paying;
use app::payment::Bill;
use base::{Arg, Rupiah};
use maud::{Markup, html};

/// What the page shows.
pub(in crate::bank) struct Look<'a> {
    pub(in crate::bank) bill: &'a Bill,
    pub(in crate::bank) account: &'a str,
    pub(in crate::bank) paid: &'a [Payment],
    /// One for each form: a form pays once.
    pub(in crate::bank) tokens: [String; 2],
    pub(in crate::bank) typed: &'a Paying,
    /// Fields and the words for what is wrong with each.
    pub(in crate::bank) wrong: &'a [(&'static str, &'static str)],
}

const WAYS: [(&str, &str); 5] = [
    ("at-once", "how-at-once"),
    ("late", "how-late"),
    ("never", "how-never"),
    ("twice", "how-twice"),
    ("garbled", "how-garbled"),
];

pub(in crate::bank) fn page(ctx: &Ctx, look: &Look) -> Markup {
    let title = ctx.t("bill-title");
    let is_open = ctx.now <= look.bill.payable_until;
    let body = html! {
        (summary(ctx, look.wrong))
        h1 { (title) }
        (before(ctx, look))
        section.card aria-labelledby="bill" {
            h2 #bill { (look.bill.payee) }
            p.amount { (look.bill.amount) }
            (facts(ctx, look.bill, look.account))
            @if is_open { (pay(ctx, look)) }
            @else { p.notice #bayar { (ctx.t("bill-closed")) } }
        }
        (tests(ctx, look))
    };
    frame(ctx, &title, !look.wrong.is_empty(), &body)
}

/// What both the bill and the receipt say.
pub(super) fn facts(ctx: &Ctx, bill: &Bill, account: &str) -> Markup {
    html! {
        dl {
            div { dt { (ctx.t("description")) } dd { (bill.description) } }
            div { dt { (ctx.t("account")) } dd.number { (spaced(account)) } }
            div { dt { (ctx.t("until")) } dd { (ctx.moment(bill.payable_until)) } }
        }
    }
}

fn before(ctx: &Ctx, look: &Look) -> Markup {
    let sum = look.paid.iter().map(|payment| payment.amount.0).sum();
    let times = i64::try_from(look.paid.len()).unwrap_or(i64::MAX);
    html! {
        @if let Some(last) = look.paid.last() {
            div.notice {
                p { (ctx.t_with("bill-paid-before", [("n", Arg::Int(times)), ("sum", Arg::Money(Rupiah(sum)))])) }
                p { a href=(ctx.to(&format!("/pembayaran/{}", last.bank_id))) { (ctx.t("bill-last-receipt")) } }
            }
        }
    }
}

fn pay(ctx: &Ctx, look: &Look) -> Markup {
    html! {
        form action="/bayar" method="post" {
            (language_field(ctx))
            input type="hidden" name="va" value=(look.account);
            input type="hidden" name="form" value=(look.tokens[0]);
            (inline(ctx, "bayar", look.wrong))
            button #bayar type="submit" { (ctx.t_with("bill-pay", [("amount", Arg::Money(look.bill.amount))])) }
        }
    }
}

/// What a bank would not offer: another amount, another time, a notice that goes wrong.
fn tests(ctx: &Ctx, look: &Look) -> Markup {
    let typed = look.typed;
    let wrong = look.wrong;
    let bad = |field| is_wrong(field, wrong).then_some("true");
    let chosen = if typed.how.is_empty() {
        "at-once"
    } else {
        typed.how.as_str()
    };
    html! {
        details.card open[!typed.uji.is_empty()] {
            summary { (ctx.t("tests-title")) }
            form action="/bayar" method="post" novalidate {
                (language_field(ctx))
                input type="hidden" name="va" value=(look.account);
                input type="hidden" name="form" value=(look.tokens[1]);
                input type="hidden" name="uji" value="ya";
                label for="amount" { (ctx.t("tests-amount")) }
                p.hint #amount-hint { (ctx.t("tests-amount-hint")) }
                (inline(ctx, "amount", wrong))
                input #amount name="amount" type="text" inputmode="numeric" autocomplete="off" value=(typed.amount)
                    aria-describedby=(described("amount", wrong)) aria-invalid=[bad("amount")];
                label for="paid_at" { (ctx.t("tests-time")) }
                p.hint #paid_at-hint { (ctx.t("tests-time-hint")) }
                (inline(ctx, "paid_at", wrong))
                input #paid_at name="paid_at" type="datetime-local" step="1" value=(typed.paid_at)
                    aria-describedby=(described("paid_at", wrong)) aria-invalid=[bad("paid_at")];
                fieldset {
                    legend { (ctx.t("tests-how")) }
                    @for (way, words) in WAYS {
                        label.choice { input type="radio" name="how" value=(way) checked[way == chosen]; (ctx.t(words)) }
                    }
                }
                label for="late" { (ctx.t("tests-late")) }
                p.hint #late-hint { (ctx.t("tests-late-hint")) }
                (inline(ctx, "late", wrong))
                input #late name="late" type="text" inputmode="numeric" autocomplete="off"
                    value=(if typed.late.is_empty() { "60" } else { &typed.late })
                    aria-describedby=(described("late", wrong)) aria-invalid=[bad("late")];
                button.second type="submit" { (ctx.t("tests-pay")) }
            }
        }
    }
}

/// Groups of four, as on a card.
pub(super) fn spaced(account: &str) -> String {
    let signs: Vec<char> = account.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
