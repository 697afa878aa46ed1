//! Operations that other validators pass on, until they are checked. Each validator has a few places, and is heard in turn: one
//! that sends too much fills its own and nobody else's.

use ledger::PublicKey;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Messages of one validator that wait.
const MESSAGES: usize = 16;

#[derive(Default)]
struct Waiting {
    of: BTreeMap<PublicKey, VecDeque<Vec<u8>>>,
    /// Whose turn was last.
    last: Option<PublicKey>,
    is_over: bool,
}

#[derive(Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    came: Condvar,
}

/// Where messages are put. Dropped, it lets the other side end.
pub(crate) struct Passing(Arc<Shared>);

/// Where they are taken.
pub(crate) struct Passed(Arc<Shared>);

pub(crate) fn channel() -> (Passing, Passed) {
    let shared = Arc::new(Shared::default());
    (Passing(Arc::clone(&shared)), Passed(shared))
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Passing {
    /// Keeps a message, unless too many of that validator wait: then it stays with whoever sent it.
    pub(crate) fn put(&self, by: PublicKey, message: Vec<u8>) {
        let mut waiting = self.0.waiting();
        let of = waiting.of.entry(by).or_default();
        if of.len() < MESSAGES {
            of.push_back(message);
            self.0.came.notify_one();
        }
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        self.0.waiting().is_over = true;
        self.0.came.notify_one();
    }
}

impl Passed {
    /// The next message, of another validator than the last one if others wait. Waits for it; nothing once the other side is gone.
    pub(crate) fn take(&self) -> Option<Vec<u8>> {
        let mut waiting = self.0.waiting();
        loop {
            if waiting.is_over {
                return None;
            }
            if let Some(message) = waiting.next() {
                return Some(message);
            }
            let woken = self.0.came.wait(waiting);
            waiting = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Waiting {
    fn next(&mut self) -> Option<Vec<u8>> {
        let after = self.last.map_or(Bound::Unbounded, Bound::Excluded);
        let mut later = self.of.range((after, Bound::Unbounded));
        let whose = later.find(|(_, of)| !of.is_empty());
        let whose = whose.or_else(|| self.of.iter().find(|(_, of)| !of.is_empty()));
        let key = *whose?.0;
        self.last = Some(key);
        self.of.get_mut(&key)?.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_floods_fills_its_own_places_and_the_others_are_heard_in_turn() {
        let (passing, passed) = channel();
        let [loud, quiet] = [1, 2].map(|byte| PublicKey([byte; 32]));
        for number in 0..u8::MAX {
            passing.put(loud, vec![number]);
        }
        passing.put(quiet, vec![200]);
        passing.put(quiet, vec![201]);
        let heard: Vec<_> = (0..5).map(|_| passed.take().unwrap()[0]).collect();
        assert_eq!(heard, [0, 200, 1, 201, 2]);
        let rest: Vec<_> = (0..MESSAGES - 3)
            .map(|_| passed.take().unwrap()[0])
            .collect();
        assert_eq!(rest[MESSAGES - 4], 15, "the seventeenth was never kept");
        drop(passing);
        assert_eq!(passed.take(), None);
    }
}
