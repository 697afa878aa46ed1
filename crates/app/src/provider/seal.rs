//! Sealed values: what is under way, codes and tokens travel sealed and have no row. Each kind opens as itself alone.

use crate::App;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A kind of sealed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A request that a client pushed (RFC 9126).
    Pushed,
    /// A request that waits for somebody to sign in or to decide.
    Flow,
    Code,
    Access,
    Refresh,
    /// A request to sign out that waits for somebody to say yes.
    SignOut,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Pushed => "oidc-pushed",
            Self::Flow => "oidc-flow",
            Self::Code => "oidc-code",
            Self::Access => "oidc-access",
            Self::Refresh => "oidc-refresh",
            Self::SignOut => "oidc-sign-out",
        }
    }
}

/// Longest value that is opened.
const BYTES_MAX: usize = 16 * 1024;

pub(super) fn seal(app: &App, kind: Kind, value: &impl Serialize) -> String {
    // What is sealed are texts, numbers and lists: there is nothing in them that cannot be written.
    let plain = serde_json::to_vec(value).unwrap_or_default();
    app.vault.seal_text(kind.word(), &plain, &app.dice)
}

/// The value, if it is ours and of this kind. Whether its time is over, the value itself says.
pub(super) fn open<T: DeserializeOwned>(app: &App, kind: Kind, sealed: &str) -> Option<T> {
    if sealed.len() > BYTES_MAX {
        return None;
    }
    let plain = app.vault.open_text(kind.word(), sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}
