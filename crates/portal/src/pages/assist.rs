//! An officer begins to help somebody who stands before them.

use crate::Ctx;
use crate::components::control::{self, Field};
use crate::components::{FormState, button, errors};
use crate::layout::{Page, Part};
use maud::{Markup, html};

/// Fields that hold digits only.
const NUMERIC: [&str; 2] = ["nik", "code"];

pub fn page(ctx: &Ctx, state: &FormState) -> Markup {
    let title = ctx.t("assist-title");
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("queue-title")))
        h1 { (title) }
        p.lead { (ctx.t("assist-lead")) }
        form.question method="post" action={ (ctx.base()) "/petugas/bantuan" } novalidate {
            (button::token(ctx))
            (field(ctx, "nik", state))
            (field(ctx, "code", state))
            h2 { (ctx.t("assist-without")) }
            (field(ctx, "name", state))
            (control::lines(ctx, Field {
                name: "statement",
                label: &ctx.t("assist-statement"),
                hint: Some(&ctx.t("assist-statement-hint")),
                autocomplete: "off",
                numeric: false,
            }, 3, state))
            (button::submit(&ctx.t("assist-begin")))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

fn field(ctx: &Ctx, name: &str, state: &FormState) -> Markup {
    control::worded(ctx, ("assist", name), NUMERIC.contains(&name), state)
}
