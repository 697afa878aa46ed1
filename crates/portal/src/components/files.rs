//! Files a person gave: a row each, with its size, its time and a way to take it back.

use super::button;
use crate::Ctx;
use app::view::EvidenceFile;
use base::CaseId;
use maud::{Markup, html};

/// Rows with a remove button.
pub fn rows(ctx: &Ctx, case: CaseId, kind: &str, files: &[EvidenceFile]) -> Markup {
    html! {
        ul.files {
            @for file in files {
                li {
                    (file_words(ctx, file))
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

/// Rows to look at; an officer opens each under `address`, which ends where the file's id goes.
pub fn list(ctx: &Ctx, files: &[EvidenceFile], address: Option<&str>) -> Markup {
    html! {
        ul.files {
            @for file in files {
                li {
                    (file_words(ctx, file))
                    @if let Some(address) = address {
                        a href={ (address) (file.id) } {
                            (ctx.t("file-open"))
                            span.hidden { " " (file.name) }
                        }
                    }
                }
            }
        }
    }
}

fn file_words(ctx: &Ctx, file: &EvidenceFile) -> Markup {
    html! {
        div {
            strong.file-name { (file.name) }
            span.meta { (size(file.bytes)) " · " (ctx.moment(file.at, ctx.zone)) }
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
