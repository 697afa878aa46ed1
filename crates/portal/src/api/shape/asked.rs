//! What an officer asks as it travels, and its answer.

use super::{Deadline, said};
use crate::Ctx;
use app::view::AskedView;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The answer to what an officer asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clarification {
    /// In the resident's own words.
    #[schema(
        min_length = 1,
        max_length = 2000,
        example = "Surat yang asli hilang; saya lampirkan surat dari bidan."
    )]
    pub(crate) answer: String,
}

/// What an officer asked, and the law by which the clock stands for it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// In the officer's own words.
    #[schema(max_length = 4000)]
    pub(crate) question: String,
    /// The names of the products it is about.
    #[schema(max_items = 100)]
    pub(crate) about: Vec<String>,
    /// The ground on which the clock stands.
    #[schema(max_length = 1000)]
    pub(crate) ground: String,
    #[schema(max_length = 1000)]
    pub(crate) law: String,
    /// Until when an answer counts.
    pub(crate) until: Deadline,
    /// That time is over and the clock runs again; an answer is still read until the decision.
    pub(crate) lapsed: bool,
}

impl Asked {
    pub(super) fn of(ctx: &Ctx, view: &AskedView) -> Self {
        Self {
            question: view.question.clone(),
            about: view.products.iter().map(|name| said(ctx, name)).collect(),
            ground: said(ctx, &view.ground),
            law: ctx.law_named(&view.law),
            until: Deadline::of(view.until),
            lapsed: view.lapsed,
        }
    }
}
