//! Nonces of the server (RFC 9449 §8), made and recognised without a list: a keyed tag of the time they were made in.

use aws_lc_rs::hmac;
use base::Timestamp;
use credential::jose;

/// A nonce is made anew so often; the one before is still good, so that no client is caught in between.
const WINDOW_SECONDS: i64 = 300;

/// The key of the nonces.
#[derive(Debug)]
pub struct Nonces(hmac::Key);

impl Nonces {
    pub fn new(secret: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// The nonce of now.
    pub fn make(&self, now: Timestamp) -> String {
        self.of(now.seconds().div_euclid(WINDOW_SECONDS))
    }

    /// Whether it is the nonce of this window or of the one before.
    pub fn is_good(&self, nonce: &str, now: Timestamp) -> bool {
        let Some(bytes) = jose::decode(nonce) else {
            return false;
        };
        let Some((window, tag)) = bytes.split_first_chunk::<8>() else {
            return false;
        };
        let current = now.seconds().div_euclid(WINDOW_SECONDS);
        let made = i64::from_be_bytes(*window);
        (made == current || made == current - 1) && hmac::verify(&self.0, window, tag).is_ok()
    }

    fn of(&self, window: i64) -> String {
        let window = window.to_be_bytes();
        let tag = hmac::sign(&self.0, &window);
        jose::encode([&window[..], tag.as_ref()].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_nonce_is_good_in_its_window_and_the_next() {
        let nonces = Nonces::new(b"secret");
        let now = Timestamp::from_micros(0).plus_seconds(7 * WINDOW_SECONDS);
        let nonce = nonces.make(now);
        let good = |seconds| nonces.is_good(&nonce, now.plus_seconds(seconds));
        assert!(good(0) && good(WINDOW_SECONDS) && good(2 * WINDOW_SECONDS - 1));
        assert!(!good(2 * WINDOW_SECONDS) && !good(-1));
    }

    proptest! {
        #[test]
        fn nobody_invents_a_nonce(invented in "[A-Za-z0-9_-]{0,60}", now in 0_i64..4_000_000_000) {
            let now = Timestamp::from_micros(now * 1_000_000);
            prop_assert!(!Nonces::new(b"secret").is_good(&invented, now));
            let others = Nonces::new(b"other").make(now);
            prop_assert!(!Nonces::new(b"secret").is_good(&others, now));
        }
    }
}
