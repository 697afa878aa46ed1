//! Counting failures per sender, so that nobody can try document numbers one after the other.

use base::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Failures one sender may have in a window.
const FAILURES_MAX: u32 = 20;
const WINDOW_SECONDS: i64 = 60;
/// Senders kept in mind.
const SENDERS_MAX: usize = 50_000;

/// Failures of the running window.
#[derive(Default)]
pub(crate) struct Limiter(Mutex<HashMap<IpAddr, (Timestamp, u32)>>);

impl Limiter {
    /// Whether this sender must wait.
    pub(crate) fn is_full(&self, sender: IpAddr, now: Timestamp) -> bool {
        let senders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        senders.get(&sender).is_some_and(|(since, failures)| {
            now < since.plus_seconds(WINDOW_SECONDS) && *failures >= FAILURES_MAX
        })
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, sender: IpAddr, now: Timestamp) {
        let mut senders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if senders.len() >= SENDERS_MAX {
            senders.retain(|_, (since, _)| now < since.plus_seconds(WINDOW_SECONDS));
        }
        let entry = senders.entry(sender).or_insert((now, 0));
        if now >= entry.0.plus_seconds(WINDOW_SECONDS) {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fails_too_often_waits_a_minute() {
        let (limiter, now) = (Limiter::default(), Timestamp::from_micros(0));
        let sender: IpAddr = [127, 0, 0, 1].into();
        for _ in 0..FAILURES_MAX {
            assert!(!limiter.is_full(sender, now));
            limiter.failed(sender, now);
        }
        assert!(limiter.is_full(sender, now));
        assert!(!limiter.is_full([127, 0, 0, 2].into(), now));
        assert!(!limiter.is_full(sender, now.plus_seconds(WINDOW_SECONDS)));
    }
}
