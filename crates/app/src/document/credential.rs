//! The SD-JWT VC itself, for a wallet. Reads only.

use super::lines::own_in_force;
use crate::{App, AppError, Resident};
use base::PublicNumber;

/// The credential with all its disclosures, as issued.
pub async fn credential(
    app: &App,
    resident: Resident,
    number: PublicNumber,
) -> Result<String, AppError> {
    Ok(own_in_force(app, resident, number).await?.content.sd_jwt)
}
