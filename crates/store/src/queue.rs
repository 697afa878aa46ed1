//! What waits for an engine: units of work, and the wish to close. The same limits whichever engine it is.

use crate::stats::Counters;
use crate::{CommitError, Done, Unit};
use std::sync::atomic::Ordering::Relaxed;
use tokio::sync::oneshot;

/// Units that may wait: about a second of work. Past it the answer is "try again", not a longer wait.
pub const QUEUE_UNITS_MAX: usize = 4_096;

/// Bytes of values that may wait, so that large pieces of evidence cannot fill the memory.
pub const QUEUE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// What an engine is asked to do.
pub(crate) enum Job {
    Commit(Commit),
    Close(oneshot::Sender<()>),
}

pub(crate) struct Commit {
    pub(crate) name: &'static str,
    pub(crate) unit: Unit,
    pub(crate) bytes: usize,
    pub(crate) answer: oneshot::Sender<Answer>,
}

pub(crate) type Answer = Result<Done, CommitError>;

impl Commit {
    /// Counts the unit and tells whoever asked; they may have gone away, the unit is on disk all the same.
    pub(crate) fn answered(self, answer: Answer, counters: &Counters) {
        count(counters, &self, &answer);
        let _ = self.answer.send(answer);
    }
}

fn count(counters: &Counters, commit: &Commit, answer: &Answer) {
    let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    counters.give_room(wide(commit.bytes));
    match answer {
        Ok(done) => {
            counters.units.fetch_add(1, Relaxed);
            counters
                .statements
                .fetch_add(wide(done.statements), Relaxed);
            counters.bytes.fetch_add(wide(commit.bytes), Relaxed);
        }
        Err(error) => {
            counters.refused.fetch_add(1, Relaxed);
            if !matches!(error, CommitError::Conflict { .. }) {
                tracing::error!(unit = commit.name, %error, "a unit was not stored");
            }
        }
    }
}
