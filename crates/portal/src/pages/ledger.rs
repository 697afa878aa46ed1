//! The ledger: what it shows and what not, where it stands, who runs it, and what to keep of it.

pub mod entry;
pub mod exhibit;

use crate::Ctx;
use crate::components::{Icon, button, details::details, icon, notice, table::table};
use crate::layout::{Page, Part};
use app::view::{BlockView, LedgerView, OwnLog, ValidatorView};
use base::{Arg, Text};
use maud::{Markup, html};

/// Where this instance gives out the files of its logs, whole addresses.
#[derive(Clone, Debug, Default)]
pub struct Mirrors {
    pub ledger: Option<String>,
    pub audit: Option<String>,
    /// The identifier of the agency (did:webvh).
    pub did: Option<String>,
}

/// Without a view, this instance keeps no ledger.
pub fn page(ctx: &Ctx, view: Option<&LedgerView>, mirrors: &Mirrors) -> Markup {
    let title = ctx.t("ledger-title");
    let body = html! {
        h1 { (title) }
        @match view {
            Some(view) => (kept(ctx, view, mirrors)),
            None => (none(ctx)),
        }
    };
    Page::new(ctx, &title).part(Part::Check).show(&body)
}

fn none(ctx: &Ctx) -> Markup {
    let next = html! {
        p { (ctx.t("ledger-none-text")) }
        p { a href={ (ctx.base()) "/periksa" } { (ctx.t("verify-title")) } }
    };
    notice::notice(notice::Tone::Info, &ctx.t("ledger-none"), &next)
}

fn kept(ctx: &Ctx, view: &LedgerView, mirrors: &Mirrors) -> Markup {
    html! {
        p.lead { (ctx.t("ledger-lead")) }
        (worth(ctx))
        div.actions {
            (button::link(&[ctx.base(), "/buku-besar/periksa"].concat(), &ctx.t("exhibit-title"), button::Look::Primary))
            (button::link(&[ctx.base(), "/buku-besar/entri"].concat(), &ctx.t("ledger-entry-do"), button::Look::Second))
        }
        (stand(ctx, view))
        (validators(ctx, view))
        (blocks(ctx, &view.blocks))
        (checkpoint(ctx, view))
        (own(ctx, &view.own))
        (agency(ctx, mirrors))
        (copies(ctx, mirrors))
    }
}

/// Plain words first: what one learns here, and what nobody can learn here.
fn worth(ctx: &Ctx) -> Markup {
    html! {
        div.grid {
            section aria-labelledby="tunjuk" {
                h2 #tunjuk { (ctx.t("ledger-shows")) }
                ul.ticks { @for key in SHOWS { li { (ctx.t(key)) } } }
            }
            section aria-labelledby="bukan" {
                h2 #bukan { (ctx.t("ledger-hides")) }
                ul { @for key in HIDES { li { (ctx.t(key)) } } }
            }
        }
        (details(&ctx.t("ledger-more"), &html! { @for key in MORE { p { (ctx.t(key)) } } }))
    }
}

const SHOWS: [&str; 3] = [
    "ledger-shows-then",
    "ledger-shows-who",
    "ledger-shows-alone",
];
const HIDES: [&str; 3] = [
    "ledger-hides-true",
    "ledger-hides-all",
    "ledger-hides-person",
];
const MORE: [&str; 4] = [
    "ledger-more-digest",
    "ledger-more-block",
    "ledger-more-proof",
    "ledger-more-doubt",
];

fn stand(ctx: &Ctx, view: &LedgerView) -> Markup {
    html! {
        section aria-labelledby="keadaan" {
            h2 #keadaan { (ctx.t("ledger-now")) }
            dl.summary {
                div { dt { (ctx.t("ledger-name")) } dd { code { (view.origin) } } }
                div { dt { (ctx.t("ledger-entries")) } dd.figure { (view.entries) } }
                div {
                    dt { (ctx.t("ledger-newest")) }
                    dd {
                        @match view.blocks.first() {
                            Some(block) => (placed(ctx, "ledger-newest-value", block)),
                            None => (ctx.t("ledger-blocks-none")),
                        }
                    }
                }
                div { dt { (ctx.t("ledger-quorum")) } dd { (quorum(ctx, view)) } }
            }
        }
    }
}

fn placed(ctx: &Ctx, key: &str, block: &BlockView) -> String {
    let at = Arg::Str(ctx.moment(block.at, ctx.zone));
    ctx.t_with(key, [("height", count(block.height)), ("at", at)])
        .into_owned()
}

fn quorum<'a>(ctx: &Ctx<'a>, view: &LedgerView) -> std::borrow::Cow<'a, str> {
    let all = Arg::Str(view.validators.len().to_string());
    let needed = Arg::Str(view.quorum.to_string());
    ctx.t_with("ledger-quorum-value", [("needed", needed), ("all", all)])
}

fn validators(ctx: &Ctx, view: &LedgerView) -> Markup {
    let head = [
        "ledger-validator-name",
        "ledger-validator-signed",
        "ledger-validator-key",
    ];
    let head = head.map(|key| ctx.t(key));
    let rows: Vec<Vec<Markup>> = view
        .validators
        .iter()
        .map(|one| validator(ctx, one))
        .collect();
    html! {
        section aria-labelledby="validator" {
            h2 #validator { (ctx.t("ledger-validators")) }
            @if view.validators.len() == 1 {
                (notice::notice(notice::Tone::Warning, &ctx.t("ledger-one"), &html! { p { (ctx.t("ledger-one-text")) } }))
            } @else {
                @let silent = view.validators.len().saturating_sub(view.quorum);
                p { (ctx.t("ledger-quorum-text")) }
                p { (ctx.t_with("ledger-quorum-silent", [("silent", Arg::Str(silent.to_string()))])) }
            }
            (table(&ctx.t("ledger-validators-caption"), &head, &rows))
            @if view.set_number > 0 {
                @let number = || [("number", count(view.set_number))];
                p { (ctx.t_with("ledger-set", number())) }
                ul.links { li { a href={ "/ledger/bridge/" (view.set_number) } { (ctx.t_with("ledger-set-link", number())) } } }
            }
        }
    }
}

/// Letters of a key that are shown at first.
const KEY_LETTERS: usize = 8;

fn validator(ctx: &Ctx, one: &ValidatorView) -> Vec<Markup> {
    let short: String = one.key.chars().take(KEY_LETTERS).collect();
    vec![
        html! { code { (one.name) } },
        html! {
            @if one.cosigned { span.tag.tag--done { (ctx.t("ledger-signed")) } }
            @else { span.tag.tag--wait { (ctx.t("ledger-unsigned")) } }
        },
        html! {
            details.details.key {
                summary { code { (short) "…" } span.hidden { " " (ctx.t("ledger-key-whole")) } }
                code { (one.key) }
            }
        },
    ]
}

/// Blocks that are listed; older ones are found by their entries.
const BLOCKS_MAX: usize = 10;

fn blocks(ctx: &Ctx, blocks: &[BlockView]) -> Markup {
    let head = ["ledger-block", "ledger-block-entries", "ledger-block-at"].map(|key| ctx.t(key));
    let rows: Vec<Vec<Markup>> = blocks
        .iter()
        .take(BLOCKS_MAX)
        .map(|block| row(ctx, block))
        .collect();
    html! {
        section aria-labelledby="blok" {
            h2 #blok { (ctx.t("ledger-blocks")) }
            @if rows.is_empty() { p { (ctx.t("ledger-blocks-none")) } }
            @else { (table(&ctx.t("ledger-blocks-caption"), &head, &rows)) }
        }
    }
}

fn row(ctx: &Ctx, block: &BlockView) -> Vec<Markup> {
    let last = block.first + block.entries.saturating_sub(1);
    vec![
        html! { span.figure { (block.height) } },
        html! {
            span {
                (block.entries) " ("
                a href={ (ctx.base()) "/buku-besar/entri?nomor=" (block.first) } {
                    span.hidden { (ctx.t("ledger-entry-number")) " " }
                    (block.first) @if last > block.first { "–" (last) }
                }
                ")"
            }
        },
        html! { (ctx.moment(block.at, ctx.zone)) },
    ]
}

fn checkpoint(ctx: &Ctx, view: &LedgerView) -> Markup {
    html! {
        section aria-labelledby="titik" {
            h2 #titik { (ctx.t("ledger-checkpoint")) }
            @match &view.checkpoint {
                Some(text) => {
                    p { (ctx.t("ledger-checkpoint-text")) }
                    pre.command { code { (text) } }
                },
                None => (notice::notice(notice::Tone::Info, &ctx.t("ledger-checkpoint-none"), &html! { p { (ctx.t("ledger-checkpoint-none-text")) } })),
            }
        }
        section aria-labelledby="kebijakan" {
            h2 #kebijakan { (ctx.t("ledger-policy")) }
            p { (ctx.t("ledger-policy-text")) }
            ul.links {
                li { a href={ (ctx.base()) "/buku-besar/kebijakan" } download { (icon(Icon::Down)) (ctx.t("ledger-policy-download")) } }
            }
        }
    }
}

fn own(ctx: &Ctx, log: &OwnLog) -> Markup {
    html! {
        section aria-labelledby="audit" {
            h2 #audit { (ctx.t("ledger-own")) }
            p { (ctx.t("ledger-own-text")) }
            dl.summary {
                div { dt { (ctx.t("ledger-own-agency")) } dd { code { (log.agency) } } }
                div { dt { (ctx.t("ledger-own-name")) } dd { code { (log.name) } } }
                div { dt { (ctx.t("ledger-entries")) } dd.figure { (log.entries) } }
                div { dt { (ctx.t("ledger-own-anchored")) } dd { (anchored(ctx, log)) } }
            }
        }
    }
}

fn anchored(ctx: &Ctx, log: &OwnLog) -> Markup {
    html! {
        @match log.anchored {
            Some((entries, block, at)) => {
                (ctx.t_with("ledger-own-anchored-value", [
                    ("entries", count(entries)),
                    ("height", count(block)),
                    ("at", Arg::Str(ctx.moment(at, ctx.zone))),
                ]))
            },
            None => (ctx.t("ledger-own-unanchored")),
        }
    }
}

/// Who the agency is, for programs of others.
fn agency(ctx: &Ctx, mirrors: &Mirrors) -> Markup {
    html! {
        @if let Some(did) = &mirrors.did {
            section aria-labelledby="pengenal" {
                h2 #pengenal { (ctx.t("ledger-did")) }
                p { (ctx.t("ledger-did-text")) }
                pre.command { code { (did) } }
                ul.links {
                    @for (address, key) in DID_FILES { li { a href=(address) { (ctx.t(key)) } } }
                }
            }
        }
    }
}

/// What there is of an identifier; the same in every language.
const DID_FILES: [(&str, &str); 3] = [
    ("/.well-known/did.jsonl", "ledger-did-log"),
    ("/.well-known/did-witness.json", "ledger-did-witness"),
    ("/.well-known/did-ledger.json", "ledger-did-story"),
];

fn copies(ctx: &Ctx, mirrors: &Mirrors) -> Markup {
    let rows = [
        ("ledger-title", &mirrors.ledger),
        ("ledger-own-short", &mirrors.audit),
    ];
    let rows = rows.map(|(key, at)| at.as_ref().map(|at| (key, at)));
    html! {
        @if rows.iter().any(Option::is_some) {
            section aria-labelledby="salinan" {
                h2 #salinan { (ctx.t("ledger-copies")) }
                p { (ctx.t("ledger-copies-text")) }
                dl.summary {
                    @for (key, at) in rows.iter().flatten() {
                        div { dt { (ctx.t(key)) } dd { code { (at) } } }
                    }
                }
            }
        }
    }
}

/// A number that names something: written without marks between its digits, as it is typed.
fn count(number: u64) -> Arg {
    Arg::Str(number.to_string())
}

/// What is wrong with a form of one field, and what was typed into it.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    pub typed: String,
    pub error: Option<Text>,
}
