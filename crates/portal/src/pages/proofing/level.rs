//! Something needs to know better who somebody is: a service, or what was begun with one. Nothing is lost, and one step is
//! missing.

use super::{level, raise};
use crate::Ctx;
use crate::components::button;
use crate::components::notice::{Tone, notice};
use crate::layout::Page;
use base::{Arg, Assurance};
use maud::{Markup, html};

/// `service` is what somebody wanted to begin; what was begun already is not named to whoever may not see it. `next` is where
/// the person goes on afterwards, with its language.
pub fn too_low(
    ctx: &Ctx,
    service: Option<&str>,
    (has, needs): (Assurance, Assurance),
    next: &str,
) -> Markup {
    let title = ctx.t("level-too-low");
    let named = |one: Assurance| Arg::Str(level(ctx, one).into_owned());
    let lead = match service {
        Some(service) => {
            let name = Arg::Str(ctx.s(service, "name").into_owned());
            ctx.t_with("level-needed", [("service", name), ("level", named(needs))])
        }
        None => ctx.t_with("level-needed-page", [("level", named(needs))]),
    };
    let back = match service {
        Some(service) => [ctx.base(), "/layanan/", service].concat(),
        None => [ctx.base(), "/"].concat(),
    };
    let back_words = service.map_or("level-back-home", |_| "level-back");
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        p { (ctx.t_with("raise-has", [("level", named(has))])) " " (ctx.t(&["level-", needs.word(), "-how"].concat())) }
        (notice(Tone::Info, &ctx.t("level-safe"), &html! { p { (ctx.t("level-safe-text")) } }))
        div.actions {
            (raise::lead(ctx, needs, next))
            (button::link(&back, &ctx.t(back_words), button::Look::Second))
        }
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}

/// In a list: that there is more, and how to see it.
pub fn rest(ctx: &Ctx, needs: Assurance, next: &str) -> Markup {
    let named = Arg::Str(level(ctx, needs).into_owned());
    let words = ctx.t_with("level-rest-text", [("level", named)]);
    html! {
        (notice(Tone::Info, &ctx.t("level-rest"), &html! { p { (words) } }))
        div.actions { (raise::lead(ctx, needs, next)) }
    }
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
