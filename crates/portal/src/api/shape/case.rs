//! Cases as they travel: where one is, what happened, what came of it.

use super::asked::Asked;
use super::bill::Bill;
use super::form::File;
use super::record::Record;
use super::service::evidence_name;
use super::stage::Stage;
use super::{Deadline, Decided, Length, Line, Named, Office, Reason, said, time};
use crate::Ctx;
use app::view::{CaseRow, CaseView, DocumentState, EvidenceGroup, ProductView, StageView};
use base::Evidence;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is to be begun.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Start {
    /// The id of the service.
    #[schema(example = "akta-lahir", max_length = 100)]
    pub(crate) service: String,
}

/// A case that was begun.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Started {
    #[schema(max_length = 40)]
    pub(crate) case: String,
    #[schema(max_length = 100)]
    pub(crate) service: String,
    pub(crate) links: Links,
}

/// Where the parts of a case are.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Links {
    #[schema(max_length = 200)]
    pub(crate) case: String,
    /// What is still to be given.
    #[schema(max_length = 200)]
    pub(crate) needs: String,
    /// Everything once more, before it is sent.
    #[schema(max_length = 200)]
    pub(crate) check: String,
    /// Where it is sent to.
    #[schema(max_length = 200)]
    pub(crate) submission: String,
    #[schema(max_length = 200)]
    pub(crate) history: String,
    #[schema(max_length = 200)]
    pub(crate) documents: String,
    #[schema(max_length = 200)]
    pub(crate) receipt: String,
    /// The record of the case with its proofs.
    #[schema(max_length = 200)]
    pub(crate) exhibit: String,
}

/// What is sent with an application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submission {
    /// As the check gave it: it proves that somebody looked at what is sent.
    #[schema(max_length = 20000)]
    pub(crate) digest: String,
}

/// An application that was sent. What came of it is told by the case.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submitted {
    #[schema(max_length = 40)]
    pub(crate) case: String,
    pub(crate) links: Links,
}

/// Why a decision should be looked at again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Objection {
    /// In the resident's own words.
    #[schema(
        min_length = 1,
        max_length = 2000,
        example = "Tanggal pada surat rumah sakit berbeda."
    )]
    pub(crate) grounds: String,
}

/// A part of the list of cases, newest first.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseList {
    #[schema(max_items = 100)]
    pub(crate) items: Vec<CaseSummary>,
    /// Where the list goes on; nothing where it ends.
    #[schema(max_length = 1000)]
    pub(crate) next: Option<String>,
}

/// A case by where it is.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseSummary {
    #[schema(max_length = 40)]
    pub(crate) id: String,
    pub(crate) service: Named,
    pub(crate) stage: Stage,
    #[schema(format = DateTime)]
    pub(crate) updated: String,
    /// By when somebody must act; nothing where nobody must.
    #[schema(inline = false)]
    pub(crate) due: Option<Deadline>,
}

/// One case.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    #[schema(max_length = 40)]
    pub(crate) id: String,
    pub(crate) service: Named,
    pub(crate) stage: Stage,
    /// Events in its history.
    #[schema(minimum = 1)]
    pub(crate) seq: i64,
    pub(crate) promise: Length,
    /// By when somebody must act; nothing where nobody must.
    pub(crate) due: Option<Deadline>,
    pub(crate) office: Office,
    /// Registers the case waits for.
    #[schema(max_items = 100)]
    pub(crate) waits_for: Vec<String>,
    #[schema(max_items = 100)]
    pub(crate) products: Vec<Product>,
    /// What an officer asked and nobody answered; nothing where nothing is.
    pub(crate) asked: Option<Asked>,
    /// What is owed, or was paid; nothing where nothing is.
    pub(crate) bill: Option<Bill>,
    #[schema(max_items = 100)]
    pub(crate) evidence: Vec<EvidenceFound>,
    /// What an officer saw and no register shows.
    #[schema(max_items = 100)]
    pub(crate) stated: Vec<Line>,
    pub(crate) can_withdraw: bool,
    pub(crate) can_object: bool,
    /// Whether there is a receipt: the rules have spoken.
    pub(crate) has_receipt: bool,
    /// How far its record is; nothing where none is kept.
    pub(crate) record: Option<Record>,
    pub(crate) links: Links,
}

/// One result of a case.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Product {
    #[schema(example = "akta", max_length = 100)]
    pub(crate) id: String,
    #[schema(max_length = 500)]
    pub(crate) name: String,
    pub(crate) outcome: Decided,
    /// Until when an officer decides it; nothing where none has to. While its clock stands: when it would have been.
    #[schema(inline = false)]
    pub(crate) due: Option<Deadline>,
    /// Whether its clock stands until the resident answers.
    pub(crate) stands: bool,
    #[schema(max_items = 100)]
    pub(crate) reasons: Vec<Reason>,
    /// Why an officer decided so, in their own words.
    #[schema(max_length = 4000)]
    pub(crate) officer_words: Option<String>,
    #[schema(max_items = 20)]
    pub(crate) numbers: Vec<Line>,
    /// The document, if there is one.
    pub(crate) document: Option<DocumentRef>,
}

/// A document by its number.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentRef {
    #[schema(example = "0G4C-2N9T-7R1M-X5KD", max_length = 40)]
    pub(crate) number: String,
    pub(crate) state: DocumentWord,
    #[schema(max_length = 200)]
    pub(crate) href: String,
}

/// Whether a document counts.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DocumentWord {
    Valid,
    /// It was taken back.
    Revoked,
    /// A newer document of the same case took its place.
    Replaced,
}

/// The documents of a case.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentList {
    #[schema(max_items = 100)]
    pub(crate) items: Vec<DocumentOf>,
}

/// A document of a case, and which product it is.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentOf {
    pub(crate) product: Named,
    pub(crate) document: DocumentRef,
}

/// The files of one kind, and what an officer found of them.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvidenceFound {
    #[schema(max_length = 100)]
    pub(crate) kind: String,
    #[schema(max_length = 500)]
    pub(crate) name: String,
    pub(crate) state: EvidenceState,
    /// The officer's own words.
    #[schema(max_length = 4000)]
    pub(crate) words: Option<String>,
    #[schema(max_items = 10)]
    pub(crate) files: Vec<File>,
}

/// What an officer found of a document.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum EvidenceState {
    Missing,
    /// Nobody looked at it yet.
    Given,
    Accepted,
    Rejected,
}

impl Links {
    pub(crate) fn of(case: &str) -> Self {
        let at = |part: &str| format!("/api/v1/cases/{case}{part}");
        Self {
            case: at(""),
            needs: at("/needs"),
            check: at("/check"),
            submission: at("/submission"),
            history: at("/history"),
            documents: at("/documents"),
            receipt: at("/receipt"),
            exhibit: at("/exhibit"),
        }
    }
}

impl CaseSummary {
    pub(crate) fn of(ctx: &Ctx, row: &CaseRow) -> Self {
        Self {
            id: row.case.to_string(),
            service: Named::of(&row.service, ctx.s(&row.service, "name")),
            stage: (&row.stage).into(),
            updated: time(row.updated),
            due: row.due.map(Deadline::of),
        }
    }
}

impl Case {
    pub(crate) fn of(ctx: &Ctx, view: &CaseView) -> Self {
        let service = view.service.as_str();
        let waits_for = match &view.stage {
            StageView::WaitingRegister { registers } => registers.as_slice(),
            _ => &[],
        };
        let products = view.products.iter();
        let evidence = view.evidence.iter();
        Self {
            id: view.case.to_string(),
            service: Named::of(service, ctx.s(service, "name")),
            stage: (&view.stage).into(),
            seq: view.seq,
            promise: Length::of(ctx, view.promise),
            due: view.due.map(Deadline::of),
            office: Office::of(ctx, &view.office),
            waits_for: waits_for.iter().map(|text| said(ctx, text)).collect(),
            products: products.map(|one| Product::of(ctx, service, one)).collect(),
            asked: view.asked.as_ref().map(|asked| Asked::of(ctx, asked)),
            bill: view.bill.as_ref().map(|bill| Bill::of(ctx, bill)),
            evidence: evidence
                .map(|one| EvidenceFound::of(ctx, service, one))
                .collect(),
            stated: view
                .stated
                .iter()
                .map(|(label, shown)| Line {
                    label: said(ctx, label),
                    value: ctx.shown(shown).into_owned(),
                })
                .collect(),
            can_withdraw: view.can_withdraw,
            can_object: view.can_object,
            has_receipt: view.receipt,
            record: view.standing.map(Record::from),
            links: Links::of(&view.case.to_string()),
        }
    }
}

impl Product {
    fn of(ctx: &Ctx, service: &str, view: &ProductView) -> Self {
        let number = |(label, value): &(_, String)| Line {
            label: said(ctx, label),
            value: value.clone(),
        };
        Self {
            id: view.product.clone(),
            name: product_name(ctx, service, &view.product),
            outcome: view.outcome.into(),
            due: view.due.map(Deadline::of),
            stands: view.stands,
            reasons: view
                .reasons
                .iter()
                .map(|one| Reason::of(ctx, one))
                .collect(),
            officer_words: view.officer_words.clone(),
            numbers: view.numbers.iter().map(number).collect(),
            document: document_of(view),
        }
    }
}

pub(crate) fn product_name(ctx: &Ctx, service: &str, product: &str) -> String {
    ctx.s(service, &["product-", product].concat()).into_owned()
}

fn document_of(view: &ProductView) -> Option<DocumentRef> {
    let (number, state) = view.document?;
    Some(DocumentRef {
        number: number.to_string(),
        state: state.into(),
        href: format!("/api/v1/documents/{number}"),
    })
}

impl From<DocumentState> for DocumentWord {
    fn from(state: DocumentState) -> Self {
        match state {
            DocumentState::Valid => Self::Valid,
            DocumentState::Revoked(_) => Self::Revoked,
            DocumentState::Replaced(_) => Self::Replaced,
        }
    }
}

impl DocumentList {
    pub(crate) fn of(ctx: &Ctx, view: &CaseView) -> Self {
        let document = |one: &ProductView| {
            let name = product_name(ctx, &view.service, &one.product);
            Some(DocumentOf {
                product: Named::of(&one.product, name),
                document: document_of(one)?,
            })
        };
        Self {
            items: view.products.iter().filter_map(document).collect(),
        }
    }
}

impl EvidenceFound {
    fn of(ctx: &Ctx, service: &str, group: &EvidenceGroup) -> Self {
        Self {
            kind: group.kind.clone(),
            name: evidence_name(ctx, service, &group.kind),
            state: match group.state {
                Evidence::Missing => EvidenceState::Missing,
                Evidence::Given => EvidenceState::Given,
                Evidence::Accepted => EvidenceState::Accepted,
                Evidence::Rejected => EvidenceState::Rejected,
            },
            words: group.words.clone(),
            files: group.files.iter().map(File::of).collect(),
        }
    }
}
