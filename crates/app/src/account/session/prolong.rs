//! Going on: a session that is about to end lasts longer, as long as it is not too long ago that its owner showed who they are.

use super::SECONDS;
use crate::tables::session;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

/// After this somebody shows again who they are.
pub const LONGEST_SECONDS: i64 = 24 * 3600;

/// Until when it lasts now, with the cookie of this turn. `proved` is when its owner showed who they are.
pub async fn prolong(
    app: &App,
    cookie: (SubjectId, RowId, i64),
    proved: Timestamp,
    now: Timestamp,
) -> Result<Timestamp, AppError> {
    let until = now
        .plus_seconds(SECONDS)
        .min(proved.plus_seconds(LONGEST_SECONDS));
    let mut unit = Unit::of(cookie.0.bucket());
    session::prolong(&mut unit, cookie, (until, now));
    app.store.commit("prolong-session", unit).await?;
    Ok(until)
}
