//! Whom I may act for, and who may act for me.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::components::notice::{Tone, notice};
use crate::layout::Page;
use app::mandate::{MandateView, MandatesView, Stands};
use base::Zone;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &MandatesView) -> Markup {
    let title = ctx.t("mandates-title");
    let own = ctx.for_whom().is_none();
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("mandates-lead")) }
        @if own { (mine(ctx, view)) }
        (others(ctx, view))
        @if own { (counter(ctx, view)) }
        (ended(ctx, view))
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// Whom I may act for.
fn mine(ctx: &Ctx, view: &MandatesView) -> Markup {
    let open = view.held.iter().filter(|held| held.stands.is_open());
    let open: Vec<&MandateView> = open.collect();
    html! {
        section aria-labelledby="untuk-siapa" {
            h2 #untuk-siapa { (ctx.t("mandates-mine")) }
            @if open.is_empty() && !by_register(view) { p.meta { (ctx.t("mandates-mine-none")) } }
            ul.stack { @for held in &open { (one_held(ctx, held)) } }
            (registers(ctx, view))
        }
    }
}

/// Whether a register names anybody whom I may act for.
fn by_register(view: &MandatesView) -> bool {
    let children = view.children.iter().flatten().count();
    children + view.companies.iter().flatten().count() > 0
}

/// Children and companies: what registers say, once somebody asked them.
fn registers(ctx: &Ctx, view: &MandatesView) -> Markup {
    let (Some(children), Some(companies)) = (&view.children, &view.companies) else {
        return html! {
            div.card {
                h3 { (ctx.t("mandates-registers")) }
                p { (ctx.t("mandates-registers-ask")) }
                (button::post(ctx, &[ctx.base(), "/akun/mandat/cari"].concat(), &ctx.t("mandates-registers-look"), Look::Second))
            }
        };
    };
    html! {
        @if children.is_empty() && companies.is_empty() { p.meta { (ctx.t("mandates-registers-none")) } }
        ul.stack {
            @for child in children {
                li.card {
                    h3 { (child.name) }
                    p.meta { (ctx.t("mandates-child")) " " (ctx.date(child.until)) }
                    (act(ctx, &format!("child:{}", child.subject), &child.name))
                }
            }
            @for company in companies {
                li.card {
                    h3 { (company.name) }
                    p.meta { (ctx.t("mandates-company")) }
                    (act(ctx, &format!("company:{}", company.subject), &company.name))
                }
            }
        }
    }
}

fn one_held(ctx: &Ctx, held: &MandateView) -> Markup {
    let at = address(ctx, held);
    html! {
        li.card {
            h3 { a href=(at) { (held.grantor) } }
            dl.summary { (super::mandate::terms(ctx, held)) }
            div.actions {
                @if held.stands == Stands::Offered {
                    (button::post(ctx, &[&at, "/terima"].concat(), &ctx.t("mandate-accept"), Look::Primary))
                    (button::post(ctx, &[&at, "/tolak"].concat(), &ctx.t("mandate-decline"), Look::Second))
                } @else {
                    (act(ctx, &format!("mandate:{}", held.id), &held.grantor))
                    (button::post(ctx, &[&at, "/lepas"].concat(), &ctx.t("mandate-resign"), Look::Second))
                }
            }
        }
    }
}

fn act(ctx: &Ctx, right: &str, name: &str) -> Markup {
    html! {
        form method="post" action={ (ctx.base()) "/akun/mandat/bertindak" } {
            (button::token(ctx))
            input type="hidden" name="right" value=(right);
            button.button { (ctx.t("mandate-act")) span.hidden { " " (name) } }
        }
    }
}

/// Who may act for me.
fn others(ctx: &Ctx, view: &MandatesView) -> Markup {
    let is_shown = |given: &&MandateView| {
        let waits = given.counter && given.stands == Stands::Offered;
        given.stands.is_open() && !waits
    };
    let given: Vec<&MandateView> = view.given.iter().filter(is_shown).collect();
    html! {
        section aria-labelledby="siapa-untuk" {
            h2 #siapa-untuk { (ctx.t("mandates-others")) }
            @if given.is_empty() { p.meta { (ctx.t("mandates-others-none")) } }
            ul.stack {
                @for given in &given {
                    li.card {
                        h3 { a href=(address(ctx, given)) { (given.agent) } }
                        dl.summary { (super::mandate::terms(ctx, given)) }
                        (button::post(ctx, &[&address(ctx, given), "/cabut"].concat(), &ctx.t("mandate-revoke"), Look::Danger))
                    }
                }
            }
            p { (button::link(&[ctx.base(), "/akun/mandat/beri"].concat(), &ctx.t("mandate-give"), Look::Second)) }
        }
    }
}

/// A code for an officer who helps at the counter.
fn counter(ctx: &Ctx, view: &MandatesView) -> Markup {
    let mut codes = view.given.iter();
    let code = codes.find_map(|given| Some((given.code.as_ref()?, given.until)));
    html! {
        section aria-labelledby="kode" {
            h2 #kode { (ctx.t("counter-title")) }
            p { (ctx.t("counter-text")) }
            @if let Some((code, until)) = code {
                (notice(Tone::Info, &ctx.t("assist-code-title"), &html! {
                    p.code-shown { code.figure { (spaced(code)) } }
                    p { (ctx.t("counter-until")) " " (ctx.moment(until, Zone::default())) }
                }))
            } @else {
                (button::post(ctx, &[ctx.base(), "/akun/mandat/kode"].concat(), &ctx.t("counter-make"), Look::Second))
            }
        }
    }
}

/// "1234 5678": easier to tell.
fn spaced(code: &str) -> String {
    let (first, second) = code.split_at_checked(4).unwrap_or((code, ""));
    format!("{first} {second}")
}

/// What is over, on both sides.
fn ended(ctx: &Ctx, view: &MandatesView) -> Markup {
    let used = |given: &&MandateView| !(given.counter && given.agent.is_empty());
    let over = |one: &&MandateView| !one.stands.is_open();
    let given: Vec<_> = view.given.iter().filter(over).filter(used).collect();
    let held: Vec<_> = view.held.iter().filter(over).collect();
    let line = |one: &MandateView, name: &str| {
        html! {
            li {
                a href=(address(ctx, one)) { (name) } " · "
                (ctx.t(&["mandate-stands-", one.stands.word()].concat()))
                " · " (ctx.moment(one.ended.unwrap_or(one.until), Zone::default()))
            }
        }
    };
    html! {
        @if !given.is_empty() || !held.is_empty() {
            section aria-labelledby="berakhir" {
                h2 #berakhir { (ctx.t("mandates-ended")) }
                @if !held.is_empty() {
                    h3 { (ctx.t("mandates-mine")) }
                    ul { @for one in held { (line(one, &one.grantor)) } }
                }
                @if !given.is_empty() {
                    h3 { (ctx.t("mandates-others")) }
                    ul { @for one in given { (line(one, &one.agent)) } }
                }
            }
        }
    }
}

fn address(ctx: &Ctx, mandate: &MandateView) -> String {
    format!("{}/akun/mandat/{}", ctx.base(), mandate.id)
}
