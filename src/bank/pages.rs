//! The pages of the bank: its own look, every word in both languages, nothing that needs a script.

pub(super) mod bill;
pub(super) mod home;
pub(super) mod receipt;

use axum::http::StatusCode;
use base::{Arg, Lang, Text, Timestamp, Zone};
use maud::{DOCTYPE, Markup, html};
use pack::text::Texts;
use std::borrow::Cow;

/// What every page knows beside its own data.
pub(super) struct Ctx<'a> {
    texts: &'a Texts,
    pub(super) lang: Lang,
    /// This page without its language; the switch leads to it again.
    here: &'a str,
    now: Timestamp,
}

/// A page that says that something went wrong, and its status.
pub(super) struct Failure(pub(super) StatusCode, pub(super) Markup);

impl<'a> Ctx<'a> {
    pub(super) fn new(texts: &'a Texts, lang: Lang, here: &'a str, now: Timestamp) -> Self {
        Self {
            texts,
            lang,
            here,
            now,
        }
    }

    fn t(&self, key: &str) -> Cow<'a, str> {
        self.texts.say(self.lang, &Text::pack(key))
    }

    fn t_with<const N: usize>(&self, key: &str, args: [(&str, Arg); N]) -> Cow<'a, str> {
        let text = Text::pack(key);
        let text = args
            .into_iter()
            .fold(text, |text, (name, arg)| text.with(name, arg));
        self.texts.say(self.lang, &text)
    }

    fn moment(&self, at: Timestamp) -> String {
        self.texts.long_time(self.lang, at, Zone::Wib)
    }

    /// An address of this bank, in this language.
    pub(super) fn to(&self, path: &str) -> String {
        in_lang(self.lang, path)
    }
}

fn in_lang(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Id => path.to_owned(),
        Lang::En if path.contains('?') => format!("{path}&lang=en"),
        Lang::En => format!("{path}?lang=en"),
    }
}

/// The whole document around `body`.
fn frame(ctx: &Ctx, title: &str, failed: bool, body: &Markup) -> Markup {
    let other = match ctx.lang {
        Lang::Id => Lang::En,
        Lang::En => Lang::Id,
    };
    html! {
        (DOCTYPE)
        html lang=(ctx.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { @if failed { (ctx.t("error-word")) " " } (title) " – " (ctx.t("brand")) }
                link rel="stylesheet" href="/gaya.css";
            }
            body {
                a.skip href="#isi" { (ctx.t("skip")) }
                header {
                    p.simulated { (ctx.t("simulated")) }
                    div.top {
                        a.brand href=(ctx.to("/")) { (ctx.t("brand")) }
                        a.language href=(in_lang(other, ctx.here)) hreflang=(other.tag()) lang=(other.tag()) {
                            (ctx.t("other-language"))
                        }
                    }
                }
                main #isi tabindex="-1" { (body) }
                footer {
                    p { (ctx.t("foot")) }
                    p { a href=(ctx.to("/pembayaran")) { (ctx.t("list-title")) } }
                }
            }
        }
    }
}

/// What is wrong, once on top with links to the fields.
fn summary(ctx: &Ctx, wrong: &[(&str, &str)]) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div.errors role="alert" aria-labelledby="errors-title" {
                h2 #errors-title { (ctx.t("errors-title")) }
                ul { @for (field, words) in wrong { li { a href={ "#" (field) } { (ctx.t(words)) } } } }
            }
        }
    }
}

/// The same sentence at the field itself, under the id `<field>-error`.
fn inline(ctx: &Ctx, field: &str, wrong: &[(&str, &str)]) -> Markup {
    html! {
        @for (_, words) in wrong.iter().filter(|(at, _)| *at == field) {
            p.error id={ (field) "-error" } { b { (ctx.t("error-word")) } " " (ctx.t(words)) }
        }
    }
}

/// Ids of the hint and of the error of a field.
fn described(field: &str, wrong: &[(&str, &str)]) -> String {
    if is_wrong(field, wrong) {
        format!("{field}-hint {field}-error")
    } else {
        format!("{field}-hint")
    }
}

fn is_wrong(field: &str, wrong: &[(&str, &str)]) -> bool {
    wrong.iter().any(|(at, _)| *at == field)
}

/// The language goes with every form.
fn language_field(ctx: &Ctx) -> Markup {
    html! { @if ctx.lang == Lang::En { input type="hidden" name="lang" value="en"; } }
}

/// A page for what is not there, could not be read or could not be kept.
pub(super) fn sorry(ctx: &Ctx, status: StatusCode) -> Failure {
    let (title, text) = match status {
        StatusCode::NOT_FOUND => ("nowhere-title", "nowhere-text"),
        StatusCode::BAD_REQUEST => ("malformed-title", "malformed-text"),
        _ => ("busy-title", "busy-text"),
    };
    let title = ctx.t(title);
    let body = html! {
        h1 { (title) }
        p { (ctx.t(text)) }
        p { a.button href=(ctx.to("/")) { (ctx.t("back-home")) } }
    };
    Failure(status, frame(ctx, &title, true, &body))
}
