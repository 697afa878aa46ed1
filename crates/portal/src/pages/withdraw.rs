//! Take a case back: what it means, and a second thought.

use crate::Ctx;
use crate::components::button;
use crate::layout::{Page, Part};
use app::view::CaseView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &CaseView) -> Markup {
    let title = ctx.t("withdraw-title");
    let case = [ctx.base(), "/permohonan/", &view.case.to_string()].concat();
    let body = html! {
        (button::back(&case, &ctx.t("back-case")))
        p.meta { (ctx.s(&view.service, "name")) " · " (view.case) }
        h1 { (title) }
        p { (ctx.t("withdraw-text")) }
        ul { li { (ctx.t("withdraw-keeps")) } li { (ctx.t("withdraw-again")) } }
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
