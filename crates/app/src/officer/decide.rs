//! Deciding: an officer grants or refuses each open product, with a reason for each.

use super::open::{reader, receipt};
use super::{is_involved, load};
use crate::apply::{Dossier, Reading, gather};
use crate::tables::cases::Stored;
use crate::tables::history::By;
use crate::{App, AppError, Channel, Officer, Origin, settle};
use base::{CaseId, Explain, Fault, Problem, Timestamp};
use case::{Command, Refusal};
use pack::model::Outcome;
use std::collections::BTreeMap;

/// Letters of a reason.
const REASON_MAX: usize = 2_000;

/// Why a decision is not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("facts the documents need are missing")]
    FactsMissing,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for DecideError {
    fn explain(&self) -> Problem {
        match self {
            Self::Refused(Refusal::NoReason) => Problem::theirs("problem-no-reason"),
            Self::Refused(Refusal::NotTheOpenProducts) => Problem::theirs("problem-every-product"),
            Self::Refused(_) => Problem::of(Fault::Conflict, "problem-already-decided"),
            Self::FactsMissing => Problem::theirs("problem-facts-missing"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Takes an officer's decision on every open product.
pub async fn decide(
    app: &App,
    officer: &Officer,
    case: CaseId,
    decisions: BTreeMap<String, (Outcome, String)>,
    now: Timestamp,
) -> Result<(), DecideError> {
    let stored = load(app, officer, case).await?;
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let dossier = dossier(app, &stored, now).await?;
    if is_involved(officer, &stored, Some(&dossier.facts)) {
        return Err(AppError::Forbidden.into());
    }
    let cut = |reason: String| reason.trim().chars().take(REASON_MAX).collect::<String>();
    let decisions = decisions.into_iter();
    let decisions = decisions.map(|(product, (outcome, reason))| (product, (outcome, cut(reason))));
    let command = Command::OfficerDecides {
        decisions: decisions.collect(),
    };
    let setting = settle::setting(app, service, &dossier);
    let step = case::advance(&setting, &stored.body.case, command, now)?;
    let by = By {
        actor: officer.into(),
        channel: Channel::Office,
        origin: Origin::Resident,
    };
    let what = (step, &dossier.facts, dossier.office);
    match settle::settle(app, stored, service, what, (&by, &reader(officer)), now).await {
        // A document cannot be made of facts nobody knows.
        Err(AppError::Invariant(_)) => Err(DecideError::FactsMissing),
        done => done.map_err(DecideError::App),
    }
}

/// The facts the officer saw are those of the receipt; documents are filled from them.
async fn dossier(app: &App, stored: &Stored, now: Timestamp) -> Result<Dossier, AppError> {
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let mut dossier = gather(app, stored, service, Reading::Recall, now).await?;
    if let Some(receipt) = receipt(app, stored).await? {
        dossier.facts = receipt.facts;
    }
    Ok(dossier)
}
