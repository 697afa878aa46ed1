//! Letters that are kept and not sent: the mailbox of the demonstration.

use super::Letter;
use base::Timestamp;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Letters that are remembered; older ones go.
const LETTERS_MAX: usize = 100;

/// A letter that nobody sent.
#[derive(Clone, Debug)]
pub struct KeptLetter {
    pub letter: Letter,
    pub at: Timestamp,
}

#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<VecDeque<KeptLetter>>);

impl Kept {
    pub(super) fn keep(&self, letter: Letter, at: Timestamp) {
        let mut letters = self.all();
        letters.push_front(KeptLetter { letter, at });
        letters.truncate(LETTERS_MAX);
    }

    /// Newest first.
    pub(super) fn letters(&self) -> Vec<KeptLetter> {
        self.all().iter().cloned().collect()
    }

    fn all(&self) -> MutexGuard<'_, VecDeque<KeptLetter>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
