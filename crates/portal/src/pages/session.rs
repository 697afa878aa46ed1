//! What was typed and could not be taken, as when a session ended inside a form: it travels along until it is sent again.

use crate::Ctx;
use crate::components::{button, notice};
use crate::layout::Page;
use app::view::own::Carried;
use maud::{Markup, html};

/// The session ended. Nothing is lost: the answers wait on this page and go along to signing in.
pub fn ended(ctx: &Ctx, carried: &Carried) -> Markup {
    let title = ctx.t("ended-title");
    let body = html! {
        h1 { (title) }
        (notice::notice(notice::Tone::Info, &ctx.t("ended-safe"), &html! { p { (ctx.t("ended-text")) } }))
        form method="post" action={ (ctx.base()) "/masuk/lanjut" } {
            (button::token(ctx))
            (hidden(carried))
            p { (ctx.t("ended-hint")) }
            (button::submit(&ctx.t("ended-sign-in")))
        }
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}

/// Signed in again: one press sends what was typed, with a fresh token.
pub fn resumed(ctx: &Ctx, carried: &Carried) -> Markup {
    let title = ctx.t("resumed-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("resumed-text")) }
        (again(ctx, carried, &ctx.t("resumed-send")))
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// The carried form as it was sent, with a fresh token and one button.
pub(super) fn again(ctx: &Ctx, carried: &Carried, label: &str) -> Markup {
    html! {
        form method="post" action=(carried.action) {
            (button::token(ctx))
            @for (name, value) in &carried.fields { input type="hidden" name=(name) value=(value); }
            (button::submit(label))
        }
    }
}

/// The carried form as hidden inputs: `carry-action`, and `carry:<name>` for each field.
pub(super) fn hidden(carried: &Carried) -> Markup {
    html! {
        input type="hidden" name="carry-action" value=(carried.action);
        @for (name, value) in &carried.fields {
            input type="hidden" name={ "carry:" (name) } value=(value);
        }
    }
}
