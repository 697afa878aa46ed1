//! A program that keeps failing is left alone for a moment, so that nobody waits for what will not come.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const FAILURES_MAX: u32 = 5;
const REST: Duration = Duration::from_secs(2);

/// Counts failures in a row.
#[derive(Debug, Default)]
pub(super) struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    rests_until: Option<Instant>,
}

impl Breaker {
    /// Whether it may be asked now.
    pub(super) fn admits(&self, now: Instant) -> bool {
        self.state().rests_until.is_none_or(|until| now >= until)
    }

    /// Takes in how it went. After a rest the first failure begins the next one.
    pub(super) fn record(&self, well: bool, now: Instant) {
        let mut state = self.state();
        if well {
            *state = State::default();
            return;
        }
        state.failures = state.failures.saturating_add(1);
        if state.failures >= FAILURES_MAX {
            state.rests_until = Some(now + REST);
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // Two plain fields cannot be left half-written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_five_failures_in_a_row_a_program_rests_and_is_then_tried_again() {
        let breaker = Breaker::default();
        let start = Instant::now();
        for _ in 0..4 {
            breaker.record(false, start);
        }
        breaker.record(true, start);
        for _ in 0..4 {
            breaker.record(false, start);
        }
        assert!(breaker.admits(start));
        breaker.record(false, start);
        assert!(!breaker.admits(start + Duration::from_millis(1999)));
        assert!(breaker.admits(start + REST));
        breaker.record(false, start + REST);
        assert!(!breaker.admits(start + REST + Duration::from_secs(1)));
        breaker.record(true, start + REST + REST);
        assert!(breaker.admits(start + REST + REST));
    }
}
