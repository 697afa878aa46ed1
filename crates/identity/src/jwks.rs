//! The public keys of a client (RFC 7517 §5), and when its address may be asked for new ones.

use crate::jws::{BadJws, Claims, Jws};
use base::Timestamp;
use credential::PublicKey;
use serde_json::Value;

/// How many keys of a set are looked at.
pub const KEYS_MAX: usize = 20;
/// Largest set that is read from an address.
pub const JWKS_BYTES_MAX: usize = 64 * 1024;
/// How long a fetched set is used before it is fetched again.
pub const KEPT_SECONDS: i64 = 3600;
/// How long after a fetch an unknown `kid` may not cause another: a storm of invented ones costs one fetch a minute.
pub const REFETCH_SECONDS: i64 = 60;

/// Keys that can verify, each under the id its owner gave it.
#[derive(Clone, Debug, Default)]
pub struct Jwks {
    keys: Vec<(Option<String>, PublicKey)>,
}

/// A set that must not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadJwks {
    #[error("not a JWK set")]
    Malformed,
    #[error("more than 20 keys")]
    TooMany,
    #[error("holds a private or a symmetric key")]
    Private,
    #[error("holds no key for ES256")]
    Empty,
    #[error("two keys have the same id")]
    Twice,
}

impl Jwks {
    /// Reads a set. Keys of other kinds are passed over (RFC 7517 §5); a secret in a public place refuses the whole set.
    pub fn read(set: &Value) -> Result<Self, BadJwks> {
        let listed = set.get("keys").and_then(Value::as_array);
        let listed = listed.ok_or(BadJwks::Malformed)?;
        if listed.len() > KEYS_MAX {
            return Err(BadJwks::TooMany);
        }
        let mut keys: Vec<(Option<String>, PublicKey)> = Vec::new();
        for jwk in listed {
            if is_secret(jwk) {
                return Err(BadJwks::Private);
            }
            let Some(key) = public(jwk) else { continue };
            let kid = jwk.get("kid").and_then(Value::as_str).map(str::to_owned);
            if kid.is_some() && keys.iter().any(|(known, _)| *known == kid) {
                return Err(BadJwks::Twice);
            }
            keys.push((kid, key));
        }
        if keys.is_empty() {
            return Err(BadJwks::Empty);
        }
        Ok(Self { keys })
    }

    /// The claims of a token that one of these keys signed. A token without `kid` is tried only where there is one key.
    pub fn verify(&self, token: Jws<'_>) -> Result<Claims, BadJws> {
        let key = match (token.kid(), self.keys.as_slice()) {
            (Some(kid), keys) => keys
                .iter()
                .find(|(known, _)| known.as_deref() == Some(kid))
                .map(|(_, key)| key),
            (None, [(_, only)]) => Some(only),
            (None, _) => None,
        };
        token.verify(key.ok_or(BadJws::UnknownKey)?)
    }
}

/// Whether a set of keys may be fetched again: it is old, or a token names a key that it lacks and it is not brand-new.
pub fn may_fetch(fetched: Timestamp, unknown_kid: bool, now: Timestamp) -> bool {
    let wait = if unknown_kid {
        REFETCH_SECONDS
    } else {
        KEPT_SECONDS
    };
    now >= fetched.plus_seconds(wait)
}

/// Members that only a private (RFC 7518 §6.2.2, §6.3.2) or a symmetric key (§6.4) has.
pub(crate) fn is_secret(jwk: &Value) -> bool {
    let has = |name: &str| jwk.get(name).is_some();
    ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]
        .iter()
        .any(|name| has(name))
}

/// A key for ES256 signatures; `use` and `alg` must not say otherwise.
fn public(jwk: &Value) -> Option<PublicKey> {
    let says = |name: &str, word: &str| jwk.get(name).is_none_or(|value| value == word);
    let fits = says("use", "sig") && says("alg", "ES256");
    PublicKey::of_jwk(jwk).ok().filter(|_| fits)
}

#[cfg(test)]
mod tests;
