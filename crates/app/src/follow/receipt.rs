//! The receipt of a decision, for its owner to keep and for anyone they hand it to.

use crate::tables::{cases, history};
use crate::{App, AppError, Resident};
use base::{CaseId, Timestamp, canonical};
use serde_json::Value;

/// The latest receipt of a case as a file: what can be replayed, and beside it the issuer's word for all of it. It is
/// signed here, as it was stored, and not when the case is decided: few receipts are ever fetched, and no application
/// should wait for the signature of one.
pub async fn receipt(
    app: &App,
    resident: Resident,
    case: CaseId,
    now: Timestamp,
) -> Result<Vec<u8>, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let receipt = history::receipt(app, &stored).await?;
    let mut file = serde_json::to_value(receipt.ok_or(AppError::NotFound)?)?;
    let case = case.to_string();
    let signature = ::credential::receipt::sign(&canonical(&file)?, &case, app.keys.as_ref(), now)
        .map_err(|error| AppError::Sign(error.to_string()))?;
    // What is signed is the file without this line.
    file["signature"] = Value::String(signature);
    Ok(serde_json::to_vec_pretty(&file)?)
}
