//! Files a person gave: a row each, with its size, its time and a way to take it back.

use super::{button, card, status};
use crate::Ctx;
use app::view::{CaseView, EvidenceFile, EvidenceGroup};
use base::{CaseId, Zone};
use maud::{Markup, html};

/// Rows with a remove button.
pub fn rows(ctx: &Ctx, case: CaseId, kind: &str, files: &[EvidenceFile]) -> Markup {
    let address = own(ctx, case, kind);
    html! {
        ul.files {
            @for file in files {
                li {
                    (file_words(ctx, file, ctx.zone))
                    (open(ctx, file, &address))
                    form method="post" action={ (ctx.base()) "/permohonan/" (case) "/bukti/" (kind) "/hapus" } {
                        (button::token(ctx))
                        input type="hidden" name="file" value=(file.id);
                        button.button-quiet {
                            (super::icon(super::Icon::Trash)) (ctx.t("file-remove"))
                            span.hidden { " " (file.name) }
                        }
                    }
                }
            }
        }
    }
}

/// Where a person's own files of one kind are opened.
pub fn own(ctx: &Ctx, case: CaseId, kind: &str) -> String {
    [
        ctx.base(),
        "/permohonan/",
        &case.to_string(),
        "/bukti/",
        kind,
        "/",
    ]
    .concat()
}

/// Rows to look at, each of them under `address`, which ends where the file's id goes.
pub fn list(ctx: &Ctx, files: &[EvidenceFile], address: &str, zone: Zone) -> Markup {
    html! {
        ul.files {
            @for file in files {
                li {
                    (file_words(ctx, file, zone))
                    (open(ctx, file, address))
                }
            }
        }
    }
}

/// The files of one kind, whether an officer accepted them, and what they wrote.
pub fn group(ctx: &Ctx, case: &CaseView, group: &EvidenceGroup, address: &str) -> Markup {
    html! {
        div.card-head {
            h3 { (ctx.s(&case.service, &card::evidence_key(&group.kind))) }
            (status::evidence(ctx, group.state))
        }
        (list(ctx, &group.files, address, case.zone))
        @if let Some(words) = &group.words {
            p { (ctx.t("officer-words")) }
            blockquote { (words) }
        }
    }
}

fn open(ctx: &Ctx, file: &EvidenceFile, address: &str) -> Markup {
    html! {
        a href={ (address) (file.id) } {
            (ctx.t("file-open"))
            span.hidden { " " (file.name) }
        }
    }
}

fn file_words(ctx: &Ctx, file: &EvidenceFile, zone: Zone) -> Markup {
    html! {
        div {
            strong.file-name { (file.name) }
            span.meta { (size(file.bytes)) " · " (ctx.moment(file.at, zone)) }
        }
    }
}

/// "340 kB" or "2,1 MB"; figures only, so the same in both languages but for the sign, which stays a point.
fn size(bytes: u64) -> String {
    const KB: u64 = 1_000;
    const MB: u64 = 1_000_000;
    if bytes < MB {
        return format!("{} kB", bytes.div_ceil(KB));
    }
    format!("{}.{} MB", bytes / MB, bytes % MB / 100_000)
}
