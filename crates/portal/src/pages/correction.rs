//! Something is wrong with what the state holds: which agency mends it, and how.

use crate::Ctx;
use crate::components::{Icon, button, icon, summary};
use crate::layout::{Page, Part};
use app::view::own::CorrectionView;
use base::{Arg, Text};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &CorrectionView) -> Markup {
    let title = ctx.t("correction-title");
    let agency = || Arg::Text(Box::new(view.agency.clone()));
    let case = [ctx.base(), "/permohonan/", &view.case.to_string()].concat();
    let body = html! {
        (button::back(&case, &ctx.t("back-case")))
        h1 { (title) }
        p.lead { (ctx.t_with("correction-lead", [("agency", agency())])) }
        section.card aria-labelledby="data" {
            h2 #data { (ctx.say(&view.register)) }
            (summary::list(ctx, &view.fields))
            p.meta { (ctx.t("law")) ": " (ctx.law_named(&view.law)) }
        }
        h2 { (ctx.t("correction-how")) }
        ol.steps {
            li { (contact(ctx, &view.agency, &view.contact)) }
            li { (ctx.t("correction-bring")) }
            li { (ctx.t("correction-then")) }
        }
        p { (ctx.t("correction-case")) }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .show(&body)
}

/// Whom to turn to, and how to reach them.
pub(super) fn contact(ctx: &Ctx, agency: &Text, contact: &Text) -> Markup {
    let named = Arg::Text(Box::new(agency.clone()));
    html! {
        (ctx.t_with("correction-contact", [("agency", named)])) " "
        strong { (icon(Icon::Phone)) " " (ctx.say(contact)) }
    }
}
