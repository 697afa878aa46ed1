//! Notices in the page: something to know, something to beware of, something done.

use super::{Icon, icon};
use maud::{Markup, html};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Info,
    Warning,
    Done,
    Stop,
}

/// A notice with a heading; the icon repeats what the heading says.
pub fn notice(tone: Tone, title: &str, body: &Markup) -> Markup {
    let (class, sign) = match tone {
        Tone::Info => ("notice notice--info", Icon::Info),
        Tone::Warning => ("notice notice--warning", Icon::Warning),
        Tone::Done => ("notice notice--done", Icon::Done),
        Tone::Stop => ("notice notice--stop", Icon::No),
    };
    html! {
        div class=(class) {
            (icon(sign))
            div { p.notice-title { (title) } (body) }
        }
    }
}
