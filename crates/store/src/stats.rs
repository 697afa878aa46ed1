//! Counters of the writer, cheap enough to be always on.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What the writer has done since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Units that are on disk.
    pub units: u64,
    /// Units that were refused, for any reason.
    pub refused: u64,
    /// COMMITs: one wait for the disk each. A server has one for each unit.
    pub batches: u64,
    /// Statements of the units on disk.
    pub statements: u64,
    /// Bytes of values in the units on disk.
    pub bytes: u64,
    /// Units waiting for the writer now.
    pub waiting: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) units: AtomicU64,
    pub(crate) refused: AtomicU64,
    pub(crate) batches: AtomicU64,
    pub(crate) statements: AtomicU64,
    pub(crate) bytes: AtomicU64,
    /// Bytes of values handed over and not answered yet: the bound on what a queue may hold in memory.
    pub(crate) queued_bytes: AtomicU64,
}

impl Counters {
    pub(crate) fn read(&self, waiting: usize) -> Stats {
        Stats {
            units: self.units.load(Relaxed),
            refused: self.refused.load(Relaxed),
            batches: self.batches.load(Relaxed),
            statements: self.statements.load(Relaxed),
            bytes: self.bytes.load(Relaxed),
            waiting: u64::try_from(waiting).unwrap_or(u64::MAX),
        }
    }

    /// Takes room for `bytes` in the queue, or says that there is none.
    pub(crate) fn take_room(&self, bytes: u64, max: u64) -> bool {
        let before = self.queued_bytes.fetch_add(bytes, Relaxed);
        let fits = before.saturating_add(bytes) <= max;
        if !fits {
            self.give_room(bytes);
        }
        fits
    }

    pub(crate) fn give_room(&self, bytes: u64) {
        self.queued_bytes.fetch_sub(bytes, Relaxed);
    }
}
