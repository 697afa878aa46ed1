//! Reading that belongs to no case: who somebody's children are, whom a name belongs to. First the row, then the value.

use super::{Logged, Query, record};
use crate::tables::access::{self, Reader};
use crate::{App, AppError, Channel, Origin};
use base::{Record, SubjectId, Timestamp};
use store::Unit;

/// How long a reading that was logged is shown again without another row.
const HOURS: i64 = 24;

/// A person at the portal who sends the agency that owns a register to read it.
pub(crate) fn resident(owner: &str, actor: SubjectId) -> Reader {
    Reader {
        agency: owner.to_owned(),
        actor: Some(actor),
        channel: Channel::Portal,
        origin: Origin::Resident,
    }
}

/// Logs that somebody reads what a local register holds about a subject, unless the log has it of the same day, and reads.
pub(crate) async fn note(
    app: &App,
    query: Query,
    reader: &Reader,
    now: Timestamp,
) -> Result<Option<Record>, AppError> {
    let noted = match reader.actor {
        Some(actor) => access::is_noted(app, &query, actor, now.plus_hours(-HOURS)).await?,
        None => false,
    };
    if !noted {
        let mut unit = Unit::of(query.subject.bucket());
        access::add(&mut unit, app, None, &query, reader, now)?;
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
