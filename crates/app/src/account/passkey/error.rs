//! Why a ceremony came to nothing, and what the person is told.

use crate::AppError;
use base::{Explain, Fault, Problem};
use store::CommitError;
use webauthn_rs::prelude::WebauthnError;

#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// Begun in another browser or window, too long ago, or finished already.
    #[error("there is no such ceremony")]
    NoCeremony,
    #[error("no passkey of that name opens an account")]
    Unknown,
    #[error("the device did not make sure who holds it")]
    NotVerified,
    #[error("the account has this passkey already")]
    Known,
    /// A counter that goes back: there may be a copy of the passkey.
    #[error("the counter of the passkey went back")]
    Copied,
    /// What the browser sent does not read.
    #[error("what the browser sent is no passkey")]
    Unreadable,
    #[error("the ceremony was refused: {0}")]
    Refused(WebauthnError),
    /// Browsers tie passkeys to a domain.
    #[error("the portal has no domain, and without one there are no passkeys")]
    NoDomain,
    /// The register says that its owner has died.
    #[error("the owner of the passkey has died")]
    Died,
    /// There would be no way in any more.
    #[error("it is the last passkey, and no recovery code is left")]
    Last,
    #[error("so many passkeys are enough")]
    TooMany,
    #[error(transparent)]
    App(#[from] AppError),
}

impl PasskeyError {
    /// What a refusal of the checks means.
    pub(super) fn of(error: WebauthnError) -> Self {
        match error {
            WebauthnError::UserNotVerified => Self::NotVerified,
            WebauthnError::CredentialPossibleCompromise => Self::Copied,
            WebauthnError::MismatchedChallenge => Self::NoCeremony,
            other => Self::Refused(other),
        }
    }
}

impl From<CommitError> for PasskeyError {
    fn from(error: CommitError) -> Self {
        Self::App(error.into())
    }
}

impl Explain for PasskeyError {
    fn explain(&self) -> Problem {
        let theirs = Problem::theirs;
        match self {
            Self::NoCeremony => theirs("passkey-problem-ceremony"),
            Self::Unknown => theirs("passkey-problem-unknown"),
            Self::NotVerified => theirs("passkey-problem-not-verified"),
            Self::Known => theirs("passkey-problem-known"),
            Self::Copied => theirs("passkey-problem-copied"),
            Self::Unreadable | Self::Refused(_) => theirs("passkey-problem-refused"),
            Self::NoDomain => theirs("passkey-problem-domain"),
            Self::Died => theirs("account-problem-died"),
            Self::Last => {
                Problem::of(Fault::Conflict, "passkey-problem-last").next("/akun/pemulihan")
            }
            Self::TooMany => theirs("passkey-problem-many").next("/akun/kunci-sandi"),
            Self::App(error) => error.explain(),
        }
    }
}
