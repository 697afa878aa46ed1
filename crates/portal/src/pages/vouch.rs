//! An officer's counter: a number and a code; then what the register holds, two things to tick, and a word for it.

use crate::Ctx;
use crate::components::notice::{Tone, notice};
use crate::components::{FormState, button, control, errors, summary};
use crate::layout::{Page, Part};
use app::proofing::vouch::Vouched;
use app::view::Shown;
use base::{Text, Value};
use maud::{Markup, html};

/// `done` is what was just decided: "ya" or "tidak".
pub fn ask(ctx: &Ctx, done: Option<&str>, state: &FormState) -> Markup {
    let title = ctx.t("vouch-title");
    let field = |name, label, hint, numeric| {
        let field = control::Field {
            name,
            label: &ctx.t(label),
            hint: Some(&ctx.t(hint)),
            autocomplete: "off",
            numeric,
        };
        control::line(ctx, field, state)
    };
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("refunds-back")))
        h1 { (title) }
        @match done {
            Some("ya") => (notice(Tone::Done, &ctx.t("vouch-confirmed"), &html! { p { (ctx.t("vouch-confirmed-text")) } })),
            Some(_) => (notice(Tone::Info, &ctx.t("vouch-rejected"), &html! { p { (ctx.t("vouch-rejected-text")) } })),
            None => p.lead { (ctx.t("vouch-lead")) },
        }
        form method="post" action={ (ctx.base()) "/petugas/loket" } novalidate {
            (button::token(ctx))
            (field("nik", "picker-nik", "vouch-nik-hint", true))
            (field("kode", "counter-code", "vouch-code-hint", false))
            (button::submit(&ctx.t("vouch-look")))
        }
        p.meta { (ctx.t("vouch-logged")) }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

/// The person in front of the officer, as the register has them.
pub fn person(
    ctx: &Ctx,
    vouched: &Vouched,
    (nik, code): (&str, &str),
    state: &FormState,
) -> Markup {
    let title = ctx.t("vouch-person");
    let error = state.error("kartu");
    let number = (Text::portal("picker-nik"), Shown::Value(Value::text(nik)));
    let rows: Vec<_> = [number].into_iter().chain(vouched.fields.clone()).collect();
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/petugas/loket"].concat(), &ctx.t("vouch-other")))
        h1 { (title) }
        (summary::list(ctx, &rows))
        p.meta { (ctx.say(&vouched.register)) " · " (ctx.law(&vouched.law)) }
        form method="post" action={ (ctx.base()) "/petugas/loket/putusan" } {
            (button::token(ctx))
            input type="hidden" name="nik" value=(nik);
            input type="hidden" name="kode" value=(code);
            fieldset.field.field--error[error.is_some()] {
                legend { (ctx.t("vouch-checked")) }
                (errors::inline(ctx, "kartu", error))
                (control::checkbox("kartu", "kartu", "ya", &html! { (ctx.t("vouch-card")) }))
                (control::checkbox("wajah", "wajah", "ya", &html! { (ctx.t("vouch-face")) }))
            }
            div.actions {
                button.button name="putusan" value="sah" { (ctx.t("vouch-confirm")) }
                button.button.button--second name="putusan" value="tolak" { (ctx.t("vouch-reject")) }
            }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .narrow()
        .failed(state.failed())
        .show(&body)
}
