//! Codes and tokens: what is sealed in each, how long it lives, and the rules of the token endpoint (RFC 6749 §4 to §6).
//!
//! Each payload is sealed by the instance before it leaves, so a token is nothing but itself: no row is read to know what
//! it says. That it was used before, or withdrawn, is known from rows that its owner keeps by [`Grant::id`].

use crate::authorize::Wanted;
use crate::level::Way;
use crate::pkce::Challenge;
use crate::scope::Scope;
use base::{Assurance, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

mod access;
mod code;
mod refresh;
mod system;

pub use access::{Presented, Scheme, allow, presented};
pub use code::exchange;
pub use refresh::{Rotation, refresh};
pub use system::system;

/// A code is redeemed at once: FAPI 2.0 §5.3.2.1 allows a minute.
pub const CODE_SECONDS: i64 = 60;
/// How long a pushed request waits for the browser (RFC 9126 §2.2; FAPI 2.0 §5.3.2.2: under ten minutes).
pub const PUSHED_SECONDS: i64 = 90;
/// An access token.
pub const ACCESS_SECONDS: i64 = 600;
/// A refresh token, from its first use on: then the person is asked again.
pub const REFRESH_SECONDS: i64 = 30 * 24 * 3600;
/// An ID token.
pub const ID_TOKEN_SECONDS: i64 = 600;

/// What a person granted a client in one sign-in. Codes and tokens that descend from it carry it along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// One for each code. Withdrawing it ends everything that came of it.
    pub id: String,
    pub client: String,
    pub subject: SubjectId,
    /// The session it happened in: the `sid` of ID and logout tokens.
    pub session: String,
    pub scopes: BTreeSet<Scope>,
    pub wanted: Wanted,
    /// When the person proved who they are.
    pub at: Timestamp,
    /// The level as the site is told it.
    pub assurance: Assurance,
    pub way: Way,
    /// Whether a refresh token was allowed.
    pub offline: bool,
}

/// An authorization code (RFC 6749 §4.1.2), to be spent by [`Grant::id`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    pub grant: Grant,
    pub redirect_uri: String,
    pub challenge: Challenge,
    pub nonce: Option<String>,
    /// The key that must redeem it (RFC 9449 §10).
    pub jkt: Option<String>,
    pub until: Timestamp,
}

/// An access token. A stranger's program cannot look into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    pub client: String,
    /// For whom; nobody where a system speaks for itself.
    pub grant: Option<Grant>,
    /// The key that must present it (RFC 9449 §6).
    pub jkt: Option<String>,
    pub issued: Timestamp,
    pub until: Timestamp,
}

/// A refresh token (RFC 6749 §6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refresh {
    pub grant: Grant,
    /// How often it was rotated. The row of the grant keeps the newest; an older one that comes back was stolen.
    pub generation: u32,
    /// The key that must present it (RFC 9449 §5).
    pub jkt: Option<String>,
    pub until: Timestamp,
}

/// A value that can be used once, remembered until it would be refused for its age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    pub value: String,
    pub until: Timestamp,
}

/// What the token endpoint gives (RFC 6749 §5.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub access: Access,
    pub refresh: Option<Refresh>,
    /// The `nonce` of the ID token that goes with it; none where no ID token is made.
    pub id_token: Option<IdToken>,
}

/// What an ID token says beside the grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdToken {
    pub nonce: Option<String>,
}

/// `token_type` of the answer (RFC 6750 §4, RFC 9449 §5).
pub fn token_type(access: &Access) -> &'static str {
    if access.jkt.is_some() {
        "DPoP"
    } else {
        "Bearer"
    }
}

/// The body of the answer, from sealed tokens and a signed ID token (RFC 6749 §5.1, Core §3.1.3.3).
pub fn body(
    issued: &Issued,
    access: &str,
    refresh: Option<&str>,
    id_token: Option<&str>,
) -> serde_json::Value {
    let lives = issued.access.until.seconds() - issued.access.issued.seconds();
    let mut body = serde_json::json!({
        "access_token": access,
        "token_type": token_type(&issued.access),
        "expires_in": lives,
    });
    if let Some(grant) = &issued.access.grant {
        body["scope"] = crate::scope::joined(&grant.scopes).into();
    }
    for (name, value) in [("refresh_token", refresh), ("id_token", id_token)] {
        if let Some(value) = value {
            body[name] = value.into();
        }
    }
    body
}

impl Access {
    fn of(grant: &Grant, jkt: Option<&str>, now: Timestamp) -> Self {
        Self {
            client: grant.client.clone(),
            grant: Some(grant.clone()),
            jkt: jkt.map(str::to_owned),
            issued: now,
            until: now.plus_seconds(ACCESS_SECONDS),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
