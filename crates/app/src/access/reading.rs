//! One reading of the access log that a person wants to ask about: who answers for it. Reads only.

use super::{list, rows};
use crate::tables::leaf::Known;
use crate::tables::{access as table, cases};
use crate::view::own::ReadingView;
use crate::{App, AppError, Resident, audit, show};
use base::{RowId, SubjectId, Zone};

/// The reading, and how to reach the agency that read.
pub async fn reading(app: &App, resident: Resident, row: RowId) -> Result<ReadingView, AppError> {
    let found = rows::one(app, resident.subject, row).await?;
    let whose = (row, found.access.subject);
    let known = table::document(app, whose).await?;
    let known = known.map_or(Known::Absent, |(_, known)| known);
    let mine = cases::owned(app, resident.subject, rows::ROWS_MAX).await?;
    Ok(ReadingView {
        contact: show::contact(&found.access.reader),
        row: list::view(app, &found, resident, &mine),
        zone: Zone::default(),
        standing: audit::standing(app, known).await?,
    })
}

/// Whom a reading that is this person's to see is about: themselves, or the household they belong to.
pub(crate) async fn subject_of(
    app: &App,
    me: SubjectId,
    row: RowId,
) -> Result<SubjectId, AppError> {
    let found = rows::one(app, me, row).await?;
    Ok(found.access.subject)
}
