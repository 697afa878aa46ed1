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
pub(crate) struct Limiter {
    most: u32,
    window_seconds: i64,
    senders: Mutex<Senders>,
}

/// By network: since when, and how many.
type Senders = HashMap<IpAddr, (Timestamp, u32)>;

impl Default for Limiter {
    fn default() -> Self {
        Self::of(FAILURES_MAX, WINDOW_SECONDS)
    }
}

impl Limiter {
    /// So many failures within so many seconds.
    pub(crate) fn of(most: u32, window_seconds: i64) -> Self {
        Self {
            most,
            window_seconds,
            senders: Mutex::default(),
        }
    }

    /// How long this sender must wait, if it must.
    pub(crate) fn wait_seconds(&self, sender: IpAddr, now: Timestamp) -> Option<i64> {
        let senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        self.waits(&senders, sender, now)
    }

    fn waits(&self, senders: &Senders, sender: IpAddr, now: Timestamp) -> Option<i64> {
        let (since, failures) = senders.get(&network(sender))?;
        let until = since.plus_seconds(self.window_seconds);
        let full = now < until && *failures >= self.most;
        full.then(|| (until.seconds() - now.seconds()).max(1))
    }

    /// Takes one try before anything is compared, so that many at once do not get more than one after the other; or how long
    /// this sender must wait.
    pub(crate) fn take(&self, sender: IpAddr, now: Timestamp) -> Result<(), i64> {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seconds) = self.waits(&senders, sender, now) {
            return Err(seconds);
        }
        self.count(&mut senders, sender, now);
        Ok(())
    }

    /// Gives one try back, where what was compared turned out to be right.
    pub(crate) fn give_back(&self, sender: IpAddr) {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, failures)) = senders.get_mut(&network(sender)) {
            *failures = failures.saturating_sub(1);
        }
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, sender: IpAddr, now: Timestamp) {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        self.count(&mut senders, sender, now);
    }

    fn count(&self, senders: &mut Senders, sender: IpAddr, now: Timestamp) {
        if senders.len() >= SENDERS_MAX {
            senders.retain(|_, (since, _)| now < since.plus_seconds(self.window_seconds));
        }
        let entry = senders.entry(network(sender)).or_insert((now, 0));
        if now >= entry.0.plus_seconds(self.window_seconds) {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }
}

/// One household has 2^64 addresses of IPv6: its network counts as one sender.
pub fn network(sender: IpAddr) -> IpAddr {
    match sender.to_canonical() {
        IpAddr::V6(address) => {
            let network = address.to_bits() >> 64 << 64;
            IpAddr::V6(network.into())
        }
        address @ IpAddr::V4(_) => address,
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
            assert_eq!(limiter.wait_seconds(sender, now), None);
            limiter.failed(sender, now);
        }
        let later = |seconds| limiter.wait_seconds(sender, now.plus_seconds(seconds));
        assert_eq!(later(0), Some(WINDOW_SECONDS));
        assert_eq!(later(WINDOW_SECONDS - 5), Some(5));
        assert_eq!(later(WINDOW_SECONDS), None);
        assert_eq!(limiter.wait_seconds([127, 0, 0, 2].into(), now), None);
    }

    #[test]
    fn a_try_is_taken_before_it_is_known_to_be_wrong_and_a_right_one_is_given_back() {
        let (limiter, now) = (Limiter::of(2, 60), Timestamp::from_micros(0));
        let sender: IpAddr = [127, 0, 0, 1].into();
        assert_eq!(limiter.take(sender, now), Ok(()));
        assert_eq!(limiter.take(sender, now), Ok(()));
        assert_eq!(limiter.take(sender, now), Err(60));
        limiter.give_back(sender);
        assert_eq!(limiter.take(sender, now), Ok(()));
        assert_eq!(limiter.take(sender, now), Err(60));
    }

    #[test]
    fn addresses_of_one_network_count_as_one_sender() {
        let (limiter, now) = (Limiter::default(), Timestamp::from_micros(0));
        for n in 0..FAILURES_MAX {
            let address = format!("2001:db8::{n:x}");
            limiter.failed(address.parse().unwrap(), now);
        }
        let of = |address: &str| limiter.wait_seconds(address.parse().unwrap(), now);
        assert!(of("2001:db8::ffff").is_some());
        assert_eq!(of("2001:db8:0:1::1"), None);
    }
}
