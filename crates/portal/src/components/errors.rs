//! What is wrong with a form: once on top with links, once at each field.

use crate::Ctx;
use base::Text;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What came back from a form that could not be taken: where and why, and everything as typed.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    /// The id of a control, and what is wrong with it.
    pub errors: Vec<(String, Text)>,
    /// By the name of the control.
    pub typed: BTreeMap<String, String>,
}

impl FormState {
    pub fn error(&self, id: &str) -> Option<&Text> {
        self.errors
            .iter()
            .find(|(wrong, _)| wrong == id)
            .map(|(_, text)| text)
    }

    pub fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    pub fn failed(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// The summary above the form; the script moves the focus here, and without it `role=alert` speaks.
pub fn summary<'t>(ctx: &Ctx, errors: impl IntoIterator<Item = (&'t str, &'t Text)>) -> Markup {
    let mut errors = errors.into_iter().peekable();
    if errors.peek().is_none() {
        return Markup::default();
    }
    html! {
        div.errors role="alert" tabindex="-1" aria-labelledby="errors-title" {
            h2 #errors-title { (ctx.t("errors-title")) }
            ul {
                @for (id, text) in errors { li { a href={ "#" (id) } { (ctx.say(text)) } } }
            }
        }
    }
}

/// The same sentence at the field itself, under the id `<field>-error`.
pub fn inline(ctx: &Ctx, field: &str, error: Option<&Text>) -> Markup {
    html! {
        @if let Some(error) = error {
            p.error id={ (field) "-error" } {
                span.error-word { (ctx.t("error-word")) " " }
                (ctx.say(error))
            }
        }
    }
}

/// Value of `aria-describedby` for a field with a hint, and perhaps an error.
pub fn described_by(field: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some([field, "-hint"].concat()),
        (false, true) => Some([field, "-error"].concat()),
        (true, true) => Some([field, "-hint ", field, "-error"].concat()),
    }
}
