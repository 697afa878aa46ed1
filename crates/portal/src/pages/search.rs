//! What a search found, or three ways on where it found nothing.

use crate::Ctx;
use crate::components::{Icon, card, icon};
use crate::layout::{Page, Part};
use app::view::catalog::SearchView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &SearchView) -> Markup {
    let query = Arg::Str(view.query.clone());
    let found = Arg::Int(i64::try_from(view.hits.len()).unwrap_or(i64::MAX));
    let title = match (view.query.is_empty(), view.hits.is_empty()) {
        (true, _) => ctx.t("search-title"),
        (false, true) => ctx.t_with("search-none", [("query", query)]),
        (false, false) => ctx.t_with("search-found", [("query", query), ("n", found)]),
    };
    let body = html! {
        h1 { (title) }
        (form(ctx, &view.query))
        @if !view.hits.is_empty() {
            h2.hidden { (ctx.t("search-results")) }
            (card::services(ctx, &view.hits))
        } @else if !view.query.is_empty() {
            (nothing(ctx))
        }
        @if view.hits.is_empty() {
            h2 { (ctx.t("events-title")) }
            (card::events(ctx, &view.events))
        }
    };
    Page::new(ctx, &title).part(Part::Search).show(&body)
}

/// The search box; also on the first page.
pub fn form(ctx: &Ctx, query: &str) -> Markup {
    html! {
        form.search role="search" method="get" action={ (ctx.base()) "/cari" } {
            label for="cari" { (ctx.t("search-label")) }
            div.search-row {
                input.input #cari type="search" name="q" value=(query) autocomplete="off" maxlength="200"
                    aria-describedby="cari-hint";
                button.button { (icon(Icon::Search)) (ctx.t("search-button")) }
            }
            p.hint #cari-hint { (ctx.t("search-hint")) }
        }
    }
}

fn nothing(ctx: &Ctx) -> Markup {
    html! {
        h2 { (ctx.t("search-none-title")) }
        ol.steps {
            li { (ctx.t("search-none-words")) }
            li {
                (ctx.t("search-none-list")) " "
                a href={ (ctx.base()) "/layanan" } { (ctx.t("search-none-list-link")) }
            }
            li { (ctx.t("search-none-office")) }
        }
    }
}
