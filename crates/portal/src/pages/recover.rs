//! Ways in without a passkey: a number with a code, or the code of another device.

use super::account::passkeys::wrong;
use crate::Ctx;
use crate::components::{FormState, button, control, notice};
use crate::layout::Page;
use base::Problem;
use maud::{Markup, html};

/// By a number and a code. What was typed stays, but for the code.
pub fn page(ctx: &Ctx, nik: &str, problem: Option<&Problem>) -> Markup {
    let title = ctx.t("recover-title");
    let (nik_hint, code_hint) = (ctx.t("recover-nik-hint"), ctx.t("recover-code-hint"));
    let mut state = FormState::default();
    state.typed.insert("nik".into(), nik.to_owned());
    let body = html! {
        (button::back(&[ctx.base(), "/masuk"].concat(), &ctx.t("sign-in")))
        h1 { (title) }
        p.lead { (ctx.t("recover-lead")) }
        (wrong(ctx, problem))
        form method="post" action={ (ctx.base()) "/pulihkan" } novalidate {
            (button::token(ctx))
            (control::line(ctx, control::Field {
                name: "nik", label: &ctx.t("recover-nik"), hint: Some(&nik_hint), autocomplete: "off", numeric: true,
            }, &state))
            (code(ctx, &code_hint, &state))
            (button::submit(&ctx.t("recover-do")))
        }
        h2 { (ctx.t("recover-else")) }
        ul {
            li { a href={ (ctx.base()) "/masuk/perangkat" } { (ctx.t("recover-device")) } }
            li { (ctx.t("recover-counter")) }
        }
    };
    Page::new(ctx, &title)
        .narrow()
        .failed(problem.is_some())
        .show(&body)
}

/// By the code that another device shows.
pub fn device(ctx: &Ctx, typed: &str, problem: Option<&Problem>) -> Markup {
    let title = ctx.t("join-title");
    let hint = ctx.t("join-hint");
    let mut state = FormState::default();
    state.typed.insert("kode".into(), typed.to_owned());
    let body = html! {
        (button::back(&[ctx.base(), "/masuk"].concat(), &ctx.t("sign-in")))
        h1 { (title) }
        p.lead { (ctx.t("join-lead")) }
        (wrong(ctx, problem))
        form method="post" action={ (ctx.base()) "/masuk/perangkat" } novalidate {
            (button::token(ctx))
            (code(ctx, &hint, &state))
            (button::submit(&ctx.t("join-do")))
        }
    };
    Page::new(ctx, &title)
        .narrow()
        .failed(problem.is_some())
        .show(&body)
}

/// The session lasts longer. Opened beside the page that asked, so that nothing typed there is lost.
pub fn prolonged(ctx: &Ctx) -> Markup {
    let title = ctx.t("prolonged-title");
    let body = html! {
        h1 { (title) }
        (notice::notice(notice::Tone::Done, &ctx.t("prolonged-safe"), &html! { p { (ctx.t("prolonged-text")) } }))
    };
    Page::new(ctx, &title).narrow().show(&body)
}

fn code(ctx: &Ctx, hint: &str, state: &FormState) -> Markup {
    let field = control::Field {
        name: "kode",
        label: &ctx.t("recover-code"),
        hint: Some(hint),
        autocomplete: "one-time-code",
        numeric: false,
    };
    control::line(ctx, field, state)
}
