//! Ways back into my account: codes on paper, another device, a counter.

use super::{passkeys, up, waiting};
use crate::Ctx;
use crate::components::{button, notice};
use crate::layout::{Page, Part};
use app::account::recovery::RecoveryView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &RecoveryView) -> Markup {
    let title = ctx.t("account-recovery");
    let here = [ctx.base(), "/akun/pemulihan"].concat();
    let left = Arg::Int(i64::try_from(view.kept).unwrap_or(i64::MAX));
    let make = if view.kept == 0 {
        "codes-make"
    } else {
        "codes-make-again"
    };
    let body = html! {
        (up(ctx))
        h1 { (title) }
        p.lead { (ctx.t("recovery-lead")) }
        @if let Some(counter) = &view.counter { (waiting(ctx, counter)) }
        section.card {
            h2 { (ctx.t("codes-title")) }
            p { (ctx.t("codes-text")) }
            p {
                strong { (ctx.t_with("codes-left", [("n", left)])) }
                @if let Some(level) = view.kept_level { br; span.meta { (passkeys::level(ctx, level)) } }
            }
            (button::post(ctx, &[here.as_str(), "/kode"].concat(), &ctx.t(make), button::Look::Second))
        }
        section.card {
            h2 { (ctx.t("device-title")) }
            p { (ctx.t("device-text")) }
            (button::post(ctx, &[here.as_str(), "/perangkat-lain"].concat(), &ctx.t("device-make"), button::Look::Second))
        }
        (notice::notice(notice::Tone::Info, &ctx.t("recovery-counter"), &html! { p { (ctx.t("recovery-counter-text")) } }))
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}
