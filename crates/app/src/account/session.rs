//! Sessions: begun when somebody signs in, ended by them, by somebody they are, or by time.

use crate::tables::session::{self, Content, Session};
use crate::tables::subject;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

pub use crate::tables::session::Device;

/// How long a session lasts: a working day.
pub const SECONDS: i64 = 8 * 3600;

/// Begins a session, durable before the browser hears of it.
pub async fn begin(
    app: &App,
    subject: SubjectId,
    device: Device,
    now: Timestamp,
) -> Result<RowId, AppError> {
    let key = subject::key(app, subject).await?;
    let begun = Session {
        id: RowId::at(now, app.dice.bytes()),
        subject,
        began: now,
        until: now.plus_seconds(SECONDS),
        ended: None,
        content: Content { device },
    };
    let mut unit = Unit::of(subject.bucket());
    session::add(&mut unit, app, (&begun, &key))?;
    app.store.commit("begin-session", unit).await?;
    Ok(begun.id)
}

/// Whether a session goes on.
pub async fn is_open(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<bool, AppError> {
    session::is_open(app, subject, id, now).await
}

/// Ends a session; one that is over stays so.
pub async fn end(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    session::end(&mut unit, subject, id, now);
    crate::provider::session_ends(&mut unit, app, (subject, &key), id, now)?;
    app.store.commit("end-session", unit).await?;
    Ok(())
}
