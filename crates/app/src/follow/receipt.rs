//! The receipt of a decision, for its owner to keep and for anyone they hand it to.

use crate::tables::{cases, history};
use crate::view::Standing;
use crate::{App, AppError, Resident, audit};
use base::{CaseId, Timestamp, canonical};
use serde_json::{Value, json};

/// The latest receipt of a case as a file: what can be replayed, how far its record was when it was fetched, and beside it the issuer's word
/// for all of it. It is signed here, as it was stored, and not when the case is decided: few receipts are ever fetched, and no application
/// should wait for the signature of one.
pub async fn receipt(
    app: &App,
    resident: Resident,
    case: CaseId,
    now: Timestamp,
) -> Result<Vec<u8>, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let receipt = history::receipt(app, &stored).await?;
    let (id, receipt) = receipt.ok_or(AppError::NotFound)?;
    let mut file = serde_json::to_value(receipt)?;
    if let Some(standing) = audit::standing_of(app, (id, stored.owner)).await? {
        file["record"] = record(&standing);
    }
    let case = case.to_string();
    let signature = ::credential::receipt::sign(&canonical(&file)?, &case, app.keys.as_ref(), now)
        .map_err(|error| AppError::Sign(error.to_string()))?;
    // What is signed is the file without this line.
    file["signature"] = Value::String(signature);
    Ok(serde_json::to_vec_pretty(&file)?)
}

/// The same words as in the interface for programs. The proof itself is a file of its own, which is longer.
fn record(standing: &Standing) -> Value {
    match standing {
        Standing::Waiting => json!({ "state": "waiting" }),
        Standing::Recorded => json!({ "state": "recorded" }),
        Standing::Sealed { block, at } => {
            json!({ "state": "sealed", "block": block, "at": at.rfc3339() })
        }
    }
}
