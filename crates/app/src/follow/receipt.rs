//! The receipt of a decision, for its owner to keep and for anyone they hand it to.

use crate::tables::{cases, history};
use crate::{App, AppError, Resident};
use base::{CaseId, Timestamp, canonical};
use case::Receipt;
use serde::Serialize;

/// A receipt as one file: what can be replayed, and the issuer's word for it.
#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    receipt: &'a Receipt,
    signature: String,
}

/// The latest receipt of a case as a file, signed. It is signed here, from the stored bytes, and not when the case is
/// decided: few receipts are ever fetched, and no application should wait for the signature of one.
pub async fn receipt(
    app: &App,
    resident: Resident,
    case: CaseId,
    now: Timestamp,
) -> Result<Vec<u8>, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let receipt = history::receipt(app, &stored).await?;
    let receipt = receipt.ok_or(AppError::NotFound)?;
    let case = case.to_string();
    let signature =
        ::credential::receipt::sign(&canonical(&receipt)?, &case, app.keys.as_ref(), now)
            .map_err(|error| AppError::Sign(error.to_string()))?;
    let file = File {
        receipt: &receipt,
        signature,
    };
    Ok(serde_json::to_vec_pretty(&file)?)
}
