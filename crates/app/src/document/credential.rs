//! The SD-JWT VC itself, for a wallet. Reads only.

use super::lines::own;
use crate::{App, AppError, Resident};
use base::PublicNumber;

/// The credential with all its disclosures, as issued.
pub async fn credential(
    app: &App,
    resident: Resident,
    number: PublicNumber,
) -> Result<String, AppError> {
    Ok(own(app, resident, number).await?.content.sd_jwt)
}
