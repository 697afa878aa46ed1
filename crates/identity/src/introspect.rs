//! What a token says, told to who may ask (RFC 7662).

use crate::issuer::Issuer;
use crate::scope;
use crate::token::{self, Access, Refresh};
use base::Timestamp;
use serde_json::{Value, json};

/// The answer about a token that is not good, or that is none of the asker's business: nothing (§2.2).
pub fn inactive() -> Value {
    json!({ "active": false })
}

/// The answer about an opened access token whose grant goes on. `sub` is the person's identifier in the sector of the
/// token's client.
pub fn access(access: &Access, sub: Option<&str>, issuer: &Issuer, now: Timestamp) -> Value {
    if now >= access.until {
        return inactive();
    }
    let mut told = json!({
        "active": true,
        "iss": issuer.as_str(),
        "client_id": access.client,
        "token_type": token::token_type(access),
        "iat": access.issued.seconds(),
        "exp": access.until.seconds(),
    });
    if let Some(grant) = &access.grant {
        told["scope"] = scope::joined(&grant.scopes).into();
    }
    if let Some(sub) = sub {
        told["sub"] = sub.into();
    }
    if let Some(jkt) = &access.jkt {
        // RFC 9449 §6.2.
        told["cnf"] = json!({ "jkt": jkt });
    }
    told
}

/// The answer about an opened refresh token whose grant goes on. It is no type of token that a resource takes, so none is
/// said (RFC 7662 §2.2).
pub fn refresh(refresh: &Refresh, sub: &str, issuer: &Issuer, now: Timestamp) -> Value {
    if now > refresh.until {
        return inactive();
    }
    let mut told = json!({
        "active": true,
        "iss": issuer.as_str(),
        "client_id": refresh.grant.client,
        "exp": refresh.until.seconds(),
        "scope": scope::joined(&refresh.grant.scopes),
        "sub": sub,
    });
    if let Some(jkt) = &refresh.jkt {
        told["cnf"] = json!({ "jkt": jkt });
    }
    told
}

#[cfg(test)]
mod tests;
