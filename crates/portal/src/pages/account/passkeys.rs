//! My passkeys: what each is called, when it was used, and adding another.

use super::{moment, up};
use crate::Ctx;
use crate::components::{button, control, errors, notice};
use crate::layout::{Page, Part};
use app::account::passkey::{Backup, PasskeyView};
use base::{Arg, Assurance, Problem};
use maud::{Markup, html};

/// Every passkey of somebody.
pub fn page(ctx: &Ctx, passkeys: &[PasskeyView]) -> Markup {
    let title = ctx.t("account-passkeys");
    let add = [ctx.base(), "/akun/kunci-sandi/tambah"].concat();
    let body = html! {
        (up(ctx))
        h1 { (title) }
        p.lead { (ctx.t("passkey-lead")) }
        @if passkeys.is_empty() { p { (ctx.t("passkey-none")) } }
        ul.stack { @for passkey in passkeys { (card(ctx, passkey)) } }
        div.actions { (button::link(&add, &ctx.t("passkey-add"), button::Look::Primary)) }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

/// Where a new one is made.
#[derive(Clone, Debug, Default)]
pub struct Add {
    /// What it will be called unless its owner says otherwise.
    pub name: String,
    /// Right after the account was opened, or after a way back into it.
    pub first: bool,
    pub problem: Option<Problem>,
    pub elsewhere: Option<String>,
}

pub fn add(ctx: &Ctx, view: &Add) -> Markup {
    let title = ctx.t("passkey-add");
    let list = [ctx.base(), "/akun/kunci-sandi"].concat();
    let hint = ctx.t("passkey-name-hint");
    let mut state = errors::FormState::default();
    state.typed.insert("name".into(), view.name.clone());
    let field = control::Field {
        name: "name",
        label: &ctx.t("passkey-name"),
        hint: Some(&hint),
        autocomplete: "off",
        numeric: false,
    };
    let body = html! {
        @if view.first {
            h1 { (ctx.t("passkey-first")) }
            p.lead { (ctx.t("passkey-first-lead")) }
        } @else {
            (button::back(&list, &ctx.t("account-passkeys")))
            h1 { (title) }
            p.lead { (ctx.t("passkey-add-lead")) }
        }
        (wrong(ctx, view.problem.as_ref()))
        (elsewhere(ctx, view.elsewhere.as_deref()))
        (said(ctx))
        form method="post" action={ (list) "/tambah" } data-passkey="make"
            data-options={ (list) "/tantangan" } novalidate {
            (button::token(ctx))
            input type="hidden" name="credential" value="";
            (control::line(ctx, field, &state))
            (button::submit(&ctx.t("passkey-make")))
        }
        noscript { p { (ctx.t("passkey-add-no-script")) } }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .with_passkey()
        .failed(view.problem.is_some())
        .show(&body)
}

/// What did not work, in words.
pub(in crate::pages) fn wrong(ctx: &Ctx, problem: Option<&Problem>) -> Markup {
    let Some(problem) = problem else {
        return Markup::default();
    };
    let body = html! { p { (ctx.say(&problem.text)) } };
    html! { div role="alert" { (notice::notice(notice::Tone::Stop, &ctx.t("passkey-problem"), &body)) } }
}

/// Browsers tie passkeys to the name of a site, and this page was opened by a number: where it has a name.
pub(in crate::pages) fn elsewhere(ctx: &Ctx, address: Option<&str>) -> Markup {
    let Some(address) = address else {
        return Markup::default();
    };
    let body = html! {
        p { (ctx.t("passkey-elsewhere-text")) }
        p { a href=(address) { (address) } }
    };
    notice::notice(notice::Tone::Warning, &ctx.t("passkey-elsewhere"), &body)
}

/// What the script says: it fills in one of these.
pub(in crate::pages) fn said(ctx: &Ctx) -> Markup {
    html! {
        p.error role="alert" hidden data-said=""
            data-wait=(ctx.t("passkey-wait")) data-cancelled=(ctx.t("passkey-cancelled"))
            data-known=(ctx.t("passkey-problem-known")) data-unsupported=(ctx.t("passkey-unsupported"))
            data-elsewhere=(ctx.t("passkey-problem-domain")) data-failed=(ctx.t("passkey-failed")) {}
    }
}

fn card(ctx: &Ctx, passkey: &PasskeyView) -> Markup {
    html! {
        li.card.card--link {
            h2 {
                a href={ (ctx.base()) "/akun/kunci-sandi/" (passkey.id) } { (name(ctx, passkey)) }
            }
            p.meta {
                (used(ctx, passkey)) br;
                (ctx.t(backup(passkey))) br;
                (level(ctx, passkey.assurance))
            }
        }
    }
}

/// How sure the state is of whoever signs in by it.
pub(in crate::pages) fn level(ctx: &Ctx, level: Assurance) -> String {
    let word = ctx.t(&["level-", level.word()].concat());
    let named = [("level", Arg::Str(word.into_owned()))];
    ctx.t_with("way-level", named).into_owned()
}

/// What its owner calls it.
pub(in crate::pages) fn name(ctx: &Ctx, passkey: &PasskeyView) -> String {
    if passkey.name.is_empty() {
        return ctx.t("passkey-unnamed").into_owned();
    }
    passkey.name.clone()
}

/// When it was used.
pub(super) fn used(ctx: &Ctx, passkey: &PasskeyView) -> String {
    let (key, at) = match passkey.used {
        Some(at) => ("passkey-used", at),
        None => ("passkey-added", passkey.added),
    };
    ctx.t_with(key, [("at", moment(ctx, at))]).into_owned()
}

pub(super) fn backup(passkey: &PasskeyView) -> &'static str {
    match passkey.backup {
        Backup::Never => "passkey-backup-never",
        Backup::Possible => "passkey-backup-possible",
        Backup::Kept => "passkey-backup-kept",
    }
}
