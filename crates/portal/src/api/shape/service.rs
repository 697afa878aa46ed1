//! Services as they travel: what anybody may know before an application is begun.

use super::{Length, Named, said};
use crate::Ctx;
use app::view::catalog::{EvidenceRow, FactRow, ServiceCard, ServiceView};
use serde::Serialize;
use utoipa::ToSchema;

/// A part of the list of services.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceList {
    #[schema(max_items = 100)]
    pub(crate) items: Vec<ServiceSummary>,
    /// Where the list goes on; nothing where it ends.
    #[schema(max_length = 1000, example = json!(null))]
    pub(crate) next: Option<String>,
}

/// A service by what people compare it by.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceSummary {
    #[schema(example = "akta-lahir", max_length = 100)]
    pub(crate) id: String,
    #[schema(example = "Akta kelahiran anak", max_length = 500)]
    pub(crate) name: String,
    #[schema(max_length = 2000)]
    pub(crate) summary: String,
    /// Who offers it.
    pub(crate) agency: Named,
    /// What it costs, in rupiah.
    #[schema(example = 0, minimum = 0)]
    pub(crate) fee_rupiah: i64,
    /// Whether more than the fee is billed, such as a tax: how much, each case says.
    pub(crate) billed: bool,
    /// How long it takes at most.
    pub(crate) promise: Length,
    /// Documents that everybody is asked for.
    #[schema(max_items = 100)]
    pub(crate) evidence: Vec<Named>,
}

/// Everything one wants to know of a service before it is begun.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Service {
    #[schema(example = "akta-lahir", max_length = 100)]
    pub(crate) id: String,
    #[schema(example = "Akta kelahiran anak", max_length = 500)]
    pub(crate) name: String,
    #[schema(max_length = 2000)]
    pub(crate) summary: String,
    /// Who offers it.
    pub(crate) agency: Named,
    /// How to reach them.
    #[schema(max_length = 1000)]
    pub(crate) contact: String,
    /// What it costs, in rupiah.
    #[schema(example = 0, minimum = 0)]
    pub(crate) fee_rupiah: i64,
    /// Whether more than the fee is billed, such as a tax: how much, each case says.
    pub(crate) billed: bool,
    #[schema(max_length = 500)]
    pub(crate) fee_law: String,
    /// How long it takes at most.
    pub(crate) promise: Length,
    /// How long an officer may take for what the rules leave to a person.
    pub(crate) officer: Length,
    /// How long one may object.
    pub(crate) objection: Length,
    #[schema(max_length = 500)]
    pub(crate) objection_law: String,
    /// What it yields.
    #[schema(max_items = 100)]
    pub(crate) products: Vec<Named>,
    /// What may be asked, because no register holds it.
    #[schema(max_items = 200)]
    pub(crate) questions: Vec<WithLaw>,
    /// Documents that may be asked for.
    #[schema(max_items = 100)]
    pub(crate) evidence: Vec<EvidenceNeed>,
    /// What is read instead of asked.
    #[schema(max_items = 200)]
    pub(crate) facts: Vec<FactNeed>,
    #[schema(max_items = 100)]
    pub(crate) laws: Vec<String>,
    pub(crate) burden: Burden,
    /// What could not be found in any published source, and was assumed.
    #[schema(max_items = 100)]
    pub(crate) assumptions: Vec<String>,
}

/// A label, and the law behind it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithLaw {
    #[schema(max_length = 500)]
    pub(crate) label: String,
    #[schema(max_length = 500)]
    pub(crate) law: String,
}

/// A document that may be asked for.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvidenceNeed {
    #[schema(example = "birth_letter", max_length = 100)]
    pub(crate) kind: String,
    #[schema(max_length = 500)]
    pub(crate) name: String,
    #[schema(max_length = 500)]
    pub(crate) law: String,
    /// In which situation it is asked for; nothing where everybody gives it.
    #[schema(max_length = 1000)]
    pub(crate) when: Option<String>,
}

/// What the state reads instead of asking.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactNeed {
    #[schema(max_length = 500)]
    pub(crate) register: String,
    /// Who keeps the register.
    #[schema(max_length = 500)]
    pub(crate) agency: String,
    #[schema(max_items = 200)]
    pub(crate) fields: Vec<String>,
    #[schema(max_length = 1000)]
    pub(crate) purpose: String,
    #[schema(max_length = 500)]
    pub(crate) law: String,
}

/// What a service costs a person beside money.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Burden {
    /// Questions that everybody is asked.
    #[schema(example = 1)]
    pub(crate) questions: usize,
    /// Questions at most.
    #[schema(example = 9)]
    pub(crate) questions_max: usize,
    /// Fields of a paper form that registers answer.
    #[schema(example = 21)]
    pub(crate) saved: usize,
    #[schema(example = 0)]
    pub(crate) documents: usize,
    #[schema(example = 2)]
    pub(crate) minutes: u16,
}

impl ServiceSummary {
    pub(crate) fn of(ctx: &Ctx, card: &ServiceCard) -> Self {
        let service = card.service.as_str();
        let evidence = card.evidence.iter();
        let evidence = evidence.map(|kind| Named::of(kind, evidence_name(ctx, service, kind)));
        Self {
            id: card.service.clone(),
            name: ctx.s(service, "name").into_owned(),
            summary: ctx.s(service, "summary").into_owned(),
            agency: agency(ctx, &card.agency),
            fee_rupiah: card.fee.0,
            billed: card.billed,
            promise: Length::of(ctx, card.promise),
            evidence: evidence.collect(),
        }
    }
}

impl Service {
    pub(crate) fn of(ctx: &Ctx, view: &ServiceView) -> Self {
        let service = view.service.as_str();
        let product = |id: &String| Named::of(id, ctx.s(service, &["product-", id].concat()));
        let with_law = |(label, law): &(_, _)| WithLaw {
            label: said(ctx, label),
            law: ctx.law_named(law),
        };
        let evidence = view.evidence.iter();
        Self {
            id: view.service.clone(),
            name: ctx.s(service, "name").into_owned(),
            summary: ctx.s(service, "summary").into_owned(),
            agency: agency(ctx, &view.agency),
            contact: said(ctx, &view.contact),
            fee_rupiah: view.fee.0,
            billed: view.billed,
            fee_law: ctx.law_named(&view.fee_law),
            promise: Length::of(ctx, view.promise),
            officer: Length::of(ctx, view.officer),
            objection: Length::of(ctx, view.objection),
            objection_law: ctx.law_named(&view.objection_law),
            products: view.products.iter().map(product).collect(),
            questions: view.questions.iter().map(with_law).collect(),
            evidence: evidence.map(|row| needed(ctx, service, row)).collect(),
            facts: view.facts.iter().map(|row| fact(ctx, row)).collect(),
            laws: view.laws.iter().map(|law| ctx.law_named(law)).collect(),
            burden: Burden {
                questions: view.burden.questions,
                questions_max: view.burden.questions_max,
                saved: view.burden.saved,
                documents: view.burden.documents,
                minutes: view.burden.minutes,
            },
            assumptions: view
                .assumptions
                .iter()
                .map(|text| said(ctx, text))
                .collect(),
        }
    }
}

fn agency(ctx: &Ctx, id: &str) -> Named {
    Named::of(id, ctx.p(&["agency-", id].concat()))
}

pub(crate) fn evidence_name(ctx: &Ctx, service: &str, kind: &str) -> String {
    ctx.s(service, &["evidence-", kind].concat()).into_owned()
}

fn needed(ctx: &Ctx, service: &str, row: &EvidenceRow) -> EvidenceNeed {
    EvidenceNeed {
        kind: row.kind.clone(),
        name: evidence_name(ctx, service, &row.kind),
        law: ctx.law_named(&row.law),
        when: row.when.as_ref().map(|text| said(ctx, text)),
    }
}

fn fact(ctx: &Ctx, row: &FactRow) -> FactNeed {
    FactNeed {
        register: said(ctx, &row.register),
        agency: said(ctx, &row.agency),
        fields: row.fields.iter().map(|text| said(ctx, text)).collect(),
        purpose: said(ctx, &row.purpose),
        law: ctx.law_named(&row.law),
    }
}
