//! Sites and systems of others that people sign in to with their account, or that ask for themselves.

use crate::Citation;
use base::{Assurance, Lang};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `clients/<id>.toml`: one site or system, in the words of OAuth where these are what its makers know.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    #[serde(skip)]
    pub id: String,
    /// The agency that answers for it: the reader in the access log.
    pub owner: String,
    /// Clients of one sector know a person under the same number, those of two under different ones; each has its own
    /// where it is not said.
    #[serde(default)]
    pub sector: Option<String>,
    /// When it was registered, where whoever runs the program did that: one that is taken away and registered anew is
    /// another client.
    #[serde(skip)]
    pub since: Option<i64>,
    /// Whether it knows people by numbers of this registration, where it shares them with nobody.
    #[serde(skip)]
    pub numbered: bool,
    /// How often another file was put in its place that changed what people had allowed.
    #[serde(skip)]
    pub renewed: i64,
    #[serde(default)]
    pub profile: Profile,
    pub token_endpoint_auth_method: Proof,
    /// Which secret it is; a higher number ends the one before.
    #[serde(default)]
    pub secret: u32,
    /// Where people may be sent back to, to the letter. None for a system that only asks for itself.
    #[serde(default)]
    pub redirect_uris: Vec<String>,
    #[serde(default)]
    pub post_logout_redirect_uris: Vec<String>,
    #[serde(default)]
    pub backchannel_logout_uri: Option<String>,
    /// What it may ask for: scopes of `OpenID` Connect, of which `claims.toml` says where the answers stand.
    pub scopes: Vec<String>,
    /// By which law it may learn what it asks for.
    pub law: Citation,
    /// How sure the state must be of who signs in there.
    #[serde(default = "lowest")]
    pub assurance: Assurance,
    /// For how many days what a person allowed counts.
    #[serde(default = "year")]
    pub consent_days: u16,
    #[serde(default)]
    pub jwks_uri: Option<String>,
    #[serde(default)]
    pub keys: Vec<PublicKey>,
    /// There in the demonstration only: it may come back to any port of this machine.
    #[serde(default)]
    pub demo: bool,
    /// In each language.
    pub words: BTreeMap<Lang, ClientWords>,
}

fn lowest() -> Assurance {
    Assurance::Low
}

fn year() -> u16 {
    365
}

/// How much is asked of a client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// `OpenID` Connect with PKCE.
    #[default]
    Plain,
    /// FAPI 2.0 Security Profile: pushed requests, keys instead of secrets, tokens bound to a key.
    Fapi2,
}

/// By what a client proves itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    ClientSecretBasic,
    PrivateKeyJwt,
}

/// A public key of a client (RFC 7517): ES256 alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicKey {
    pub kty: String,
    pub crv: String,
    pub x: String,
    pub y: String,
    #[serde(default)]
    pub kid: Option<String>,
}

/// What people read about a client.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientWords {
    pub name: String,
    /// Why it asks, as one sentence that ends "it needs this …".
    pub purpose: String,
}

/// One claim of `claims.toml`: what a word of `OpenID` Connect means in the registers of a country.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The register that is asked, about the person themselves.
    pub register: String,
    pub field: String,
    /// The member of the claim that the value is put into, where the claim is an object.
    #[serde(default)]
    pub part: Option<String>,
    /// How codes of the register are written for sites; what is not listed is left out.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

impl Client {
    /// Under which people are known to it.
    pub fn sector(&self) -> &str {
        self.sector.as_deref().unwrap_or(&self.id)
    }

    /// Whether people sign in to it; a system that only asks for itself has nowhere to send them.
    pub fn has_people(&self) -> bool {
        !self.redirect_uris.is_empty()
    }
}
