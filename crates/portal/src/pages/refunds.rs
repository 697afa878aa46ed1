//! Money that is due back from an office: for whoever keeps its books.

use crate::Ctx;
use crate::components::{FormState, button, control, errors, summary, table::table};
use crate::layout::{Page, Part};
use app::view::{RefundRow, RefundsView};
use base::{Arg, Zone};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &RefundsView, state: &FormState) -> Markup {
    let title = ctx.t("refunds-title");
    let head = [
        ctx.t("refunds-case"),
        ctx.t("refunds-amount"),
        ctx.t("refunds-why"),
        ctx.t("refunds-reference"),
        ctx.t("bill-bank-id"),
        ctx.t("refunds-since"),
        ctx.t("refunds-sent"),
    ];
    let rows = view
        .rows
        .iter()
        .map(|row| cells(ctx, row, view.zone, state));
    let rows: Vec<Vec<Markup>> = rows.collect();
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("refunds-back")))
        p.meta { (summary::office_name(ctx, &view.office)) }
        h1 { (title) }
        @if view.rows.is_empty() { p.lead { (ctx.t("refunds-empty")) } }
        @else {
            p { (ctx.t("refunds-lead")) }
            @if view.waiting > view.rows.len() { p { strong { (more(ctx, view)) } } }
            (table(&ctx.t("refunds-caption"), &head, &rows))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .dense()
        .failed(state.failed())
        .show(&body)
}

/// The name of the field that takes the reference of the transfer which sent a payment back.
pub fn transfer_of(bank_id: &str) -> String {
    ["transfer-", bank_id].concat()
}

/// How many wait beside those of this page.
fn more(ctx: &Ctx, view: &RefundsView) -> String {
    let count = |n: usize| Arg::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let counts = [
        ("n", count(view.waiting)),
        ("shown", count(view.rows.len())),
    ];
    ctx.t_with("refunds-more", counts).into_owned()
}

fn cells(ctx: &Ctx, row: &RefundRow, zone: Zone, state: &FormState) -> Vec<Markup> {
    vec![
        html! { (ctx.s(&row.service, "name")) br; span.figure { (row.case) } },
        html! { span.figure { (row.amount) } },
        html! { (ctx.say(&row.why)) },
        html! { span.figure { (row.reference) } },
        html! { span.figure { (row.bank_id) } },
        html! { (ctx.moment(row.since, zone)) },
        sent(ctx, row, state),
    ]
}

/// The form by which it leaves the list.
fn sent(ctx: &Ctx, row: &RefundRow, state: &FormState) -> Markup {
    let name = transfer_of(&row.bank_id);
    let field = control::Field {
        name: &name,
        label: &ctx.t("refunds-transfer"),
        hint: None,
        autocomplete: "off",
        numeric: false,
    };
    html! {
        form method="post" action={ (ctx.base()) "/petugas/pengembalian" } novalidate {
            (button::token(ctx))
            input type="hidden" name="case" value=(row.case);
            input type="hidden" name="bank_id" value=(row.bank_id);
            (control::line(ctx, field, state))
            button.button.button--second { (ctx.t("refunds-note")) span.hidden { " " (row.bank_id) } }
        }
    }
}
