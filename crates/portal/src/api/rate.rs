//! How often a client may ask: a bucket of requests that fills up again, one for each client, and for whoever shows no
//! token one for each sender. Pages that cost much have buckets of their own.

use super::call::Call;
use super::problem::Trouble;
use super::token::Acting;
use crate::http::{Network, network};
use app::ClientId;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use base::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Requests of one client within a minute, unless the operator says otherwise; as many at once.
const REQUESTS_PER_MINUTE: u32 = 3_000;
/// Clients kept in mind. Whoever has not asked for a minute has a full bucket and can be forgotten.
const BUCKETS_MAX: usize = 20_000;
const MINUTE_MICROS: i64 = 60_000_000;

/// The buckets.
pub(crate) struct Rates {
    pub(crate) per_minute: u32,
    buckets: Mutex<HashMap<Key, Bucket>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Client(ClientId),
    Sender(Network),
}

/// Time that has been saved up: each request costs its part of a minute, and a full bucket holds a whole one.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    saved_micros: i64,
    at: Timestamp,
}

/// What a client may still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowed {
    most: u32,
    left: i64,
    /// Seconds until the next request is taken, where this one is not.
    wait_seconds: Option<i64>,
}

impl Default for Rates {
    fn default() -> Self {
        Self::of(REQUESTS_PER_MINUTE)
    }
}

impl Rates {
    pub(crate) fn of(per_minute: u32) -> Self {
        Self {
            per_minute,
            buckets: Mutex::default(),
        }
    }

    /// Takes one request out of the bucket of a sender; how long they must wait, if they must.
    pub(crate) fn wait_seconds(&self, sender: IpAddr, now: Timestamp) -> Option<i64> {
        self.take_of(Key::Sender(network(sender)), now).wait_seconds
    }

    /// Takes one request out of the bucket of whoever asks.
    pub(crate) fn take(&self, call: &Call, acting: Option<&Acting>) -> Allowed {
        let key = match acting {
            Some(acting) => Key::Client(acting.client),
            None => Key::Sender(network(call.sender)),
        };
        self.take_of(key, call.now)
    }

    fn take_of(&self, key: Key, now: Timestamp) -> Allowed {
        let cost = MINUTE_MICROS / i64::from(self.per_minute.max(1));
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS_MAX && !buckets.contains_key(&key) {
            buckets.retain(|_, bucket| bucket.filled(now) < MINUTE_MICROS);
            if buckets.len() >= BUCKETS_MAX {
                // So many at once are an attack from many places; those that come back later begin anew.
                buckets.clear();
            }
        }
        let bucket = buckets.entry(key).or_insert(Bucket {
            saved_micros: MINUTE_MICROS,
            at: now,
        });
        let saved = bucket.filled(now);
        bucket.at = now;
        bucket.saved_micros = if saved < cost { saved } else { saved - cost };
        let missing = (cost - saved).max(0);
        Allowed {
            most: self.per_minute,
            left: bucket.saved_micros / cost,
            wait_seconds: (missing > 0).then(|| (missing + 999_999) / 1_000_000),
        }
    }
}

impl Bucket {
    fn filled(&self, now: Timestamp) -> i64 {
        let passed = (now.micros() - self.at.micros()).max(0);
        self.saved_micros.saturating_add(passed).min(MINUTE_MICROS)
    }
}

impl Allowed {
    pub(crate) fn admit(self) -> Result<(), Trouble> {
        match self.wait_seconds {
            None => Ok(()),
            Some(seconds) => Err(Trouble::wait(seconds)),
        }
    }

    /// Says it in the headers of an answer, as the draft of the IETF on rate limits has them.
    pub(crate) fn tell(self, answer: &mut Response) {
        let policy = format!("\"client\";q={};w=60", self.most);
        let wait = self.wait_seconds.unwrap_or(0);
        let limit = format!("\"client\";r={};t={wait}", self.left);
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", limit)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                let name = HeaderName::from_static(name);
                answer.headers_mut().insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(last: u8) -> Key {
        Key::Sender(network([127, 0, 0, last].into()))
    }

    #[test]
    fn a_client_that_used_up_its_minute_waits_until_there_is_a_part_of_it_again() {
        let (rates, now) = (Rates::of(60), Timestamp::from_micros(0));
        for left in (0..60).rev() {
            let allowed = rates.take_of(sender(1), now);
            assert_eq!((allowed.left, allowed.wait_seconds), (left, None));
        }
        assert_eq!(rates.take_of(sender(1), now).wait_seconds, Some(1));
        assert_eq!(
            rates.take_of(sender(1), now.plus_seconds(1)).wait_seconds,
            None
        );
        assert_eq!(
            rates.take_of(sender(1), now.plus_seconds(1)).wait_seconds,
            Some(1)
        );
    }

    #[test]
    fn one_client_takes_nothing_from_another() {
        let (rates, now) = (Rates::of(1), Timestamp::from_micros(0));
        assert_eq!(rates.take_of(sender(1), now).wait_seconds, None);
        assert_eq!(rates.take_of(sender(2), now).wait_seconds, None);
        assert_eq!(rates.take_of(sender(1), now).wait_seconds, Some(60));
    }

    #[test]
    fn many_senders_never_fill_the_memory() {
        let (rates, now) = (Rates::of(60), Timestamp::from_micros(0));
        for last in 0..=u32::try_from(BUCKETS_MAX).unwrap() {
            rates.take_of(
                Key::Sender(network(std::net::Ipv4Addr::from(last).into())),
                now,
            );
        }
        assert!(rates.buckets.lock().unwrap().len() <= BUCKETS_MAX);
    }
}
