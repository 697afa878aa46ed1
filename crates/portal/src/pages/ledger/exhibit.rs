//! A file with proofs, checked by anybody: in the page itself where scripts run, by the server where they do not.

use crate::Ctx;
use crate::components::{Icon, button, details::details, errors, icon, notice};
use crate::layout::{Page, Part};
use base::{Text, Timestamp};
use ledger::{Distrust, Exhibit, NotAnchored, NotRecorded, NotShown};
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
    Holds(Vec<Seen>),
    Refused {
        why: Why,
        /// Which document it is about, from 0; nothing where it is about the whole file.
        at: Option<usize>,
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

/// Why a file shows nothing, as people are told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No file of this kind.
    Form,
    /// Of another ledger.
    Ledger,
    /// A proof cannot be read.
    Damaged,
    /// The document and its proof do not fit.
    Altered,
    Signature,
    /// Too few of the validators that are known here.
    Quorum,
    /// A proof about another log.
    Foreign,
}

impl Why {
    const ALL: [Self; 7] = [
        Self::Form,
        Self::Ledger,
        Self::Damaged,
        Self::Altered,
        Self::Signature,
        Self::Quorum,
        Self::Foreign,
    ];

    /// For the script, which shows one of them.
    fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Ledger => "ledger",
            Self::Damaged => "damaged",
            Self::Altered => "altered",
            Self::Signature => "signature",
            Self::Quorum => "quorum",
            Self::Foreign => "foreign",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Form => "exhibit-why-form",
            Self::Ledger => "exhibit-why-ledger",
            Self::Damaged => "exhibit-why-damaged",
            Self::Altered => "exhibit-why-altered",
            Self::Signature => "exhibit-why-signature",
            Self::Quorum => "exhibit-why-quorum",
            Self::Foreign => "exhibit-why-foreign",
        }
    }
}

impl Checked {
    /// The facts of an exhibit that was verified, or why it was not.
    pub fn of(exhibit: &Exhibit, verified: Result<Vec<ledger::Anchored>, NotShown>) -> Self {
        let anchored = match verified {
            Ok(anchored) => anchored,
            Err(why) => return Self::refused(&why),
        };
        let documents = exhibit.documents.iter().zip(anchored);
        let seen = documents.map(|(document, anchored)| Seen {
            text: document.text.clone(),
            index: anchored.index,
            since: anchored.recorded.since,
            seen: anchored.recorded.seen,
        });
        Self::Holds(seen.collect())
    }

    pub fn refused(why: &NotShown) -> Self {
        match why {
            NotShown::Form => Self::Refused {
                why: Why::Form,
                at: None,
            },
            NotShown::ForeignLedger { .. } => Self::Refused {
                why: Why::Ledger,
                at: None,
            },
            NotShown::Document { at, why } => Self::Refused {
                why: reason(why),
                at: Some(*at),
            },
        }
    }
}

fn reason(why: &NotAnchored) -> Why {
    let recorded = match why {
        NotAnchored::Form => return Why::Damaged,
        NotAnchored::Operation(_) => return Why::Signature,
        NotAnchored::ForeignLog => return Why::Foreign,
        NotAnchored::Entry(_) => return Why::Altered,
        NotAnchored::Recorded(recorded) => recorded,
    };
    match recorded {
        NotRecorded::Proof(_) => Why::Damaged,
        NotRecorded::Entry(_) => Why::Altered,
        NotRecorded::Checkpoint(distrust) => match distrust {
            Distrust::Note(_) | Distrust::Checkpoint(_) => Why::Damaged,
            Distrust::ForeignLog => Why::Foreign,
            Distrust::Log | Distrust::Signature | Distrust::Twice => Why::Signature,
            Distrust::Quorum { .. } => Why::Quorum,
        },
    }
}

/// Also the id of the field.
pub const FIELD: &str = "berkas";

/// `answer` is what the server found, with the name of the agency whose file it was.
pub fn page(
    ctx: &Ctx,
    pinned: &Pinned,
    error: Option<&Text>,
    answer: Option<(&str, &Checked)>,
) -> Markup {
    let title = ctx.t("exhibit-title");
    let body = html! {
        (button::back(&[ctx.base(), "/buku-besar"].concat(), &ctx.t("ledger-title")))
        (errors::summary(ctx, error.iter().map(|text| (FIELD, *text))))
        h1 { (title) }
        p.lead { (ctx.t("exhibit-lead")) }
        @if let Some((agency, checked)) = answer { div data-answered { (said(ctx, agency, checked)) } }
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
                data-exhibit data-ledger=(pinned.ledger) data-policy=(pinned.policy) {
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
fn said(ctx: &Ctx, agency: &str, checked: &Checked) -> Markup {
    match checked {
        Checked::Holds(documents) => holds(
            ctx,
            (agency, &documents.len().to_string()),
            &html! { @for one in documents { (document(ctx, Some(one))) } },
        ),
        Checked::Refused { why, at } => {
            let at = at.map(|at| (at + 1).to_string());
            refused(ctx, Some(*why), at.as_deref())
        }
    }
}

/// The same with nothing in it yet: the script fills it. Without a script nothing of this shows.
fn blank(ctx: &Ctx) -> Markup {
    html! {
        section.scanned #hasil tabindex="-1" aria-label=(ctx.t("exhibit-result")) hidden {
            div data-state="holds" hidden { (holds(ctx, ("", ""), &Markup::default())) }
            div data-state="refused" hidden { (refused(ctx, None, None)) }
            div data-state="unable" hidden {
                (notice::notice(notice::Tone::Info, &ctx.t("exhibit-unable"), &html! {
                    p { (ctx.t("exhibit-unable-text")) }
                    p { button.button.button--second form="periksa-bukti" data-send { (ctx.t("exhibit-send")) } }
                }))
            }
        }
        template #tercatat data-step=(ctx.t("exhibit-step")) data-credential=(ctx.t("exhibit-credential"))
            data-reading=(ctx.t("exhibit-reading")) data-other=(ctx.t("exhibit-other")) { (document(ctx, None)) }
    }
}

fn holds(ctx: &Ctx, (agency, count): (&str, &str), documents: &Markup) -> Markup {
    html! {
        (notice::notice(notice::Tone::Done, &ctx.t("exhibit-holds"), &html! { p { (ctx.t("exhibit-holds-text")) } }))
        dl.summary {
            div { dt { (ctx.t("ledger-own-agency")) } dd { code data-field="agency" { (agency) } } }
            div { dt { (ctx.t("exhibit-count")) } dd.figure data-field="count" { (count) } }
        }
        ol.stack data-documents { (documents) }
    }
}

/// With every reason where none is chosen yet.
fn refused(ctx: &Ctx, why: Option<Why>, at: Option<&str>) -> Markup {
    let known = why.is_some();
    let reasons = Why::ALL
        .into_iter()
        .filter(|one| why.is_none_or(|why| why == *one));
    notice::notice(
        notice::Tone::Stop,
        &ctx.t("exhibit-refused"),
        &html! {
            @for one in reasons { p data-why=(one.word()) hidden[!known] { (ctx.t(one.key())) } }
            @if at.is_some() || !known {
                p data-which hidden[!known] { (ctx.t("exhibit-which")) " " strong data-field="at" { (at.unwrap_or_default()) } }
            }
            p { (ctx.t("exhibit-refused-next")) }
        },
    )
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
