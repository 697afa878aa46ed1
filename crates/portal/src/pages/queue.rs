//! The officer's queue: what waits, since when, until when. The oldest promise first.

use crate::Ctx;
use crate::components::{Icon, button, icon, status, summary, table::table};
use crate::layout::{Page, Part};
use app::view::{QueueRow, QueueView};
use base::{Arg, Zone};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &QueueView) -> Markup {
    let title = ctx.t("queue-title");
    let count = |n: usize| Arg::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let head = [
        ctx.t("queue-case"),
        ctx.t("queue-stage"),
        ctx.t("queue-why"),
        ctx.t("queue-since"),
        ctx.t("queue-due"),
    ];
    let rows: Vec<Vec<Markup>> = view
        .rows
        .iter()
        .map(|row| cells(ctx, row, view.zone))
        .collect();
    let body = html! {
        div.queue-head {
            div {
                p.meta { (summary::office_name(ctx, &view.office)) }
                h1 { (title) }
                @if !view.rows.is_empty() { p {
                    strong { (ctx.t_with("queue-waiting", [("n", count(view.waiting))])) } " "
                    @if view.overdue > 0 {
                        span.tag.tag--stop { (ctx.t_with("queue-overdue", [("n", count(view.overdue))])) }
                    }
                } }
            }
            @if !view.rows.is_empty() {
                form method="post" action={ (ctx.base()) "/petugas/berikutnya" } {
                    (button::token(ctx))
                    button.button { (ctx.t("queue-next")) (icon(Icon::Next)) }
                }
            }
        }
        @if view.rows.is_empty() { p.lead { (ctx.t("queue-empty")) } }
        @else { (table(&ctx.t("queue-caption"), &head, &rows)) }
        @if view.is_counter {
            p { a href={ (ctx.base()) "/petugas/loket" } { (ctx.t("vouch-title")) } }
            p { a href={ (ctx.base()) "/petugas/pemulihan" } { (ctx.t("restore-title")) } }
        }
        @if view.helps { p { a href={ (ctx.base()) "/petugas/bantuan" } { (ctx.t("assist-title")) } } }
        @if view.is_payee {
            p { a href={ (ctx.base()) "/petugas/pengembalian" } { (ctx.t("refunds-title")) } }
        }
        (button::post(ctx, &[ctx.base(), "/petugas/selesai"].concat(), &ctx.t("officer-rest"), button::Look::Second))
    };
    Page::new(ctx, &title).part(Part::Queue).dense().show(&body)
}

fn cells(ctx: &Ctx, row: &QueueRow, zone: Zone) -> Vec<Markup> {
    let number = row.case.to_string();
    // The end of a number tells cases apart; its beginning is the time, alike for all of a day.
    let short = number
        .get(number.len().saturating_sub(8)..)
        .unwrap_or(&number)
        .to_owned();
    vec![
        html! {
            a href={ (ctx.base()) "/petugas/" (number) } {
                (ctx.s(&row.service, "name")) " " span.figure { "…" (short) }
            }
        },
        status::stage(ctx, &row.stage),
        html! {
            @for (at, reason) in row.reasons.iter().enumerate() {
                @if at > 0 { br; }
                (ctx.say(reason))
            }
        },
        html! { (ctx.moment(row.since, zone)) },
        html! {
            (ctx.date(row.due.date)) " "
            @if row.overdue { span.tag.tag--stop { (ctx.t("queue-late")) } }
        },
    ]
}
