//! A document of a case, for the officer who opened it. Reads only.

use super::load;
use super::open::{queries, receipt};
use crate::{App, AppError, Officer, registry, tables};
use base::{CaseId, RowId};

/// Media type and content of one file.
pub async fn evidence(
    app: &App,
    officer: &Officer,
    case: CaseId,
    file: RowId,
) -> Result<(String, Vec<u8>), AppError> {
    let stored = load(app, officer, case).await?;
    let receipt = receipt(app, &stored).await?;
    let wanted = queries(
        app,
        officer,
        &stored,
        receipt.as_ref().map(|receipt| &receipt.facts),
    );
    let logged = registry::recall(app, case, wanted.clone()).await?;
    if logged.len() < wanted.len() {
        return Err(AppError::Forbidden);
    }
    tables::evidence::content(app, &stored, file).await
}
