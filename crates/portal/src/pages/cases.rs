//! My cases and my documents.

use crate::Ctx;
use crate::components::{button, card, status};
use crate::layout::{Page, Part};
use app::view::own::{CasesView, DocumentRow};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &CasesView) -> Markup {
    let title = ctx.t("cases-title");
    let body = html! {
        h1 { (title) }
        @if let Some(needs) = view.above {
            (super::proofing::level::rest(ctx, needs, &[ctx.base(), "/permohonan"].concat()))
        }
        @if view.rows.is_empty() && view.above.is_none() {
            p { (ctx.t("cases-none")) }
            (button::link(&[ctx.base(), "/layanan"].concat(), &ctx.t("cases-find"), button::Look::Primary))
        }
        @if !view.rows.is_empty() {
            h2.hidden { (ctx.t("cases-list")) }
            (card::cases(ctx, &view.rows))
        }
        @if !view.documents.is_empty() {
            section aria-labelledby="dokumen" {
                h2 #dokumen { (ctx.t("documents-title")) }
                ul.stack { @for row in &view.documents { (document(ctx, row)) } }
            }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .show(&body)
}

fn document(ctx: &Ctx, row: &DocumentRow) -> Markup {
    html! {
        li.card.card--link {
            div.card-head {
                h3 {
                    a href={ (ctx.base()) "/dokumen/" (row.number) } {
                        (ctx.s(&row.service, &["product-", &row.product].concat()))
                    }
                }
                (status::document(ctx, row.state))
            }
            p.meta {
                span.figure { (row.number) } " · " (ctx.t("document-issued")) " "
                (ctx.date(row.issued.date(row.zone)))
            }
        }
    }
}
