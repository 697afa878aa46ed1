//! Why an answer would have the application refused, and what to write instead.

use crate::Ctx;
use app::view::ReasonView;
use maud::{Markup, html};

pub fn list(ctx: &Ctx, reasons: &[ReasonView]) -> Markup {
    html! { @for reason in reasons { (one(ctx, reason)) } }
}

pub fn one(ctx: &Ctx, reason: &ReasonView) -> Markup {
    html! {
        p { strong { (ctx.say(&reason.text)) } " " (ctx.say(&reason.remedy)) }
        p.meta { (ctx.t("law")) ": " (ctx.law_named(&reason.law)) }
    }
}
