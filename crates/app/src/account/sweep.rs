//! Sweeping: what was used once is remembered until it is refused for its age, and not longer; so are grants of sites.

use crate::tables::{site_grant, spent};
use crate::{App, AppError};
use base::Timestamp;
use store::Unit;

/// Forgets some of what is over, in every part of the database. Called now and then; what is left waits for the next time.
pub async fn sweep(app: &App, now: Timestamp) -> Result<(), AppError> {
    let parts: Vec<_> = app.store.parts().collect();
    for part in parts {
        let mut unit = Unit::of(part);
        // An idle database is only looked at.
        if spent::any_over(app, part, now).await? {
            spent::sweep(&mut unit, now);
        }
        if site_grant::any_over(app, part, now).await? {
            site_grant::sweep(&mut unit, now);
        }
        if !unit.is_empty() {
            app.store.commit("sweep", unit).await?;
        }
    }
    Ok(())
}
