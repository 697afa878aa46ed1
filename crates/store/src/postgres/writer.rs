//! The sessions that write: each takes a unit, runs it until it is true or cannot be, and answers.
//!
//! A unit is data, with all it relies on, so it may be run again as it is. That is done where two units met and the
//! server let one go first, and where the server went away before the unit was told to become true.

use super::error::Fault;
use super::hold::{Hold, WRITER};
use super::link::{Dial, Link};
use super::run::{Ended, run};
use super::{LOOK_EVERY, PATIENCE, held};
use crate::queue::{Answer, Job};
use crate::stats::Counters;
use crate::{Cell, CommitError, Unit};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use tokio::sync::{Mutex, RwLock, mpsc, oneshot};
use tokio::time::{Instant, sleep};

/// Runs of a unit among others before it is run while nothing else is: then nothing is left to meet.
const RUNS_AMONG_OTHERS: usize = 4;
const RUNS_MAX: usize = 8;

const SETUP: &str = "SET client_min_messages = warning; SET synchronous_commit = on; SET lock_timeout = '10s'; \
     SET idle_in_transaction_session_timeout = '60s'";
const STATE: &str = "SELECT pg_xact_status(CAST(CAST($1 AS TEXT) AS xid8)) AS state";

/// What all of them share.
pub(super) struct Desk {
    pub(super) dial: Dial,
    pub(super) hold: Hold,
    pub(super) jobs: Mutex<mpsc::Receiver<Job>>,
    /// Held for reading by a unit among others, for writing by one that must be alone.
    pub(super) turns: RwLock<()>,
    pub(super) counters: Arc<Counters>,
    /// Whoever waits for the end.
    pub(super) closers: std::sync::Mutex<Vec<oneshot::Sender<()>>>,
}

/// One session.
pub(super) struct Writer {
    desk: Arc<Desk>,
    link: Option<Link>,
    /// The server was away for longer than a unit waits; the next ones are answered at once until it is back.
    away: bool,
}

impl Writer {
    pub(super) fn new(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            link: None,
            away: false,
        }
    }

    /// Works until the queue is closed and empty.
    pub(super) async fn work(mut self) {
        loop {
            let mut jobs = self.desk.jobs.lock().await;
            match jobs.recv().await {
                None => return,
                // What is already in the queue is still done; nothing new gets in.
                Some(Job::Close(closer)) => {
                    jobs.close();
                    held(&self.desk.closers).push(closer);
                }
                Some(Job::Commit(commit)) => {
                    drop(jobs);
                    let answer = self.settle(&commit.unit).await;
                    commit.answered(answer, &self.desk.counters);
                }
            }
        }
    }

    async fn settle(&mut self, unit: &Unit) -> Answer {
        let began = Instant::now();
        let mut runs = 0;
        loop {
            let session = self.desk.hold.session();
            let lost = match self.once(unit, runs >= RUNS_AMONG_OTHERS).await {
                Ok(Ended::Kept(done)) => {
                    self.away = false;
                    return Ok(done);
                }
                Ok(Ended::Not(Fault::Refused(error))) => return Err(error),
                Ok(Ended::Not(Fault::Again)) => {
                    runs += 1;
                    if runs == RUNS_MAX {
                        return Err(CommitError::Busy);
                    }
                    continue;
                }
                Ok(Ended::Doubt { number, done }) => match self.state(number, session, began).await
                {
                    State::Kept => return Ok(done),
                    State::Gone => continue,
                    State::Unknown => return Err(CommitError::Doubt),
                },
                Ok(Ended::Not(Fault::Lost(reason))) | Err(reason) => reason,
            };
            self.link = None;
            if self.away || began.elapsed() >= PATIENCE {
                if !self.away {
                    tracing::error!(reason = %lost, "the database does not answer");
                }
                self.away = true;
                return Err(CommitError::Away);
            }
            sleep(LOOK_EVERY).await;
        }
    }

    async fn once(&mut self, unit: &Unit, alone: bool) -> Result<Ended, String> {
        let desk = Arc::clone(&self.desk);
        let link = self.link().await?;
        let ended = if alone {
            let _turn = desk.turns.write().await;
            run(link, unit).await
        } else {
            let _turn = desk.turns.read().await;
            run(link, unit).await
        };
        desk.counters.batches.fetch_add(1, Relaxed);
        Ok(ended)
    }

    /// The connection, made anew where it has ended; and never while another program has the database.
    async fn link(&mut self) -> Result<&Link, String> {
        self.desk.hold.sure().await?;
        let kept = self.link.take().filter(|link| !link.is_closed());
        if let Some(link) = kept {
            return Ok(self.link.insert(link));
        }
        let link = self.desk.dial.link(SETUP).await?;
        let shared = link.control(WRITER).await;
        shared.map_err(|error| super::error::reason(&error))?;
        Ok(self.link.insert(link))
    }

    /// What became of a transaction whose end nobody told us. The server remembers by number; but one that failed may give
    /// a number again that it had lost, so "committed" counts only where a session from before still answers.
    async fn state(&mut self, number: String, session: u64, began: Instant) -> State {
        let number = [Cell::Text(number)];
        self.link = None;
        while began.elapsed() < PATIENCE {
            if let Ok(link) = self.link().await
                && let Ok(rows) = link.query(STATE, &number).await
            {
                match rows.first().map(|row| row.opt_text("state")) {
                    Some(Ok(Some("committed"))) => {
                        return if self.desk.hold.still(session).await {
                            State::Kept
                        } else {
                            State::Unknown
                        };
                    }
                    Some(Ok(Some("aborted"))) => return State::Gone,
                    Some(Ok(Some("in progress"))) => {}
                    _ => return State::Unknown,
                }
            }
            sleep(LOOK_EVERY).await;
        }
        State::Unknown
    }
}

/// What the server remembers of a transaction.
enum State {
    Kept,
    Gone,
    Unknown,
}
