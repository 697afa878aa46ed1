//! One entry of the ledger, looked up by its number: what it says, where it stands, and the proof to take along.

use super::{Lookup, count};
use crate::Ctx;
use crate::components::{FormState, Icon, button, control, errors, icon};
use crate::layout::{Page, Part};
use app::view::EntryView;
use maud::{Markup, html};

/// The name of the field, also in the address.
pub const FIELD: &str = "nomor";

pub fn page(ctx: &Ctx, lookup: &Lookup, view: Option<&EntryView>) -> Markup {
    let title = match view {
        Some(view) => ctx.t_with("ledger-entry-found", [("index", count(view.index))]),
        None => ctx.t("ledger-entry-title"),
    };
    let state = FormState {
        typed: [(FIELD.to_owned(), lookup.typed.clone())].into(),
        errors: lookup
            .error
            .iter()
            .map(|text| (FIELD.to_owned(), text.clone()))
            .collect(),
    };
    let body = html! {
        (button::back(&[ctx.base(), "/buku-besar"].concat(), &ctx.t("ledger-title")))
        (errors::summary(ctx, lookup.error.iter().map(|text| (FIELD, text))))
        h1 { (title) }
        @match view {
            Some(view) => (found(ctx, view)),
            None => p.lead { (ctx.t("ledger-entry-lead")) },
        }
        (form(ctx, &state))
    };
    Page::new(ctx, &title)
        .part(Part::Check)
        .narrow()
        .failed(lookup.error.is_some())
        .show(&body)
}

fn form(ctx: &Ctx, state: &FormState) -> Markup {
    html! {
        section.card aria-labelledby="cari-entri" {
            h2 #cari-entri { (icon(Icon::Search)) (ctx.t("ledger-entry-do")) }
            form action={ (ctx.base()) "/buku-besar/entri" } novalidate {
                (control::line(ctx, control::Field {
                    name: FIELD,
                    label: &ctx.t("ledger-entry-number"),
                    hint: Some(&ctx.t("ledger-entry-hint")),
                    autocomplete: "off",
                    numeric: true,
                }, state))
                (button::submit(&ctx.t("ledger-entry-do")))
            }
        }
    }
}

fn found(ctx: &Ctx, view: &EntryView) -> Markup {
    html! {
        dl.summary {
            div { dt { (ctx.t("ledger-entry-kind")) } dd { (ctx.t(kind(&view.text))) } }
            div { dt { (ctx.t("ledger-block")) } dd.figure { (view.block) } }
        }
        section aria-labelledby="isi-entri" {
            h2 #isi-entri { (ctx.t("ledger-entry-text")) }
            p { (ctx.t("ledger-entry-text-hint")) }
            pre.command { code { (view.text) } }
        }
        section aria-labelledby="bukti-entri" {
            h2 #bukti-entri { (ctx.t("ledger-entry-proof")) }
            p { (ctx.t("ledger-entry-proof-text")) }
            pre.command { code { (view.proof) } }
            ul.links {
                li {
                    a href={ (ctx.base()) "/buku-besar/entri/" (view.index) "/bukti" } download {
                        (icon(Icon::Down)) (ctx.t("ledger-entry-download"))
                    }
                }
            }
        }
    }
}

/// What an entry is about, in words; the entry itself is for machines.
fn kind(text: &str) -> &'static str {
    let said: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let kind = said["kind"].as_str().unwrap_or_default();
    match kind.split('.').next().unwrap_or_default() {
        "block" => "ledger-kind-block",
        "audit" => "ledger-kind-audit",
        "service" => "ledger-kind-service",
        "status" => "ledger-kind-status",
        "snapshot" => "ledger-kind-snapshot",
        "validators" => "ledger-kind-validators",
        "issuer" => "ledger-kind-issuer",
        "did" => "ledger-kind-did",
        _ => "ledger-kind-other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::Kind;

    #[test]
    fn every_kind_of_entry_has_words_of_its_own() {
        let kinds = Kind::SUBMITTED.into_iter().chain([Kind::Block]);
        for one in kinds {
            let text = serde_json::json!({ "kind": one }).to_string();
            assert_ne!(kind(&text), "ledger-kind-other", "{text}");
        }
        assert_eq!(kind("not JSON"), "ledger-kind-other");
    }
}
