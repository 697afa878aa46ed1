//! A signed token of a stranger: compact JWS (RFC 7515) with ES256 and nothing else, as RFC 8725 advises.
//!
//! Reading checks form and never believes; [`Jws::verify`] hands out the claims only to who has the right key.

use crate::json;
use credential::{PublicKey, jose};
use serde_json::{Map, Value};

/// Longest token that is read at all.
pub const TOKEN_BYTES_MAX: usize = 8 * 1024;
/// Longest `kid` that is looked up.
const KID_BYTES_MAX: usize = 256;

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadJws {
    #[error("longer than any token that is read")]
    TooLong,
    #[error("not three parts of base64url with JSON in them")]
    Malformed,
    #[error("an algorithm other than ES256")]
    Algorithm,
    #[error("an extension that must be understood is not (RFC 7515 §4.1.11)")]
    Critical,
    #[error("a token of another kind (RFC 8725 §3.11)")]
    Kind,
    #[error("not a public key for ES256")]
    Key,
    #[error("signed by a key that is not known")]
    UnknownKey,
    #[error("the signature does not match")]
    Signature,
    #[error("expired, not yet valid, or without a time")]
    Time,
}

/// A token that was read and not yet believed.
#[derive(Debug)]
pub struct Jws<'t> {
    signed: &'t str,
    signature: Vec<u8>,
    header: Map<String, Value>,
    claims: Map<String, Value>,
}

impl<'t> Jws<'t> {
    /// Reads the three parts (RFC 7515 §7.1). `alg` is looked at before anything else is: `none`, `HS256` and every
    /// other algorithm end here (RFC 8725 §3.1, §3.2).
    pub fn read(token: &'t str) -> Result<Self, BadJws> {
        if token.len() > TOKEN_BYTES_MAX {
            return Err(BadJws::TooLong);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(BadJws::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(BadJws::Malformed)?;
        let header = members(header)?;
        if header.get("alg").and_then(Value::as_str) != Some("ES256") {
            return Err(BadJws::Algorithm);
        }
        if header.contains_key("crit") {
            return Err(BadJws::Critical);
        }
        let signature = jose::decode(signature).filter(|bytes| bytes.len() == 64);
        Ok(Self {
            signed,
            signature: signature.ok_or(BadJws::Malformed)?,
            claims: members(payload)?,
            header,
        })
    }

    /// `typ` without its `application/`, in small letters (RFC 7515 §4.1.9).
    pub fn typ(&self) -> Option<String> {
        let typ = self.header.get("typ")?.as_str()?.to_ascii_lowercase();
        let bare = typ.strip_prefix("application/").map(str::to_owned);
        Some(bare.unwrap_or(typ))
    }

    /// Which key the signer says it used (RFC 7515 §4.1.4).
    pub fn kid(&self) -> Option<&str> {
        let kid = self.header.get("kid")?.as_str()?;
        (kid.len() <= KID_BYTES_MAX).then_some(kid)
    }

    /// The key in the header itself (RFC 7515 §4.1.3), which only a DPoP proof may bring along.
    pub fn jwk(&self) -> Option<&Value> {
        self.header.get("jwk")
    }

    /// A claim before it is believed: whose key to look for is known from nowhere else.
    pub fn unverified(&self, claim: &str) -> Option<&str> {
        self.claims.get(claim)?.as_str()
    }

    /// The claims, when `key` made the signature.
    pub fn verify(self, key: &PublicKey) -> Result<Claims, BadJws> {
        if !key.verifies(self.signed.as_bytes(), &self.signature) {
            return Err(BadJws::Signature);
        }
        Ok(Claims(self.claims))
    }
}

/// Claims whose signature held (RFC 7519 §4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims(Map<String, Value>);

impl Claims {
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Seconds since 1970 (RFC 7519 §2 `NumericDate`), fractions cut off.
    pub fn seconds(&self, name: &str) -> Option<i64> {
        let number = self.0.get(name)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a number out of range becomes the nearest"
        )]
        let cut = || number.as_f64().map(|float| float.floor() as i64);
        number.as_i64().or_else(cut)
    }

    /// Who it is for (RFC 7519 §4.1.3): one name or several.
    pub fn audience(&self) -> Vec<&str> {
        match self.0.get("aud") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

fn members(part: &str) -> Result<Map<String, Value>, BadJws> {
    let bytes = jose::decode(part).ok_or(BadJws::Malformed)?;
    json::object(&bytes).map_err(|_| BadJws::Malformed)
}

#[cfg(test)]
pub(crate) mod tests;
