//! One life event: everything there is to do, in one place.

use crate::Ctx;
use crate::components::{button, card};
use crate::layout::{Page, Part};
use app::view::catalog::EventView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &EventView) -> Markup {
    let key = ["event-", &view.event].concat();
    let title = ctx.p(&key);
    let body = html! {
        (button::back(ctx.home(), &ctx.t("back-home")))
        h1 { (title) }
        @if let Some(hint) = ctx.pack_hint(&key) { p.lead { (hint) } }
        @if view.services.is_empty() {
            p { (ctx.t("event-none")) }
            p { a href={ (ctx.base()) "/layanan" } { (ctx.t("search-none-list-link")) } }
        } @else {
            h2.hidden { (ctx.t("search-results")) }
        }
        (card::services(ctx, &view.services))
    };
    Page::new(ctx, &title).part(Part::Search).show(&body)
}
