//! One program at a time: a session that holds the database for as long as the program runs.
//!
//! Its lock says that a program is here. Each session that writes shares a second lock, so that who comes next waits
//! until the last unit of a program that was killed is through or gone.

use super::link::{Dial, Link};
use crate::OpenError;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

#[derive(Debug)]
pub(super) struct Hold {
    dial: Dial,
    link: Mutex<Option<Link>>,
    /// How often the database was taken again.
    taken: AtomicU64,
}

/// How long a program that was just stopped may take to be gone.
const GONE_AFTER: Duration = Duration::from_secs(3);
const LOOK_EVERY: Duration = Duration::from_millis(50);

// A machine that vanished must not hold the database for hours: the server asks after it.
const SETUP: &str = "SET client_min_messages = warning; SET tcp_keepalives_idle = 10; \
     SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET lock_timeout = '5s'";

// The numbers are "sigap" and "tulis" (to write) in letters, for whoever looks at pg_locks.
const TAKE: &str = "SELECT pg_try_advisory_lock(495689621872) AS held";
const LAST_WRITERS: &str = "SELECT pg_advisory_lock(500186245491)";
const NO_WRITERS: &str = "SELECT pg_advisory_unlock(500186245491)";
const GIVE_BACK: &str = "SELECT pg_advisory_unlock_all()";
/// What a session that writes runs at first.
pub(super) const WRITER: &str = "SELECT pg_advisory_lock_shared(500186245491)";

impl Hold {
    /// Takes the database, or says that another program has it.
    pub(super) async fn take(dial: Dial) -> Result<Self, OpenError> {
        let place = dial.address.to_string();
        let unreachable = |reason| OpenError::Unreachable {
            place: place.clone(),
            reason,
        };
        let until = Instant::now() + GONE_AFTER;
        let link = dial.link(SETUP).await.map_err(unreachable)?;
        while !held(&link).await.map_err(unreachable)? {
            if Instant::now() >= until {
                return Err(OpenError::InUse(place));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        let alone = async {
            link.control(LAST_WRITERS).await?;
            link.control(NO_WRITERS).await
        };
        alone.await.map_err(|_| OpenError::InUse(place))?;
        Ok(Self {
            dial,
            link: Mutex::new(Some(link)),
            taken: AtomicU64::new(0),
        })
    }

    /// Makes sure that the database is still ours, taking it again where the session has ended; or says why not.
    pub(super) async fn sure(&self) -> Result<(), String> {
        let mut link = self.link.lock().await;
        if link.as_ref().is_some_and(|link| !link.is_closed()) {
            return Ok(());
        }
        let again = self.dial.link(SETUP).await?;
        if !held(&again).await? {
            return Err("another program has taken the database".to_owned());
        }
        *link = Some(again);
        self.taken.fetch_add(1, Relaxed);
        Ok(())
    }

    /// Tells the session that holds the database now from those before it.
    pub(super) fn session(&self) -> u64 {
        self.taken.load(Relaxed)
    }

    /// Whether that session still answers: then the server did not fail since it began.
    pub(super) async fn still(&self, session: u64) -> bool {
        let link = self.link.lock().await;
        match link.as_ref().filter(|_| self.session() == session) {
            Some(link) => link.control("SELECT 1").await.is_ok(),
            None => false,
        }
    }

    /// Lets the next program in.
    pub(super) async fn give_back(&self) {
        if let Some(link) = self.link.lock().await.take() {
            let _ = link.control(GIVE_BACK).await;
        }
    }
}

async fn held(link: &Link) -> Result<bool, String> {
    let rows = link.query(TAKE, &[]).await;
    let rows = rows.map_err(|error| super::error::reason(&error))?;
    let held = rows.first().map(|row| row.flag("held"));
    Ok(matches!(held, Some(Ok(true))))
}
