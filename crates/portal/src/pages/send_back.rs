//! Money was sent back: what is about to be written down, and a second thought.

use super::refunds::transfer_of;
use crate::Ctx;
use crate::components::{button, summary};
use crate::layout::{Page, Part};
use app::view::SendingView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &SendingView) -> Markup {
    let title = ctx.t("send-back-title");
    let list = [ctx.base(), "/petugas/pengembalian"].concat();
    let row = &view.row;
    let body = html! {
        (button::back(&list, &ctx.t("refunds-title")))
        p.meta { (summary::office_name(ctx, &view.office)) }
        h1 { (title) }
        p { (ctx.t("send-back-text")) }
        dl.summary {
            (pair(&ctx.t("refunds-amount"), &html! { span.figure { (row.amount) } }))
            (pair(&ctx.t("refunds-transfer"), &html! { span.figure { (view.transfer) } }))
            (pair(&ctx.t("refunds-case"), &html! {
                (ctx.s(&row.service, "name")) br; span.figure { (row.case) }
            }))
            (pair(&ctx.t("refunds-why"), &html! { (ctx.say(&row.why)) }))
            (pair(&ctx.t("bill-bank-id"), &html! { span.figure { (row.bank_id) } }))
            (pair(&ctx.t("refunds-since"), &html! { (ctx.moment(row.since, view.zone)) }))
        }
        div.actions {
            form method="post" action=(list) {
                (button::token(ctx))
                input type="hidden" name="case" value=(row.case);
                input type="hidden" name="bank_id" value=(row.bank_id);
                input type="hidden" name=(transfer_of(&row.bank_id)) value=(view.transfer);
                input type="hidden" name="sure" value="yes";
                (button::submit(&ctx.t("send-back-do")))
            }
            (button::link(&list, &ctx.t("send-back-not"), button::Look::Second))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .narrow()
        .show(&body)
}

fn pair(label: &str, value: &Markup) -> Markup {
    html! { div { dt { (label) } dd { (value) } } }
}
