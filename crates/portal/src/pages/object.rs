//! Object to a decision: a person looks at it again.

use super::case;
use crate::Ctx;
use crate::components::{FormState, button, control, errors};
use crate::layout::{Page, Part};
use app::view::CaseView;
use maud::{Markup, html};
use pack::model::Outcome;

pub fn page(ctx: &Ctx, view: &CaseView, state: &FormState) -> Markup {
    let title = ctx.t("object-title");
    let address = [ctx.base(), "/permohonan/", &view.case.to_string()].concat();
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&address, &ctx.t("back-case")))
        p.meta { (ctx.s(&view.service, "name")) " · " (view.case) }
        h1 { (title) }
        p.lead { (ctx.t("object-lead")) }
        @for group in case::alike(view.products.iter().filter(|product| product.outcome != Outcome::Grant)) {
            section.card {
                @for product in &group {
                    h2 { (ctx.s(&view.service, &["product-", &product.product].concat())) }
                }
                (case::reasons(ctx, group[0]))
                (case::officer_words(ctx, group[0]))
            }
        }
        form.question method="post" action={ (address) "/keberatan" } novalidate {
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
