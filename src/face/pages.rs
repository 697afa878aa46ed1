//! The pages of the service: its own look, every word in both languages, nothing that needs a script.

use super::sessions::Chosen;
use base::{Arg, Lang, Nik, Text};
use maud::{DOCTYPE, Markup, html};
use pack::text::Texts;
use std::borrow::Cow;

/// What every page knows beside its own data.
pub(super) struct Ctx<'a> {
    pub(super) texts: &'a Texts,
    pub(super) lang: Lang,
    /// This page without its language; the switch leads to it again.
    pub(super) here: &'a str,
}

impl<'a> Ctx<'a> {
    fn t(&self, key: &str) -> Cow<'a, str> {
        self.texts.say(self.lang, &Text::pack(key))
    }
}

/// What the camera would have seen: whoever tries it out chooses.
pub(super) fn capture(ctx: &Ctx, session: &str, nik: &Nik) -> Markup {
    let masked = Text::pack("capture-for").with("nik", Arg::Str(nik.masked()));
    let body = html! {
        h1 { (ctx.t("capture-title")) }
        p { (ctx.texts.say(ctx.lang, &masked)) }
        div.camera aria-hidden="true" { div {} }
        form.card action="/wajah" method="post" {
            @if ctx.lang == Lang::En { input type="hidden" name="lang" value="en"; }
            input type="hidden" name="sesi" value=(session);
            h2 { (ctx.t("capture-choose")) }
            p.hint { (ctx.t("capture-hint")) }
            @for chosen in Chosen::ALL {
                button.second[chosen != Chosen::Matched] type="submit" name="hasil" value=(chosen.word()) {
                    (ctx.t(chosen.word()))
                }
            }
        }
    };
    frame(ctx, &ctx.t("capture-title"), &body)
}

pub(super) fn home(ctx: &Ctx) -> Markup {
    let body = html! {
        h1 { (ctx.t("brand")) }
        p { (ctx.t("home-text")) }
    };
    frame(ctx, &ctx.t("brand"), &body)
}

/// The session ended, or never was.
pub(super) fn gone(ctx: &Ctx) -> Markup {
    let body = html! {
        h1 { (ctx.t("gone-title")) }
        p { (ctx.t("gone-text")) }
    };
    frame(ctx, &ctx.t("gone-title"), &body)
}

fn frame(ctx: &Ctx, title: &str, body: &Markup) -> Markup {
    let other = match ctx.lang {
        Lang::Id => Lang::En,
        Lang::En => Lang::Id,
    };
    let joint = if ctx.here.contains('?') { '&' } else { '?' };
    let switch = match other {
        Lang::Id => ctx.here.to_owned(),
        Lang::En => format!("{}{joint}lang=en", ctx.here),
    };
    html! {
        (DOCTYPE)
        html lang=(ctx.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (ctx.t("brand")) }
                link rel="stylesheet" href="/gaya.css";
            }
            body {
                a.skip href="#isi" { (ctx.t("skip")) }
                header {
                    p.simulated { (ctx.t("simulated")) }
                    div.top {
                        span.brand { (ctx.t("brand")) }
                        a.language href=(switch) hreflang=(other.tag()) lang=(other.tag()) {
                            (ctx.t("other-language"))
                        }
                    }
                }
                main #isi tabindex="-1" { (body) }
                footer { p { (ctx.t("foot")) } }
            }
        }
    }
}
