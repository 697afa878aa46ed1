//! What can go wrong in any use case, with what the person is told.

use crate::tables::cases::{BEGUN_MAX, DRAFTS_MAX};
use crate::vault::Unsealable;
use base::{Arg, Assurance, Explain, Fault, Problem};
use store::{CommitError, StoreError};

/// The error all use cases share. Those with refusals of their own wrap it.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("nothing of that name is visible to whoever asks")]
    NotFound,
    #[error("whoever asks may not do this")]
    Forbidden,
    /// The case is the officer's own, or their family's.
    #[error("the case is too close to whoever asks")]
    TooClose,
    /// The account is of this level and the visit is not: it may not take a way in away from its owner.
    #[error("the visit is below the level {} of the account", .0.word())]
    Below(Assurance),
    /// Each draft is kept, so there is a bound to them.
    #[error("so many drafts of this service are open already")]
    TooManyDrafts,
    /// So is each one that was taken back.
    #[error("so many applications of this service were begun within a day")]
    TooManyBegun,
    /// A document that does not count any more is not handed out.
    #[error("the document was revoked")]
    Revoked,
    #[error("someone else changed it meanwhile")]
    Conflict,
    /// A key stands for one request.
    #[error("the key of this request came with another one before")]
    KeyReused,
    /// The case was this office's to handle and is no more: somebody else was faster.
    #[error("the case does not wait at this office any more")]
    Handled,
    /// Another case is about to be, or was just, granted upon the same record; its register will say so soon.
    #[error("the record behind fact {0} is another case's")]
    Claimed(String),
    /// It will not become right by asking again the same way; it is tried again all the same, while it can be paid.
    #[error("the bank refuses the bill")]
    BillRefused,
    #[error("too many units wait for the database")]
    Busy,
    #[error("the disk is full")]
    Full,
    /// Nothing was kept, or nobody can say yet; whoever asks again does nothing twice.
    #[error("the database does not answer")]
    Away,
    #[error("the database: {0}")]
    Store(StoreError),
    #[error("the database refused a unit: {0}")]
    Commit(CommitError),
    #[error(transparent)]
    Sealed(#[from] Unsealable),
    #[error("stored content does not read: {0}")]
    Content(#[from] serde_json::Error),
    #[error("signing: {0}")]
    Sign(String),
    /// A letter was not taken; by a word that an operator can look up.
    #[error("a letter was not sent: {0}")]
    Mail(&'static str),
    #[error("{0}")]
    Invariant(&'static str),
}

impl AppError {
    /// Why, as one word: for lists that people read. What else an error says may hold a piece of what it choked on.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::TooClose => "too-close",
            Self::Below(_) => "below-account",
            Self::TooManyDrafts => "too-many-drafts",
            Self::TooManyBegun => "too-many-begun",
            Self::Revoked => "revoked",
            Self::Conflict => "conflict",
            Self::KeyReused => "key-reused",
            Self::Handled => "handled",
            Self::Claimed(_) => "claimed",
            Self::BillRefused => "bill-refused",
            Self::Busy => "busy",
            Self::Full => "disk-full",
            Self::Away => "database-away",
            Self::Store(_) => "database-read",
            Self::Commit(_) => "database-write",
            Self::Sealed(_) => "unsealable",
            Self::Content(_) => "unreadable",
            Self::Sign(_) => "signing",
            Self::Mail(word) => word,
            Self::Invariant(words) => words,
        }
    }
}

impl From<CommitError> for AppError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict { .. } => Self::Conflict,
            CommitError::Busy => Self::Busy,
            CommitError::Full => Self::Full,
            CommitError::Away | CommitError::Doubt => Self::Away,
            other => Self::Commit(other),
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Away => Self::Away,
            other => Self::Store(other),
        }
    }
}

impl Explain for AppError {
    fn explain(&self) -> Problem {
        match self {
            Self::NotFound => Problem::not_found(),
            Self::Forbidden => Problem::of(Fault::Forbidden, "problem-forbidden"),
            Self::TooClose => Problem::of(Fault::Forbidden, "problem-too-close").next("/petugas"),
            Self::Below(level) => {
                let raise = ["/akun/verifikasi?perlu=", level.word()].concat();
                Problem::of(Fault::Forbidden, "problem-below-account").next(raise)
            }
            Self::TooManyDrafts => bounded("problem-drafts-many", DRAFTS_MAX),
            Self::TooManyBegun => bounded("problem-begun-many", BEGUN_MAX),
            Self::Revoked => Problem::of(Fault::Conflict, "problem-revoked").next("/permohonan"),
            Self::Conflict | Self::Claimed(_) => Problem::of(Fault::Conflict, "problem-conflict"),
            Self::KeyReused => Problem::theirs("problem-key-reused"),
            Self::Handled => {
                Problem::of(Fault::Conflict, "problem-already-decided").next("/petugas")
            }
            Self::BillRefused | Self::Busy => Problem::of(Fault::Busy, "problem-busy"),
            Self::Full => Problem::of(Fault::Busy, "problem-full"),
            Self::Away => Problem::of(Fault::Busy, "problem-away"),
            Self::Store(_)
            | Self::Commit(_)
            | Self::Sealed(_)
            | Self::Content(_)
            | Self::Sign(_)
            | Self::Mail(_)
            | Self::Invariant(_) => Problem::ours(),
        }
    }
}

/// So many are enough; what there is can be gone on with.
fn bounded(key: &str, most: i64) -> Problem {
    let mut problem = Problem::theirs(key).next("/permohonan");
    problem.text = problem.text.with("n", Arg::Int(most));
    problem
}
