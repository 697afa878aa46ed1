//! Raising an account: the level it has, and the ways that give more.

use super::{Flow, card, level};
use crate::Ctx;
use crate::components::button;
use crate::components::notice::{Tone, notice};
use crate::layout::Page;
use app::proofing::WayView;
use base::{Arg, Assurance};
use maud::{Markup, html};

/// What the page shows.
pub struct View<'v> {
    pub has: Assurance,
    /// What is missing, where a service sent the person here.
    pub needs: Option<Assurance>,
    pub ways: &'v [WayView],
    /// Where to go on afterwards.
    pub next: Option<&'v str>,
    /// It was just raised.
    pub done: bool,
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
