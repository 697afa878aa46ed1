//! Ending a mandate before its time: whoever gave it takes it back, or whoever holds it gives it back. It counts at once.

use super::Person;
use super::answer::tell;
use crate::tables::mandate::{self, Mandate, State};
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

/// Takes a mandate back, also one that nobody has answered yet.
pub async fn revoke(app: &App, by: SubjectId, id: RowId, now: Timestamp) -> Result<(), AppError> {
    let given = mandate::find(app, by, id).await?;
    let given = given.ok_or(AppError::NotFound)?;
    end(app, &given, (State::Revoked, "mandate-revoked"), now).await
}

/// Gives a mandate back that somebody holds.
pub async fn resign(app: &App, by: &Person, id: RowId, now: Timestamp) -> Result<(), AppError> {
    let held = mandate::held_by(app, by.subject, id).await?;
    let held = held.filter(|held| held.state == State::Active);
    let held = held.ok_or(AppError::NotFound)?;
    end(app, &held, (State::Resigned, "mandate-resigned"), now).await
}

pub(super) async fn end(
    app: &App,
    mandate: &Mandate,
    (state, kind): (State, &'static str),
    now: Timestamp,
) -> Result<(), AppError> {
    let mut unit = Unit::of(mandate.grantor.bucket());
    mandate::end(&mut unit, mandate, state, now);
    tell(&mut unit, app, (mandate, kind), now).await?;
    app.store.commit("end-mandate", unit).await?;
    Ok(())
}
