//! The authorization request: read once, kept sealed while a person signs in, decided anew at each step (RFC 6749 §4.1).
//!
//! [`read`] makes a [`Request`] or says to whom a mistake may be told; [`next`] says what has to happen now; the answers
//! in [`answer`] go back to the site. Nothing is stored: a request travels in a sealed cookie.

use crate::client::Client;
use crate::form::Form;
use crate::id_token;
use crate::issuer::Issuer;
use crate::jwks::Jwks;
use crate::pkce::Challenge;
use crate::refusal::{Code, Refusal};
use crate::scope::{Claim, Scope};
use base::{Assurance, Lang, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub mod answer;
mod next;
mod read;
mod wanted;

pub use next::{Consent, Next, SignedIn, next};
pub use read::{Failed, Fate, client_id, fate, push, read, resume};
pub use wanted::{BadClaims, Wanted};

/// How long a person may take from the first page to the last.
pub const REQUEST_SECONDS: i64 = 3600;

/// What a site asked for, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub client: String,
    pub redirect_uri: String,
    pub state: Option<String>,
    /// OpenID Connect Core §3.1.2.1: comes back in the ID token.
    pub nonce: Option<String>,
    pub scopes: BTreeSet<Scope>,
    pub wanted: Wanted,
    pub challenge: Challenge,
    pub prompt: BTreeSet<Prompt>,
    /// Seconds since the last sign-in that are still good enough.
    pub max_age: Option<i64>,
    /// The level of assurance that is wished for: of the client, of `acr_values`, of `acr`.
    pub assurance: Assurance,
    /// The level below which there is no code (Core §5.5.1.1): of the client, of an essential `acr`.
    pub least: Assurance,
    /// Whether the person goes on without the level that is only wished for.
    #[serde(default)]
    pub as_they_are: bool,
    /// The first language of `ui_locales` that is spoken here.
    pub lang: Option<Lang>,
    /// The subject identifier the person must have: of `id_token_hint`, or of `claims.id_token.sub`.
    pub must_be: Option<String>,
    /// Thumbprint of the key that the code will be bound to (RFC 9449 §10).
    pub jkt: Option<String>,
    /// When it was asked: a sign-in after this is fresh.
    pub asked: Timestamp,
}

/// What the site wants the person to see (OpenID Connect Core §3.1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// Nothing: an answer at once, or an error.
    None,
    Login,
    Consent,
    SelectAccount,
}

impl Prompt {
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "none" => Some(Self::None),
            "login" => Some(Self::Login),
            "consent" => Some(Self::Consent),
            "select_account" => Some(Self::SelectAccount),
            _ => None,
        }
    }
}

impl Request {
    /// Whether it is too old to go on with.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now > self.asked.plus_seconds(REQUEST_SECONDS)
    }

    /// Takes in the person whom the site means by an ID token it got before (Core §3.1.2.1 `id_token_hint`): nobody else
    /// gets a code. A token that was not made here, or for another client, is refused.
    pub fn mean(
        &mut self,
        form: &Form,
        ours: impl FnOnce() -> Jwks,
        issuer: &Issuer,
    ) -> Result<(), Refusal> {
        let Some(raw) = form.get("id_token_hint") else {
            return Ok(());
        };
        let hint = id_token::hint(raw, &ours(), issuer).filter(|hint| hint.client == self.client);
        let why = "id_token_hint was not made here for this client";
        let hint = hint.ok_or(Refusal::new(Code::InvalidRequest, why))?;
        if self.must_be.as_ref().is_some_and(|sub| *sub != hint.sub) {
            let why = "id_token_hint and claims mean two persons";
            return Err(Refusal::new(Code::InvalidRequest, why));
        }
        self.must_be = Some(hint.sub);
        Ok(())
    }

    /// The site hears of a refusal where it was promised to.
    pub fn refused(&self, refusal: Refusal) -> Failed {
        Failed::Send {
            redirect_uri: self.redirect_uri.clone(),
            state: self.state.clone(),
            refusal,
        }
    }

    /// The facts that are asked for: those of the scopes, and those asked for one by one.
    pub fn claims(&self) -> BTreeSet<Claim> {
        let mut claims = crate::scope::claims_of(&self.scopes);
        claims.extend(self.wanted.claims());
        claims
    }

    /// The level as the site is told it: where its claims request names levels, the highest of those that are reached
    /// (Core §5.5.1.1), else the level itself.
    pub fn told(&self, reached: Assurance) -> Assurance {
        let named = self.wanted.acr.as_ref().map(|(levels, _)| levels);
        let best = named.and_then(|levels| levels.iter().filter(|level| **level <= reached).max());
        best.copied().unwrap_or(reached)
    }

    /// Whether a refresh token is asked for, and may be given.
    pub fn is_offline(&self, client: &Client) -> bool {
        self.scopes.contains(&Scope::OfflineAccess)
            && client.may(crate::client::GrantType::RefreshToken)
    }
}

#[cfg(test)]
mod tests;
