//! A site asks to know something: who asks, what, why, by which law, for how long. Both answers look alike.

use crate::Ctx;
use crate::components::button;
use crate::components::notice::{self, Tone};
use crate::layout::Page;
use app::provider::ConsentView;
use base::{Arg, Text};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &ConsentView) -> Markup {
    let name = ctx.say(&view.name).into_owned();
    let title = ctx.t_with("consent-title", [("site", Arg::Str(name.clone()))]);
    let days = Arg::Int(view.days);
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t_with("consent-lead", [("site", Arg::Str(name.clone())), ("host", Arg::Str(view.host.clone()))])) }
        dl.summary {
            div { dt { (ctx.t("consent-who")) } dd { strong { (name) } br; span.meta { (ctx.say(&view.agency)) } } }
            div { dt { (ctx.t("consent-what")) } dd { (what(ctx, view)) } }
            div { dt { (ctx.t("consent-why")) } dd { (ctx.say(&view.purpose)) } }
            div { dt { (ctx.t("consent-law")) } dd { (ctx.law(&view.law.as_str().into())) } }
            div { dt { (ctx.t("consent-long")) } dd { (ctx.t_with("consent-days", [("n", days)])) } }
        }
        @if view.offline {
            (notice::notice(Tone::Warning, &ctx.t("consent-offline"), &html! { p { (ctx.t("consent-offline-text")) } }))
        }
        p { (ctx.t("consent-later")) " " a href={ (ctx.base()) "/akun/situs" } { (ctx.t("sites-title")) } "." }
        form method="post" action={ (ctx.base()) "/izin" } {
            (button::token(ctx))
            input type="hidden" name="alur" value=(view.flow);
            div.actions {
                button.button name="jawaban" value="izinkan" { (ctx.t("consent-allow")) }
                button class="button button--second" name="jawaban" value="tolak" { (ctx.t("consent-refuse")) }
            }
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// What is new stands alone; what it may know already is said beside it.
fn what(ctx: &Ctx, view: &ConsentView) -> Markup {
    html! {
        ul {
            @let number = if view.shares { "consent-number-shared" } else { "consent-number" };
            li { (ctx.t(number)) }
            @for field in &view.new { li { (ctx.say(field)) } }
        }
        @if !view.held.is_empty() {
            span.meta { (ctx.t("consent-held")) " " (joined(ctx, &view.held)) }
        }
    }
}

/// Fields after one another.
pub(super) fn joined(ctx: &Ctx, fields: &[Text]) -> String {
    let names: Vec<_> = fields.iter().map(|field| ctx.say(field)).collect();
    names.join(", ")
}
