//! Raising an account: the level it has, and the ways that give more.

use super::{Flow, card, level};
use crate::Ctx;
use crate::components::button;
use crate::components::notice::{Tone, notice};
use crate::layout::Page;
use crate::pages::account::passkeys;
use app::account::passkey::PasskeyView;
use app::proofing::WayView;
use base::{Arg, Assurance};
use maud::{Markup, html};

/// What the page shows.
pub struct View<'v> {
    pub has: Assurance,
    /// The account may be of a higher level than this visit.
    pub account: Assurance,
    /// The ways in that are not as sure as this visit.
    pub below: Below,
    /// What is missing, where a service sent the person here.
    pub needs: Option<Assurance>,
    pub ways: &'v [WayView],
    /// Where to go on afterwards.
    pub next: Option<&'v str>,
    /// It was just raised.
    pub done: bool,
}

/// Ways in that sign in at a lower level.
#[derive(Clone, Debug, Default)]
pub struct Below {
    pub passkeys: Vec<PasskeyView>,
    /// How many codes on paper, and their level.
    pub codes: Option<(usize, Assurance)>,
}

impl Below {
    pub fn is_empty(&self) -> bool {
        self.passkeys.is_empty() && self.codes.is_none()
    }
}

pub fn page(ctx: &Ctx, view: &View) -> Markup {
    let title = ctx.t("raise-title");
    let named = |one: Assurance| [("level", Arg::Str(level(ctx, one).into_owned()))];
    let body = html! {
        h1 { (title) }
        @if view.done {
            (notice(Tone::Done, &ctx.t("raise-done"), &html! { p { (ctx.t_with("raise-has", named(view.has))) } }))
        } @else {
            p.lead { (ctx.t_with("raise-has", named(view.has))) }
        }
        p { (ctx.t(&["level-", view.has.word(), "-text"].concat())) }
        @if view.has < view.account {
            (notice(Tone::Info, &ctx.t("raise-visit"), &html! { p { (ctx.t_with("raise-visit-text", named(view.account))) } }))
        }
        @if !view.below.is_empty() { (below(ctx, &view.below)) }
        @if let Some(needs) = view.needs { p { strong { (ctx.t_with("raise-needs", named(needs))) } } }
        @if view.ways.is_empty() {
            @if view.has == Assurance::High { p { (ctx.t("raise-highest")) } }
            @else { p { (ctx.t("raise-no-way")) } }
        } @else {
            h2 { (ctx.t("raise-ways")) }
            ul.stack { @for way in view.ways { (card(ctx, Flow::Raising, way, view.next)) } }
        }
        @if let Some(next) = view.next {
            p { a href=(next) { (ctx.t("raise-go-on")) } }
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// What was not raised with the visit, so that its owner makes it anew or takes it away.
fn below(ctx: &Ctx, below: &Below) -> Markup {
    let body = html! {
        p { (ctx.t("raise-below-text")) }
        ul {
            @for passkey in &below.passkeys {
                li {
                    a href={ (ctx.base()) "/akun/kunci-sandi/" (passkey.id) } { (passkeys::name(ctx, passkey)) }
                    ": " (passkeys::level(ctx, passkey.assurance))
                }
            }
            @if let Some((n, level)) = below.codes {
                @let n = Arg::Int(i64::try_from(n).unwrap_or(i64::MAX));
                li {
                    a href={ (ctx.base()) "/akun/pemulihan" } { (ctx.t_with("raise-below-codes", [("n", n)])) }
                    ": " (passkeys::level(ctx, level))
                }
            }
        }
        p { a href={ (ctx.base()) "/akun/kunci-sandi/tambah" } { (ctx.t("passkey-add")) } }
    };
    notice(Tone::Warning, &ctx.t("raise-below"), &body)
}

/// The way here from a service that needs more.
pub(super) fn address(base: &str, needs: Assurance, next: &str) -> String {
    let query = [("perlu", needs.word()), ("untuk", next)];
    let query = serde_urlencoded::to_string(query).unwrap_or_default();
    [base, "/akun/verifikasi?", &query].concat()
}

/// Asking nothing twice: a button that leads on.
pub(super) fn lead(ctx: &Ctx, needs: Assurance, next: &str) -> Markup {
    button::link(
        &address(ctx.base(), needs, next),
        &ctx.t("level-raise"),
        button::Look::Primary,
    )
}
