//! A site asked wrongly, or what it asked is over: nothing of the person's is lost, and the site's makers get the words of the
//! standard.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::layout::Page;
use base::Problem;
use identity::refusal::Refusal;
use maud::{Markup, html};

/// The problem of a request that lay too long or came by another browser: no mistake of the site's.
pub const OVER: &str = "problem-site-over";

pub fn page(ctx: &Ctx, problem: &Problem, refusal: Refusal) -> Markup {
    let title = ctx.t(if problem.text.key == OVER {
        "site-over-title"
    } else {
        "site-problem-title"
    });
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.say(&problem.text)) }
        p { (ctx.t("site-problem-text")) }
        p.meta { (ctx.t("site-problem-makers")) " " code lang="en" { (refusal.code.word()) ": " (refusal.why) } }
        div.actions { (button::link(ctx.home(), &ctx.t("back-home"), Look::Second)) }
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}
