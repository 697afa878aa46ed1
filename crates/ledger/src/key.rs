//! Ed25519: who submits an operation, and who cosigns a checkpoint.
//!
//! [`Signer`] is a port, because a key may lie in a module that never gives it out; [`SeedSigner`] holds one in memory.

use crate::hash::fixed;
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, ParsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A public key, which is its own id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; 32]);

/// A signature by an Ed25519 key (RFC 8032).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

/// Signs with one key.
pub trait Signer {
    fn public(&self) -> PublicKey;
    fn sign(&self, message: &[u8]) -> Result<Signature, CannotSign>;
}

/// The key could not be read, or its module did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key did not sign")]
pub struct CannotSign;

impl PublicKey {
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        ParsedPublicKey::new(&ED25519, self.0)
            .is_ok_and(|key| key.verify_sig(message, &signature.0).is_ok())
    }
}

/// A key made of its 32 secret bytes.
pub struct SeedSigner {
    pair: Ed25519KeyPair,
    public: PublicKey,
}

impl SeedSigner {
    pub fn of(seed: &[u8; 32]) -> Result<Self, CannotSign> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| CannotSign)?;
        let public = pair.public_key().as_ref().try_into();
        let public = PublicKey(public.map_err(|_| CannotSign)?);
        Ok(Self { pair, public })
    }
}

impl Signer for SeedSigner {
    fn public(&self) -> PublicKey {
        self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Signature, CannotSign> {
        let signature = self.pair.try_sign(message).map_err(|_| CannotSign)?;
        let bytes = signature.as_ref().try_into().map_err(|_| CannotSign)?;
        Ok(Signature(bytes))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fixed(deserializer).map(Self)
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fixed(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_message_and_key_alone() {
        let (one, other) = (SeedSigner::of(&[1; 32]), SeedSigner::of(&[2; 32]));
        let (one, other) = (one.unwrap(), other.unwrap());
        let signature = one.sign(b"message").unwrap();
        assert!(one.public().verifies(b"message", &signature));
        assert!(!one.public().verifies(b"messagE", &signature));
        assert!(!other.public().verifies(b"message", &signature));
        assert!(!PublicKey([0xff; 32]).verifies(b"message", &signature));
    }
}
