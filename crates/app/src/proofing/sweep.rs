//! Sweeping: tries whose day is over, wishes whose time is, and codes for a counter that nobody was told. Anybody can make such
//! rows under any number, so they do not stay.

use crate::tables::{counter_request, mandate, proofing_try};
use crate::{App, AppError};
use base::Timestamp;
use store::{Cell, Unit};

/// What is over is kept for another day, so that two clocks may differ.
const HOURS: i64 = 24;

/// Forgets some of what is over, in every part of the database. What is left waits for the next time.
pub async fn sweep(app: &App, now: Timestamp) -> Result<(), AppError> {
    let before = now.plus_hours(-HOURS);
    let parts: Vec<_> = app.store.parts().collect();
    for part in parts {
        // An idle database is only looked at.
        let mut over = false;
        for (sql, before) in [
            (
                proofing_try::OVER,
                before.plus_seconds(-proofing_try::SECONDS),
            ),
            (counter_request::OVER, before),
            (mandate::UNCLAIMED, before),
        ] {
            let found = app.store.query(part, sql, &[Cell::from(before)]).await?;
            over |= !found.is_empty();
        }
        if !over {
            continue;
        }
        let mut unit = Unit::of(part);
        proofing_try::sweep(&mut unit, before.plus_seconds(-proofing_try::SECONDS));
        counter_request::sweep(&mut unit, before);
        mandate::sweep(&mut unit, before);
        app.store.commit("sweep-proofing", unit).await?;
    }
    Ok(())
}
