//! SD-JWT VC (`dc+sd-jwt`): a credential whose holder shows each claim or keeps it back (RFC 9901).
//!
//! The encoding is written here and not taken from `sd-jwt-payload`: that crate draws its own salts (so nothing could
//! be issued again for a test), signs through an async trait, and clones the claims once per hidden value. It is used
//! in the tests instead, as a second opinion on every credential.
//!
//! All hidden claims are members of the top level. The reader also follows nested ones, as the RFC asks of a verifier.

use crate::DEMO_MARK;
use crate::jose::{self, SignError, VerifyError};
use crate::keys::{Keys, Trust};
use crate::status::StatusSlot;
use aws_lc_rs::digest;
use base::Timestamp;
use rand::Rng;
use serde_json::{Map, Value, json};

mod reveal;

const TYPE: &str = "dc+sd-jwt";
const SALT_BYTES: usize = 16;

/// What the issuer says itself; a claim of the same name would contradict it.
pub const RESERVED: [&str; 16] = [
    "iss",
    "iat",
    "nbf",
    "exp",
    "sub",
    "vct",
    "vct#integrity",
    "status",
    "cnf",
    "aud",
    "jti",
    "demo",
    "type",
    "_sd",
    "_sd_alg",
    "...",
];

/// What a credential says. The issuer comes from the key.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// The type of the credential, a URI or a name every verifier agrees on.
    pub vct: String,
    pub iat: Timestamp,
    pub nbf: Timestamp,
    pub exp: Option<Timestamp>,
    pub sub: Option<String>,
    pub status: Status,
    /// Claims every verifier sees.
    pub always: Map<String, Value>,
    /// Claims the holder shows one by one.
    pub selective: Map<String, Value>,
    /// The holder's key (RFC 7800), when there is one to bind to.
    pub cnf: Option<Value>,
}

/// Where the credential's revocation will be found (Token Status List).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub slot: StatusSlot,
    pub uri: String,
}

/// A credential whose signature holds and whose disclosures all belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    pub key_id: String,
    pub issuer: String,
    pub demo: bool,
    pub vct: String,
    /// Seconds since 1970, as in the token; [`Verified::is_valid_at`] reads them.
    pub nbf: Option<i64>,
    pub exp: Option<i64>,
    pub status: Option<Status>,
    /// Every claim shown, with the registered ones.
    pub claims: Map<String, Value>,
}

impl Verified {
    /// Whether the credential is in force at `now`; revocation is the status list's business.
    pub fn is_valid_at(&self, now: Timestamp) -> bool {
        let now = now.seconds();
        self.nbf.is_none_or(|from| from <= now) && self.exp.is_none_or(|until| now < until)
    }
}

/// Issues a credential with all its disclosures, as the holder receives it.
pub fn issue(claims: &Claims, keys: &dyn Keys, dice: &mut impl Rng) -> Result<String, SignError> {
    let mut names = claims.always.keys().chain(claims.selective.keys());
    let clash = names.find(|name| RESERVED.contains(&name.as_str()));
    let double = claims
        .selective
        .keys()
        .find(|name| claims.always.contains_key(*name));
    if let Some(name) = clash.or(double) {
        return Err(SignError::Reserved(name.clone()));
    }
    let disclosures = disclosures(&claims.selective, dice)?;
    let mut digests: Vec<String> = disclosures.iter().map(|text| hash(text)).collect();
    // Sorted, so that their order says nothing about the claims behind them.
    digests.sort_unstable();
    let payload = payload(claims, keys, &digests);
    let mut token = jose::sign(TYPE, &payload, keys)?;
    for disclosure in &disclosures {
        token.push('~');
        token.push_str(disclosure);
    }
    token.push('~');
    if token.len() > jose::TOKEN_BYTES_MAX {
        return Err(SignError::TooLong {
            bytes: token.len(),
            max: jose::TOKEN_BYTES_MAX,
        });
    }
    Ok(token)
}

/// Believes a credential only if a trusted key signed it and every disclosure belongs to it. A key-binding proof at
/// the end is refused: who asks for one must check it, and presentations are not read here.
pub fn verify(token: &str, trust: &Trust) -> Result<Verified, VerifyError> {
    if token.len() > jose::TOKEN_BYTES_MAX {
        return Err(VerifyError::TooLong);
    }
    let parts = token.strip_suffix('~').ok_or(VerifyError::Malformed)?;
    let mut parts = parts.split('~');
    let jws = parts.next().unwrap_or_default();
    let (payload, by) = jose::open(jws, TYPE, trust)?;
    let payload: Map<String, Value> =
        serde_json::from_slice(&payload).map_err(|_| VerifyError::Malformed)?;
    let claims = reveal::reveal(payload, parts)?;

    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let demo = claims.get("demo").is_some_and(|mark| *mark == json!(true));
    by.vouches_for(text("iss").ok_or(VerifyError::Issuer)?, demo)?;
    let vct = text("vct").ok_or(VerifyError::Malformed)?.to_owned();
    Ok(Verified {
        key_id: by.key_id.clone(),
        issuer: by.issuer.clone(),
        demo,
        vct,
        nbf: seconds(&claims, "nbf")?,
        exp: seconds(&claims, "exp")?,
        status: status(&claims),
        claims,
    })
}

/// `[salt, name, value]`, each under a fresh salt: without it a digest of a short value could be guessed.
fn disclosures(
    selective: &Map<String, Value>,
    dice: &mut impl Rng,
) -> Result<Vec<String>, SignError> {
    let mut disclosures = Vec::with_capacity(selective.len());
    for (name, value) in selective {
        let mut salt = [0; SALT_BYTES];
        dice.fill_bytes(&mut salt);
        let parts = (jose::encode(salt), name, value);
        disclosures.push(jose::encode(serde_json::to_vec(&parts)?));
    }
    Ok(disclosures)
}

fn payload(claims: &Claims, keys: &dyn Keys, digests: &[String]) -> Map<String, Value> {
    let mut payload = claims.always.clone();
    let mut put = |name: &str, value: Value| payload.insert(name.to_owned(), value);
    put("iss", json!(keys.issuer()));
    put("vct", json!(claims.vct));
    put("iat", json!(claims.iat.seconds()));
    put("nbf", json!(claims.nbf.seconds()));
    if let Some(exp) = claims.exp {
        put("exp", json!(exp.seconds()));
    }
    if let Some(sub) = &claims.sub {
        put("sub", json!(sub));
    }
    if let Some(cnf) = &claims.cnf {
        put("cnf", cnf.clone());
    }
    let Status { slot, uri } = &claims.status;
    put(
        "status",
        json!({"status_list": {"idx": slot.index(), "uri": uri}}),
    );
    if keys.is_demo() {
        put("demo", json!(true));
        put("type", json!(DEMO_MARK));
    }
    if !digests.is_empty() {
        put("_sd", json!(digests));
        put("_sd_alg", json!("sha-256"));
    }
    payload
}

/// The digest of a disclosure as it is written: over its base64url text (RFC 9901 §4.2.3).
fn hash(disclosure: &str) -> String {
    jose::encode(digest::digest(&digest::SHA256, disclosure.as_bytes()))
}

fn seconds(claims: &Map<String, Value>, name: &str) -> Result<Option<i64>, VerifyError> {
    claims
        .get(name)
        .map(|value| value.as_i64().ok_or(VerifyError::Malformed))
        .transpose()
}

fn status(claims: &Map<String, Value>) -> Option<Status> {
    let list = claims.get("status")?.get("status_list")?;
    let index = u32::try_from(list.get("idx")?.as_u64()?).ok()?;
    Some(Status {
        slot: StatusSlot::at(index)?,
        uri: list.get("uri")?.as_str()?.to_owned(),
    })
}

#[cfg(test)]
mod tests;
