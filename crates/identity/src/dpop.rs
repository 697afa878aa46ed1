//! Proof of possession (RFC 9449): a request is signed with the key that its token is bound to.

use crate::jwks::is_secret;
use crate::jws::{BadJws, Claims, Jws};
use crate::refusal::{Code, Refusal};
use crate::times::AHEAD_SECONDS;
use crate::token::Once;
use aws_lc_rs::digest;
use base::Timestamp;
use credential::{PublicKey, jose};

mod htu;
mod nonce;

pub use nonce::Nonces;

/// How old a proof may be (§11.1).
pub const PROOF_SECONDS: i64 = 120;
/// Longest `jti` that is remembered.
const JTI_BYTES_MAX: usize = 256;

/// What the proof must be about.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    pub method: &'a str,
    /// The address of the endpoint as clients know it.
    pub url: &'a str,
    /// The access token that comes along, at a resource.
    pub token: Option<&'a str>,
    /// The nonces of the server, where it wants one.
    pub nonces: Option<&'a Nonces>,
}

/// A proof that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Thumbprint of the key (RFC 7638).
    pub jkt: String,
    /// The proof itself, good for one request (§11.1).
    pub once: Once,
}

/// Why a proof is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadProof {
    #[error("not a proof: {0}")]
    Token(BadJws),
    #[error("not made for this method")]
    Method,
    #[error("not made for this address")]
    Address,
    #[error("too old, or of the future")]
    Time,
    #[error("no jti, or one that is too long")]
    NoId,
    #[error("not made for this access token")]
    AccessToken,
    #[error("no nonce of this server, or one that is too old")]
    Nonce,
}

impl BadProof {
    /// How it is answered (§5, §8): with a fresh nonce in `DPoP-Nonce` where one is missing.
    pub fn refusal(self) -> Refusal {
        let code = match self {
            Self::Nonce => Code::UseDpopNonce,
            _ => Code::InvalidDpopProof,
        };
        let why = match self {
            Self::Token(_) => "the DPoP proof does not hold (RFC 9449 §4.3)",
            Self::Method => "htm is another method",
            Self::Address => "htu is another address",
            Self::Time => "iat is too old or in the future",
            Self::NoId => "jti is missing or too long",
            Self::AccessToken => "ath is not the hash of the access token",
            Self::Nonce => "a nonce of this server is needed (RFC 9449 §8)",
        };
        Refusal::new(code, why)
    }
}

/// Checks a proof by the list of §4.3. What it gives must be spent: a second proof with the same `jti` is a replay.
pub fn check(proof: &str, expected: Expected<'_>, now: Timestamp) -> Result<Proof, BadProof> {
    let token = Jws::read(proof).map_err(BadProof::Token)?;
    if token.typ().as_deref() != Some("dpop+jwt") {
        return Err(BadProof::Token(BadJws::Kind));
    }
    let jwk = token.jwk().filter(|jwk| !is_secret(jwk));
    let jwk = jwk.ok_or(BadProof::Token(BadJws::Key))?;
    let key = PublicKey::of_jwk(jwk).map_err(|_| BadProof::Token(BadJws::Key))?;
    let claims = token.verify(&key).map_err(BadProof::Token)?;
    if claims.text("htm") != Some(expected.method) {
        return Err(BadProof::Method);
    }
    if !claims
        .text("htu")
        .is_some_and(|htu| htu::same(htu, expected.url))
    {
        return Err(BadProof::Address);
    }
    let made = claims.seconds("iat").ok_or(BadProof::Time)?;
    let age = now.seconds().saturating_sub(made);
    if !(-AHEAD_SECONDS..=PROOF_SECONDS).contains(&age) {
        return Err(BadProof::Time);
    }
    bound(&claims, expected, now)?;
    let jkt = key.thumbprint();
    Ok(Proof {
        once: Once {
            value: format!("{jkt} {}", id(&claims)?),
            until: Timestamp::from_micros(made.saturating_mul(1_000_000))
                .plus_seconds(PROOF_SECONDS + 1),
        },
        jkt,
    })
}

/// `ath` (§4.2) and `nonce` (§8).
fn bound(claims: &Claims, expected: Expected<'_>, now: Timestamp) -> Result<(), BadProof> {
    if let Some(token) = expected.token {
        let hash = jose::encode(digest::digest(&digest::SHA256, token.as_bytes()));
        if claims.text("ath") != Some(hash.as_str()) {
            return Err(BadProof::AccessToken);
        }
    }
    let Some(nonces) = expected.nonces else {
        return Ok(());
    };
    let nonce = claims.text("nonce").ok_or(BadProof::Nonce)?;
    if nonces.is_good(nonce, now) {
        Ok(())
    } else {
        Err(BadProof::Nonce)
    }
}

fn id(claims: &Claims) -> Result<&str, BadProof> {
    let fits = |jti: &&str| !jti.is_empty() && jti.len() <= JTI_BYTES_MAX;
    claims.text("jti").filter(fits).ok_or(BadProof::NoId)
}

#[cfg(test)]
pub(crate) mod tests;
