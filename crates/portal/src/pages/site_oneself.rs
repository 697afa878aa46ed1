//! A site asks, and whoever is here is an officer or acts for another: they go on as themselves, and the request waits.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::layout::Page;
use base::Arg;
use maud::{Markup, html};

/// `next` is where the request goes on.
pub fn page(ctx: &Ctx, next: &str) -> Markup {
    let title = ctx.t("site-oneself-title");
    let body = html! {
        h1 { (title) }
        @if let Some(name) = ctx.for_whom() {
            p.lead { (ctx.t_with("site-oneself-acting", [("name", Arg::Str(name.to_owned()))])) }
            p { (ctx.t("site-oneself-text")) }
            @let stay = button::link(&[ctx.base(), "/layanan"].concat(), &ctx.t("site-oneself-stay-acting"), Look::Second);
            (turn(ctx, ("/akun/mandat/berhenti", "site-oneself-stop"), next, &stay))
        } @else {
            p.lead { (ctx.t("site-oneself-officer")) }
            p { (ctx.t("site-oneself-text")) }
            @let stay = button::link(&[ctx.base(), "/petugas"].concat(), &ctx.t("site-oneself-stay-officer"), Look::Second);
            (turn(ctx, ("/petugas/selesai", "site-oneself-rest"), next, &stay))
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// The form that makes them themselves again, and beside it the way to stay.
fn turn(ctx: &Ctx, (action, label): (&str, &str), next: &str, stay: &Markup) -> Markup {
    html! {
        form method="post" action={ (ctx.base()) (action) } {
            (button::token(ctx))
            input type="hidden" name="untuk" value=(next);
            div.actions {
                (button::submit(&ctx.t(label)))
                (stay)
            }
        }
    }
}
