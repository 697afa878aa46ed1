//! Sweeping: what was used once is remembered until it is refused for its age, so are grants of sites; and what nobody is
//! shown any more is forgotten.

use super::contact::TOLD_SECONDS;
use crate::tables::{proofing_try, site_grant, spent};
use crate::{App, AppError};
use base::Timestamp;
use store::{Cell, Unit};

/// What is forgotten so many seconds after its time: whether there is any, and the deed. `$1` is the time before which.
struct Over {
    seconds: i64,
    any: &'static str,
    forget: &'static str,
}

const DAY: i64 = 86_400;

const OVER: [Over; 8] = [
    // They are shown for thirty days.
    Over {
        seconds: 30 * DAY,
        any: "SELECT 1 AS one FROM session WHERE until < $1 LIMIT 1",
        forget: "DELETE FROM session WHERE id IN \
                 (SELECT id FROM session WHERE until < $1 LIMIT 5000)",
    },
    // Somebody may come once a year.
    Over {
        seconds: 400 * DAY,
        any: "SELECT 1 AS one FROM device WHERE seen_at < $1 LIMIT 1",
        forget: "DELETE FROM device WHERE digest IN \
                 (SELECT digest FROM device WHERE seen_at < $1 LIMIT 5000) AND seen_at < $1",
    },
    Over {
        seconds: 0,
        any: "SELECT 1 AS one FROM recovery_code WHERE until < $1 LIMIT 1",
        forget: "DELETE FROM recovery_code WHERE digest IN \
                 (SELECT digest FROM recovery_code WHERE until < $1 LIMIT 5000)",
    },
    Over {
        seconds: 365 * DAY,
        any: "SELECT 1 AS one FROM recovery_code WHERE used_at < $1 LIMIT 1",
        forget: "DELETE FROM recovery_code WHERE digest IN \
                 (SELECT digest FROM recovery_code WHERE used_at < $1 LIMIT 5000)",
    },
    Over {
        seconds: TOLD_SECONDS,
        any: "SELECT 1 AS one FROM contact WHERE removed_at < $1 LIMIT 1",
        forget: "DELETE FROM contact WHERE id IN \
                 (SELECT id FROM contact WHERE removed_at < $1 LIMIT 5000)",
    },
    // Anybody can make such rows under any number. They are kept for another day, so that two clocks may differ.
    Over {
        seconds: DAY,
        any: "SELECT 1 AS one FROM counter_request WHERE until < $1 LIMIT 1",
        forget: "DELETE FROM counter_request WHERE digest IN \
                 (SELECT digest FROM counter_request WHERE until < $1 LIMIT 5000) AND until < $1",
    },
    Over {
        seconds: proofing_try::SECONDS + DAY,
        any: "SELECT 1 AS one FROM proofing_try WHERE since < $1 LIMIT 1",
        forget: "DELETE FROM proofing_try WHERE digest IN \
                 (SELECT digest FROM proofing_try WHERE since < $1 LIMIT 5000) AND since < $1",
    },
    // Codes for a counter that nobody was told.
    Over {
        seconds: DAY,
        any: "SELECT 1 AS one FROM mandate \
              WHERE kind = 'counter' AND agent_id IS NULL AND until < $1 LIMIT 1",
        forget: "DELETE FROM mandate WHERE id IN (SELECT id FROM mandate \
                 WHERE kind = 'counter' AND agent_id IS NULL AND until < $1 LIMIT 5000)",
    },
];

/// Forgets some of what was used once, in every part of the database. Called now and then; what is left waits for the next time.
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

/// The same for what is kept for days: sessions that are over, devices nobody came with, codes, tries and
/// wishes of the past.
pub async fn forget(app: &App, now: Timestamp) -> Result<(), AppError> {
    let parts: Vec<_> = app.store.parts().collect();
    for part in parts {
        let mut unit = Unit::of(part);
        for over in &OVER {
            let before = [Cell::from(now.plus_seconds(-over.seconds))];
            if !app.store.query(part, over.any, &before).await?.is_empty() {
                unit.add(over.forget, before.into());
            }
        }
        if !unit.is_empty() {
            app.store.commit("forget", unit).await?;
        }
    }
    Ok(())
}
