//! The counter, for whoever goes there: what to bring, the code, and how to go on.

use super::{Flow, level};
use crate::Ctx;
use crate::components::notice::{Tone, notice};
use crate::components::{FormState, button, control, errors};
use crate::layout::Page;
use app::proofing::WayView;
use app::proofing::counter::spaced;
use base::Arg;
use maud::{Markup, html};

/// Ask for a code, or go on with one that an officer confirmed.
pub fn page(ctx: &Ctx, flow: Flow, way: &WayView, state: &FormState) -> Markup {
    let title = ctx.t("way-counter");
    let holder = Arg::Str(ctx.say(&way.holder).into_owned());
    let gives = Arg::Str(level(ctx, way.gives).into_owned());
    let to = [ctx.base(), flow.base(), "/loket"].concat();
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), flow.ways()].concat(), &ctx.t("quiz-back")))
        h1 { (title) }
        p.lead { (ctx.t_with("counter-lead", [("holder", holder)])) }
        ol.steps {
            li { (ctx.t("counter-step-code")) }
            li { (ctx.t("counter-step-go")) }
            li { (ctx.t("counter-step-back")) }
        }
        form method="post" action=(to) {
            (button::token(ctx))
            (button::submit(&ctx.t("counter-ask")))
        }
        p.meta { (ctx.t_with("way-gives", [("level", gives)])) }
        section.card aria-labelledby="lanjut" {
            h2 #lanjut { (ctx.t("counter-after")) }
            form method="post" action=(to) novalidate {
                (button::token(ctx))
                (control::line(ctx, control::Field {
                    name: "kode",
                    label: &ctx.t("counter-code"),
                    hint: Some(&ctx.t("counter-code-hint")),
                    autocomplete: "off",
                    numeric: false,
                }, state))
                (button::submit_as(&ctx.t("counter-go"), button::Look::Second))
            }
        }
    };
    Page::new(ctx, &title)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

/// The code. It is shown once: nothing here knows it any more.
pub fn given(ctx: &Ctx, flow: Flow, way: &WayView, code: &str) -> Markup {
    let title = ctx.t("counter-given");
    let holder = Arg::Str(ctx.say(&way.holder).into_owned());
    let body = html! {
        (button::back(&[ctx.base(), flow.base(), "/loket"].concat(), &ctx.t("counter-given-back")))
        h1 { (title) }
        p.number-large.figure { (spaced(code)) }
        (notice(Tone::Warning, &ctx.t("counter-given-once"), &html! { p { (ctx.t("counter-given-safe")) } }))
        ul.ticks {
            li { (ctx.t_with("counter-given-where", [("holder", holder)])) }
            li { (ctx.t("counter-given-bring")) }
            li { (ctx.t("counter-given-until")) }
            li { (ctx.t("counter-given-then")) }
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
