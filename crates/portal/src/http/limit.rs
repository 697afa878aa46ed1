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

/// A wider network has so many times the failures, or places, of a narrow one: a provider's customers share it.
const WIDER: usize = 8;

/// Failures of the running window.
pub(crate) struct Limiter {
    most: u32,
    window_seconds: i64,
    senders: Mutex<Senders>,
}

/// By network: since when, and how many.
#[derive(Default)]
struct Senders {
    failed: HashMap<Network, (Timestamp, u32)>,
    /// When those of before the window were forgotten last.
    swept: Option<Timestamp>,
}

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
        let waits = networks(sender).into_iter().filter_map(|(network, times)| {
            let (since, failures) = senders.failed.get(&network)?;
            let until = since.plus_seconds(self.window_seconds);
            let most = usize::try_from(self.most).unwrap_or(usize::MAX) * times;
            let full = now < until && usize::try_from(*failures).is_ok_and(|n| n >= most);
            full.then(|| (until.seconds() - now.seconds()).max(1))
        });
        waits.max()
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
        for (network, _) in networks(sender) {
            if let Some((_, failures)) = senders.failed.get_mut(&network) {
                *failures = failures.saturating_sub(1);
            }
        }
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, sender: IpAddr, now: Timestamp) {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        self.count(&mut senders, sender, now);
    }

    fn count(&self, senders: &mut Senders, sender: IpAddr, now: Timestamp) {
        for (network, _) in networks(sender) {
            senders.make_room(self.window_seconds, now);
            let entry = senders.failed.entry(network).or_insert((now, 0));
            if now >= entry.0.plus_seconds(self.window_seconds) {
                *entry = (now, 0);
            }
            entry.1 += 1;
        }
    }
}

impl Senders {
    /// Forgets those of before the window, at most once a second; where all are of now, any one of them.
    fn make_room(&mut self, window_seconds: i64, now: Timestamp) {
        if self.failed.len() < SENDERS_MAX {
            return;
        }
        if self.swept.is_none_or(|swept| swept.plus_seconds(1) <= now) {
            self.swept = Some(now);
            let runs = |since: Timestamp| now < since.plus_seconds(window_seconds);
            self.failed.retain(|_, (since, _)| runs(*since));
        }
        if self.failed.len() >= SENDERS_MAX
            && let Some(any) = self.failed.keys().next().copied()
        {
            self.failed.remove(&any);
        }
    }
}

/// Addresses that count as one: all that begin with so many bits alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(pub(crate) IpAddr, u8);

/// The networks a sender counts in, and how many times the bound of one of them each has. A household has 2^64 addresses of
/// IPv6 and often 256 times as many, and whoever rents a server gets 65,536 networks of that size: a group of them has a
/// bound of its own.
pub fn networks(sender: IpAddr) -> Vec<(Network, usize)> {
    match sender.to_canonical() {
        IpAddr::V6(address) => {
            let first = |bits: u8| {
                let rest = 128 - u32::from(bits);
                let network = address.to_bits() >> rest << rest;
                Network(IpAddr::V6(network.into()), bits)
            };
            vec![(first(56), 1), (first(48), WIDER)]
        }
        address @ IpAddr::V4(_) => vec![(Network(address, 32), 1)],
    }
}

/// The narrowest network of a sender.
pub(crate) fn network(sender: IpAddr) -> Network {
    match networks(sender).first() {
        Some((network, _)) => *network,
        None => Network(sender, 128),
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
        assert!(of("2001:db8:0:ff::1").is_some(), "of one household");
        assert_eq!(of("2001:db8:0:100::1"), None);
    }

    #[test]
    fn whoever_has_many_networks_has_a_bound_as_well() {
        let (limiter, now) = (Limiter::default(), Timestamp::from_micros(0));
        let sender =
            |n: usize| -> IpAddr { format!("2001:db8:0:{:x}::1", n << 8).parse().unwrap() };
        let most = usize::try_from(FAILURES_MAX).unwrap() * WIDER;
        for n in 0..most {
            assert_eq!(limiter.wait_seconds(sender(n % 200), now), None, "{n}");
            limiter.failed(sender(n % 200), now);
        }
        assert!(limiter.wait_seconds(sender(201), now).is_some());
        let other = "2001:db8:1::1".parse().unwrap();
        assert_eq!(limiter.wait_seconds(other, now), None);
    }

    #[test]
    fn senders_without_number_take_no_more_room_than_there_is() {
        let (limiter, now) = (Limiter::default(), Timestamp::from_micros(0));
        for n in 0..60_000_u32 {
            limiter.failed(IpAddr::V4(n.into()), now);
        }
        let senders = limiter.senders.lock().unwrap();
        assert!(senders.failed.len() <= SENDERS_MAX);
    }
}
