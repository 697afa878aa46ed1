//! A public key for ES256: read from a JWK, named by its thumbprint, asked about a signature.

use super::KeyError;
use crate::jose;
use aws_lc_rs::digest;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use serde_json::{Value, json};
use std::fmt;

/// A point of P-256 that was checked to lie on the curve.
#[derive(Clone)]
pub struct PublicKey {
    x: String,
    y: String,
    parsed: ParsedPublicKey,
}

impl PublicKey {
    /// Reads the members of RFC 7518 §6.2.1. Every other curve and kind of key is refused, so that no algorithm can be
    /// confused with another.
    pub fn of_jwk(jwk: &Value) -> Result<Self, KeyError> {
        let member = |name: &str| jwk.get(name).and_then(Value::as_str);
        let (Some("EC"), Some("P-256"), Some(x), Some(y)) =
            (member("kty"), member("crv"), member("x"), member("y"))
        else {
            return Err(KeyError::BadJwk);
        };
        let mut point = vec![4];
        for number in [x, y] {
            let bytes = jose::decode(number).filter(|bytes| bytes.len() == 32);
            point.extend(bytes.ok_or(KeyError::BadJwk)?);
        }
        let parsed =
            ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point).map_err(|_| KeyError::BadJwk)?;
        Ok(Self {
            x: x.to_owned(),
            y: y.to_owned(),
            parsed,
        })
    }

    /// RFC 7638: the hash of the required members, in alphabetical order and without blanks.
    pub fn thumbprint(&self) -> String {
        thumbprint(&self.x, &self.y)
    }

    /// Whether this key made `signature` (RFC 7518 §3.4, 64 bytes) over `message`.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.parsed.verify_sig(message, signature).is_ok()
    }

    /// As it is published in a JWKS (RFC 7517), under its thumbprint.
    pub fn jwk(&self) -> Value {
        json!({
            "kty": "EC", "crv": "P-256", "x": self.x, "y": self.y,
            "kid": self.thumbprint(), "use": "sig", "alg": "ES256",
        })
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.thumbprint())
    }
}

pub(super) fn thumbprint(x: &str, y: &str) -> String {
    let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    jose::encode(digest::digest(&digest::SHA256, members.as_bytes()))
}
