//! The one writer: many units per COMMIT, each whole or not at all, all answered only once they are on disk.
//!
//! Waiting for the disk is what a commit costs. While one batch waits, the next gathers in the queue, so the more
//! there is to do the more is done per wait, and a lone unit never waits for company.

use super::db::Db;
use super::error::commit_error;
use crate::queue::{Answer, Commit, Job};
use crate::stats::Counters;
use crate::unit::{UNIT_BYTES_MAX, UNIT_STATEMENTS_MAX};
use crate::{CommitError, Done, Expect, Unit};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use tokio::sync::{mpsc, oneshot};

/// Units per COMMIT; past some hundreds the wait for the disk is spread thin enough.
pub const BATCH_UNITS_MAX: usize = 256;

// A batch is bounded by work, not by a clock: at some 10 µs a statement this keeps the first unit of a batch from
// waiting for more than about 40 ms for its companions, and the same units always make the same batches.
const BATCH_STATEMENTS_MAX: usize = 4_096;
const BATCH_BYTES_MAX: usize = 16 * 1024 * 1024;
const _: () = assert!(UNIT_STATEMENTS_MAX <= BATCH_STATEMENTS_MAX);
const _: () = assert!(UNIT_BYTES_MAX <= BATCH_BYTES_MAX);

/// The writer is alone, so it takes the lock at once instead of finding out at its first write.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// Works until the store is closed or dropped and the queue is empty; then leaves one tidy file behind.
pub(crate) fn run(db: Db, mut queue: mpsc::Receiver<Job>, counters: &Arc<Counters>) {
    let mut closers = Vec::new();
    while let Some(job) = queue.blocking_recv() {
        match job {
            // What is already in the queue is still done; nothing new gets in.
            Job::Close(closer) => {
                queue.close();
                closers.push(closer);
            }
            Job::Commit(first) => {
                let mut batch = Batch::new(&db, counters);
                batch.take(first);
                let closing = batch.fill(&mut queue);
                batch.finish();
                if let Some(closer) = closing {
                    queue.close();
                    closers.push(closer);
                }
            }
        }
    }
    if let Err(error) = db.fold_log() {
        tracing::warn!(%error, "the log of the database stays; the next start reads it");
    }
    drop(db);
    for closer in closers {
        let _ = closer.send(());
    }
}

struct Batch<'a> {
    db: &'a Db,
    counters: &'a Counters,
    units: Vec<(Commit, Answer)>,
    /// Whether each unit runs on a savepoint of its own. A batch begins without: nearly every unit holds, and
    /// savepoints cost work. The first that does not hold makes the batch begin again, with them.
    guarded: bool,
    statements: usize,
    bytes: usize,
    /// Set when the transaction itself is gone: the one answer for every unit of the batch.
    lost: Option<CommitError>,
}

impl<'a> Batch<'a> {
    fn new(db: &'a Db, counters: &'a Counters) -> Self {
        let begun = db.control(BEGIN);
        Self {
            db,
            counters,
            units: Vec::new(),
            guarded: false,
            statements: 0,
            bytes: 0,
            lost: begun.err().map(|error| commit_error(&error, 0)),
        }
    }

    /// Takes what waits already, up to the bounds. Gives back the wish to close, if it came by.
    fn fill(&mut self, queue: &mut mpsc::Receiver<Job>) -> Option<oneshot::Sender<()>> {
        while self.has_room() {
            match queue.try_recv() {
                Ok(Job::Commit(commit)) => self.take(commit),
                Ok(Job::Close(closer)) => return Some(closer),
                Err(_) => return None,
            }
        }
        None
    }

    fn has_room(&self) -> bool {
        self.lost.is_none()
            && self.units.len() < BATCH_UNITS_MAX
            && self.statements < BATCH_STATEMENTS_MAX
            && self.bytes < BATCH_BYTES_MAX
    }

    fn take(&mut self, commit: Commit) {
        let answer = match &self.lost {
            Some(error) => Err(error.clone()),
            None => self.run(&commit.unit).unwrap_or_else(|error| {
                self.lost = Some(error.clone());
                Err(error)
            }),
        };
        self.statements += commit.unit.statements().len();
        self.bytes += commit.bytes;
        self.units.push((commit, answer));
    }

    /// Runs one unit. The outer error is for when the batch as a whole is lost.
    fn run(&mut self, unit: &Unit) -> Result<Answer, CommitError> {
        if !self.guarded {
            if let Ok(done) = run_all(self.db, unit) {
                return Ok(Ok(done));
            }
            self.begin_again()?;
        }
        on_savepoint(self.db, unit)
    }

    /// Undoes what the batch did so far and does it once more, guarded. Nobody has been answered yet.
    fn begin_again(&mut self) -> Result<(), CommitError> {
        let lost = |error: rusqlite::Error| commit_error(&error, 0);
        // A full disk above all has undone the transaction already.
        if !self.db.is_autocommit() {
            self.db.control("ROLLBACK").map_err(lost)?;
        }
        self.db.control(BEGIN).map_err(lost)?;
        self.guarded = true;
        for (commit, answer) in &mut self.units {
            *answer = on_savepoint(self.db, &commit.unit)?;
        }
        Ok(())
    }

    fn finish(mut self) {
        if self.lost.is_none()
            && let Err(error) = self.db.control("COMMIT")
        {
            self.lost = Some(commit_error(&error, 0));
        }
        if !self.db.is_autocommit()
            && let Err(error) = self.db.control("ROLLBACK")
        {
            tracing::error!(%error, "a failed batch could not be undone");
        }
        self.counters.batches.fetch_add(1, Relaxed);
        for (commit, answer) in self.units {
            let answer = match &self.lost {
                Some(error) => Err(error.clone()),
                None => answer,
            };
            commit.answered(answer, self.counters);
        }
    }
}

/// Runs one unit so that its failure leaves its neighbours in the batch untouched. The outer error is for when
/// that cannot be had: the batch as a whole is lost.
fn on_savepoint(db: &Db, unit: &Unit) -> Result<Answer, CommitError> {
    let lost = |error: rusqlite::Error| commit_error(&error, 0);
    db.control("SAVEPOINT unit").map_err(lost)?;
    let answer = run_all(db, unit);
    if let Err(error) = &answer {
        // Some failures (a full disk above all) make SQLite undo the whole transaction, not just one statement.
        if db.is_autocommit() {
            return Err(error.clone());
        }
        db.control("ROLLBACK TO unit").map_err(lost)?;
    }
    db.control("RELEASE unit").map_err(lost)?;
    Ok(answer)
}

fn run_all(db: &Db, unit: &Unit) -> Answer {
    let mut done = Done::default();
    for (at, statement) in unit.statements().iter().enumerate() {
        let (sql, cells) = (statement.sql, &statement.cells);
        let (touched, rows) = db
            .write(sql, cells, statement.returning)
            .map_err(|error| commit_error(&error, at))?;
        if let Expect::Rows(rows) = statement.expect
            && rows != touched
        {
            return Err(CommitError::Conflict { at });
        }
        if statement.returning {
            done.rows.push(rows);
        }
        done.statements += 1;
    }
    Ok(done)
}

#[cfg(test)]
mod tests;
