//! A document of a case, for the officer who opened it. Reads only.

use super::{is_opened, on_desk};
use crate::{App, AppError, Officer, tables};
use base::{CaseId, RowId, Timestamp};

/// Media type and content of one file.
pub async fn evidence(
    app: &App,
    officer: &Officer,
    case: CaseId,
    file: RowId,
    now: Timestamp,
) -> Result<(String, Vec<u8>), AppError> {
    let desk = on_desk(app, officer, case, now).await?;
    if !is_opened(app, officer, &desk).await? {
        return Err(AppError::Forbidden);
    }
    let file = tables::evidence::content(app, &desk.stored, file).await?;
    Ok((file.media_type, file.content))
}
