//! Stopping: whoever is signed in says that the recovery at a counter was not theirs.

use crate::tables::recovery_code::{self, Kind};
use crate::tables::{account_event, subject};
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::Unit;

pub async fn stop(app: &App, subject: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    recovery_code::drop_unused(&mut unit, subject, Kind::Counter);
    let what = ("recovery-stopped", &[][..]);
    account_event::add(&mut unit, app, (subject, &key), what, now)?;
    app.store.commit("stop-recovery", unit).await?;
    Ok(())
}
