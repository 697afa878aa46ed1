//! What a log on disk cannot go on after.

/// Why a log stands still.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("a file: {0}")]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Unread(#[from] ledger::Unread),
    #[error("an entry: {0}")]
    Entry(#[from] ledger::log::BadBundle),
    #[error("more bytes at once than an audit log takes")]
    TooLong,
    #[error("another program writes to this log")]
    Held,
    #[error("the folder holds the log of another name, or none that is known here")]
    Foreign,
    #[error("the checkpoint that was given out is none")]
    Checkpoint,
    #[error("the journal is damaged at byte {at}")]
    Damaged { at: usize },
    #[error("{size} entries are left of {published} that a checkpoint was given out for")]
    Lost { size: u64, published: u64 },
    #[error("the checkpoint cannot be signed: {0}")]
    Sign(#[from] ledger::CannotSign),
    #[error("a write failed before; what is on disk must be read again")]
    Stopped,
}
