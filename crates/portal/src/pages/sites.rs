//! Sites that may see something about the person: what, since when, what they received; and taking it back.

use super::consent::joined;
use crate::Ctx;
use crate::components::button;
use crate::layout::{Page, Part};
use app::provider::SiteView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, sites: &[SiteView]) -> Markup {
    let title = ctx.t("sites-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("sites-lead")) }
        @if sites.is_empty() {
            p { strong { (ctx.t("sites-none")) } " " (ctx.t("sites-none-text")) }
        }
        ul.stack {
            @for site in sites { li.card { (one(ctx, site)) } }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Access)
        .narrow()
        .show(&body)
}

fn one(ctx: &Ctx, site: &SiteView) -> Markup {
    html! {
        h2 { (ctx.say(&site.name)) }
        @if let Some(agency) = &site.agency { p.meta { (ctx.say(agency)) } }
        dl.summary {
            div { dt { (ctx.t("sites-what")) } dd { (ctx.say(&site.number)) @for field in &site.fields { ", " (ctx.say(field)) } } }
            div { dt { (ctx.t("consent-why")) } dd { (ctx.say(&site.purpose)) } }
            div { dt { (ctx.t("sites-given")) } dd { (ctx.moment(site.given, ctx.zone)) } }
            @if let Some(until) = site.until {
                div { dt { (ctx.t("sites-until")) } dd { (ctx.moment(until, ctx.zone)) } }
            }
            @if let Some(used) = site.last_used {
                div { dt { (ctx.t("sites-used")) } dd { (ctx.moment(used, ctx.zone)) } }
            }
        }
        @if !site.received.is_empty() {
            details {
                summary { (ctx.t("sites-received")) }
                ul.looks {
                    @for (at, fields) in &site.received {
                        li { p { (joined(ctx, fields)) } p.meta { (ctx.moment(*at, ctx.zone)) } }
                    }
                }
            }
        }
        @if site.until.is_some() { (withdraw(ctx, site)) } @else { p.meta { (ctx.t("sites-ended")) } }
    }
}

fn withdraw(ctx: &Ctx, site: &SiteView) -> Markup {
    html! {
        form method="post" action={ (ctx.base()) "/akun/situs" } {
            (button::token(ctx))
            input type="hidden" name="situs" value=(site.client);
            div.actions {
                button class="button button--danger" {
                    (ctx.t("sites-withdraw")) span.hidden { " " (ctx.say(&site.name)) }
                }
            }
        }
    }
}
