//! How far the record of something is: on its way, in the agency's log, or under an anchor of the ledger. Reads only.

use crate::tables::leaf::{self, Known};
use crate::view::Standing;
use crate::{App, AppError};

/// How far it is with this; nothing where it happened before a record was kept, or nobody keeps one.
pub(crate) async fn standing(app: &App, known: Known) -> Result<Option<Standing>, AppError> {
    let place = match known {
        Known::Absent => return Ok(None),
        Known::Waits => return Ok(app.audit.is_some().then_some(Standing::Waiting)),
        Known::At(place) => place,
    };
    let anchor = leaf::anchor_over(app, place).await?;
    Ok(Some(anchor.map_or(Standing::Recorded, |anchor| {
        Standing::Sealed {
            block: anchor.placed.block,
            at: anchor.at,
        }
    })))
}
