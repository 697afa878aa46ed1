//! Signing in with a passkey: nobody types who they are. Beside it the other ways in.

use super::account::passkeys::{elsewhere, said, wrong};
use super::session::hidden;
use crate::Ctx;
use crate::components::{Icon, button, icon};
use crate::layout::Page;
use app::view::own::Carried;
use base::Problem;
use maud::{Markup, html};

/// What the page brings along, and what went wrong.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// Where to go afterwards.
    pub next: Option<String>,
    /// A form that must not be lost on the way.
    pub carried: Option<Carried>,
    pub problem: Option<Problem>,
    /// Where the portal has a name, if this page was opened without one.
    pub elsewhere: Option<String>,
}

pub fn page(ctx: &Ctx, view: &SignIn) -> Markup {
    let title = ctx.t("sign-in-title");
    let brought = html! {
        (button::token(ctx))
        @if let Some(next) = &view.next { input type="hidden" name="untuk" value=(next); }
        @if let Some(carried) = &view.carried { (hidden(carried)) }
    };
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("sign-in-lead")) }
        (wrong(ctx, view.problem.as_ref()))
        @if let Some(portal) = view.elsewhere.as_deref() {
            // A passkey cannot work here, so there is nothing to press.
            (elsewhere(ctx, Some(portal)))
        } @else { (by_passkey(ctx, &brought)) }
        @if ctx.demo { (shortcut(ctx, view, &brought)) }
        h2 { (ctx.t("sign-in-else")) }
        ul.links {
            li { a href={ (ctx.base()) "/daftar" } { (ctx.t("open-title")) } }
            li { a href={ (ctx.base()) "/pulihkan" } { (ctx.t("sign-in-recover")) } }
            li { a href={ (ctx.base()) "/masuk/perangkat" } { (ctx.t("sign-in-device")) } }
        }
    };
    Page::new(ctx, &title)
        .narrow()
        .with_passkey()
        .failed(view.problem.is_some())
        .show(&body)
}

fn by_passkey(ctx: &Ctx, brought: &Markup) -> Markup {
    html! {
        (said(ctx))
        form method="post" action={ (ctx.base()) "/masuk" } data-passkey="show"
            data-options={ (ctx.base()) "/masuk/tantangan" } {
            (brought)
            input type="hidden" name="credential" value="";
            button.button.button--start { (icon(Icon::In)) (ctx.t("sign-in-passkey")) }
            div.field data-autofill="" hidden {
                label for="kunci" { (ctx.t("sign-in-autofill")) }
                input.input #kunci type="text" autocomplete="username webauthn" spellcheck="false";
            }
        }
        noscript { p { (ctx.t("sign-in-no-script")) } }
    }
}

/// In the demonstration one may be somebody invented, without a passkey.
fn shortcut(ctx: &Ctx, view: &SignIn, brought: &Markup) -> Markup {
    let picker = [ctx.base(), "/demo"].concat();
    html! {
        section.card {
            h2 { (ctx.t("sign-in-demo")) }
            p { (ctx.t("sign-in-demo-text")) }
            @if view.carried.is_some() {
                form method="post" action={ (picker) "/lanjut" } {
                    (brought)
                    (button::submit_as(&ctx.t("sign-in-demo-do"), button::Look::Second))
                }
            } @else {
                @let query = view.next.as_deref().map(|next| serde_urlencoded::to_string([("untuk", next)]).unwrap_or_default());
                @let address = query.map_or_else(|| picker.clone(), |query| [picker.as_str(), "?", &query].concat());
                (button::link(&address, &ctx.t("sign-in-demo-do"), button::Look::Second))
            }
        }
    }
}
