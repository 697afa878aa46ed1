//! A document of a case, for the officer who opened it. Reads only.

use super::open::queries;
use super::{is_involved, load};
use crate::apply::review;
use crate::{App, AppError, Officer, registry, tables};
use base::{CaseId, RowId, Timestamp};

/// Media type and content of one file.
pub async fn evidence(
    app: &App,
    officer: &Officer,
    case: CaseId,
    file: RowId,
    now: Timestamp,
) -> Result<(String, Vec<u8>), AppError> {
    let stored = load(app, officer, case).await?;
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let facts = review(app, &stored, service, now).await?.facts;
    if is_involved(officer, &stored, &facts) {
        return Err(AppError::Forbidden);
    }
    let wanted = queries(officer, service, &facts);
    let logged = registry::recall(app, case, wanted.clone()).await?;
    if logged.len() < wanted.len() {
        return Err(AppError::Forbidden);
    }
    tables::evidence::content(app, &stored, file).await
}
