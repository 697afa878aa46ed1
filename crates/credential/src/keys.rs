//! Who signs, and whom a signature is believed from. ES256 throughout; a key id is the key's RFC 7638 thumbprint.
//!
//! [`Keys`] is a port because a key service or an HSM will stand behind it; [`FileKeys`] keeps one key in a file that
//! only its owner can read. [`Trust`] is the other side: public keys by id.

use crate::jose::{self, VerifyError};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

mod file;
mod public;

pub use public::PublicKey;
use public::thumbprint;

/// Signs for one issuer with one key.
pub trait Keys: Send + Sync {
    /// ES256 over `message`: the two numbers of RFC 7518 §3.4, 32 bytes each.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], KeyError>;
    fn key_id(&self) -> &str;
    /// The public key as a JWK with `kid`, `use` and `alg`, ready to publish in a JWKS.
    fn jwk(&self) -> Value;
    fn issuer(&self) -> &str;
    /// A demo issuer marks everything it signs.
    fn is_demo(&self) -> bool;
}

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("{path}: cannot be read or made")]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{path}: others may read it; allow its owner alone (chmod go= {path})")]
    Open { path: PathBuf },
    #[error("{path}: not a PKCS#8 key for ES256")]
    NotAKey { path: PathBuf },
    #[error("not a public key for ES256")]
    BadJwk,
    #[error("the crypto library failed")]
    Crypto,
}

/// One signing key kept in a file.
pub struct FileKeys {
    pair: EcdsaKeyPair,
    chance: SystemRandom,
    jwk: Value,
    key_id: String,
    issuer: String,
    demo: bool,
}

impl FileKeys {
    /// The key in `path` (PKCS#8, DER); made at the first call, with its folder if that is missing.
    pub fn open_or_create(path: &Path, issuer: &str, demo: bool) -> Result<Self, KeyError> {
        let pkcs8 = match file::read(path)? {
            Some(pkcs8) => pkcs8,
            None => file::create(path, generate()?.as_ref())?,
        };
        Self::from_pkcs8(&pkcs8, issuer, demo).ok_or_else(|| KeyError::NotAKey {
            path: path.to_owned(),
        })
    }

    /// A key that lives as long as the value: for tests and benchmarks.
    pub fn unsaved(issuer: &str, demo: bool) -> Result<Self, KeyError> {
        Self::from_pkcs8(generate()?.as_ref(), issuer, demo).ok_or(KeyError::Crypto)
    }

    fn from_pkcs8(pkcs8: &[u8], issuer: &str, demo: bool) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8).ok()?;
        let point: &[u8] = pair.public_key().as_ref();
        let (x, y) = (point.get(1..33)?, point.get(33..65)?);
        let (x, y) = (jose::encode(x), jose::encode(y));
        let key_id = thumbprint(&x, &y);
        let jwk = json!({
            "kty": "EC", "crv": "P-256", "x": x, "y": y,
            "kid": key_id, "use": "sig", "alg": "ES256",
        });
        Some(Self {
            pair,
            chance: SystemRandom::new(),
            jwk,
            key_id,
            issuer: issuer.to_owned(),
            demo,
        })
    }
}

impl Keys for FileKeys {
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], KeyError> {
        let signature = self.pair.sign(&self.chance, message);
        let signature = signature.map_err(|_| KeyError::Crypto)?;
        signature.as_ref().try_into().map_err(|_| KeyError::Crypto)
    }

    fn key_id(&self) -> &str {
        &self.key_id
    }

    fn jwk(&self) -> Value {
        self.jwk.clone()
    }

    fn issuer(&self) -> &str {
        &self.issuer
    }

    fn is_demo(&self) -> bool {
        self.demo
    }
}

/// Public keys by id. Old keys stay in it, so that old documents stay valid when the signing key changes.
#[derive(Default)]
pub struct Trust {
    keys: BTreeMap<String, Trusted>,
}

/// A key that is believed, and for whom it speaks.
pub struct Trusted {
    pub key_id: String,
    pub issuer: String,
    pub demo: bool,
    public: PublicKey,
}

impl Trusted {
    /// Claims that name another issuer, or carry another mark, than the key speaks for are nobody's word.
    pub(crate) fn vouches_for(&self, issuer: &str, demo: bool) -> Result<(), VerifyError> {
        if issuer != self.issuer {
            return Err(VerifyError::Issuer);
        }
        if demo != self.demo {
            return Err(VerifyError::Demo);
        }
        Ok(())
    }
}

impl Trust {
    /// Trust in one signer alone.
    pub fn of(keys: &dyn Keys) -> Result<Self, KeyError> {
        let mut trust = Self::default();
        trust.add(&keys.jwk(), keys.issuer(), keys.is_demo())?;
        Ok(trust)
    }

    /// Trust in every key of a set that [`Trust::jwks`] wrote.
    pub fn read(jwks: &Value) -> Result<Self, KeyError> {
        let mut trust = Self::default();
        let keys = jwks.get("keys").and_then(Value::as_array);
        for jwk in keys.ok_or(KeyError::BadJwk)? {
            let issuer = jwk.get("iss").and_then(Value::as_str);
            let demo = jwk.get("demo").is_some_and(|mark| *mark == json!(true));
            trust.add(jwk, issuer.ok_or(KeyError::BadJwk)?, demo)?;
        }
        Ok(trust)
    }

    /// The keys as a JWK set (RFC 7517), each with the issuer it speaks for: members that other readers pass over.
    pub fn jwks(&self) -> Value {
        let keys = self.keys.values().map(|trusted| {
            let mut jwk = trusted.public.jwk();
            jwk["iss"] = json!(trusted.issuer);
            if trusted.demo {
                jwk["demo"] = json!(true);
            }
            jwk
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }

    /// Trusts one more key. Its id is computed, never taken from the JWK: nobody can borrow another key's name.
    pub fn add(&mut self, jwk: &Value, issuer: &str, demo: bool) -> Result<(), KeyError> {
        let public = PublicKey::of_jwk(jwk)?;
        let trusted = Trusted {
            key_id: public.thumbprint(),
            issuer: issuer.to_owned(),
            demo,
            public,
        };
        self.keys.insert(trusted.key_id.clone(), trusted);
        Ok(())
    }

    pub(crate) fn verify(
        &self,
        key_id: &str,
        message: &[u8],
        signature: &[u8],
    ) -> Result<&Trusted, VerifyError> {
        let trusted = self.keys.get(key_id).ok_or(VerifyError::UnknownKey)?;
        if !trusted.public.verifies(message, signature) {
            return Err(VerifyError::Signature);
        }
        Ok(trusted)
    }
}

fn generate() -> Result<impl AsRef<[u8]>, KeyError> {
    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
        .map_err(|_| KeyError::Crypto)
}

#[cfg(test)]
mod tests;
