//! One document: as it is printed, its code, and the files to keep.

use crate::Ctx;
use crate::components::{Icon, button, icon, notice, status, summary};
use crate::layout::{Page, Part};
use app::view::{DocumentState, DocumentView};
use maud::{Markup, PreEscaped, html};

/// `code` is the QR code as an SVG element made by us.
pub fn page(ctx: &Ctx, view: &DocumentView, code: &str) -> Markup {
    let title = ctx.s(&view.service, &["product-", &view.product].concat());
    let address = [ctx.base(), "/dokumen/", &view.number.to_string()].concat();
    let body = html! {
        (button::back(
            &[ctx.base(), "/permohonan/", &view.case.to_string()].concat(),
            &ctx.t("back-case"),
        ))
        div.card-head { h1 { (title) } (status::document(ctx, view.state)) }
        @if view.state == DocumentState::Revoked {
            (notice::notice(notice::Tone::Stop, &ctx.t("document-revoked"), &html! {
                p { (ctx.t("document-revoked-text")) }
            }))
        }
        (paper(ctx, view, code))
        section.no-print aria-labelledby="simpan" {
            h2 #simpan { (ctx.t("document-keep")) }
            div.actions {
                form method="post" action={ (address) "/pdf" } {
                    (button::token(ctx))
                    button.button { (icon(Icon::Down)) (ctx.t("document-pdf")) }
                }
                a.button.button--second href={ (address) "/kredensial" } {
                    (icon(Icon::Shield)) (ctx.t("document-credential"))
                }
            }
            p.hint { (ctx.t("document-keep-text")) }
        }
        section aria-labelledby="periksa" {
            h2 #periksa { (ctx.t("document-check")) }
            p {
                (ctx.t("document-check-text")) br;
                a href={ (ctx.base()) "/periksa" } { (view.check_at) }
            }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .show(&body)
}

/// The document as it lies on paper.
fn paper(ctx: &Ctx, view: &DocumentView, code: &str) -> Markup {
    let note = ["document-", &view.product, "-note"].concat();
    html! {
        article.paper.paper--off[view.state == DocumentState::Revoked] aria-label=(ctx.t("document-preview")) {
            div.tumpal {}
            @if view.demo { p.sample { (ctx.t("sample")) } }
            p.paper-office { (summary::office_name(ctx, &view.office)) }
            p.paper-title { (ctx.s(&view.service, &["product-", &view.product].concat())) }
            p.figure { (view.number) }
            @if ctx.has(&view.service, &note) { p.hint { (ctx.s(&view.service, &note)) } }
            (summary::list(ctx, &view.lines))
            div.paper-foot {
                p {
                    (ctx.t("document-issued")) " "
                    (ctx.date(view.issued.date(view.zone)))
                    br;
                    span.meta { (ctx.t("document-signed")) }
                }
                div.code { (PreEscaped(code)) }
            }
        }
    }
}
