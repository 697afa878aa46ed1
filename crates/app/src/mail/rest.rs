//! A server of mail that is away or slow is left alone for a while: one letter after the other would wait for it in vain.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So long nobody asks it after it failed.
const REST: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
pub(super) struct Rest(Mutex<Option<Instant>>);

impl Rest {
    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.until().is_none_or(|until| now >= until)
    }

    /// Takes in how a try went that met the server itself.
    pub(super) fn note(&self, well: bool, now: Instant) {
        *self.until() = (!well).then(|| now + REST);
    }

    fn until(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_failed_rests_for_half_a_minute() {
        let (rest, now) = (Rest::default(), Instant::now());
        assert!(rest.is_over(now));
        rest.note(false, now);
        assert!(!rest.is_over(now + REST.mul_f32(0.9)));
        assert!(rest.is_over(now + REST));
        rest.note(true, now);
        assert!(rest.is_over(now));
    }
}
