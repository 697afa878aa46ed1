//! How far the record of something is: on its way, in the agency's log, or under an anchor of the ledger. Reads only.

use crate::tables::leaf::{self, Known};
use crate::view::Standing;
use crate::{App, AppError};
use base::{RowId, SubjectId};

/// How far it is with this; nothing where it happened before a record was kept, or nobody keeps one.
pub(crate) async fn standing(app: &App, known: Known) -> Result<Option<Standing>, AppError> {
    let Some(audit) = &app.audit else {
        return Ok(None);
    };
    let place = match known {
        Known::Absent => return Ok(None),
        Known::Waits => return Ok(Some(Standing::Waiting)),
        Known::At(place) => place,
    };
    let anchor = leaf::anchor_over(app, (audit.ledger.origin(), place)).await?;
    Ok(Some(anchor.map_or(Standing::Recorded, |anchor| {
        Standing::Sealed {
            block: anchor.block,
            at: anchor.at,
        }
    })))
}

/// The same of what has that id.
pub(crate) async fn standing_of(
    app: &App,
    whose: (RowId, SubjectId),
) -> Result<Option<Standing>, AppError> {
    standing(app, leaf::known(app, whose).await?).await
}
