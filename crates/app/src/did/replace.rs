//! Beginning anew: the identity ends, and another begins with the same keys under another name. Whoever was shown a file of the old one cannot
//! tell that the new one is of the same person.

use super::change;
use super::next::REPLACED;
use crate::tables::did;
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
    let last = did::last(app, subject).await?;
    let Some(last) = last.filter(|last| last.content.turn != did::Turn::Ended) else {
        return Err(NotReplaced::Absent);
    };
    if last.content.because == REPLACED && now < last.at.plus_seconds(REST_SECONDS) {
        return Err(NotReplaced::Early);
    }
    let mut unit = Unit::of(subject.bucket());
    change(app, subject, (REPLACED, now), &mut unit).await?;
    let committed = app.store.commit("did-replace", unit).await;
    committed.map_err(AppError::from)?;
    Ok(())
}
