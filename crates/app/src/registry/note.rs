//! Reading that belongs to no case: who somebody's children are, whom a name belongs to. First the row, then the value.

use super::{Logged, Query, record};
use crate::tables::access::{self, Reader};
use crate::{App, AppError, Channel, Origin};
use base::{Record, SubjectId, Timestamp};
use store::Unit;

/// How long a reading that was logged is shown again without another row.
const HOURS: i64 = 24;

/// Logs that somebody reads what a local register holds about a subject, unless the log has it of the same day, and reads.
pub(crate) async fn note(
    app: &App,
    query: Query,
    (actor, channel): (SubjectId, Channel),
    now: Timestamp,
) -> Result<Option<Record>, AppError> {
    if !access::is_noted(app, &query, actor, now.plus_hours(-HOURS)).await? {
        let register = app.pack.registers.get(&query.register);
        let register = register.ok_or(AppError::NotFound)?;
        let reader = Reader {
            agency: register.owner.clone(),
            actor: Some(actor),
            channel,
            origin: Origin::Resident,
        };
        let mut unit = Unit::of(query.subject.bucket());
        access::add(&mut unit, app, None, &query, &reader, now);
        app.store.commit("log-access", unit).await?;
    }
    record(app, &Logged::new(query)).await
}

/// The same where it was logged before: a page that shows writes nothing. The value is that of now. None where nobody
/// looked lately.
pub(crate) async fn noted(
    app: &App,
    query: Query,
    actor: SubjectId,
    now: Timestamp,
) -> Result<Option<Option<Record>>, AppError> {
    if !access::is_noted(app, &query, actor, now.plus_hours(-HOURS)).await? {
        return Ok(None);
    }
    record(app, &Logged::new(query)).await.map(Some)
}
