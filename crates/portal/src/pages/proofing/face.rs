//! The face match: what happens and who hears what, before one goes there; the way back from it.

use super::{Flow, level};
use crate::Ctx;
use crate::components::notice::{Tone, notice};
use crate::components::{Icon, button, icon};
use crate::layout::Page;
use app::proofing::WayView;
use base::Arg;
use maud::{Markup, html};

/// Before anybody is sent there.
pub fn page(ctx: &Ctx, flow: Flow, way: &WayView, next: Option<&str>) -> Markup {
    let title = ctx.t("way-face");
    let holder = Arg::Str(ctx.say(&way.holder).into_owned());
    let gives = Arg::Str(level(ctx, way.gives).into_owned());
    let body = html! {
        (button::back(&[ctx.base(), flow.ways()].concat(), &ctx.t("quiz-back")))
        h1 { (title) }
        p.lead { (ctx.t("face-lead")) }
        ol.steps {
            li { (ctx.t("face-step-go")) }
            li { (ctx.t("face-step-look")) }
            li { (ctx.t("face-step-back")) }
        }
        section.card aria-labelledby="privasi" {
            h2 #privasi { (ctx.t("proof-privacy")) }
            p { (ctx.t_with("face-privacy", [("holder", holder)])) }
            p { (ctx.t("face-privacy-kept")) }
            p.meta { (ctx.law(&way.law)) }
        }
        @if ctx.demo { p { strong { (ctx.t("face-simulated")) } } }
        form method="post" action={ (ctx.base()) (flow.base()) "/wajah" } {
            (button::token(ctx))
            @if let Some(next) = next { input type="hidden" name="untuk" value=(next); }
            (button::submit(&ctx.t("face-go")))
        }
        p.meta { (ctx.t_with("way-gives", [("level", gives)])) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// The browser is on its way; the link is for one that does not go by itself.
pub fn leaving(ctx: &Ctx, flow: Flow, url: &str) -> Markup {
    let title = ctx.t("face-leaving");
    let body = html! {
        (button::back(&[ctx.base(), flow.ways()].concat(), &ctx.t("quiz-back")))
        h1 { (title) }
        p.lead { (ctx.t("face-leaving-text")) }
        div.actions { a.button href=(url) rel="noreferrer" { (ctx.t("face-leave")) (icon(Icon::Next)) } }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// Back again: one press asks what came of it.
pub fn back(ctx: &Ctx, flow: Flow, code: &str) -> Markup {
    let title = ctx.t("face-back");
    let body = html! {
        h1 { (title) }
        (notice(Tone::Info, &ctx.t("face-back-here"), &html! { p { (ctx.t("face-back-text")) } }))
        form method="post" action={ (ctx.base()) (flow.base()) "/wajah/kembali" } {
            (button::token(ctx))
            input type="hidden" name="kode" value=(code);
            (button::submit(&ctx.t("face-back-go")))
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
