//! Stopping a recovery from a letter: what waits, a button, and what became of it. Nobody is signed in here, so no name stands here.

use crate::Ctx;
use crate::components::{button, notice, summary};
use crate::layout::Page;
use app::account::recovery::{CounterView, STOP_PATH};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, token: &str, waiting: &CounterView) -> Markup {
    let title = ctx.t("stop-recovery-title");
    let here = [ctx.base(), STOP_PATH, "/", token].concat();
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("stop-recovery-lead")) }
        dl.summary {
            div { dt { (ctx.t("stop-recovery-office")) } dd { (summary::office_name(ctx, &waiting.office)) } }
            div { dt { (ctx.t("stop-recovery-started")) } dd { (ctx.moment(waiting.started, ctx.zone)) } }
            div { dt { (ctx.t("stop-recovery-from")) } dd { (ctx.moment(waiting.from, ctx.zone)) } }
        }
        p { (ctx.t("stop-recovery-text")) }
        (button::post(ctx, &here, &ctx.t("stop-recovery-do"), button::Look::Danger))
    };
    Page::new(ctx, &title).narrow().show(&body)
}

pub fn done(ctx: &Ctx) -> Markup {
    told(
        ctx,
        notice::Tone::Done,
        "stop-recovery-done",
        "stop-recovery-done-text",
    )
}

/// It was stopped, used or over before; a link that was never given out gets the same answer.
pub fn over(ctx: &Ctx) -> Markup {
    told(
        ctx,
        notice::Tone::Info,
        "stop-recovery-over",
        "stop-recovery-over-text",
    )
}

fn told(ctx: &Ctx, tone: notice::Tone, said: &str, more: &str) -> Markup {
    let title = ctx.t("stop-recovery-title");
    let sign_in = [ctx.base(), "/masuk"].concat();
    let body = html! {
        h1 { (title) }
        (notice::notice(tone, &ctx.t(said), &html! { p { (ctx.t(more)) } }))
        div.actions { (button::link(&sign_in, &ctx.t("sign-in"), button::Look::Second)) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
