//! What a validator tells whoever asks: where the chain stands, which blocks became final, which checkpoint is served.

use crate::era::Era;
use base::Timestamp;
use ledger::{Head, Refusal};
use std::sync::Arc;
use tokio::sync::{broadcast, watch};

/// Blocks that a slow listener may lie behind before it misses some.
const BLOCKS_BEHIND: usize = 1_024;

/// A block that is final and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FinalBlock {
    pub height: u64,
    /// Number of its first entry.
    pub first: u64,
    /// Entries of the log with it.
    pub size: u64,
    pub time: Timestamp,
}

/// A checkpoint with a quorum of cosignatures, as it is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    pub size: u64,
    pub note: Arc<str>,
}

/// Where an operation stands, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Height of its block.
    pub block: u64,
    /// Its number in the log.
    pub index: u64,
}

/// Why an operation was not recorded. It may be submitted again; where it was recorded after all, the answer is its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPlaced {
    #[error(transparent)]
    Operation(#[from] ledger::BadOperation),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    NotAdded(#[from] ledger::NotAdded),
    #[error(
        "operation {next} of its subject must come first and did not in time; another validator may still have it"
    )]
    Early { next: u64 },
    #[error("the validator stopped; whether it was recorded, another one knows")]
    Stopped,
}

pub(crate) struct News {
    pub(crate) head: watch::Sender<Arc<Head>>,
    pub(crate) blocks: broadcast::Sender<FinalBlock>,
    pub(crate) served: watch::Sender<Option<Served>>,
    /// Counts operations that came in.
    pub(crate) work: watch::Sender<u64>,
    /// Whose engine is to run.
    pub(crate) era: watch::Sender<Era>,
}

impl News {
    pub(crate) fn new(head: &Head, era: Era) -> Self {
        Self {
            head: watch::Sender::new(Arc::new(head.clone())),
            blocks: broadcast::Sender::new(BLOCKS_BEHIND),
            served: watch::Sender::new(None),
            work: watch::Sender::new(0),
            era: watch::Sender::new(era),
        }
    }
}
