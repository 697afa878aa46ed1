//! A file with proofs, checked by anybody: in the page itself where scripts run, by the server where they do not.

mod identity;
mod refused;

#[cfg(test)]
mod tests;

pub use identity::{AGE_SECONDS, StepTold, Told};
pub use refused::{At, Why};

use crate::Ctx;
use crate::components::{Icon, button, details::details, errors, icon, notice};
use crate::layout::{Page, Part};
use base::{Text, Timestamp};
use ledger::{Exhibit, Identity, Trust};
use maud::{Markup, html};

/// Against what a file is checked.
#[derive(Clone, Debug)]
pub struct Pinned {
    /// Name of the ledger.
    pub ledger: String,
    pub policy: String,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Documents in the log of that agency.
    Documents {
        agency: String,
        seen: Vec<Seen>,
    },
    Identity(Told),
    /// An identity, as it was too long ago.
    Old,
    /// Nothing is shown, and what it is about; nothing where it is about the whole file.
    Refused {
        why: Why,
        at: Option<At>,
    },
}

/// A document that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub text: String,
    /// Number of its entry in the agency's log.
    pub index: u64,
    pub since: Timestamp,
    pub seen: Timestamp,
}

impl Checked {
    /// Looks at a file of either kind. Nothing in it is believed before it is verified.
    pub fn of(bytes: &[u8], trust: &Trust, now: Timestamp) -> Self {
        if let Ok(identity) = Identity::read(bytes) {
            return match identity.verify(trust, AGE_SECONDS, now) {
                Ok(story) => Self::Identity(Told::of(&identity, &story)),
                Err(why) => Self::no_identity(&why),
            };
        }
        let exhibit = Exhibit::read(bytes);
        let anchored = exhibit.and_then(|exhibit| Ok((exhibit.verify(trust, now)?, exhibit)));
        let (anchored, exhibit) = match anchored {
            Ok(holds) => holds,
            Err(why) => return Self::no_exhibit(&why),
        };
        let agency = exhibit.agency.to_string();
        let documents = exhibit.documents.into_iter().zip(anchored);
        let seen = documents.map(|(document, anchored)| Seen {
            text: document.text,
            index: anchored.index,
            since: anchored.recorded.since,
            seen: anchored.recorded.seen,
        });
        let seen = seen.collect();
        Self::Documents { agency, seen }
    }
}

/// Also the id of the field.
pub const FIELD: &str = "berkas";

/// `answer` is what the server found.
pub fn page(ctx: &Ctx, pinned: &Pinned, error: Option<&Text>, answer: Option<&Checked>) -> Markup {
    let title = ctx.t("exhibit-title");
    let body = html! {
        (button::back(&[ctx.base(), "/buku-besar"].concat(), &ctx.t("ledger-title")))
        (errors::summary(ctx, error.iter().map(|text| (FIELD, *text))))
        h1 { (title) }
        p.lead { (ctx.t("exhibit-lead")) }
        @if let Some(checked) = answer { div data-answered { (said(ctx, checked)) } }
        (blank(ctx))
        (form(ctx, pinned, error))
        (details(&ctx.t("exhibit-limits"), &html! { ul { @for key in LIMITS { li { (ctx.t(key)) } } } }))
    };
    Page::new(ctx, &title)
        .part(Part::Check)
        .narrow()
        .failed(error.is_some())
        .with_exhibit()
        .show(&body)
}

const LIMITS: [&str; 5] = [
    "exhibit-limit-true",
    "exhibit-limit-now",
    "exhibit-limit-all",
    "exhibit-limit-who",
    "exhibit-limit-page",
];

fn form(ctx: &Ctx, pinned: &Pinned, error: Option<&Text>) -> Markup {
    html! {
        section.card aria-labelledby="pilih" {
            h2 #pilih { (icon(Icon::Paper)) (ctx.t("exhibit-file")) }
            form #periksa-bukti method="post" action={ (ctx.base()) "/buku-besar/periksa" } enctype="multipart/form-data"
                data-exhibit data-ledger=(pinned.ledger) data-policy=(pinned.policy) data-age=(AGE_SECONDS) {
                (button::token(ctx))
                div.field.field--error[error.is_some()] {
                    label for=(FIELD) { (ctx.t("exhibit-file-label")) }
                    p.hint id={ (FIELD) "-hint" } data-local=(ctx.t("exhibit-file-local")) { (ctx.t("exhibit-file-hint")) }
                    (errors::inline(ctx, FIELD, error))
                    input.input id=(FIELD) name=(FIELD) type="file" accept=".json,application/json"
                        aria-invalid=[error.map(|_| "true")]
                        aria-describedby=[errors::described_by(FIELD, true, error.is_some())];
                }
                (button::submit(&ctx.t("exhibit-do")))
            }
        }
    }
}

/// What the server found.
fn said(ctx: &Ctx, checked: &Checked) -> Markup {
    match checked {
        Checked::Documents { agency, seen } => documents(
            ctx,
            (agency, &seen.len().to_string()),
            &html! { @for one in seen { (document(ctx, Some(one))) } },
        ),
        Checked::Identity(told) => identity::told(ctx, Some(told)),
        Checked::Old => refused::old(ctx),
        Checked::Refused { why, at } => refused::refused(ctx, Some((*why, *at))),
    }
}

/// The same with nothing in it yet: the script fills it. Without a script nothing of this shows.
fn blank(ctx: &Ctx) -> Markup {
    html! {
        section.scanned #hasil tabindex="-1" aria-label=(ctx.t("exhibit-result")) hidden {
            div data-state="holds" hidden { (documents(ctx, ("", ""), &Markup::default())) }
            div data-state="identity" hidden { (identity::told(ctx, None)) }
            div data-state="old" hidden { (refused::old(ctx)) }
            div data-state="refused" hidden { (refused::refused(ctx, None)) }
            div data-state="unable" hidden {
                (notice::notice(notice::Tone::Info, &ctx.t("exhibit-unable"), &html! {
                    p { (ctx.t("exhibit-unable-text")) }
                    p { button.button.button--second form="periksa-bukti" data-send { (ctx.t("exhibit-send")) } }
                }))
            }
        }
        template #tercatat data-step=(ctx.t("exhibit-step")) data-credential=(ctx.t("exhibit-credential"))
            data-reading=(ctx.t("exhibit-reading")) data-other=(ctx.t("exhibit-other")) { (document(ctx, None)) }
        template #langkah data-began=(ctx.t("exhibit-identity-began")) data-changed=(ctx.t("exhibit-identity-changed"))
            data-ended=(ctx.t("exhibit-identity-ended")) data-none=(ctx.t("exhibit-identity-keys-none"))
            data-unknown=(ctx.t("exhibit-identity-keys-unknown")) { (identity::step(ctx, None)) }
    }
}

fn documents(ctx: &Ctx, (agency, count): (&str, &str), documents: &Markup) -> Markup {
    html! {
        (notice::notice(notice::Tone::Done, &ctx.t("exhibit-holds"), &html! { p { (ctx.t("exhibit-holds-text")) } }))
        dl.summary {
            div { dt { (ctx.t("ledger-own-agency")) } dd { code data-field="agency" { (agency) } } }
            div { dt { (ctx.t("exhibit-count")) } dd.figure data-field="count" { (count) } }
        }
        ol.stack data-documents { (documents) }
    }
}

/// One document; without one, its place.
fn document(ctx: &Ctx, seen: Option<&Seen>) -> Markup {
    let moment = |at: Timestamp| ctx.moment(at, ctx.zone);
    html! {
        li.card {
            h2 data-field="kind" { @if let Some(seen) = seen { (ctx.t(kind(&seen.text))) } }
            dl.summary {
                div { dt { (ctx.t("exhibit-index")) } dd.figure data-field="index" { @if let Some(seen) = seen { (seen.index) } } }
                div { dt { (ctx.t("exhibit-since")) } dd data-field="since" { @if let Some(seen) = seen { (moment(seen.since)) } } }
                div { dt { (ctx.t("exhibit-seen")) } dd data-field="seen" { @if let Some(seen) = seen { (moment(seen.seen)) } } }
            }
            (details(&ctx.t("exhibit-text"), &html! {
                pre.command { code data-field="text" { @if let Some(seen) = seen { (seen.text) } } }
            }))
        }
    }
}

fn kind(text: &str) -> &'static str {
    match text.split_once('\n').map(|(kind, _)| kind) {
        Some("sigap/step@v1") => "exhibit-step",
        Some("sigap/credential@v1") => "exhibit-credential",
        Some("sigap/reading@v1") => "exhibit-reading",
        _ => "exhibit-other",
    }
}
