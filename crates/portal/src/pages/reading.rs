//! Ask about one reading of the access log: what it was, and who must answer for it.

use super::{access, correction};
use crate::Ctx;
use crate::components::{button, standing};
use crate::layout::{Page, Part};
use app::view::ReaderView;
use app::view::own::ReadingView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &ReadingView) -> Markup {
    let row = &view.row;
    let title = ctx.t("reading-title");
    let lead = if row.by == ReaderView::Myself {
        "reading-lead-own"
    } else {
        "reading-lead"
    };
    let number = Arg::Str(row.row.to_string());
    let body = html! {
        (button::back(&[ctx.base(), "/akses"].concat(), &ctx.t("access-title")))
        h1 { (title) }
        p.lead { (ctx.t(lead)) }
        section.card aria-label=(ctx.t("access-caption")) {
            dl.summary {
                div { dt { (ctx.t("access-when")) } dd { (ctx.moment(row.at, view.zone)) } }
                div { dt { (ctx.t("access-who")) } dd { (access::who(ctx, row)) } }
                div { dt { (ctx.t("access-what")) } dd { (access::what(ctx, row)) } }
                div { dt { (ctx.t("access-why")) } dd { (ctx.say(&row.purpose)) } }
                div { dt { (ctx.t("law")) } dd { (ctx.law_named(&row.law)) } }
                div { dt { (ctx.t("reading-number")) } dd.figure { (row.row) } }
            }
        }
        (standing::standing(ctx, view.standing, (&["/akses/", &row.row.to_string(), "/catatan"].concat(), view.zone)))
        h2 { (ctx.t("reading-how")) }
        ol.steps {
            li { (correction::contact(ctx, &row.agency, &view.contact)) }
            li { (ctx.t_with("reading-say", [("number", number)])) }
            li { (ctx.t("correction-then")) }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Access)
        .narrow()
        .show(&body)
}
