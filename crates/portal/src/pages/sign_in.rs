//! Sign-in outside the demonstration: it comes later, and the page says what can be done now.

use crate::Ctx;
use crate::components::button;
use crate::layout::Page;
use maud::{Markup, html};

pub fn page(ctx: &Ctx) -> Markup {
    let title = ctx.t("sign-in-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("sign-in-lead")) }
        ul.links {
            li { a href={ (ctx.base()) "/layanan" } { (ctx.t("sign-in-services")) } }
            li { a href={ (ctx.base()) "/daftar" } { (ctx.t("open-title")) } }
            li { a href={ (ctx.base()) "/periksa" } { (ctx.t("sign-in-check")) } }
        }
        p { (ctx.t("sign-in-office")) }
        (button::link(ctx.home(), &ctx.t("back-home"), button::Look::Second))
    };
    Page::new(ctx, &title).narrow().show(&body)
}
