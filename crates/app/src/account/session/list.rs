//! Listing: where somebody is signed in, and for a while where they were.

use super::Device;
use crate::tables::session;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};

#[derive(Clone, Debug)]
pub struct SessionView {
    pub id: RowId,
    pub device: Device,
    pub began: Timestamp,
    /// When it ended, by itself or not; none while it goes on.
    pub ended: Option<Timestamp>,
    /// The one in which this is asked.
    pub mine: bool,
}

/// Days for which a session that is over can be seen.
const SEEN_DAYS: i64 = 30;
/// Rows of one page that are over.
const SHOWN_MAX: i64 = 50;

/// All that go on, and the latest that are over; newest first.
pub async fn list(
    app: &App,
    (subject, mine): (SubjectId, RowId),
    now: Timestamp,
) -> Result<Vec<SessionView>, AppError> {
    let since = now.plus_seconds(-SEEN_DAYS * 86_400);
    let sessions = session::list(app, subject, (SHOWN_MAX, now)).await?;
    let views = sessions.into_iter().map(|one| SessionView {
        id: one.id,
        device: one.content.device,
        began: one.began,
        ended: one.ended.or((one.until <= now).then_some(one.until)),
        mine: one.id == mine,
    });
    Ok(views
        .filter(|view| view.ended.is_none_or(|ended| ended > since))
        .collect())
}
