//! Buttons, links that look like buttons, and forms of one button.

use super::{Icon, icon};
use crate::Ctx;
use maud::{Markup, html};

/// How loud a button is. One page has one primary button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Primary,
    Second,
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Second => "button button--second",
            Self::Danger => "button button--danger",
        }
    }
}

/// The button that sends a form. Never disabled: the server says what is missing.
pub fn submit(label: &str) -> Markup {
    html! { button.button { (label) } }
}

/// The same with another look.
pub fn submit_as(label: &str, look: Look) -> Markup {
    html! { button class=(look.class()) { (label) } }
}

/// A link that is the page's next step.
pub fn link(href: &str, label: &str, look: Look) -> Markup {
    html! { a class=(look.class()) href=(href) { (label) } }
}

/// The loudest thing on a page: begins something.
pub fn start(label: &str) -> Markup {
    html! { button.button.button--start { (label) (icon(Icon::Next)) } }
}

/// A form of one button, for what changes something and needs no words from the person.
pub fn post(ctx: &Ctx, action: &str, label: &str, look: Look) -> Markup {
    html! {
        form method="post" action=(action) {
            (token(ctx))
            (submit_as(label, look))
        }
    }
}

/// The token that proves a form came from our own page.
pub fn token(ctx: &Ctx) -> Markup {
    html! { input type="hidden" name="csrf" value=(ctx.csrf); }
}

/// Leads one step back in a form, or up to the page this one belongs to.
pub fn back(href: &str, label: &str) -> Markup {
    html! { p.back { a href=(href) { (icon(Icon::Back)) (label) } } }
}
