//! What this is, and how to tell an official site from a copy.

use crate::components::notice;
use crate::layout::Page;
use crate::{Ctx, Role};
use maud::{Markup, html};

pub fn page(ctx: &Ctx) -> Markup {
    let title = ctx.t("about-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("about-lead")) }
        @if ctx.demo {
            (notice::notice(notice::Tone::Warning, &ctx.t("strip-demo"), &html! { p { (ctx.t("about-demo")) } }))
        }
        h2 #resmi { (ctx.t("about-official")) }
        p { (ctx.t("about-official-text")) }
        ol.steps { @for key in SIGNS { li { (ctx.t(key)) } } }
        h2 { (ctx.t("about-never")) }
        ul { @for key in NEVER { li { (ctx.t(key)) } } }
        h2 { (ctx.t("about-data")) }
        p { (ctx.t("about-data-text")) }
        @if ctx.who.is_none_or(|who| who.role == Role::Resident) {
            p { a href={ (ctx.base()) "/akses" } { (ctx.t("access-title")) } }
        }
        h2 { (ctx.t("about-free")) }
        p { (ctx.t("about-free-text")) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

const SIGNS: [&str; 3] = ["about-sign-address", "about-sign-lock", "about-sign-check"];
const NEVER: [&str; 3] = ["about-never-code", "about-never-pay", "about-never-app"];
