//! Opening an account, the first page: the number.

use crate::Ctx;
use crate::components::{FormState, button, control, errors};
use crate::layout::Page;
use maud::{Markup, html};

/// `can` is whether accounts are opened here at all.
pub fn page(ctx: &Ctx, can: bool, state: &FormState) -> Markup {
    let title = ctx.t("open-title");
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        h1 { (title) }
        @if can { (ask(ctx, state)) } @else { p.lead { (ctx.t("open-not-here")) } }
    };
    Page::new(ctx, &title)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

fn ask(ctx: &Ctx, state: &FormState) -> Markup {
    html! {
        p.lead { (ctx.t("open-lead")) }
        ol.steps {
            li { (ctx.t("open-step-nik")) }
            li { (ctx.t("open-step-proof")) }
            li { (ctx.t("open-step-key")) }
        }
        form method="post" action={ (ctx.base()) "/daftar" } novalidate {
            (button::token(ctx))
            (control::line(ctx, control::Field {
                name: "nik",
                label: &ctx.t("open-nik"),
                hint: Some(&ctx.t("open-nik-hint")),
                autocomplete: "off",
                numeric: true,
            }, state))
            (button::submit(&ctx.t("open-go")))
        }
        p.meta { (ctx.t("open-known")) " " a href={ (ctx.base()) "/masuk" } { (ctx.t("open-sign-in")) } }
    }
}
