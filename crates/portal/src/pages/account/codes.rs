//! What is shown once: the codes to keep, or the code for another device.

use crate::Ctx;
use crate::components::{button, notice};
use crate::layout::{Page, Part};
use app::account::recovery::DeviceCode;
use base::Arg;
use credential::Qr;
use maud::{Markup, PreEscaped, html};

/// Ten codes, to be printed or written down.
pub fn kept(ctx: &Ctx, codes: &[String]) -> Markup {
    let title = ctx.t("codes-title");
    let back = [ctx.base(), "/akun/pemulihan"].concat();
    let body = html! {
        h1 { (title) }
        (notice::notice(notice::Tone::Warning, &ctx.t("codes-once"), &html! { p { (ctx.t("codes-once-text")) } }))
        ol.codes { @for code in codes { li.figure { (code) } } }
        p { (ctx.t("codes-use")) }
        div.actions { (button::link(&back, &ctx.t("codes-done"), button::Look::Primary)) }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

/// A code for another device, and the same as a picture that it can look at.
pub fn device(ctx: &Ctx, offered: &DeviceCode, origin: &str) -> Markup {
    let title = ctx.t("device-title");
    let back = [ctx.base(), "/akun/pemulihan"].concat();
    let typed = [origin, ctx.base(), "/masuk/perangkat"].concat();
    let link = [typed.as_str(), "?kode=", &offered.code].concat();
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t_with("device-until", [("at", Arg::Time(offered.until))])) }
        @if let Ok(code) = Qr::of(&link) {
            div.qr { (PreEscaped(code.svg(&ctx.t("device-qr")))) }
        }
        p { (ctx.t("device-or")) " " strong { (typed) } }
        p.code-large.figure { (offered.code) }
        (notice::notice(notice::Tone::Warning, &ctx.t("device-never"), &html! { p { (ctx.t("device-never-text")) } }))
        div.actions { (button::link(&back, &ctx.t("codes-done"), button::Look::Second)) }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}
