//! A ceremony on its way, as the browser keeps it: sealed, for five minutes. What it is spent by is its challenge.

use super::PasskeyError;
use crate::App;
use crate::tables::spent::{Once, spend};
use base::{RowId, SubjectId, Timestamp};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use store::Unit;
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};

/// How long a person may take for it.
pub const CEREMONY_SECONDS: i64 = 300;

/// A ceremony that was begun: what the browser's script needs, and what its cookie keeps.
#[derive(Clone, Debug)]
pub struct Begun {
    /// JSON for `navigator.credentials`.
    pub options: serde_json::Value,
    /// For the browser to bring back.
    pub cookie: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Ceremony<S> {
    challenge: String,
    until: Timestamp,
    pub(super) state: S,
}

/// Signing in: nobody is known yet.
pub(super) type SigningIn = DiscoverableAuthentication;

/// Adding a passkey: in one session of one person.
#[derive(Serialize, Deserialize)]
pub(super) struct OfAdding {
    pub(super) subject: SubjectId,
    pub(super) session: RowId,
    pub(super) state: PasskeyRegistration,
}

/// What keeps one kind of ceremony from passing as another.
pub(super) trait Kind: Serialize + for<'de> Deserialize<'de> {
    const SEAL: &'static str;
}

impl Kind for SigningIn {
    const SEAL: &'static str = "ceremony sign-in";
}

impl Kind for OfAdding {
    const SEAL: &'static str = "ceremony add";
}

impl<S: Kind> Ceremony<S> {
    pub(super) fn new(challenge: &[u8], state: S, now: Timestamp) -> Self {
        Self {
            challenge: URL_SAFE_NO_PAD.encode(challenge),
            until: now.plus_seconds(CEREMONY_SECONDS),
            state,
        }
    }

    pub(super) fn sealed(&self, app: &App) -> Result<String, PasskeyError> {
        let plain = serde_json::to_vec(self).map_err(crate::AppError::from)?;
        Ok(app.vault.seal_text(S::SEAL, &plain, &app.dice))
    }

    /// The ceremony of a cookie, while it lasts.
    pub(super) fn opened(app: &App, cookie: &str, now: Timestamp) -> Result<Self, PasskeyError> {
        let read = || {
            let plain = app.vault.open_text(S::SEAL, cookie).ok()?;
            serde_json::from_slice::<Self>(&plain).ok()
        };
        read()
            .filter(|ceremony| now < ceremony.until)
            .ok_or(PasskeyError::NoCeremony)
    }

    /// Finishes it: the unit that does so a second time is a conflict at its first statement.
    pub(super) fn spend(&self, unit: &mut Unit, app: &App) {
        let once = Once {
            what: "ceremony",
            value: &self.challenge,
            until: self.until,
        };
        spend(unit, app, once);
    }
}
