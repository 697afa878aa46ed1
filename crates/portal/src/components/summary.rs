//! Label and value, one under the other: check answers, documents, numbers.

use crate::Ctx;
use app::view::{AnswerRow, CaseView, Shown};
use base::{CaseId, Text};
use maud::{Markup, html};

/// Rows of label and value.
pub fn list(ctx: &Ctx, rows: &[(Text, Shown)]) -> Markup {
    html! {
        dl.summary {
            @for (label, value) in rows {
                div { dt { (ctx.say(label)) } dd lang=[ctx.tongue(value)] { (ctx.shown(value)) } }
            }
        }
    }
}

/// Numbers a case yielded; set in figures of one width, easy to copy.
pub fn numbers(ctx: &Ctx, rows: &[(Text, String)]) -> Markup {
    html! {
        @if !rows.is_empty() {
            dl.summary {
                @for (label, value) in rows {
                    div { dt { (ctx.say(label)) } dd.figure { (value) } }
                }
            }
        }
    }
}

/// Answers before they are sent. "Change" comes back to this page.
pub fn answers(ctx: &Ctx, case: CaseId, rows: &[AnswerRow], change: bool) -> Markup {
    html! {
        dl.summary.summary--change {
            @for row in rows {
                div {
                    dt { (ctx.say(&row.label)) }
                    dd { (ctx.shown(&row.value)) }
                    @if change && !row.held {
                        dd.change {
                            a href={ (ctx.base()) "/permohonan/" (case) "/isi/" (row.question) } {
                                (ctx.t("change"))
                                span.hidden { " " (ctx.say(&row.label)) }
                            }
                        }
                    } @else if row.held {
                        dd.change { span.tag.tag--source { (ctx.t("from-register")) } }
                    }
                }
            }
        }
    }
}

/// The office that has a case: its name, and how to reach it.
pub fn office(ctx: &Ctx, case: &CaseView) -> Markup {
    html! {
        p.office {
            strong { (office_name(ctx, &case.office)) }
            br;
            (ctx.say(&case.office.contact))
        }
    }
}

/// "Dinas Dukcapil, Kota Bandung".
pub fn office_name(ctx: &Ctx, office: &app::view::OfficeView) -> Markup {
    html! {
        (ctx.say(&office.agency))
        @if let Some(area) = &office.area { ", " (area) }
    }
}
