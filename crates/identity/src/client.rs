//! A client: a site or a system of an agency that this provider knows, as a file of the pack describes it.

use crate::jwks::{BadJwks, Jwks};
use crate::scope::{Claim, Scope, claims_of};
use base::{Assurance, Lang};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

mod check;
mod redirect;

pub use check::{Finding, check};

/// What is known of a client (members named as in RFC 7591 §2 where it has them).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub id: String,
    /// What people call it, in each language.
    pub name: BTreeMap<Lang, String>,
    /// Clients of one sector know a person by the same number, those of two sectors by two (Core §8.1).
    pub sector: String,
    #[serde(default)]
    pub profile: Profile,
    /// An application on a person's own device, answered on a loopback address with any port (RFC 8252 §7.3).
    #[serde(default)]
    pub native: bool,
    #[serde(default)]
    pub redirect_uris: Vec<String>,
    #[serde(default)]
    pub post_logout_redirect_uris: Vec<String>,
    pub backchannel_logout_uri: Option<String>,
    pub scopes: BTreeSet<Scope>,
    #[serde(default = "code_only")]
    pub grants: BTreeSet<GrantType>,
    /// The least level of assurance a sign-in here needs.
    #[serde(default = "lowest")]
    pub assurance: Assurance,
    /// Why it asks, as the consent page says it: one sentence in each language.
    #[serde(default)]
    pub purpose: BTreeMap<Lang, String>,
    pub authentication: Authentication,
}

/// The rules a client keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// FAPI 2.0 Security Profile: PAR, `private_key_jwt` and DPoP, without exception.
    Fapi2,
    /// OpenID Connect Core with PKCE; PAR and DPoP where the client wants them.
    #[default]
    Plain,
}

/// How a client gets a token (RFC 6749 §1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantType {
    AuthorizationCode,
    RefreshToken,
    ClientCredentials,
}

impl GrantType {
    pub const ALL: [Self; 3] = [
        Self::AuthorizationCode,
        Self::RefreshToken,
        Self::ClientCredentials,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
            Self::ClientCredentials => "client_credentials",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.word() == word)
    }
}

/// How a client proves that it is itself (OpenID Connect Core §9).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "method",
    rename_all = "snake_case",
    rename_all_fields = "snake_case",
    deny_unknown_fields
)]
pub enum Authentication {
    /// An assertion signed with its own key (RFC 7523 §2.2): the keys themselves, or the address they are at.
    PrivateKeyJwt {
        jwks: Option<Value>,
        jwks_uri: Option<String>,
    },
    /// A secret in the header (RFC 6749 §2.3.1). Kept is its SHA-256, in hex: the secret is 32 bytes of chance, so that
    /// nobody guesses it, and no slow digest is needed.
    ClientSecretBasic { secret_sha256: String },
}

/// Where the keys of a client are.
#[derive(Debug)]
pub enum Keyring<'a> {
    /// In its file.
    Here(Jwks),
    /// At this address.
    At(&'a str),
    /// Nowhere: it has a secret.
    None,
}

impl Client {
    /// Whether it may get tokens in this way (RFC 7591 §2 `grant_types`).
    pub fn may(&self, grant: GrantType) -> bool {
        self.grants.contains(&grant)
    }

    /// The facts it may be given at most.
    pub fn claims(&self) -> BTreeSet<Claim> {
        claims_of(&self.scopes)
    }

    /// Its keys, or where to fetch them.
    pub fn keyring(&self) -> Result<Keyring<'_>, BadJwks> {
        match &self.authentication {
            Authentication::PrivateKeyJwt {
                jwks: Some(set), ..
            } => Jwks::read(set).map(Keyring::Here),
            Authentication::PrivateKeyJwt {
                jwks_uri: Some(at), ..
            } => Ok(Keyring::At(at)),
            _ => Ok(Keyring::None),
        }
    }

    /// Whether `uri` is an address of this client (RFC 6749 §3.1.2.3, RFC 9700 §2.1): compared sign by sign. Only the
    /// port of a native client's loopback address may differ (RFC 8252 §7.3).
    pub fn redirects_to(&self, uri: &str) -> bool {
        let exact = self.redirect_uris.iter().any(|known| known == uri);
        exact || (self.native && redirect::is_loopback_of(&self.redirect_uris, uri))
    }

    /// Whether people may be sent to `uri` after signing out (RP-Initiated Logout §3): sign by sign, without exception.
    pub fn leads_out_to(&self, uri: &str) -> bool {
        self.post_logout_redirect_uris
            .iter()
            .any(|known| known == uri)
    }
}

fn code_only() -> BTreeSet<GrantType> {
    BTreeSet::from([GrantType::AuthorizationCode])
}

fn lowest() -> Assurance {
    Assurance::Low
}

#[cfg(test)]
pub(crate) mod tests;
