//! A service needs to know better who somebody is. Nothing is lost, and one step is missing.

use super::{level, raise};
use crate::Ctx;
use crate::components::button;
use crate::components::notice::{Tone, notice};
use crate::layout::Page;
use base::{Arg, Assurance};
use maud::{Markup, html};

/// `next` is where the person goes on afterwards, with its language.
pub fn too_low(
    ctx: &Ctx,
    service: &str,
    (has, needs): (Assurance, Assurance),
    next: &str,
) -> Markup {
    let title = ctx.t("level-too-low");
    let named = |one: Assurance| Arg::Str(level(ctx, one).into_owned());
    let name = Arg::Str(ctx.s(service, "name").into_owned());
    let words = [("service", name), ("level", named(needs))];
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t_with("level-needed", words)) }
        p { (ctx.t_with("raise-has", [("level", named(has))])) " " (ctx.t(&["level-", needs.word(), "-how"].concat())) }
        (notice(Tone::Info, &ctx.t("level-safe"), &html! { p { (ctx.t("level-safe-text")) } }))
        div.actions {
            (raise::lead(ctx, needs, next))
            (button::link(&[ctx.base(), "/layanan/", service].concat(), &ctx.t("level-back"), button::Look::Second))
        }
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}

/// A visit that is below its account takes no way in away. `next` is where the person goes on afterwards, with its language.
pub fn below(ctx: &Ctx, needs: Assurance, next: &str) -> Markup {
    let title = ctx.t("level-too-low");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("problem-below-account")) }
        p { (ctx.t(&["level-", needs.word(), "-how"].concat())) }
        div.actions {
            (raise::lead(ctx, needs, next))
            (button::link(next, &ctx.t("next-on"), button::Look::Second))
        }
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}
