//! A site wishes to be surer of who somebody is: raise the account, go on without where it is only a wish, or go back.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::layout::Page;
use app::provider::LevelView;
use base::{Arg, Assurance};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &LevelView) -> Markup {
    let name = ctx.say(&view.name).into_owned();
    let site = || [("site", Arg::Str(name.clone()))];
    let level = |one: Assurance| Arg::Str(ctx.t(&["level-", one.word()].concat()).into_owned());
    let levels = [("level", level(view.level)), ("has", level(view.has))];
    let title = ctx.t_with("site-level-title", site());
    let kind = if view.must {
        "site-level-must"
    } else {
        "site-level-wish"
    };
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t_with("site-level-lead", levels)) }
        p { (ctx.t(kind)) }
        div.actions { (button::link(&raise(ctx, view), &ctx.t("level-raise"), Look::Primary)) }
        form method="post" action={ (ctx.base()) "/izin" } {
            (button::token(ctx))
            input type="hidden" name="alur" value=(view.flow);
            div.actions {
                @if !view.must {
                    button class="button button--second" name="jawaban" value="lanjut" { (ctx.t("site-level-on")) }
                }
                button class="button button--second" name="jawaban" value="tolak" { (ctx.t_with("site-level-back", site())) }
            }
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// Where accounts are raised; afterwards it goes on here.
fn raise(ctx: &Ctx, view: &LevelView) -> String {
    let here = format!("{}/izin?alur={}", ctx.base(), view.flow);
    let query = [("perlu", view.level.word()), ("untuk", here.as_str())];
    let query = serde_urlencoded::to_string(query).unwrap_or_default();
    [ctx.base(), "/akun/verifikasi?", &query].concat()
}
