//! Messages that were handled before anyone leased them. They leave the outbox in bulk, after the answer: should the
//! program die first, they are handled once more, find the mark of what was done, and change nothing.

use crate::{App, AppError, tables::outbox};
use base::{RowId, SubjectId};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::Unit;

/// How many may wait to be taken out. Past it they stay in the outbox until they fall due.
const WAITING_MAX: usize = 10_000;
/// How many leave in one unit.
const UNIT_MESSAGES_MAX: usize = 500;
const _: () = assert!(UNIT_MESSAGES_MAX <= store::UNIT_STATEMENTS_MAX);

/// What waits to be taken out.
#[derive(Debug, Default)]
pub struct Handled(Mutex<Vec<(SubjectId, RowId)>>);

impl Handled {
    /// Remembers a message as handled.
    pub(crate) fn note(&self, subject: SubjectId, row: RowId) {
        let mut waiting = self.waiting();
        if waiting.len() < WAITING_MAX {
            waiting.push((subject, row));
        }
    }

    fn some(&self) -> Vec<(SubjectId, RowId)> {
        let mut waiting = self.waiting();
        let left = waiting.len().saturating_sub(UNIT_MESSAGES_MAX);
        waiting.split_off(left)
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<(SubjectId, RowId)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes out what was handled, and says how many messages that were.
pub(crate) async fn take_out(app: &App) -> Result<usize, AppError> {
    let some = app.handled.some();
    if some.is_empty() {
        return Ok(0);
    }
    let mut units = BTreeMap::new();
    for (subject, row) in &some {
        let part = app.store.part_of(subject.bucket());
        let unit = units.entry(part).or_insert_with(|| Unit::of(part));
        outbox::handled(unit, *subject, *row);
    }
    let commits = units
        .into_values()
        .map(|unit| app.store.commit("handled", unit));
    for done in futures_util::future::join_all(commits).await {
        // They fall due again, find the mark of what was done, and hold up nobody else's.
        if let Err(error) = done {
            tracing::warn!(%error, "handled messages wait in the outbox");
        }
    }
    Ok(some.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_leaves_in_parts_and_never_grows_without_bound() {
        let handled = Handled::default();
        for n in 0..WAITING_MAX + 7 {
            let mut row = [0; 16];
            row[..8].copy_from_slice(&n.to_be_bytes());
            handled.note(SubjectId([1; 16]), RowId(row));
        }
        let mut left = 0;
        loop {
            let some = handled.some();
            if some.is_empty() {
                break;
            }
            assert!(some.len() <= UNIT_MESSAGES_MAX);
            left += some.len();
        }
        assert_eq!(left, WAITING_MAX);
    }
}
