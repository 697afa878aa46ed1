//! Ending sessions: one's own, one on another device, or all others at once.

use crate::tables::session;
use crate::tables::{account_event, subject};
use crate::vault::SubjectKey;
use crate::{App, AppError, provider};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

/// Ends a session; one that is over stays so.
pub async fn end(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let mut unit = Unit::of(subject.bucket());
    session::end(&mut unit, subject, id, now);
    if provider::any_listens(app) {
        let key = subject::key(app, subject).await?;
        provider::session_ends(&mut unit, app, (subject, &key), id, now)?;
    }
    app.store.commit("end-session", unit).await?;
    Ok(())
}

/// Adds to a unit the end of every session of a subject but one, and tells the sites that were signed in to in them.
pub(crate) async fn all_others(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    but: Option<RowId>,
    now: Timestamp,
) -> Result<(), AppError> {
    session::end_others(unit, subject, but, now);
    if !provider::any_listens(app) {
        return Ok(());
    }
    let open = session::open_ones(app, subject, now).await?;
    for id in open.into_iter().filter(|id| Some(*id) != but) {
        provider::session_ends(unit, app, (subject, key), id, now)?;
    }
    Ok(())
}

/// Ends a session from another one, and says so in what happened to the account.
pub async fn end_one(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let Some(found) = session::find_open(app, (subject, id), now).await? else {
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
    provider::session_ends(&mut unit, app, (subject, &key), id, now)?;
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
    all_others(&mut unit, app, (subject, &key), Some(mine), now).await?;
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
