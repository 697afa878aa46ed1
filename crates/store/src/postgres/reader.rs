//! The sessions that read: shared by all who ask, and made anew where the server went away meanwhile.

use super::error::{is_given_up, is_lost, reason};
use super::link::{Dial, Link};
use super::{LOOK_EVERY, PATIENCE};
use crate::{Cell, Row, StoreError};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

#[derive(Debug)]
pub(super) struct Readers {
    dial: Dial,
    slots: [Slot; READERS],
    next: AtomicUsize,
    /// The server was away for longer than a query waits; the next ones are answered at once until it is back.
    away: AtomicBool,
    closed: AtomicBool,
}

type Slot = Mutex<Option<Arc<Link>>>;

/// A query waits for those asked before it on the same connection, so there are a few.
const READERS: usize = 4;

const SETUP: &str = "SET client_min_messages = warning; SET default_transaction_read_only = on; SET lock_timeout = '10s'";

impl Readers {
    pub(super) fn new(dial: Dial) -> Self {
        Self {
            dial,
            slots: Default::default(),
            next: AtomicUsize::new(0),
            away: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        }
    }

    /// Reads rows; a read may be repeated, so it waits for a server that is starting anew.
    pub(super) async fn query(
        &self,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Vec<Row>, StoreError> {
        let began = Instant::now();
        loop {
            if self.closed.load(Relaxed) {
                return Err(StoreError::Closed);
            }
            let lost = match self.once(sql, cells).await {
                Ok(read) => return read,
                Err(lost) => lost,
            };
            if self.closed.load(Relaxed) {
                continue;
            }
            let away = self.away.load(Relaxed);
            if away || began.elapsed() >= PATIENCE {
                if !away {
                    tracing::error!(reason = %lost, "the database does not answer");
                }
                self.away.store(true, Relaxed);
                return Err(StoreError::Away);
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// One try; the reason where the connection was lost, or there is none.
    async fn once(
        &self,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Result<Vec<Row>, StoreError>, String> {
        let failed = match self.link().await?.query(sql, cells).await {
            Ok(rows) => {
                self.away.store(false, Relaxed);
                return Ok(Ok(rows));
            }
            Err(error) if is_lost(&error) => return Err(reason(&error)),
            // The server is there, so whoever asks next is not turned away for it.
            Err(error) if is_given_up(&error) => {
                tracing::error!(reason = %reason(&error), "a query took too long");
                StoreError::Away
            }
            Err(error) => StoreError::Failed(reason(&error)),
        };
        Ok(Err(failed))
    }

    /// From now on every query is answered with `Closed`.
    pub(super) fn close(&self) {
        self.closed.store(true, Relaxed);
    }

    /// A connection in turn.
    async fn link(&self) -> Result<Arc<Link>, String> {
        let turn = self.next.fetch_add(1, Relaxed);
        let Some(slot) = self.slots.get(turn % READERS) else {
            return Err("there is no such connection".to_owned());
        };
        let mut slot = slot.lock().await;
        if let Some(link) = slot.as_ref().filter(|link| !link.is_closed()) {
            return Ok(Arc::clone(link));
        }
        let link = Arc::new(self.dial.link(SETUP).await?);
        *slot = Some(Arc::clone(&link));
        Ok(link)
    }
}
