//! The frame around every page: what it is, where one is, who one is, how to get help.

use crate::assets::assets;
use crate::components::{Icon, button, icon, notice};
use crate::{Ctx, Role};
use base::{Arg, Lang};
use maud::{DOCTYPE, Markup, html};

/// Which part of the portal a page belongs to; marked in the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Other,
    Search,
    Cases,
    Access,
    Check,
    Queue,
    Account,
}

/// A page before it is framed.
#[derive(Debug)]
pub struct Page<'p> {
    ctx: &'p Ctx<'p>,
    title: &'p str,
    part: Part,
    hero: Option<Markup>,
    width: Width,
    failed: bool,
    script: Option<Script>,
}

/// What a page may load beside the script of all pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Check,
    Passkey,
    Exhibit,
}

/// How wide the text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Wide,
    Narrow,
    Dense,
}

impl<'p> Page<'p> {
    pub fn new(ctx: &'p Ctx<'p>, title: &'p str) -> Self {
        Self {
            ctx,
            title,
            part: Part::Other,
            hero: None,
            width: Width::Wide,
            failed: false,
            script: None,
        }
    }

    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// A band under the header, in its colour.
    #[must_use]
    pub fn hero(mut self, hero: Markup) -> Self {
        self.hero = Some(hero);
        self
    }

    /// One column for reading and for forms.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.width = Width::Narrow;
        self
    }

    /// The title begins with the word for an error, so that it is heard first.
    #[must_use]
    pub fn failed(mut self, failed: bool) -> Self {
        self.failed = failed;
        self
    }

    /// Loads the script that checks a document's code.
    #[must_use]
    pub fn with_check(mut self) -> Self {
        self.script = Some(Script::Check);
        self
    }

    /// Loads the script that talks to the device about passkeys.
    #[must_use]
    pub fn with_passkey(mut self) -> Self {
        self.script = Some(Script::Passkey);
        self
    }

    /// Loads the script that checks a file with proofs.
    #[must_use]
    pub fn with_exhibit(mut self) -> Self {
        self.script = Some(Script::Exhibit);
        self
    }

    /// The officers' workspace: smaller rows on white.
    #[must_use]
    pub fn dense(mut self) -> Self {
        self.width = Width::Dense;
        self
    }

    /// The whole document around `body`.
    pub fn show(self, body: &Markup) -> Markup {
        let ctx = self.ctx;
        html! {
            (DOCTYPE)
            html lang=(ctx.lang.tag()) {
                (self.head())
                body.dense[self.width == Width::Dense] {
                    a.skip href="#isi" { (ctx.t("skip")) }
                    header { (strip(ctx)) (self.top()) }
                    (acting(ctx))
                    main #isi tabindex="-1" {
                        @if let Some(hero) = &self.hero { div.hero { div.wrap { (hero) } } }
                        div.tumpal {}
                        div.wrap.body.narrow[self.width == Width::Narrow] { (ending(ctx)) (body) }
                    }
                    (footer(ctx))
                }
            }
        }
    }

    fn head(&self) -> Markup {
        let ctx = self.ctx;
        let files = assets();
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title {
                    @if self.failed { (ctx.t("error-word")) " " }
                    (self.title) " – " (ctx.t("brand"))
                }
                meta name="description" content=(ctx.t("description"));
                meta name="theme-color" content="#13233f";
                link rel="icon" href=(files.icon.path) type="image/svg+xml";
                link rel="preload" href=(files.font.path) as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href=(files.style.path);
                @for lang in Lang::ALL {
                    link rel="alternate" hreflang=(lang.tag()) href=(ctx.here_in(lang));
                }
                script type="module" src=(files.script.path) {}
                @match self.script {
                    Some(Script::Check) => script type="module" src=(files.check.path) {},
                    Some(Script::Passkey) => script type="module" src=(files.passkey.path) {},
                    Some(Script::Exhibit) => {
                        link rel="modulepreload" href=(files.verify.path);
                        script type="module" src=(files.exhibit.path) {}
                    },
                    None => {},
                }
            }
        }
    }

    fn top(&self) -> Markup {
        let ctx = self.ctx;
        html! {
            div.top {
                div.wrap {
                    a.brand href=(ctx.home()) { (mark()) (ctx.t("brand")) }
                    (self.account())
                    (self.nav())
                }
            }
        }
    }

    fn account(&self) -> Markup {
        let ctx = self.ctx;
        let here = (self.part == Part::Account).then_some("page");
        html! {
            div.account {
                @match ctx.who {
                    Some(who) => {
                        @if who.role == Role::Resident {
                            a.account-name href={ (ctx.base()) "/akun" } aria-current=[here] {
                                (icon(Icon::Person)) span { (who.name) }
                            }
                        } @else {
                            span.account-name { (icon(Icon::Person)) span { (who.name) } }
                        }
                        form method="post" action={ (ctx.base()) "/keluar" } {
                            (button::token(ctx))
                            button { (ctx.t("sign-out")) }
                        }
                    },
                    None => a href={ (ctx.base()) "/masuk" } { (icon(Icon::In)) (ctx.t("sign-in")) },
                }
            }
        }
    }

    fn nav(&self) -> Markup {
        let ctx = self.ctx;
        let resident = [
            (Part::Search, "/layanan", Icon::Search, "nav-search"),
            (Part::Cases, "/permohonan", Icon::Cases, "nav-cases"),
            (Part::Access, "/akses", Icon::Eye, "nav-access"),
            (Part::Check, "/periksa", Icon::Check, "nav-check"),
        ];
        let officer = [
            (Part::Queue, "/petugas", Icon::Cases, "nav-queue"),
            (Part::Check, "/periksa", Icon::Check, "nav-check"),
        ];
        let items: &[_] = match ctx.who.map(|who| who.role) {
            Some(Role::Officer) => &officer,
            Some(Role::Resident) | None => &resident,
        };
        html! {
            nav.nav aria-label=(ctx.t("nav-label")) {
                ul {
                    @for (part, path, sign, key) in items {
                        li {
                            a href={ (ctx.base()) (path) } aria-current=[(*part == self.part).then_some("page")] {
                                (icon(*sign))
                                span.long { (ctx.t(key)) }
                                span.short { (ctx.t(&[key, "-short"].concat())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Above all: whether this is an official site, and the other language.
fn strip(ctx: &Ctx) -> Markup {
    let (title, text) = if ctx.demo {
        ("strip-demo", "strip-demo-text")
    } else {
        ("strip-official", "strip-official-text")
    };
    html! {
        div.strip.strip--demo[ctx.demo] {
            div.wrap {
                details {
                    summary { (ctx.t(title)) }
                    p {
                        (ctx.t(text)) " "
                        a href={ (ctx.base()) "/tentang" } { (ctx.t("strip-more")) }
                    }
                }
                (language(ctx))
            }
        }
    }
}

/// The same page in the other language, named in that language.
fn language(ctx: &Ctx) -> Markup {
    let other = ctx.other();
    html! {
        a.language href=(ctx.here_in(other)) hreflang=(other.tag()) lang=(other.tag()) {
            (icon(Icon::Globe)) (ctx.t("other-language"))
        }
    }
}

/// The session ends soon: when, and a way to go on. It opens beside this page, so that nothing typed here is lost.
fn ending(ctx: &Ctx) -> Markup {
    let Some(until) = ctx.ends_soon() else {
        return Markup::default();
    };
    let words = ctx.t_with("ending-title", [("at", Arg::Time(until))]);
    let body = html! {
        p { (ctx.t("ending-text")) }
        form method="post" action={ (ctx.base()) "/akun/perpanjang" } target="_blank" data-stay="" {
            (button::token(ctx))
            (button::submit_as(&ctx.t("ending-go-on"), button::Look::Second))
        }
    };
    html! { div data-ending="" { (notice::notice(notice::Tone::Warning, &words, &body)) } }
}

/// Whom one acts for: on every page, until one stops.
fn acting(ctx: &Ctx) -> Markup {
    html! {
        @if let Some(name) = ctx.for_whom() {
            section.acting aria-labelledby="bertindak" {
                div.wrap {
                    p #bertindak {
                        (icon(Icon::Person))
                        strong { (ctx.t_with("acting-for", [("name", Arg::Str(name.to_owned()))])) }
                    }
                    form method="post" action={ (ctx.base()) "/akun/mandat/berhenti" } {
                        (button::token(ctx))
                        button { (ctx.t("acting-stop")) }
                    }
                }
            }
        }
    }
}

fn footer(ctx: &Ctx) -> Markup {
    html! {
        footer.foot {
            div.wrap {
                div {
                    h2 { (ctx.t("help-title")) }
                    p { (ctx.t("help-text")) }
                }
                ul {
                    li { a href={ (ctx.base()) "/layanan" } { (ctx.t("foot-services")) } }
                    li { a href={ (ctx.base()) "/tentang" } { (ctx.t("foot-about")) } }
                    li { a href={ (ctx.base()) "/buku-besar" } { (ctx.t("foot-ledger")) } }
                    li { a href={ (ctx.base()) "/aksesibilitas" } { (ctx.t("foot-accessibility")) } }
                    li { a href={ (ctx.base()) "/api" } { (ctx.t("foot-api")) } }
                    li { (language(ctx)) }
                }
            }
        }
    }
}

/// Three woven triangles.
fn mark() -> Markup {
    html! {
        svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true" focusable="false" {
            path d="M1 26 15 3l14 23z" fill="#f2b632" {}
            path d="M7.5 26 15 13.7 22.5 26z" fill="#13233f" {}
            path d="M11.6 26 15 20.4l3.4 5.6z" fill="#f2b632" {}
        }
    }
}
