//! Check answers: everything once more, plainly not sent yet, with one loud button.

use crate::Ctx;
use crate::components::{FormState, card};
use crate::components::{
    Icon, bill, button, control, errors, files, held, icon, notice, reason, summary,
};
use crate::layout::{Page, Part};
use app::view::CheckView;
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &CheckView, state: &FormState) -> Markup {
    let title = ctx.t("check-title");
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        p.meta { (ctx.s(&view.service, "name")) " · " span.tag.tag--draft { (ctx.t("not-sent")) } }
        h1 { (title) }
        p.lead { (ctx.t("check-lead")) }
        (refused(ctx, view))
        (changed(ctx, view))
        @if !view.answers.is_empty() {
            section aria-labelledby="jawaban" {
                h2 #jawaban { (ctx.t("check-answers")) }
                (summary::answers(ctx, view.case, &view.answers, true))
            }
        }
        (evidence(ctx, view))
        @if !view.held.is_empty() {
            section aria-labelledby="data" {
                h2 #data { (ctx.t("held-title")) }
                (held::full(ctx, view.case, &view.held))
            }
        }
        @if let Some(charges) = &view.charges {
            section aria-labelledby="biaya" {
                h2 #biaya { (ctx.t("check-bill")) }
                (bill::charges(ctx, charges))
                p { (ctx.t("check-bill-hint")) }
            }
        }
        (send(ctx, view, state))
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

/// Answers for which it would be refused, each with the way to change it.
fn refused(ctx: &Ctx, view: &CheckView) -> Markup {
    html! {
        @if !view.refused.is_empty() {
            (notice::notice(notice::Tone::Warning, &ctx.t("check-refused"), &html! {
                @for (question, why) in &view.refused {
                    (reason::one(ctx, why))
                    p {
                        a href={ (ctx.base()) "/permohonan/" (view.case) "/isi/" (question) } {
                            (ctx.t("check-refused-change"))
                            span.hidden { " " (ctx.s(&view.service, &[question.as_str(), "-label"].concat())) }
                        }
                    }
                }
            }))
        }
    }
}

/// Facts that changed since the person last looked, each before and after.
fn changed(ctx: &Ctx, view: &CheckView) -> Markup {
    html! {
        @if !view.changed.is_empty() {
            (notice::notice(notice::Tone::Warning, &ctx.t("check-changed"), &html! {
                p { (ctx.t("check-changed-text")) }
                ul.changes {
                    @for (label, before, now) in &view.changed {
                        li {
                            strong { (ctx.say(label)) }
                            // A value that is not kept cannot be shown as it was before.
                            @if before.is_some() || now.is_some() { ": " }
                            @if let Some(value) = before { del { (ctx.shown(value)) } " → " }
                            @if let Some(value) = now { ins { (ctx.shown(value)) } }
                        }
                    }
                }
            }))
        }
        @for register in &view.down {
            (notice::notice(notice::Tone::Info, &ctx.t("check-down"), &html! {
                p { (ctx.t_with("check-down-text", [("register", Arg::Text(Box::new(register.clone())))])) }
            }))
        }
    }
}

fn evidence(ctx: &Ctx, view: &CheckView) -> Markup {
    html! {
        @if !view.evidence.is_empty() {
            section aria-labelledby="bukti" {
                h2 #bukti { (ctx.t("check-evidence")) }
                @for (kind, given) in &view.evidence {
                    h3 { (ctx.s(&view.service, &card::evidence_key(kind))) }
                    (files::list(ctx, given, &files::own(ctx, view.case, kind), ctx.zone))
                    p {
                        a href={ (ctx.base()) "/permohonan/" (view.case) "/bukti/" (kind) } {
                            (ctx.t("check-evidence-change"))
                            span.hidden { " " (ctx.s(&view.service, &card::evidence_key(kind))) }
                        }
                    }
                }
            }
        }
    }
}

fn send(ctx: &Ctx, view: &CheckView, state: &FormState) -> Markup {
    html! {
        form.send method="post" action={ (ctx.base()) "/permohonan/" (view.case) "/kirim" } {
            (button::token(ctx))
            input type="hidden" name="digest" value=(view.digest);
            h2 { (ctx.t("check-send-title")) }
            p { (ctx.t("check-send-text")) }
            @if !view.confirm.is_empty() {
                fieldset.field.field--error[state.failed()]
                    aria-describedby=[errors::described_by("confirm-0", false, state.failed())] {
                    legend { (ctx.t("check-confirm")) }
                    (errors::inline(ctx, "confirm-0", state.error("confirm-0")))
                    @for (at, warning) in view.confirm.iter().enumerate() {
                        (control::checkbox(&format!("confirm-{at}"), "confirm", &at.to_string(), &html! {
                            (ctx.say(warning))
                        }))
                    }
                }
            }
            button.button.button--start { (ctx.t("check-send")) (icon(Icon::Plane)) }
        }
    }
}
