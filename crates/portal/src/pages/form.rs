//! The form at one question: what is held is shown, only what is left is asked, one thing a page.

use crate::Ctx;
use crate::components::{button, details::details, errors, files, held, notice, question, reason};
use crate::layout::{Page, Part};
use app::view::{Ask, EvidenceView, FormView, QuestionView};
use base::Arg;
use maud::{Markup, html};
use pack::Citation;
use std::borrow::Cow;

/// The largest file a person may give; said before the attempt.
pub const FILE_MB_MAX: i64 = 5;

pub fn page(ctx: &Ctx, view: &FormView) -> Markup {
    let title = title(ctx, view);
    let failed = match &view.ask {
        Ask::Question(question) => question.error.is_some(),
        Ask::Evidence(evidence) => evidence.error.is_some(),
        Ask::Nothing => false,
    };
    // What is held stands first on the first page, but not between a warning and the field it speaks of.
    let warned = matches!(&view.ask, Ask::Question(question) if !question.refused.is_empty());
    let first = view.step <= 1 && !warned;
    let body = html! {
        (top(ctx, view))
        @match &view.ask {
            Ask::Question(asked) => {
                (errors::summary(ctx, asked.error.iter().map(|text| (question::first_control(asked.kind), text))))
                (changed_rules(ctx, view))
                @if asked.error.is_none() { (refused(ctx, view, asked)) }
                @if first { (held::panel(ctx, view.case, &view.held)) }
                (question_form(ctx, view, asked))
            },
            Ask::Evidence(evidence) => {
                (errors::summary(ctx, evidence.error.iter().map(|text| ("file", text))))
                (changed_rules(ctx, view))
                (evidence_form(ctx, view, evidence))
            },
            Ask::Nothing => (nothing_left(ctx, view)),
        }
        @if !first || matches!(view.ask, Ask::Nothing) { (held::panel(ctx, view.case, &view.held)) }
        p.saved {
            (ctx.t("form-saved")) " " (ctx.moment(view.saved_at, ctx.zone)) ". "
            a href={ (ctx.base()) "/permohonan" } { (ctx.t("form-later")) }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .failed(failed)
        .show(&body)
}

fn title<'a>(ctx: &Ctx<'a>, view: &FormView) -> Cow<'a, str> {
    match &view.ask {
        Ask::Question(asked) => ctx.s(&view.service, &[asked.id.as_str(), "-label"].concat()),
        Ask::Evidence(evidence) => ctx.s(&view.service, &["evidence-", &evidence.kind].concat()),
        Ask::Nothing => ctx.t("form-nothing"),
    }
}

/// Where one is: which service, which step, the way back.
fn top(ctx: &Ctx, view: &FormView) -> Markup {
    let count = |n: usize| Arg::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let steps = view.steps.max(view.step).max(1);
    html! {
        @if let Some(before) = &view.back {
            (button::back(&[ctx.base(), "/permohonan/", &view.case.to_string(), "/", before].concat(), &ctx.t("back")))
        }
        div.progress {
            p {
                strong { (ctx.s(&view.service, "name")) }
                span { (ctx.t_with("form-step", [("step", count(view.step)), ("steps", count(steps))])) }
            }
            progress max=(steps) value=(view.step) aria-hidden="true" {}
        }
    }
}

fn changed_rules(ctx: &Ctx, view: &FormView) -> Markup {
    html! {
        @if view.rules_changed {
            (notice::notice(notice::Tone::Warning, &ctx.t("form-rules-changed"), &html! {
                p { (ctx.t("form-rules-changed-text")) }
            }))
        }
    }
}

/// The answer that is kept would have the application refused: why, what to change, and the way on all the same.
fn refused(ctx: &Ctx, view: &FormView, asked: &QuestionView) -> Markup {
    let onward = [ctx.base(), "/permohonan/", &view.case.to_string(), "/isi"].concat();
    html! {
        @if !asked.refused.is_empty() {
            (notice::notice(notice::Tone::Warning, &ctx.t("form-refused"), &html! {
                (reason::list(ctx, &asked.refused))
                p { (ctx.t("form-refused-text")) }
                p { a href=(onward) { (ctx.t("form-refused-keep")) } }
            }))
        }
    }
}

fn question_form(ctx: &Ctx, view: &FormView, asked: &QuestionView) -> Markup {
    let searching = question::is_searched(asked.kind);
    html! {
        @if searching { (question::search_of(ctx, &view.service, asked)) }
        @if searching && asked.options.is_empty() {
            (why(ctx, &asked.law))
        } @else {
            form.question method="post" novalidate
                action={ (ctx.base()) "/permohonan/" (view.case) "/isi/" (asked.id) } {
                (button::token(ctx))
                (question::question(ctx, &view.service, asked))
                (why(ctx, &asked.law))
                (button::submit(&ctx.t("form-next")))
            }
        }
    }
}

fn why(ctx: &Ctx, law: &Citation) -> Markup {
    details(
        &ctx.t("form-why"),
        &html! { p { (ctx.t("form-why-text")) } p { (ctx.t("law")) ": " (ctx.law_named(law)) } },
    )
}

fn evidence_form(ctx: &Ctx, view: &FormView, evidence: &EvidenceView) -> Markup {
    let label = ["evidence-", &evidence.kind].concat();
    let hint = [label.as_str(), "-hint"].concat();
    let error = evidence.error.as_ref();
    html! {
        h1 { (ctx.s(&view.service, &label)) }
        @if ctx.has(&view.service, &hint) { p.lead { (ctx.s(&view.service, &hint)) } }
        @if !evidence.files.is_empty() {
            h2 { (ctx.t("file-given")) }
            (files::rows(ctx, view.case, &evidence.kind, &evidence.files))
        }
        form.question method="post" enctype="multipart/form-data" novalidate
            action={ (ctx.base()) "/permohonan/" (view.case) "/bukti/" (evidence.kind) } {
            (button::token(ctx))
            div.field.field--error[error.is_some()] {
                label for="file" {
                    @if evidence.files.is_empty() { (ctx.t("file-label")) } @else { (ctx.t("file-more")) }
                }
                p.hint #file-hint { (ctx.t_with("file-hint", [("mb", Arg::Int(FILE_MB_MAX))])) }
                (errors::inline(ctx, "file", error))
                input.input #file name="file" type="file" accept="image/jpeg,image/png,application/pdf"
                    data-shrink="1600"
                    aria-invalid=[error.map(|_| "true")]
                    aria-describedby=[errors::described_by("file", true, error.is_some())];
            }
            (why(ctx, &evidence.law))
            (button::submit_as(&ctx.t("file-send"), send_look(evidence)))
        }
        @if !evidence.files.is_empty() {
            div.actions.onward {
                (button::link(
                    &[ctx.base(), "/permohonan/", &view.case.to_string(), "/isi"].concat(),
                    &ctx.t("form-next"),
                    button::Look::Primary,
                ))
            }
        }
    }
}

/// Once a file is there, going on is the page's main act.
fn send_look(evidence: &EvidenceView) -> button::Look {
    if evidence.files.is_empty() {
        button::Look::Primary
    } else {
        button::Look::Second
    }
}

fn nothing_left(ctx: &Ctx, view: &FormView) -> Markup {
    html! {
        h1 { (ctx.t("form-nothing")) }
        p { (ctx.t("form-nothing-text")) }
        (button::link(
            &[ctx.base(), "/permohonan/", &view.case.to_string(), "/periksa"].concat(),
            &ctx.t("form-to-check"),
            button::Look::Primary,
        ))
    }
}
