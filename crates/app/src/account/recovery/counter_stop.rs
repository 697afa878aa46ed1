//! At a counter, what waits: another officer than the one who started a recovery stops it, where its owner cannot.

use super::counter::{Papers, by, known};
use super::{RecoveryError, stopped};
use crate::tables::recovery_code::{self, Code, Kind};
use crate::tables::subject;
use crate::{App, AppError, Officer};
use base::{SubjectId, Timestamp};
use store::Unit;

/// Stops it, and tells the owner of the account who did.
pub async fn stop_at_counter(
    app: &App,
    officer: &Officer,
    papers: Papers<'_>,
    now: Timestamp,
) -> Result<(), RecoveryError> {
    let subject = known(app, officer, papers, now).await?.account.subject;
    let code = open(app, subject, now).await?.ok_or(AppError::NotFound)?;
    if started(&code, officer) {
        return Err(AppError::Forbidden.into());
    }
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    let by = by(officer);
    let what = (stopped::AT_COUNTER, &by[..]);
    stopped::add(&mut unit, app, (&code, &key), what, now)?;
    let committed = app.store.commit("stop-recovery", unit).await;
    committed.map_err(AppError::from)?;
    Ok(())
}

/// The recovery that waits or can be used.
pub(crate) async fn open(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Option<Code>, AppError> {
    let codes = recovery_code::unused(app, subject, now).await?;
    Ok(codes.into_iter().find(|code| code.kind == Kind::Counter))
}

/// Whether this officer started it. Those before officers were kept by who they are have a name and an office.
fn started(code: &Code, officer: &Officer) -> bool {
    let content = &code.content;
    match content.by {
        Some(by) => by == officer.subject,
        None => content.officer == officer.name && content.office == officer.office,
    }
}
