//! Something is wrong with what the state holds, or somebody looked who should not have: which office mends it, and how.

use crate::Ctx;
use crate::components::{Icon, button, icon, summary};
use crate::layout::{Page, Part};
use app::view::own::CorrectionView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &CorrectionView) -> Markup {
    let title = ctx.t("correction-title");
    let agency = || Arg::Text(Box::new(view.agency.clone()));
    let body = html! {
        @if let Some(case) = view.case {
            (button::back(&[ctx.base(), "/permohonan/", &case.to_string()].concat(), &ctx.t("back-case")))
        }
        h1 { (title) }
        p.lead { (ctx.t_with("correction-lead", [("agency", agency())])) }
        section.card aria-labelledby="data" {
            h2 #data { (ctx.say(&view.register)) }
            (summary::list(ctx, &view.fields))
            p.meta { (ctx.t("law")) ": " (ctx.law_named(&view.law)) }
        }
        h2 { (ctx.t("correction-how")) }
        ol.steps {
            li {
                (ctx.t_with("correction-contact", [("agency", agency())])) " "
                strong { (icon(Icon::Phone)) " " (view.contact) }
            }
            li { (ctx.t("correction-bring")) }
            li { (ctx.t("correction-then")) }
        }
        p { (ctx.t("correction-case")) }
        p { a href={ (ctx.base()) "/akses" } { (ctx.t("access-all")) } }
    };
    Page::new(ctx, &title)
        .part(Part::Access)
        .narrow()
        .show(&body)
}
