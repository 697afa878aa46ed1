//! Passkeys: added, used to sign in, named and removed. The checks of a ceremony are those of `webauthn-rs`; what is ours is
//! that a ceremony belongs to one browser, ends after five minutes and can be finished once.

mod add;
mod begin_add;
mod begin_sign_in;
mod ceremony;
mod error;
mod list;
mod remove;
mod rename;
mod sign_in;

pub use add::{Adding, add};
pub use begin_add::begin_add;
pub use begin_sign_in::begin_sign_in;
pub use ceremony::{Begun, CEREMONY_SECONDS};
pub use error::PasskeyError;
pub use list::{Backup, PasskeyView, list};
pub use remove::{Removing, remove};
pub use rename::rename;
pub use sign_in::{Before, SignedIn, sign_in};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

/// Whose passkeys they are, as browsers see it: the host where people reach the portal. One that is an address of numbers has
/// none.
fn party(origin: &str) -> Result<Webauthn, PasskeyError> {
    let url = Url::parse(origin).map_err(|_| PasskeyError::NoDomain)?;
    let domain = url.domain().ok_or(PasskeyError::NoDomain)?;
    WebauthnBuilder::new(domain, &url)
        .and_then(|builder| builder.rp_name("Sigap").build())
        .map_err(PasskeyError::Refused)
}

/// The name of a row in addresses and forms.
pub(super) fn written(id: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(id)
}

/// The most letters of a name that its owner gives.
pub const NAME_LETTERS_MAX: usize = 40;

/// A name as it is kept: without room around it, not too long.
fn trimmed(name: &str) -> String {
    name.trim().chars().take(NAME_LETTERS_MAX).collect()
}
