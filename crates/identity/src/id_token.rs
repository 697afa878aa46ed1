//! The ID token (OpenID Connect Core §2): who signed in, when, how, and for whom that is said.

use crate::issuer::Issuer;
use crate::jwks::Jwks;
use crate::jws::Jws;
use crate::level;
use crate::scope::Claim;
use crate::token::{Grant, ID_TOKEN_SECONDS};
use base::Timestamp;
use credential::{Keys, SignError, jose};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Facts about a person, ready to be told: the caller reads them, and only those that were granted.
pub type Facts = BTreeMap<Claim, Value>;

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    exp: i64,
    iat: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    acr: &'static str,
    amr: &'static [&'static str],
    sid: &'a str,
    #[serde(flatten)]
    facts: BTreeMap<&'static str, &'a Value>,
}

/// Makes an ID token. Of `facts` it tells those that the claims request wants in the ID token (Core §5.5); the others
/// are told by the userinfo endpoint alone (§5.4).
pub fn make(
    (grant, sub): (&Grant, &str),
    nonce: Option<&str>,
    facts: &Facts,
    (issuer, keys): (&Issuer, &dyn Keys),
    now: Timestamp,
) -> Result<String, SignError> {
    let wanted = facts
        .iter()
        .filter(|(claim, _)| grant.wanted.id_token.contains_key(claim));
    let claims = Claims {
        iss: issuer.as_str(),
        sub,
        aud: &grant.client,
        exp: now.plus_seconds(ID_TOKEN_SECONDS).seconds(),
        iat: now.seconds(),
        auth_time: grant.at.seconds(),
        nonce,
        acr: level::acr(grant.assurance),
        amr: level::amr(grant.way),
        sid: &grant.session,
        facts: wanted.map(|(claim, value)| (claim.word(), value)).collect(),
    };
    jose::sign("JWT", &claims, keys)
}

/// What an ID token that comes back says (`id_token_hint`: Core §3.1.2.1, RP-Initiated Logout §2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub sub: String,
    pub client: String,
    pub session: String,
}

/// Reads an ID token of ours that comes back. It may be long over: it says who is meant and opens nothing.
pub fn hint(raw: &str, ours: &Jwks, issuer: &Issuer) -> Option<Hint> {
    let token = Jws::read(raw).ok()?;
    if token.typ().as_deref() != Some("jwt") {
        return None;
    }
    let claims = ours.verify(token).ok()?;
    if claims.text("iss") != Some(issuer.as_str()) {
        return None;
    }
    let text = |name: &str| claims.text(name).map(str::to_owned);
    Some(Hint {
        sub: text("sub")?,
        client: text("aud")?,
        session: text("sid")?,
    })
}

/// The answer of the userinfo endpoint (Core §5.3.2): `sub`, and of `facts` what scopes and the claims request give it.
pub fn userinfo(grant: &Grant, sub: &str, facts: &Facts) -> Value {
    let mut told = Map::from_iter([("sub".to_owned(), Value::from(sub))]);
    let given = crate::scope::claims_of(&grant.scopes);
    for (claim, value) in facts {
        if given.contains(claim) || grant.wanted.userinfo.contains_key(claim) {
            told.insert(claim.word().to_owned(), value.clone());
        }
    }
    Value::Object(told)
}

#[cfg(test)]
mod tests;
