//! Documents as they travel.

use super::case::{DocumentWord, product_name};
use super::{Line, Named, Office, said, time};
use crate::Ctx;
use app::view::DocumentView;
use serde::Serialize;
use utoipa::ToSchema;

/// A document of the resident.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    #[schema(example = "0G4C-2N9T-7R1M-X5KD", max_length = 40)]
    pub(crate) number: String,
    /// The case it came of.
    #[schema(max_length = 40)]
    pub(crate) case: String,
    pub(crate) service: Named,
    pub(crate) product: Named,
    #[schema(format = DateTime)]
    pub(crate) issued: String,
    pub(crate) office: Office,
    pub(crate) state: DocumentWord,
    /// Why it was taken back.
    #[schema(max_length = 4000)]
    pub(crate) reason: Option<String>,
    /// What is printed on it.
    #[schema(max_items = 100)]
    pub(crate) lines: Vec<Line>,
    /// Made up: it counts nowhere.
    pub(crate) demo: bool,
    /// The address at which anybody can check it.
    #[schema(max_length = 1000)]
    pub(crate) check_at: String,
}

impl Document {
    pub(crate) fn of(ctx: &Ctx, view: &DocumentView) -> Self {
        let service = view.service.as_str();
        let line = |(label, shown): &(_, _)| Line {
            label: said(ctx, label),
            value: ctx.shown(shown).into_owned(),
        };
        Self {
            number: view.number.to_string(),
            case: view.case.to_string(),
            service: Named::of(service, ctx.s(service, "name")),
            product: Named::of(&view.product, product_name(ctx, service, &view.product)),
            issued: time(view.issued),
            office: Office::of(ctx, &view.office),
            state: view.state.into(),
            reason: view.reason.clone(),
            lines: view.lines.iter().map(line).collect(),
            demo: view.demo,
            check_at: view.check_at.clone(),
        }
    }
}
