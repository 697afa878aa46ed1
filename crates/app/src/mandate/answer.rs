//! Answering an offer: only whoever was meant can, and only while it stands.

use super::Person;
use super::grant::{GrantError, is_fresh};
use crate::tables::mandate::{self, Mandate, State};
use crate::tables::{account_event, subject};
use crate::{App, AppError};
use base::{Assurance, RowId, Timestamp};
use store::Unit;

/// Takes a mandate that was offered, in a visit of this level.
pub async fn accept(
    app: &App,
    (by, level): (&Person, Assurance),
    id: RowId,
    now: Timestamp,
) -> Result<(), GrantError> {
    super::enough(level)?;
    if mandate::holds_many(app, by.subject, now).await? {
        return Err(GrantError::HoldsMany);
    }
    Ok(answer(app, by, id, State::Active, now).await?)
}

/// Wants nothing of a mandate that was offered.
pub async fn decline(app: &App, by: &Person, id: RowId, now: Timestamp) -> Result<(), AppError> {
    answer(app, by, id, State::Declined, now).await
}

async fn answer(
    app: &App,
    by: &Person,
    id: RowId,
    state: State,
    now: Timestamp,
) -> Result<(), AppError> {
    let offered = mandate::held_by(app, by.subject, id).await?;
    let offered = offered.ok_or(AppError::NotFound)?;
    if offered.state != State::Offered || !is_fresh(&offered, now) {
        return Err(AppError::Conflict);
    }
    let mut unit = Unit::of(offered.grantor.bucket());
    mandate::answer(&mut unit, &offered, state, now);
    let kind = match state {
        State::Active => "mandate-accepted",
        State::Offered | State::Declined | State::Revoked | State::Resigned => "mandate-declined",
    };
    tell(&mut unit, app, (&offered, kind), now).await?;
    app.store.commit("answer-mandate", unit).await?;
    Ok(())
}

/// Writes down for whoever gave a mandate what became of it.
pub(super) async fn tell(
    unit: &mut Unit,
    app: &App,
    (mandate, kind): (&Mandate, &'static str),
    now: Timestamp,
) -> Result<(), AppError> {
    let key = subject::key(app, mandate.grantor).await?;
    let named = [("name", mandate.content.agent_name.as_str())];
    let whose = (mandate.grantor, &*key);
    account_event::add(unit, app, whose, (kind, &named), now)
}
