//! Single controls: a label, perhaps a hint, perhaps an error, and the field. Errors stand above the field.

use super::errors::{FormState, described_by, inline};
use crate::Ctx;
use maud::{Markup, html};

/// One text field.
#[derive(Clone, Copy, Debug)]
pub struct Field<'f> {
    /// Also its id.
    pub name: &'f str,
    pub label: &'f str,
    pub hint: Option<&'f str>,
    /// Purpose for the browser (HTML `autocomplete`); "off" where it is about somebody else.
    pub autocomplete: &'f str,
    pub numeric: bool,
}

/// One line.
pub fn line(ctx: &Ctx, field: Field, state: &FormState) -> Markup {
    let error = state.error(field.name);
    html! {
        div.field.field--error[error.is_some()] {
            (label_and_hint(field))
            (inline(ctx, field.name, error))
            input.input id=(field.name) name=(field.name) type="text" value=(state.typed(field.name))
                autocomplete=(field.autocomplete) inputmode=[field.numeric.then_some("numeric")]
                spellcheck="false" aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described_by(field.name, field.hint.is_some(), error.is_some())];
        }
    }
}

/// One line about somebody else, whose words are `<page>-<name>` and `<page>-<name>-hint`.
pub fn worded(ctx: &Ctx, (page, name): (&str, &str), numeric: bool, state: &FormState) -> Markup {
    let key = [page, "-", name].concat();
    let field = Field {
        name,
        label: &ctx.t(&key),
        hint: Some(&ctx.t(&[&key, "-hint"].concat())),
        autocomplete: "off",
        numeric,
    };
    line(ctx, field, state)
}

/// Several lines.
pub fn lines(ctx: &Ctx, field: Field, rows: u8, state: &FormState) -> Markup {
    let error = state.error(field.name);
    html! {
        div.field.field--error[error.is_some()] {
            (label_and_hint(field))
            (inline(ctx, field.name, error))
            textarea.input id=(field.name) name=(field.name) rows=(rows) autocomplete=(field.autocomplete)
                aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described_by(field.name, field.hint.is_some(), error.is_some())]
                { (state.typed(field.name)) }
        }
    }
}

fn label_and_hint(field: Field) -> Markup {
    html! {
        label for=(field.name) { (field.label) }
        @if let Some(hint) = field.hint { p.hint id={ (field.name) "-hint" } { (hint) } }
    }
}

/// One of a few: big targets, the whole row can be pressed.
#[derive(Clone, Copy, Debug)]
pub struct Radio<'r> {
    pub id: &'r str,
    pub name: &'r str,
    pub value: &'r str,
    pub checked: bool,
    pub described_by: Option<&'r str>,
}

pub fn radio(radio: Radio, words: &Markup) -> Markup {
    html! {
        div.choice {
            input type="radio" id=(radio.id) name=(radio.name) value=(radio.value)
                checked[radio.checked] aria-describedby=[radio.described_by];
            label for=(radio.id) { (words) }
        }
    }
}

/// A box to tick.
pub fn checkbox(id: &str, name: &str, value: &str, words: &Markup) -> Markup {
    html! {
        div.choice {
            input type="checkbox" id=(id) name=(name) value=(value);
            label for=(id) { (words) }
        }
    }
}
