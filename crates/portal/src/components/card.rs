//! Cards that lead somewhere.

use super::{Icon, icon, icon::of_event};
use crate::Ctx;
use app::view::CaseRow;
use app::view::catalog::ServiceCard;
use maud::{Markup, html};

/// Services with what people compare them by: cost, time, what to bring.
pub fn services(ctx: &Ctx, cards: &[ServiceCard]) -> Markup {
    html! {
        ul.stack {
            @for card in cards { (service(ctx, card)) }
        }
    }
}

fn service(ctx: &Ctx, card: &ServiceCard) -> Markup {
    let service = card.service.as_str();
    html! {
        li.card.card--link {
            h3 { a href={ (ctx.base()) "/layanan/" (service) } { (ctx.s(service, "name")) } }
            p { (ctx.s(service, "summary")) }
            dl.facts {
                div { dt { (icon(Icon::Coins)) (ctx.t("fact-fee")) } dd { (ctx.cost(card.fee, card.billed)) } }
                div { dt { (icon(Icon::Clock)) (ctx.t("fact-time")) } dd { (ctx.length(card.promise)) } }
                div {
                    dt { (icon(Icon::Paper)) (ctx.t("fact-bring")) }
                    dd {
                        @if card.evidence.is_empty() { (ctx.t("fact-bring-nothing")) }
                        @for (at, kind) in card.evidence.iter().enumerate() {
                            @if at > 0 { ", " }
                            (ctx.s(service, &evidence_key(kind)))
                        }
                    }
                }
            }
        }
    }
}

/// The words of a kind of evidence.
pub fn evidence_key(kind: &str) -> String {
    ["evidence-", kind].concat()
}

/// Life events as a grid.
pub fn events(ctx: &Ctx, events: &[String]) -> Markup {
    html! {
        ul.grid {
            @for event in events {
                li.card.card--link.card--event {
                    span.card-icon { (icon(of_event(event))) }
                    div {
                        h3 { a href={ (ctx.base()) "/peristiwa/" (event) } { (ctx.p(&["event-", event].concat())) } }
                        @if let Some(hint) = ctx.pack_hint(&["event-", event].concat()) { p { (hint) } }
                    }
                }
            }
        }
    }
}

/// A person's cases, one card each: where it is and what comes next.
pub fn cases(ctx: &Ctx, rows: &[CaseRow]) -> Markup {
    html! {
        ul.stack {
            @for row in rows {
                li.card.card--link.card--case {
                    div.card-head {
                        h3 {
                            a href={ (ctx.base()) "/permohonan/" (row.case) } {
                                (ctx.s(&row.service, "name"))
                            }
                        }
                        (super::status::stage(ctx, &row.stage))
                    }
                    p { (super::status::next(ctx, &row.stage, row.due)) }
                    p.meta {
                        (ctx.t("case-updated")) " " (ctx.moment(row.updated, row.zone))
                    }
                }
            }
        }
    }
}
