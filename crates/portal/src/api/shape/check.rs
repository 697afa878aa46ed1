//! Everything once more, before it is sent.

use super::form::File;
use super::service::evidence_name;
use super::{Line, Named, Reason, said};
use crate::Ctx;
use app::view::{CheckView, EvidenceFile, Held, HeldState};
use serde::Serialize;
use utoipa::ToSchema;

/// Everything once more, with the digest that sending wants to see.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    #[schema(max_length = 40)]
    pub(crate) case: String,
    pub(crate) service: Named,
    /// Of every value that is shown. Hand it back as it is.
    #[schema(max_length = 20000)]
    pub(crate) digest: String,
    /// What registers hold.
    #[schema(max_items = 200)]
    pub(crate) held: Vec<HeldFact>,
    #[schema(max_items = 200)]
    pub(crate) answers: Vec<AnswerLine>,
    #[schema(max_items = 100)]
    pub(crate) evidence: Vec<EvidenceGiven>,
    /// Registers that are down: the case will wait for them.
    #[schema(max_items = 100)]
    pub(crate) down: Vec<String>,
    /// Why the application would be refused.
    #[schema(max_items = 100)]
    pub(crate) refused: Vec<Reason>,
}

/// What one register holds.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeldFact {
    #[schema(max_length = 100)]
    pub(crate) fact: String,
    #[schema(max_length = 500)]
    pub(crate) register: String,
    /// Whom it is about.
    #[schema(max_length = 500)]
    pub(crate) about: String,
    #[schema(max_length = 500)]
    pub(crate) agency: String,
    pub(crate) state: FactState,
    #[schema(max_items = 200)]
    pub(crate) fields: Vec<Line>,
}

/// Whether there is a value.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FactState {
    Known,
    /// The register says there is none.
    Absent,
    /// The register did not answer.
    Down,
    /// Several records fit; a question picks one.
    Several,
}

/// One answer in words.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerLine {
    #[schema(max_length = 100)]
    pub(crate) question: String,
    #[schema(max_length = 500)]
    pub(crate) label: String,
    #[schema(max_length = 4000)]
    pub(crate) value: String,
    /// From a register; it cannot be changed here.
    pub(crate) held: bool,
}

/// The files of one kind.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvidenceGiven {
    #[schema(max_length = 100)]
    pub(crate) kind: String,
    #[schema(max_length = 500)]
    pub(crate) name: String,
    #[schema(max_items = 10)]
    pub(crate) files: Vec<File>,
}

impl Check {
    pub(crate) fn of(ctx: &Ctx, view: &CheckView) -> Self {
        let service = view.service.as_str();
        let line = |row: &app::view::AnswerRow| AnswerLine {
            question: row.question.clone(),
            label: said(ctx, &row.label),
            value: ctx.shown(&row.value).into_owned(),
            held: row.held,
        };
        let given = |(kind, files): &(String, Vec<EvidenceFile>)| EvidenceGiven {
            kind: kind.clone(),
            name: evidence_name(ctx, service, kind),
            files: files.iter().map(File::of).collect(),
        };
        let refused = view.refused.iter();
        Self {
            case: view.case.to_string(),
            service: Named::of(service, ctx.s(service, "name")),
            digest: view.digest.clone(),
            held: view
                .held
                .iter()
                .map(|held| HeldFact::of(ctx, held))
                .collect(),
            answers: view.answers.iter().map(line).collect(),
            evidence: view.evidence.iter().map(given).collect(),
            down: view.down.iter().map(|text| said(ctx, text)).collect(),
            refused: refused.map(|(_, reason)| Reason::of(ctx, reason)).collect(),
        }
    }
}

impl HeldFact {
    fn of(ctx: &Ctx, held: &Held) -> Self {
        let line = |(label, shown): &(_, _)| Line {
            label: said(ctx, label),
            value: ctx.shown(shown).into_owned(),
        };
        Self {
            fact: held.fact.clone(),
            register: said(ctx, &held.register),
            about: said(ctx, &held.about),
            agency: said(ctx, &held.agency),
            state: match held.state {
                HeldState::Known => FactState::Known,
                HeldState::Absent => FactState::Absent,
                HeldState::Down => FactState::Down,
                HeldState::Several => FactState::Several,
            },
            fields: held.fields.iter().map(line).collect(),
        }
    }
}
