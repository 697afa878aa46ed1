//! Ending sessions: one's own, one on another device, or all others at once.

use crate::tables::session::{self, Session};
use crate::tables::{account_event, subject};
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

/// Sessions that one of them is looked for in.
const LOOKED_MAX: i64 = 200;

/// Ends a session; one that is over stays so.
pub async fn end(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let mut unit = Unit::of(subject.bucket());
    session::end(&mut unit, subject, id, now);
    app.store.commit("end-session", unit).await?;
    Ok(())
}

/// Ends a session from another one, and says so in what happened to the account.
pub async fn end_one(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let sessions = session::list(app, subject, LOOKED_MAX).await?;
    let open = |one: &&Session| one.id == id && one.ended.is_none() && now < one.until;
    let Some(found) = sessions.iter().find(open) else {
        return Ok(());
    };
    let device = &found.content.device;
    let named = [
        ("browser", device.browser.as_str()),
        ("system", device.system.as_str()),
    ];
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    session::end(&mut unit, subject, id, now);
    account_event::add(
        &mut unit,
        app,
        (subject, &key),
        ("session-ended", &named),
        now,
    )?;
    app.store.commit("end-session", unit).await?;
    Ok(())
}

/// Ends every session but the one in which this was asked for.
pub async fn end_others(
    app: &App,
    (subject, mine): (SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    session::end_others(&mut unit, subject, Some(mine), now);
    account_event::add(
        &mut unit,
        app,
        (subject, &key),
        ("sessions-ended", &[]),
        now,
    )?;
    app.store.commit("end-sessions", unit).await?;
    Ok(())
}
