//! One service before it is begun: for whom, what it costs, how long, what is needed, what is known already.

use crate::Ctx;
use crate::components::{Icon, button, card, details, icon};
use crate::layout::{Page, Part};
use app::view::catalog::{EvidenceRow, FactRow, ServiceView};
use base::{Arg, Clock};
use maud::{Markup, html};
use pack::text::said_once;

/// The page around what [`rest`] wrote.
pub fn page(ctx: &Ctx, view: &ServiceView, rest: &Markup) -> Markup {
    let service = view.service.as_str();
    let title = ctx.s(service, "name");
    let hero = html! {
        (button::back(&[ctx.base(), "/layanan"].concat(), &ctx.t("back-services")))
        h1 { (title) }
        p.lead { (ctx.s(service, "summary")) }
        (figures(ctx, view))
        (begin(ctx, view))
    };
    Page::new(ctx, &title)
        .part(Part::Search)
        .hero(hero)
        .show(rest)
}

/// What everybody sees alike.
pub fn rest(ctx: &Ctx, view: &ServiceView) -> Markup {
    html! {
        div.columns {
            div { (main_column(ctx, view)) }
            aside aria-label=(ctx.t("service-more")) { (side_column(ctx, view)) }
        }
    }
}

/// Cost, time and effort, large.
fn figures(ctx: &Ctx, view: &ServiceView) -> Markup {
    let minutes = Arg::Int(i64::from(view.burden.minutes));
    html! {
        dl.figures {
            div { dt { (ctx.t("fact-fee")) } dd { (ctx.cost(view.fee, view.billed)) } }
            div { dt { (ctx.t("fact-time")) } dd { (ctx.length(view.promise)) } }
            div { dt { (ctx.t("fact-minutes")) } dd { (ctx.t_with("minutes", [("n", minutes)])) } }
            div {
                dt { (ctx.t("fact-questions")) }
                dd {
                    (ctx.t_with("questions", [
                        ("n", count(view.burden.questions)),
                        ("most", count(view.burden.questions_max)),
                    ]))
                }
            }
        }
    }
}

fn begin(ctx: &Ctx, view: &ServiceView) -> Markup {
    html! {
        div.actions {
            @if let Some(case) = view.draft {
                a.button.button--start href={ (ctx.base()) "/permohonan/" (case) "/isi" } {
                    (ctx.t("service-resume")) (icon(Icon::Next))
                }
            } @else {
                (start(ctx, &view.service))
            }
        }
        p.hero-link {
            a href={ (ctx.base()) "/layanan/" (view.service) "/coba" } { (ctx.t("service-try")) }
        }
    }
}

/// Begins for real; whoever is not signed in does that first.
pub(super) fn start(ctx: &Ctx, service: &str) -> Markup {
    html! {
        @if ctx.who.is_some() {
            form method="post" action={ (ctx.base()) "/layanan/" (service) "/mulai" } {
                (button::token(ctx))
                (button::start(&ctx.t("service-start")))
            }
        } @else {
            a.button.button--start
                href={ (ctx.base()) "/masuk?untuk=" (ctx.base()) "/layanan/" (service) } {
                (ctx.t("service-sign-in")) (icon(Icon::Next))
            }
        }
    }
}

fn main_column(ctx: &Ctx, view: &ServiceView) -> Markup {
    let service = view.service.as_str();
    html! {
        section {
            h2 { (ctx.t("service-whom")) }
            p { (ctx.s(service, "for-whom")) }
        }
        section {
            h2 { (ctx.t("service-get")) }
            ul.ticks {
                @for product in view.products.iter().filter_map(|id| said_once(id)) { li { (ctx.s(service, &["product-", &product].concat())) } }
            }
        }
        section {
            h2 { (ctx.t("service-held")) }
            p { (ctx.t_with("service-held-text", [("n", count(view.burden.saved))])) }
            div.held { @for fact in &view.facts { (fact_row(ctx, fact)) } }
        }
        section {
            h2 { (ctx.t("service-needed")) }
            (needed(ctx, view))
            p {
                strong { (ctx.t("level-service")) } br;
                (ctx.t(&["level-service-", view.assurance.word()].concat()))
            }
        }
        section {
            h2 { (ctx.t("service-steps")) }
            ol.steps {
                li { (ctx.t("service-step-check")) }
                li { (ctx.t("service-step-send")) }
                li { (ctx.t_with("service-step-decide", [("promise", length(ctx, view.promise))])) }
                li { (ctx.t_with("service-step-officer", [("officer", length(ctx, view.officer))])) }
                li { (ctx.t_with("service-step-object", [("objection", length(ctx, view.objection))])) }
            }
        }
    }
}

fn fact_row(ctx: &Ctx, fact: &FactRow) -> Markup {
    html! {
        div.held-entry {
            h3 { (ctx.say(&fact.register)) }
            p {
                @for (at, field) in fact.fields.iter().enumerate() {
                    @if at > 0 { ", " }
                    (ctx.say(field))
                }
            }
            p.held-source { (ctx.say(&fact.purpose)) br; (ctx.say(&fact.agency)) " · " (ctx.law(&fact.law)) }
        }
    }
}

/// What everybody brings; then what only some bring, each with the situation.
fn needed(ctx: &Ctx, view: &ServiceView) -> Markup {
    // Of what is shown for each of a group a person reads once.
    let rows = view.evidence.iter();
    let rows = rows.filter(|row| said_once(&row.kind).is_some());
    let (sometimes, always): (Vec<_>, Vec<_>) = rows.partition(|row| row.when.is_some());
    html! {
        @if always.is_empty() { p { (ctx.t("service-no-papers")) } } @else { (papers(ctx, view, &always)) }
        @if !sometimes.is_empty() {
            h3 { (ctx.t("service-sometimes")) }
            (papers(ctx, view, &sometimes))
        }
        (details::details(&ctx.t("service-questions"), &html! {
            ol { @for (label, law) in &view.questions { li { (ctx.say(label)) " " span.meta { (ctx.law(law)) } } } }
        }))
    }
}

fn papers(ctx: &Ctx, view: &ServiceView, rows: &[&EvidenceRow]) -> Markup {
    html! {
        ul.papers {
            @for row in rows {
                li {
                    (icon(Icon::Paper))
                    @if let Some(kind) = said_once(&row.kind) {
                        (ctx.s(&view.service, &card::evidence_key(&kind)))
                    }
                    @if let Some(when) = &row.when { br; span.meta { (ctx.say(when)) } }
                }
            }
        }
    }
}

fn side_column(ctx: &Ctx, view: &ServiceView) -> Markup {
    let service = view.service.as_str();
    html! {
        section.card {
            h2 { (ctx.t("service-who")) }
            p {
                a href={ (ctx.base()) "/instansi/" (view.agency) } {
                    (ctx.p(&["agency-", &view.agency].concat()))
                }
            }
            p.meta { (ctx.say(&view.contact)) }
        }
        section.card {
            h2 { (ctx.t("service-read")) }
            ul.links {
                li { a href={ (ctx.base()) "/layanan/" (service) "/panduan" } { (ctx.t("service-guide")) } }
                li { a href={ (ctx.base()) "/layanan/" (service) "/aturan" } { (ctx.t("service-rules")) } }
            }
        }
        (related(ctx, view))
        (details::details(&ctx.t("law"), &laws(ctx, view)))
        @if !view.assumptions.is_empty() {
            (details::details(&ctx.t("service-assumptions"), &html! {
                ul { @for words in &view.assumptions { li { (ctx.say(words)) } } }
            }))
        }
    }
}

fn laws(ctx: &Ctx, view: &ServiceView) -> Markup {
    html! {
        ul { @for law in &view.laws { li { (ctx.law_named(law)) } } }
        p.meta { (ctx.t("fact-fee")) ": " (ctx.law(&view.fee_law)) br; (ctx.t("objection")) ": " (ctx.law(&view.objection_law)) }
    }
}

fn related(ctx: &Ctx, view: &ServiceView) -> Markup {
    html! {
        @if !view.related.is_empty() {
            section.card {
                h2 { (ctx.t("service-related")) }
                ul.plain {
                    @for (address, words) in &view.related {
                        li {
                            @match address {
                                Some(id) => a href={ (ctx.base()) "/layanan/" (id) } { (ctx.say(words)) },
                                None => (ctx.say(words)),
                            }
                        }
                    }
                }
            }
        }
    }
}

fn length(ctx: &Ctx, clock: Clock) -> Arg {
    Arg::Str(ctx.length(clock).into_owned())
}

fn count(n: usize) -> Arg {
    Arg::Int(i64::try_from(n).unwrap_or(i64::MAX))
}
