//! The mailbox of the demonstration: letters that were not sent, as they would have been read. It says so.

use crate::Ctx;
use crate::components::notice;
use crate::layout::Page;
use app::mail::KeptLetter;
use maud::{Markup, html};

/// `origin` is ours: addresses of it in a letter can be followed.
pub fn page(ctx: &Ctx, letters: &[KeptLetter], origin: &str) -> Markup {
    let title = ctx.t("letters-title");
    let here = [ctx.base(), "/demo/surat"].concat();
    let lead = html! { p { (ctx.t("letters-lead")) } };
    let body = html! {
        h1 { (title) }
        (notice::notice(notice::Tone::Warning, &title, &lead))
        p { a href=(here) { (ctx.t("letters-refresh")) } }
        @if letters.is_empty() { p { (ctx.t("letters-none")) } }
        ul.stack { @for kept in letters { (letter(ctx, kept, origin)) } }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

fn letter(ctx: &Ctx, kept: &KeptLetter, origin: &str) -> Markup {
    let inside = [origin, "/"].concat();
    html! {
        li.card {
            h2 { (kept.letter.subject) }
            p.meta {
                (ctx.t("letters-to")) " " (kept.letter.to.as_str()) br;
                (ctx.moment(kept.at, ctx.zone))
            }
            @for part in kept.letter.text.trim().split("\n\n") {
                p {
                    @for line in part.lines() {
                        @if line.starts_with(&inside) { a href=(line) { (line) } } @else { (line) }
                        br;
                    }
                }
            }
        }
    }
}
