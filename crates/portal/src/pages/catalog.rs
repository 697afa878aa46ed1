//! Every service, and every agency that owns one.

use crate::Ctx;
use crate::components::card;
use crate::layout::{Page, Part};
use app::view::catalog::CatalogView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &CatalogView) -> Markup {
    let title = ctx.t("catalog-title");
    let body = html! {
        h1 { (title) }
        (super::search::form(ctx, ""))
        h2.hidden { (ctx.t("search-results")) }
        (card::services(ctx, &view.services))
        h2 { (ctx.t("catalog-agencies")) }
        ul.links {
            @for agency in &view.agencies {
                li { a href={ (ctx.base()) "/instansi/" (agency) } { (ctx.p(&["agency-", agency].concat())) } }
            }
        }
    };
    Page::new(ctx, &title).part(Part::Search).show(&body)
}
