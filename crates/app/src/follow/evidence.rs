//! A document a person gave, for that person. Reads only; one's own file needs no row in the access log.

use crate::tables::{cases, evidence as table};
use crate::{App, AppError, Resident};
use base::{CaseId, RowId};

/// Media type and content of one file of a kind.
pub async fn evidence(
    app: &App,
    resident: Resident,
    case: CaseId,
    (kind, file): (&str, RowId),
) -> Result<(String, Vec<u8>), AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let file = table::content(app, &stored, file).await?;
    if file.kind != kind {
        return Err(AppError::NotFound);
    }
    Ok((file.media_type, file.content))
}
