//! Taking an account out of the hands of whoever used it: every way in ends with it, and all they gave away.

use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::{Cell, Unit};

/// Whether there is any way to sign in to an account: a passkey, or a code that somebody keeps.
pub(crate) async fn has_way_in(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM passkey WHERE subject_id = $1 \
               UNION ALL \
               SELECT 1 AS one FROM recovery_code WHERE subject_id = $1 \
               AND kind IN ('kept', 'counter') AND used_at IS NULL AND until > $2 LIMIT 1";
    let cells = [Cell::from(subject), Cell::from(now)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    Ok(row.is_some())
}

/// Removes every way in, and takes back what was given in the owner's name: leave to sites, and mandates. Sessions end
/// beside it, where sites hear of it.
pub(crate) fn take_away(unit: &mut Unit, subject: SubjectId, now: Timestamp) {
    for sql in [
        "DELETE FROM passkey WHERE subject_id = $1",
        "DELETE FROM recovery_code WHERE subject_id = $1 AND used_at IS NULL",
    ] {
        unit.add(sql, vec![Cell::from(subject)]);
    }
    for sql in [
        "UPDATE site_grant SET revoked_at = $2 WHERE subject_id = $1 AND revoked_at IS NULL",
        "UPDATE consent SET ended_at = $2 WHERE subject_id = $1 AND ended_at IS NULL",
        "UPDATE mandate SET state = 'revoked', ended_at = $2 \
         WHERE subject_id = $1 AND state IN ('offered', 'active')",
    ] {
        unit.add(sql, vec![Cell::from(subject), Cell::from(now)]);
    }
}
