//! The quiz: all of it on one page, typed.

use super::level;
use crate::Ctx;
use crate::components::{FormState, button, control, details::details, errors};
use crate::layout::Page;
use app::proofing::WayView;
use app::proofing::quiz::{QuizKind, QuizQuestion};
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, way: &WayView, questions: &[QuizQuestion], state: &FormState) -> Markup {
    let title = ctx.t("way-quiz");
    let gives = Arg::Str(level(ctx, way.gives).into_owned());
    let holder = Arg::Str(ctx.say(&way.holder).into_owned());
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/daftar/cara"].concat(), &ctx.t("quiz-back")))
        h1 { (title) }
        p.lead { (ctx.t("quiz-lead")) }
        form method="post" action={ (ctx.base()) "/daftar/kuis" } novalidate {
            (button::token(ctx))
            @for question in questions { (ask(ctx, question, state)) }
            (button::submit(&ctx.t("quiz-go")))
        }
        p.meta { (ctx.t_with("way-gives", [("level", gives)])) }
        (details(&ctx.t("proof-privacy"), &html! {
            p { (ctx.t_with("quiz-privacy", [("holder", holder)])) }
            p.meta { (ctx.law(&way.law)) }
        }))
    };
    Page::new(ctx, &title)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

fn ask(ctx: &Ctx, question: &QuizQuestion, state: &FormState) -> Markup {
    let id = question.id.as_str();
    let label = ctx.p(&["quiz-", id].concat());
    let hint = ctx.pack_hint(&["quiz-", id].concat());
    if question.kind == QuizKind::Date {
        return date(ctx, id, &label, state);
    }
    control::line(
        ctx,
        control::Field {
            name: id,
            label: &label,
            hint: hint.as_deref(),
            autocomplete: "off",
            numeric: question.kind == QuizKind::Count,
        },
        state,
    )
}

const PARTS: [(&str, &str, u8); 3] = [
    ("day", "part-day", 2),
    ("month", "part-month", 2),
    ("year", "part-year", 4),
];

/// A date in parts, as everywhere.
fn date(ctx: &Ctx, id: &str, label: &str, state: &FormState) -> Markup {
    let first = [id, "-day"].concat();
    let error = state.error(&first);
    html! {
        fieldset.field.field--error[error.is_some()]
            aria-describedby=[errors::described_by(&first, true, error.is_some())] {
            legend { (label) }
            p.hint id={ (first) "-hint" } { (ctx.t("hint-date")) }
            (errors::inline(ctx, &first, error))
            div.parts {
                @for (part, words, width) in PARTS {
                    @let name = [id, "-", part].concat();
                    div {
                        label for=(name) { (ctx.t(words)) }
                        input class={ "input input--" (width) } id=(name) name=(name) type="text"
                            value=(state.typed(&name)) inputmode="numeric" autocomplete="off"
                            aria-invalid=[error.map(|_| "true")];
                    }
                }
            }
        }
    }
}
