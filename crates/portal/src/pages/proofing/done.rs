//! How a proofing ended, where it did not end in an account.

use super::Flow;
use crate::Ctx;
use crate::components::button;
use crate::components::notice::{Tone, notice};
use crate::layout::Page;
use maud::{Markup, html};

/// Nobody knows whether it was them. The same page for every reason, and for numbers that nobody has.
pub fn failed(ctx: &Ctx, flow: Flow) -> Markup {
    let title = ctx.t("proof-failed");
    let body = html! {
        h1 { (title) }
        (notice(Tone::Stop, &ctx.t("proof-failed-nothing"), &html! { p { (ctx.t("proof-failed-why")) } }))
        ul.ticks {
            li { (ctx.t("proof-failed-check")) }
            li { (ctx.t("proof-failed-other")) }
            li { (ctx.t("proof-failed-office")) }
        }
        (button::link(&[ctx.base(), flow.ways()].concat(), &ctx.t("proof-failed-go"), button::Look::Primary))
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}

/// The face match does not answer: nobody's fault who stands here, and there are other ways.
pub fn away(ctx: &Ctx, flow: Flow) -> Markup {
    let title = ctx.t("face-away");
    let body = html! {
        h1 { (title) }
        (notice(Tone::Warning, &ctx.t("proof-failed-nothing"), &html! { p { (ctx.t("problem-face-away")) } }))
        (button::link(&[ctx.base(), flow.ways()].concat(), &ctx.t("proof-failed-go"), button::Look::Primary))
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}

/// It was them, and they have an account already.
pub fn known(ctx: &Ctx) -> Markup {
    let title = ctx.t("proof-known");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("proof-known-lead")) }
        p { (ctx.t("proof-known-lost")) }
        (button::link(&[ctx.base(), "/masuk"].concat(), &ctx.t("open-sign-in"), button::Look::Primary))
        p { a href={ (ctx.base()) "/daftar" } { (ctx.t("proof-known-other")) } }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
