//! Taking an account out of the hands of whoever used it: every way in and every visit ends with it.

use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::{Cell, Unit};

/// Whether there is any way to sign in to an account.
pub(crate) async fn has_passkey(app: &App, subject: SubjectId) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM passkey WHERE subject_id = $1 LIMIT 1";
    let cells = [Cell::from(subject)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    Ok(row.is_some())
}

/// Removes every passkey and ends every session.
pub(crate) fn take_away(unit: &mut Unit, subject: SubjectId, now: Timestamp) {
    unit.add(
        "DELETE FROM passkey WHERE subject_id = $1",
        vec![Cell::from(subject)],
    );
    unit.add(
        "UPDATE session SET ended_at = $2 WHERE subject_id = $1 AND ended_at IS NULL",
        vec![Cell::from(subject), Cell::from(now)],
    );
}
