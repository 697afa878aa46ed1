//! Withdrawing: the applicant takes an open case back.

use super::dossier::own_reader;
use super::{Reading, gather};
use crate::tables::cases;
use crate::tables::history::By;
use crate::{App, AppError, Resident, settle};
use base::{CaseId, Explain, Fault, Problem, Timestamp};
use case::{Command, Refusal};

/// Why a case cannot be moved by its applicant.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for MoveError {
    fn explain(&self) -> Problem {
        match self {
            Self::Refused(Refusal::TooLate) => Problem::theirs("problem-objection-late"),
            Self::Refused(Refusal::AlreadyObjected) => Problem::theirs("problem-objected-once"),
            Self::Refused(Refusal::NothingRefused) => Problem::theirs("problem-nothing-refused"),
            Self::Refused(Refusal::NoReason) => Problem::theirs("problem-no-reason"),
            Self::Refused(Refusal::NothingAsked) => Problem::theirs("problem-nothing-asked"),
            Self::Refused(Refusal::NoAnswer) => Problem::theirs("problem-no-answer"),
            // A register is silent, or the rules cannot say what it costs.
            Self::Refused(Refusal::Incomplete(_) | Refusal::Unbillable | Refusal::Rules(_)) => {
                Problem::of(Fault::Ours, "problem-bill-later")
            }
            Self::Refused(Refusal::StillPayable) => Problem::theirs("problem-still-payable"),
            Self::Refused(_) => Problem::theirs("problem-already-closed"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Takes a draft or a waiting case back.
pub async fn withdraw(
    app: &App,
    resident: Resident,
    case: CaseId,
    now: Timestamp,
) -> Result<(), MoveError> {
    act(app, resident, case, Command::Withdraw, now).await
}

/// One command of the applicant that needs no fresh facts.
pub(super) async fn act(
    app: &App,
    resident: Resident,
    case: CaseId,
    command: Command,
    now: Timestamp,
) -> Result<(), MoveError> {
    let stored = cases::load_for(app, case, resident).await?;
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let dossier = gather(app, &stored, service, Reading::Recall, now).await?;
    let setting = settle::setting(app, service, &dossier);
    let step = case::advance(&setting, &stored.body.case, command, now)?;
    let by = By::applicant(&stored);
    let reader = own_reader(&stored, service);
    let what = (step, &dossier.facts, dossier.office);
    settle::settle(app, stored, service, what, (&by, &reader), now).await?;
    Ok(())
}
