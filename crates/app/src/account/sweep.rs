//! Sweeping: what was used once is remembered until it is refused for its age, and not longer.

use crate::tables::spent;
use crate::{App, AppError};
use base::Timestamp;
use store::Unit;

/// Forgets some of what is over, in every part of the database. Called now and then; what is left waits for the next time.
pub async fn sweep(app: &App, now: Timestamp) -> Result<(), AppError> {
    let parts: Vec<_> = app.store.parts().collect();
    for part in parts {
        // An idle database is only looked at.
        if !spent::any_over(app, part, now).await? {
            continue;
        }
        let mut unit = Unit::of(part);
        spent::sweep(&mut unit, now);
        app.store.commit("sweep", unit).await?;
    }
    Ok(())
}
