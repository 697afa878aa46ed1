//! What a validator cannot go on after: its disk, or a chain that does not fit what it kept.

/// Why a validator stops. Restarted over a sound disk, it goes on where it was.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("the database: {0}")]
    Database(#[from] rusqlite::Error),
    #[error("what was kept cannot be read: {0}")]
    Form(#[from] serde_json::Error),
    #[error("a file: {0}")]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Unread(#[from] ledger::Unread),
    #[error("the log: {0}")]
    Log(#[from] shelf::Broken),
    #[error("block {height} does not follow what was kept: {why}")]
    Chain { height: u64, why: String },
    #[error("the log does not continue what was cosigned: {0}")]
    Seen(#[from] ledger::log::Disproved),
    #[error("the checkpoint cannot be cosigned: {0}")]
    Cosign(#[from] ledger::CannotCosign),
    #[error("the validators cannot be trusted: {0}")]
    Trust(#[from] ledger::BadTrust),
    #[error("the chain broke off: {0}")]
    Off(String),
    #[error("a part of it stopped")]
    Stopped,
}
