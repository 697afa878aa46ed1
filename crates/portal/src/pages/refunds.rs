//! Money that is due back from an office: for whoever keeps its books.

use crate::Ctx;
use crate::components::{button, summary, table::table};
use crate::layout::{Page, Part};
use app::view::{RefundRow, RefundsView};
use base::Zone;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &RefundsView) -> Markup {
    let title = ctx.t("refunds-title");
    let head = [
        ctx.t("refunds-case"),
        ctx.t("refunds-amount"),
        ctx.t("refunds-why"),
        ctx.t("refunds-reference"),
        ctx.t("bill-bank-id"),
        ctx.t("refunds-since"),
    ];
    let rows = view.rows.iter().map(|row| cells(ctx, row, view.zone));
    let rows: Vec<Vec<Markup>> = rows.collect();
    let body = html! {
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("refunds-back")))
        p.meta { (summary::office_name(ctx, &view.office)) }
        h1 { (title) }
        @if view.rows.is_empty() { p.lead { (ctx.t("refunds-empty")) } }
        @else {
            p { (ctx.t("refunds-lead")) }
            (table(&ctx.t("refunds-caption"), &head, &rows))
        }
    };
    Page::new(ctx, &title).part(Part::Queue).dense().show(&body)
}

fn cells(ctx: &Ctx, row: &RefundRow, zone: Zone) -> Vec<Markup> {
    vec![
        html! { (ctx.s(&row.service, "name")) br; span.figure { (row.case) } },
        html! { span.figure { (row.amount) } },
        html! { (ctx.say(&row.why)) },
        html! { span.figure { (row.reference) } },
        html! { span.figure { (row.bank_id) } },
        html! { (ctx.moment(row.since, zone)) },
    ]
}
