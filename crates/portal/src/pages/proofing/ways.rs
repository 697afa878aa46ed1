//! Opening an account, the second page: the ways to show who one is.

use super::{Flow, card};
use crate::Ctx;
use crate::components::button;
use crate::layout::Page;
use app::proofing::WayView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, ways: &[WayView], masked: &str) -> Markup {
    let title = ctx.t("ways-title");
    let nik = Arg::Str(masked.to_owned());
    let body = html! {
        (button::back(&[ctx.base(), "/daftar"].concat(), &ctx.t("ways-back")))
        h1 { (title) }
        p.lead { (ctx.t_with("ways-lead", [("nik", nik)])) }
        ul.stack { @for way in ways { (card(ctx, Flow::Opening, way, None)) } }
        p.meta { (ctx.t("ways-levels")) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
