//! Beginning anew: the identity ends, and another begins with the same keys under another name and other salts. Nothing in the ledger says that both
//! are of one person but that they were recorded at the same time, and whoever is shown both files sees the same keys.

use super::next::REPLACED;
use super::{STEPS_MAX, change};
use crate::tables::{account_event, did, subject};
use crate::{App, AppError, Resident};
use base::Timestamp;
use store::Unit;

/// How often somebody may, so that nobody fills the ledger.
const REST_SECONDS: i64 = 86_400;

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum NotReplaced {
    #[error("there is nothing yet to begin anew")]
    Absent,
    #[error("begun less than a day ago")]
    Early,
    #[error(transparent)]
    App(#[from] AppError),
}

pub async fn replace(app: &App, resident: Resident, now: Timestamp) -> Result<(), NotReplaced> {
    let subject = resident.subject;
    let steps = did::newest(app, subject, STEPS_MAX).await?;
    if steps
        .first()
        .is_none_or(|last| last.content.turn == did::Turn::Ended)
    {
        return Err(NotReplaced::Absent);
    }
    let since = now.plus_seconds(-REST_SECONDS);
    let is_early = |step: &did::Step| step.content.because == REPLACED && step.at > since;
    if steps.iter().any(is_early) {
        return Err(NotReplaced::Early);
    }
    let mut unit = Unit::of(subject.bucket());
    change(app, subject, (REPLACED, now), &mut unit).await?;
    let key = subject::key(app, subject).await?;
    let what = ("identity-replaced", &[][..]);
    account_event::add(&mut unit, app, (subject, &key), what, now)?;
    let committed = app.store.commit("did-replace", unit).await;
    committed.map_err(AppError::from)?;
    Ok(())
}
