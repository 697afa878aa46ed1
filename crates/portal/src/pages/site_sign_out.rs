//! A site asks to sign the person out: a second thought, and what it means.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::layout::Page;
use app::provider::SignOutView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &SignOutView) -> Markup {
    let title = ctx.t("site-out-title");
    let body = html! {
        h1 { (title) }
        @if let Some(site) = &view.site {
            p.lead { (ctx.t_with("site-out-from", [("site", Arg::Text(Box::new(site.clone())))])) }
        }
        p { (ctx.t("site-out-text")) }
        form method="post" action={ (ctx.base()) "/izin/keluar" } {
            (button::token(ctx))
            input type="hidden" name="alur" value=(view.flow);
            div.actions {
                (button::submit(&ctx.t("site-out-do")))
                (button::link(ctx.home(), &ctx.t("site-out-not"), Look::Second))
            }
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
