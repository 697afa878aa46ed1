//! The accessibility statement: what was done, how it was tested, what is not known, whom to tell.

use crate::Ctx;
use crate::layout::Page;
use maud::{Markup, html};

pub fn page(ctx: &Ctx) -> Markup {
    let title = ctx.t("a11y-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("a11y-lead")) }
        h2 { (ctx.t("a11y-can")) }
        ul.ticks { @for key in CAN { li { (ctx.t(key)) } } }
        h2 { (ctx.t("a11y-tested")) }
        p { (ctx.t("a11y-tested-text")) }
        h2 { (ctx.t("a11y-gaps")) }
        ul { @for key in GAPS { li { (ctx.t(key)) } } }
        h2 { (ctx.t("a11y-tell")) }
        p { (ctx.t("a11y-tell-text")) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

const CAN: [&str; 6] = [
    "a11y-keyboard",
    "a11y-zoom",
    "a11y-script",
    "a11y-reader",
    "a11y-colour",
    "a11y-words",
];
const GAPS: [&str; 2] = ["a11y-gap-people", "a11y-gap-pdf"];
