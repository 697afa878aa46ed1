//! A case an officer has not opened yet: one press opens it, and the log says who did.

use crate::Ctx;
use crate::components::button;
use crate::layout::{Page, Part};
use base::CaseId;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, case: CaseId) -> Markup {
    let title = ctx.t("closed-title");
    let body = html! {
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("back-queue")))
        h1 { (title) }
        p.meta { span.figure { (case) } }
        p.lead { (ctx.t("closed-text")) }
        form method="post" action={ (ctx.base()) "/petugas/" (case) "/buka" } {
            (button::token(ctx))
            (button::submit(&ctx.t("closed-open")))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .narrow()
        .show(&body)
}
