//! The first page: which bill?

use super::{Ctx, described, frame, inline, is_wrong, language_field, summary};
use crate::bank::form::{Asked, NoBill};
use maud::{Markup, html};

pub(in crate::bank) fn page(ctx: &Ctx, asked: &Asked, why: Option<NoBill>) -> Markup {
    let wrong: Vec<_> = why.map(NoBill::said).into_iter().collect();
    let bad = |field| is_wrong(field, &wrong).then_some("true");
    let title = ctx.t("home-title");
    let body = html! {
        (summary(ctx, &wrong))
        h1 { (title) }
        form.card action="/bayar" method="get" novalidate {
            (language_field(ctx))
            label for="va" { (ctx.t("account")) }
            p.hint #va-hint { (ctx.t("account-hint")) }
            (inline(ctx, "va", &wrong))
            input.number #va name="va" type="text" inputmode="numeric" autocomplete="off" value=(asked.va)
                aria-describedby=(described("va", &wrong)) aria-invalid=[bad("va")];
            button type="submit" { (ctx.t("home-look")) }
        }
        form.card action="/bayar" method="get" novalidate {
            (language_field(ctx))
            label for="qr" { (ctx.t("code")) }
            p.hint #qr-hint { (ctx.t("code-hint")) }
            (inline(ctx, "qr", &wrong))
            textarea #qr name="qr" rows="4" autocomplete="off" spellcheck="false"
                aria-describedby=(described("qr", &wrong)) aria-invalid=[bad("qr")] { (asked.qr) }
            button type="submit" { (ctx.t("home-read")) }
        }
    };
    frame(ctx, &title, why.is_some(), &body)
}
