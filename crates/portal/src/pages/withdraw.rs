//! Take a case back: what it means, and a second thought.

use crate::Ctx;
use crate::components::button;
use crate::layout::{Page, Part};
use app::view::{CaseView, ProductView};
use maud::{Markup, html};
use pack::model::Outcome;

pub fn page(ctx: &Ctx, view: &CaseView) -> Markup {
    let title = ctx.t("withdraw-title");
    let case = [ctx.base(), "/permohonan/", &view.case.to_string()].concat();
    // What was granted is not taken back with the rest.
    let granted = |product: &ProductView| product.outcome == Outcome::Grant && !product.unpaid;
    let has_documents = view.products.iter().any(granted);
    let body = html! {
        (button::back(&case, &ctx.t("back-case")))
        p.meta { (ctx.s(&view.service, "name")) " · " (view.case) }
        h1 { (title) }
        @if has_documents {
            p { (ctx.t("withdraw-rest")) }
            ul { li { (ctx.t("withdraw-keeps")) } li { (ctx.t("withdraw-documents")) } }
        } @else {
            p { (ctx.t("withdraw-text")) }
            ul { li { (ctx.t("withdraw-keeps")) } li { (ctx.t("withdraw-again")) } }
        }
        div.actions {
            (button::post(ctx, &[case.as_str(), "/tarik"].concat(), &ctx.t("withdraw-do"), button::Look::Danger))
            (button::link(&case, &ctx.t("withdraw-not"), button::Look::Second))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .show(&body)
}
