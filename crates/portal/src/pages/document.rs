//! One document: as it is printed, its code, and the files to keep.

use crate::Ctx;
use crate::components::{Icon, button, icon, notice, status, summary};
use crate::layout::{Page, Part};
use app::view::{DocumentState, DocumentView};
use base::{Arg, Date};
use maud::{Markup, PreEscaped, html};

/// `code` is the QR code as an SVG element made by us.
pub fn page(ctx: &Ctx, view: &DocumentView, code: &str) -> Markup {
    let title = ctx.s(&view.service, &["product-", &view.product].concat());
    let body = html! {
        (button::back(
            &[ctx.base(), "/permohonan/", &view.case.to_string()].concat(),
            &ctx.t("back-case"),
        ))
        div.card-head { h1 { (title) } (status::document(ctx, view.state)) }
        @match view.state {
            DocumentState::Revoked(on) => { (revoked(ctx, view, on)) (paper(ctx, view, code)) },
            DocumentState::Replaced(on) => { (replaced(ctx, view, on)) (paper(ctx, view, code)) },
            DocumentState::Valid => { (paper(ctx, view, code)) (keep(ctx, view)) },
        }
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .show(&body)
}

/// Since when it does not count, why, and whom to ask.
fn revoked(ctx: &Ctx, view: &DocumentView, on: Date) -> Markup {
    notice::notice(
        notice::Tone::Stop,
        &ctx.t("document-revoked"),
        &html! {
            p { (ctx.t_with("document-revoked-text", [("on", Arg::Date(on))])) }
            @if let Some(reason) = &view.reason {
                p { (ctx.t("document-revoked-why")) }
                blockquote { (reason) }
            }
            p { (ctx.t("document-revoked-next")) " " (summary::office_name(ctx, &view.office)) ". " (ctx.say(&view.office.contact)) }
        },
    )
}

/// Since when another one counts instead, and where it is.
fn replaced(ctx: &Ctx, view: &DocumentView, on: Date) -> Markup {
    notice::notice(
        notice::Tone::Info,
        &ctx.t("document-replaced"),
        &html! {
            p { (ctx.t_with("document-replaced-text", [("on", Arg::Date(on))])) }
            p { a href={ (ctx.base()) "/permohonan/" (view.case) } { (ctx.t("document-replaced-next")) } }
        },
    )
}

/// What can be done with a document that counts: keep it, show it.
fn keep(ctx: &Ctx, view: &DocumentView) -> Markup {
    let address = [ctx.base(), "/dokumen/", &view.number.to_string()].concat();
    html! {
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
    }
}

/// The document as it lies on paper.
fn paper(ctx: &Ctx, view: &DocumentView, code: &str) -> Markup {
    let note = ["document-", &view.product, "-note"].concat();
    html! {
        article.paper.paper--off[view.state != DocumentState::Valid] aria-label=(ctx.t("document-preview")) {
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
                // A code is checked without asking us: one that does not count any more is not shown around.
                @if view.state == DocumentState::Valid { div.code { (PreEscaped(code)) } }
            }
        }
    }
}
