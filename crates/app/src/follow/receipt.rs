//! The receipt of a decision, for its owner to keep and for anyone they hand it to.

use crate::tables::{cases, history};
use crate::{App, AppError, Resident};
use base::CaseId;
use case::Receipt;

/// The latest receipt of a case.
pub async fn receipt(app: &App, resident: Resident, case: CaseId) -> Result<Receipt, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    history::receipt(app, &stored)
        .await?
        .ok_or(AppError::NotFound)
}
