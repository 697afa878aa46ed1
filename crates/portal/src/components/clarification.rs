//! A question of an officer: why the clock stands for it, by which law, until when to answer, and where.

use super::status::seen_by_officer;
use super::{FormState, Icon, button, control, icon};
use crate::Ctx;
use app::view::{AskedView, CaseView};
use base::Arg;
use maud::{Markup, html};

/// What the applicant was asked, with a place for the answer.
pub fn answer(ctx: &Ctx, view: &CaseView, state: &FormState) -> Markup {
    let Some(asked) = &view.asked else {
        return Markup::default();
    };
    html! {
        section.no-print aria-labelledby="pertanyaan" {
            h2 #pertanyaan tabindex="-1" { (ctx.t("clarify-title")) }
            div.card {
                (question(ctx, asked))
                form method="post" novalidate
                    action={ (ctx.base()) "/permohonan/" (view.case) "/klarifikasi" } {
                    (button::token(ctx))
                    (control::lines(ctx, control::Field {
                        name: "answer",
                        label: &ctx.t("clarify-label"),
                        hint: Some(&ctx.t("clarify-hint")),
                        autocomplete: "off",
                        numeric: false,
                    }, 4, state))
                    (button::submit(&ctx.t("clarify-send")))
                }
            }
        }
    }
}

/// The question, what it is about, and what it does to the clock.
pub fn question(ctx: &Ctx, asked: &AskedView) -> Markup {
    let until = [("due", Arg::Date(asked.until.date))];
    let key = match (asked.lapsed, seen_by_officer(ctx)) {
        (false, false) => "clarify-until",
        (false, true) => "clarify-until-other",
        (true, false) => "clarify-lapsed",
        (true, true) => "clarify-lapsed-other",
    };
    html! {
        p.meta {
            (ctx.t("clarify-about")) ": "
            @for (at, product) in asked.products.iter().enumerate() {
                @if at > 0 { ", " }
                (ctx.say(product))
            }
        }
        blockquote { (asked.question) }
        p { (ctx.t_with(key, until)) }
        p { strong { (ctx.t("clarify-ground")) ":" } " " (ctx.say(&asked.ground)) }
        p.meta { (icon(Icon::Scale)) " " (ctx.t("law")) ": " (ctx.law_named(&asked.law)) }
    }
}
