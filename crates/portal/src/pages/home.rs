//! The first page: what do you want to get done?

use crate::Ctx;
use crate::components::{Icon, card, icon};
use crate::layout::{Page, Part};
use app::view::catalog::HomeView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &HomeView) -> Markup {
    let title = ctx.t("home-title");
    let hero = html! {
        h1 { (title) }
        (super::search::form(ctx, ""))
        p.hero-note { (icon(Icon::Shield)) (ctx.t("home-promise")) }
    };
    let body = html! {
        @if !view.cases.is_empty() {
            section aria-labelledby="milik" {
                h2 #milik { (ctx.t("home-cases")) }
                (card::cases(ctx, &view.cases))
                p { a href={ (ctx.base()) "/permohonan" } { (ctx.t("home-cases-all")) } }
            }
        }
        section aria-labelledby="peristiwa" {
            h2 #peristiwa { (ctx.t("events-title")) }
            (card::events(ctx, &view.events))
        }
        @if !view.services.is_empty() {
            section aria-labelledby="layanan" {
                h2 #layanan { (ctx.t("home-services")) }
                (card::services(ctx, &view.services))
            }
        }
        section.promises aria-labelledby="janji" {
            h2 #janji { (ctx.t("promises-title")) }
            ul.grid {
                @for (sign, title, text) in PROMISES {
                    li {
                        (icon(sign))
                        div { h3 { (ctx.t(title)) } p { (ctx.t(text)) } }
                    }
                }
            }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Search)
        .hero(hero)
        .show(&body)
}

const PROMISES: [(Icon, &str, &str); 3] = [
    (Icon::Database, "promise-once", "promise-once-text"),
    (Icon::Scale, "promise-reason", "promise-reason-text"),
    (Icon::Eye, "promise-see", "promise-see-text"),
];
