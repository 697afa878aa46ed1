//! One reading of the access log that a person wants to ask about: who answers for it. Reads only.

use super::{list, rows};
use crate::tables::cases;
use crate::view::own::ReadingView;
use crate::{App, AppError, Resident, show};
use base::{RowId, Zone};

/// The reading, and how to reach the agency that read.
pub async fn reading(app: &App, resident: Resident, row: RowId) -> Result<ReadingView, AppError> {
    let found = rows::one(app, resident.subject, row).await?;
    let mine = cases::owned(app, resident.subject, rows::ROWS_MAX).await?;
    Ok(ReadingView {
        contact: show::contact(&found.access.reader),
        row: list::view(app, &found, resident, &mine),
        zone: Zone::default(),
    })
}
