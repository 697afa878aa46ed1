//! Why an address is not added, and what the person is told. Nothing of it says whether anybody else has the address.

use crate::AppError;
use base::{Explain, Fault, Problem};
use store::CommitError;

#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    /// Nobody gave this place a server of mail.
    #[error("no letters are sent here")]
    Off,
    #[error("what was typed is no address for mail")]
    Address,
    #[error("the account has this address already")]
    Known,
    #[error("so many addresses are enough")]
    TooMany,
    #[error("so many codes were sent today; more in {0} seconds")]
    TooOften(i64),
    /// Begun in another session, too long ago, or finished already.
    #[error("no such code is awaited")]
    NoFlow,
    #[error("the code is another one")]
    Wrong,
    #[error("so many wrong codes are enough")]
    TooManyTries,
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<CommitError> for ContactError {
    fn from(error: CommitError) -> Self {
        Self::App(error.into())
    }
}

impl Explain for ContactError {
    fn explain(&self) -> Problem {
        match self {
            Self::Off => Problem::of(Fault::NotFound, "contact-off").next("/akun"),
            Self::Address => Problem::theirs("contact-problem-address"),
            Self::Known => Problem::theirs("contact-problem-known"),
            Self::TooMany => Problem::of(Fault::Conflict, "contact-problem-many"),
            Self::TooOften(_) => Problem::of(Fault::TooOften, "contact-problem-often"),
            Self::NoFlow => Problem::theirs("contact-problem-over"),
            Self::Wrong => Problem::theirs("contact-problem-code"),
            Self::TooManyTries => Problem::theirs("contact-problem-tries"),
            Self::App(error) => error.explain(),
        }
    }
}
