//! One agency: what it decides, what it keeps, how to reach it.

use crate::Ctx;
use crate::components::{button, card};
use crate::layout::{Page, Part};
use app::view::catalog::AgencyView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &AgencyView) -> Markup {
    let title = ctx.p(&["agency-", &view.agency].concat());
    let body = html! {
        (button::back(&[ctx.base(), "/layanan"].concat(), &ctx.t("back-services")))
        h1 { (title) }
        dl.summary {
            div { dt { (ctx.t("agency-contact")) } dd { (ctx.say(&view.contact)) } }
            div {
                dt { (ctx.t("agency-offices")) }
                dd { @if view.regional { (ctx.t("agency-regional")) } @else { (ctx.t("agency-national")) } }
            }
            div { dt { (ctx.t("law")) } dd { (ctx.law_named(&view.law)) } }
        }
        @if !view.services.is_empty() {
            h2 { (ctx.t("agency-services")) }
            (card::services(ctx, &view.services))
        }
        @if !view.registers.is_empty() {
            h2 { (ctx.t("agency-registers")) }
            ul { @for register in &view.registers { li { (ctx.say(register)) } } }
        }
    };
    Page::new(ctx, &title).part(Part::Search).show(&body)
}
