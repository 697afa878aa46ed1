//! The keys that sign for the provider: when each was made, which signs now and which are published, by the plan of
//! `identity::rotation`. They are exchanged while the program runs.

use base::Timestamp;
use credential::Keys;
use identity::jwks::Jwks;
use identity::rotation::plan;
use serde_json::{Value, json};
use std::sync::{Arc, PoisonError, RwLock};

/// How long a copy of the set may be used.
pub const JWKS_SECONDS: i64 = identity::jwks::KEPT_SECONDS;

/// A key and when it was made.
pub struct Made {
    pub at: Timestamp,
    pub keys: Box<dyn Keys>,
}

/// The keys of the provider, oldest first. Never empty.
pub struct Ring(RwLock<Arc<Vec<Made>>>);

/// A ring without a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the provider has no key to sign with")]
pub struct NoKey;

impl Ring {
    pub fn new(keys: Vec<Made>) -> Result<Self, NoKey> {
        Ok(Self(RwLock::new(Arc::new(sorted(keys)?))))
    }

    /// Takes the keys that are there now.
    pub fn replace(&self, keys: Vec<Made>) -> Result<(), NoKey> {
        let keys = Arc::new(sorted(keys)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    /// Whether the next key must be made now.
    pub fn wants_key(&self, now: Timestamp) -> bool {
        plan(&times(&self.keys()), now).make
    }

    /// The id of the key that signs now.
    pub fn signing(&self, now: Timestamp) -> String {
        self.sign(now, |keys| keys.key_id().to_owned())
    }

    /// What is published now (RFC 7517).
    pub fn jwks(&self, now: Timestamp) -> Value {
        let keys = self.keys();
        let published = plan(&times(&keys), now).published;
        let published = published.into_iter().filter_map(|index| keys.get(index));
        json!({ "keys": published.map(|made| made.keys.jwk()).collect::<Vec<_>>() })
    }

    /// Signs something with the key whose turn it is.
    pub(super) fn sign<T>(&self, now: Timestamp, with: impl FnOnce(&dyn Keys) -> T) -> T {
        let keys = self.keys();
        let turn = plan(&times(&keys), now).signs.unwrap_or(0);
        with(keys[turn].keys.as_ref())
    }

    /// The published keys, to recognise tokens of ours that come back.
    pub(super) fn ours(&self, now: Timestamp) -> Jwks {
        // What is published by us reads as a set.
        Jwks::read(&self.jwks(now)).unwrap_or_default()
    }

    fn keys(&self) -> Arc<Vec<Made>> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn times(keys: &[Made]) -> Vec<Timestamp> {
    keys.iter().map(|made| made.at).collect()
}

fn sorted(mut keys: Vec<Made>) -> Result<Vec<Made>, NoKey> {
    keys.sort_by_key(|made| made.at);
    if keys.is_empty() {
        Err(NoKey)
    } else {
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use credential::{FileKeys, PublicKey, jose};
    use identity::rotation::{AHEAD_SECONDS, BEHIND_SECONDS};

    fn made(at: Timestamp) -> Made {
        let keys = FileKeys::unsaved("https://sigap.example", false).unwrap();
        Made {
            at,
            keys: Box::new(keys),
        }
    }

    fn start() -> Timestamp {
        Timestamp::from_micros(0)
    }

    /// Whether a set that somebody fetched verifies a token.
    fn verifies(jwks: &Value, token: &str) -> bool {
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature = jose::decode(signature).unwrap();
        jwks["keys"].as_array().unwrap().iter().any(|jwk| {
            let key = PublicKey::of_jwk(jwk).unwrap();
            key.verifies(signed.as_bytes(), &signature)
        })
    }

    #[test]
    fn no_verification_fails_while_keys_change_with_any_copy_of_the_set_that_may_still_be_used() {
        let rotated = start().plus_seconds(40 * 24 * 3600);
        let ring = Ring::new(vec![made(start())]).unwrap();
        let first = ring.keys();
        let before = ring.jwks(rotated);
        let old = ring.sign(rotated, |keys| jose::sign("JWT", &json!({}), keys));
        let old = old.unwrap();
        drop(first);
        let mut both = vec![made(rotated)];
        let kept = std::mem::take(Arc::get_mut(&mut ring.0.write().unwrap()).unwrap());
        both.extend(kept);
        ring.replace(both).unwrap();
        for minutes in (0..48 * 60).step_by(13) {
            let now = rotated.plus_seconds(minutes * 60);
            let token = ring.sign(now, |keys| jose::sign("JWT", &json!({}), keys));
            let token = token.unwrap();
            for age in (0..=JWKS_SECONDS).step_by(900) {
                let fetched = now.plus_seconds(-age);
                let copy = if fetched < rotated {
                    before.clone()
                } else {
                    ring.jwks(fetched)
                };
                assert!(verifies(&copy, &token), "after {minutes} minutes");
            }
            assert!(verifies(&ring.jwks(now), &old));
        }
        let gone = rotated.plus_seconds(AHEAD_SECONDS + BEHIND_SECONDS);
        assert!(!verifies(&ring.jwks(gone), &old));
    }

    #[test]
    fn a_ring_has_a_key() {
        assert_eq!(Ring::new(Vec::new()).err(), Some(NoKey));
    }
}
