//! Sweeping: what was used once is remembered until it is refused for its age, and not longer.

use super::contact::TOLD_SECONDS;
use crate::tables::{contact, spent};
use crate::{App, AppError};
use base::Timestamp;
use store::Unit;

/// Forgets some of what is over, in every part of the database. Called now and then; what is left waits for the next time.
pub async fn sweep(app: &App, now: Timestamp) -> Result<(), AppError> {
    let parts: Vec<_> = app.store.parts().collect();
    for part in parts {
        // An idle database is only looked at.
        let mut unit = Unit::of(part);
        if spent::any_over(app, part, now).await? {
            spent::sweep(&mut unit, now);
        }
        let told = now.plus_seconds(-TOLD_SECONDS);
        if contact::any_over(app, part, told).await? {
            contact::sweep(&mut unit, told);
        }
        if !unit.is_empty() {
            app.store.commit("sweep", unit).await?;
        }
    }
    Ok(())
}
