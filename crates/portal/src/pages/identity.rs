//! My identity in the ledger: what stands there of me, its history, the file that shows it, and how anybody checks that.

use crate::Ctx;
use crate::components::{Icon, button, details::details, icon, notice, table::table};
use crate::layout::{Page, Part};
use app::view::identity::{IdentityFile, IdentityStepView, IdentityView, StepTurn};
use base::Arg;
use maud::{Markup, html};

/// Where its holder begins it anew.
const ANEW: &str = "/identitas/mulai-baru";

pub fn page(ctx: &Ctx, view: &IdentityView) -> Markup {
    let title = ctx.t("identity-title");
    let body = html! {
        (button::back(&[ctx.base(), "/akun"].concat(), &ctx.t("account-title")))
        h1 { (title) }
        p.lead { (ctx.t("identity-lead")) }
        @match &view.subject {
            Some(subject) => (begun(ctx, view, subject)),
            None => (none(ctx, view)),
        }
        (worth(ctx))
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

/// Before the first step: when it begins.
fn none(ctx: &Ctx, view: &IdentityView) -> Markup {
    let key = if view.is_recorded {
        "identity-none-text"
    } else {
        "identity-off-text"
    };
    notice::notice(
        notice::Tone::Info,
        &ctx.t("identity-none"),
        &html! { p { (ctx.t(key)) } },
    )
}

fn begun(ctx: &Ctx, view: &IdentityView, subject: &str) -> Markup {
    html! {
        @if view.has_ended {
            (notice::notice(notice::Tone::Warning, &ctx.t("identity-ended"), &html! { p { (ctx.t("identity-ended-text")) } }))
        } @else if !view.is_recorded {
            (notice::notice(notice::Tone::Info, &ctx.t("identity-off"), &html! { p { (ctx.t("identity-off-text")) } }))
        }
        dl.summary {
            @if let Some(ledger) = &view.ledger { div { dt { (ctx.t("ledger-name")) } dd { code { (ledger) } } } }
            div { dt { (ctx.t("identity-name")) } dd { code { (subject) } } }
            div { dt { (ctx.t("identity-keys")) } dd { (keys(ctx, view)) } }
        }
        (file(ctx, view))
        (history(ctx, &view.steps))
        (check(ctx))
        @if !view.has_ended {
            section aria-labelledby="baru" {
                h2 #baru { (ctx.t("identity-anew")) }
                p { (ctx.t("identity-anew-when")) }
                div.actions { (button::link(&[ctx.base(), ANEW].concat(), &ctx.t("identity-anew"), button::Look::Second)) }
            }
        }
    }
}

fn keys(ctx: &Ctx, view: &IdentityView) -> Markup {
    let count = Arg::Int(i64::try_from(view.keys.len()).unwrap_or(i64::MAX));
    html! {
        (ctx.t_with("identity-keys-value", [("count", count)]))
        @if !view.keys.is_empty() {
            (details(&ctx.t("identity-keys-which"), &html! {
                p { (ctx.t("identity-keys-text")) }
                ul { @for key in &view.keys { li { code { (key) } } } }
            }))
        }
    }
}

fn file(ctx: &Ctx, view: &IdentityView) -> Markup {
    let address = [ctx.base(), "/identitas/berkas"].concat();
    html! {
        @match view.file {
            IdentityFile::Ready => {
                p { (ctx.t("identity-file-text")) }
                div.actions.no-print {
                    a.button href=(address) { (icon(Icon::Down)) (ctx.t("identity-file")) }
                }
            },
            IdentityFile::TooLong => p { (ctx.t("identity-file-long")) },
            IdentityFile::Elsewhere => @if view.is_recorded { p { (ctx.t("identity-file-elsewhere")) } },
            IdentityFile::Soon => @if view.is_recorded { p { (ctx.t("identity-file-wait")) } },
        }
    }
}

fn history(ctx: &Ctx, steps: &[IdentityStepView]) -> Markup {
    let head = [
        "identity-step",
        "identity-step-at",
        "identity-step-keys",
        "identity-step-place",
    ];
    let head = head.map(|key| ctx.t(key));
    let rows: Vec<Vec<Markup>> = steps.iter().map(|step| row(ctx, step)).collect();
    html! {
        section aria-labelledby="riwayat" {
            h2 #riwayat { (ctx.t("identity-history")) }
            (table(&ctx.t("identity-history-caption"), &head, &rows))
        }
    }
}

fn row(ctx: &Ctx, step: &IdentityStepView) -> Vec<Markup> {
    let turn = match step.turn {
        StepTurn::Began => "identity-began",
        StepTurn::Changed => "identity-changed",
        StepTurn::Ended => "identity-step-ended",
    };
    let because = ["identity-because-", &step.because].concat();
    vec![
        html! { (ctx.t(turn)) br; span.meta { (ctx.t(&because)) } },
        html! { (ctx.moment(step.at, ctx.zone)) },
        html! { span.figure { (step.keys) } },
        html! {
            @match step.place {
                Some((block, index)) => {
                    @let entry = Arg::Str(index.to_string());
                    @let block = Arg::Str(block.to_string());
                    a href={ (ctx.base()) "/buku-besar/entri?nomor=" (index) } {
                        (ctx.t_with("identity-step-entry", [("entry", entry), ("block", block)]))
                    }
                },
                None if step.waits => span.tag.tag--wait { (ctx.t("identity-step-waits")) },
                None => (ctx.t("identity-step-elsewhere")),
            }
        },
    ]
}

fn check(ctx: &Ctx) -> Markup {
    html! {
        section aria-labelledby="periksa" {
            h2 #periksa { (ctx.t("identity-check")) }
            ol.steps {
                li { (ctx.t("identity-check-file")) }
                li {
                    (ctx.t("identity-check-policy")) " "
                    a href={ (ctx.base()) "/buku-besar/kebijakan" } { (ctx.t("ledger-policy-download")) }
                }
                li {
                    (ctx.t("identity-check-page")) " "
                    a href={ (ctx.base()) "/buku-besar/periksa" } { (ctx.t("exhibit-title")) }
                }
                li {
                    (ctx.t("identity-check-command"))
                    pre.command { code { "sigap verify identitas.json --policy kebijakan-buku-besar.txt" } }
                }
            }
        }
    }
}

const SHOWS: [&str; 2] = ["identity-shows-keys", "identity-shows-alone"];
const HIDES: [&str; 3] = [
    "identity-hides-name",
    "identity-hides-same",
    "identity-hides-use",
];

/// What the ledger tells others, and what it cannot tell them.
fn worth(ctx: &Ctx) -> Markup {
    html! {
        section aria-labelledby="tunjuk" {
            h2 #tunjuk { (ctx.t("ledger-shows")) }
            ul.ticks { @for key in SHOWS { li { (ctx.t(key)) } } }
        }
        section aria-labelledby="bukan" {
            h2 #bukan { (ctx.t("ledger-hides")) }
            ul { @for key in HIDES { li { (ctx.t(key)) } } }
        }
    }
}

/// Asks once more before the identity ends and another begins. `early`: it was done less than a day ago.
pub fn anew(ctx: &Ctx, early: bool) -> Markup {
    let title = ctx.t("identity-anew");
    let back = [ctx.base(), "/identitas"].concat();
    let body = html! {
        (button::back(&back, &ctx.t("identity-title")))
        h1 { (title) }
        @if early {
            (notice::notice(notice::Tone::Warning, &ctx.t("identity-anew-early"), &html! { p { (ctx.t("identity-anew-early-text")) } }))
        } @else {
            p.lead { (ctx.t("identity-anew-lead")) }
            ul {
                li { (ctx.t("identity-anew-ends")) }
                li { (ctx.t("identity-anew-begins")) }
                li { (ctx.t("identity-anew-stays")) }
            }
            (button::post(ctx, &[ctx.base(), ANEW].concat(), &ctx.t("identity-anew-do"), button::Look::Danger))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}
