//! Stopping: whoever is signed in says that the recovery at a counter was not theirs. A stolen session must not keep its owner
//! out with it, so the way in is older than the recovery, and works once.

use super::{RecoveryError, counter_stop, stopped};
use crate::account::level;
use crate::tables::subject;
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use store::Unit;

/// From what visit it is stopped.
#[derive(Clone, Copy, Debug)]
pub struct Stopping {
    pub subject: SubjectId,
    /// When the passkey or code was made by which it was begun; none where that is not known.
    pub made: Option<Timestamp>,
    pub assurance: Assurance,
}

/// Where nothing waits, nothing happens.
pub async fn stop(app: &App, from: Stopping, now: Timestamp) -> Result<(), RecoveryError> {
    let subject = from.subject;
    let Some(code) = counter_stop::open(app, subject, now).await? else {
        return Ok(());
    };
    if code.content.held {
        return Err(RecoveryError::Held);
    }
    if from.made.is_none_or(|made| made >= code.made) {
        return Err(RecoveryError::Younger);
    }
    level::is_whole(app, subject, from.assurance).await?;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    let what = (stopped::BY_OWNER, &[][..]);
    stopped::add(&mut unit, app, (&code, &key), what, now)?;
    let committed = app.store.commit("stop-recovery", unit).await;
    committed.map_err(AppError::from)?;
    Ok(())
}
