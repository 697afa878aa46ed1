//! Object to a decision: a person looks at it again.

use crate::Ctx;
use crate::components::{FormState, button, control, errors};
use crate::layout::{Page, Part};
use app::view::CaseView;
use maud::{Markup, html};
use pack::model::Outcome;

pub fn page(ctx: &Ctx, view: &CaseView, state: &FormState) -> Markup {
    let title = ctx.t("object-title");
    let case = [ctx.base(), "/permohonan/", &view.case.to_string()].concat();
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&case, &ctx.t("back-case")))
        p.meta { (ctx.s(&view.service, "name")) " · " (view.case) }
        h1 { (title) }
        p.lead { (ctx.t("object-lead")) }
        @for product in view.products.iter().filter(|product| product.outcome != Outcome::Grant) {
            section.card {
                h2 { (ctx.s(&view.service, &["product-", &product.product].concat())) }
                (super::case::reasons(ctx, product))
            }
        }
        form.question method="post" action={ (case) "/keberatan" } novalidate {
            (button::token(ctx))
            (control::lines(ctx, control::Field {
                name: "grounds",
                label: &ctx.t("object-label"),
                hint: Some(&ctx.t("object-hint")),
                autocomplete: "off",
                numeric: false,
            }, 6, state))
            (button::submit(&ctx.t("object-send")))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .failed(state.failed())
        .show(&body)
}
