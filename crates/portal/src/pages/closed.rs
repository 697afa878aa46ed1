//! A case an officer has not opened yet: one press opens it, and the log says who did.

use crate::Ctx;
use crate::components::{Icon, button, icon};
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

/// A case of the officer's own, or of their family: why it is for a colleague, and nothing of the case.
pub fn too_close(ctx: &Ctx, case: CaseId) -> Markup {
    let title = ctx.t("officer-conflict");
    let body = html! {
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("back-queue")))
        h1 { (title) }
        p.meta { span.figure { (case) } }
        p.lead { (ctx.t("officer-conflict-text")) }
        p { (ctx.t("officer-conflict-next")) }
        p.meta { (icon(Icon::Scale)) " " (ctx.t("law")) ": " (ctx.t("officer-conflict-law")) }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .narrow()
        .show(&body)
}
