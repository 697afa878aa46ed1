//! One mandate: what it covers, and all that was done under it.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::components::summary;
use crate::layout::Page;
use app::mandate::{MandateView, Stands};
use base::Zone;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &MandateView, gave: bool) -> Markup {
    let title = ctx.t("mandate-title");
    let at = format!("{}/akun/mandat/{}", ctx.base(), view.id);
    let body = html! {
        (button::back(&[ctx.base(), "/akun/mandat"].concat(), &ctx.t("mandates-title")))
        h1 { (title) }
        dl.summary {
            div { dt { (ctx.t("mandate-grantor")) } dd { (view.grantor) } }
            div { dt { (ctx.t("mandate-agent")) } dd { (view.agent) } }
            (terms(ctx, view))
        }
        @if let Some(statement) = &view.statement {
            p { (ctx.t("counter-statement")) }
            blockquote { (statement) }
        }
        h2 { (ctx.t("mandate-deeds")) }
        @if view.deeds.is_empty() { p.meta { (ctx.t("mandate-deeds-none")) } }
        (deeds(ctx, view, gave))
        div.actions {
            @if gave && view.stands.is_open() {
                (button::post(ctx, &[&at, "/cabut"].concat(), &ctx.t("mandate-revoke"), Look::Danger))
            } @else if !gave && view.stands == Stands::Active {
                (button::post(ctx, &[&at, "/lepas"].concat(), &ctx.t("mandate-resign"), Look::Second))
            }
        }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// Where it stands, for what, until when: rows of a summary.
pub(super) fn terms(ctx: &Ctx, view: &MandateView) -> Markup {
    html! {
        div {
            dt { (ctx.t("mandate-stands")) }
            dd { (ctx.t(&["mandate-stands-", view.stands.word()].concat())) }
        }
        @if view.counter { div { dt { (ctx.t("mandate-kind")) } dd { (ctx.t("basis-counter")) } } }
        @if view.staff { div { dt { (ctx.t("mandate-kind")) } dd { (ctx.t("basis-staff")) } } }
        @if let Some(office) = &view.office {
            div { dt { (ctx.t("mandate-office")) } dd { (summary::office_name(ctx, office)) } }
        }
        div { dt { (ctx.t("mandate-services")) } dd { (services(ctx, view)) } }
        div {
            dt { (ctx.t("mandate-until")) }
            dd { (ctx.moment(view.ended.unwrap_or(view.until), Zone::default())) }
        }
        @if !view.purpose.is_empty() {
            div { dt { (ctx.t("mandate-purpose")) } dd { (view.purpose) } }
        }
    }
}

fn services(ctx: &Ctx, view: &MandateView) -> String {
    match &view.services {
        None => ctx.t("mandate-services-all").into_owned(),
        Some(services) => {
            let names = services.iter().map(|service| ctx.s(service, "name"));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// A case leads to its page for whose it is.
fn deeds(ctx: &Ctx, view: &MandateView, gave: bool) -> Markup {
    html! {
        @if !view.deeds.is_empty() {
            ol.timeline {
                @for deed in &view.deeds {
                    li.past {
                        h3 { (ctx.say(&deed.text)) }
                        p {
                            (ctx.s(&deed.service, "name")) " · "
                            @if gave {
                                a href={ (ctx.base()) "/permohonan/" (deed.case) } { (deed.case) }
                            } @else { (deed.case) }
                        }
                        p.meta {
                            time datetime=(deed.at.rfc3339()) { (ctx.moment(deed.at, Zone::default())) }
                        }
                    }
                }
            }
        }
    }
}
