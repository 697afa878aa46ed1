//! Where a chain stands: all that the next block needs beside the state.

use crate::log::{Frontier, SIZE_MAX};
use crate::{Checkpoint, Deed, Hash, Header, Name, Operation, Set};
use base::Timestamp;
use serde::{Deserialize, Serialize};

/// The end of a chain. Kept together with the changes of the same block, so that both are of one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub(crate) origin: Name,
    /// Blocks so far: the height of the next one.
    pub(crate) blocks: u64,
    /// Digest of the last header.
    pub(crate) digest: Hash,
    pub(crate) time: Timestamp,
    pub(crate) log: Frontier,
    /// Versions of the state so far; a block without operations makes none.
    pub(crate) versions: u64,
    pub(crate) state_root: Hash,
    pub(crate) set: Set,
    pub(crate) set_sequence: u64,
}

impl Head {
    /// Before the first block, whose one operation is the founding set; its own validators approve it.
    pub fn founding(origin: &Name, founding: &Operation) -> Option<Self> {
        let Deed::ValidatorsSet { set, .. } = &founding.content().deed else {
            return None;
        };
        Some(Self {
            origin: origin.clone(),
            blocks: 0,
            digest: Hash::NONE,
            time: Timestamp::from_micros(0),
            log: Frontier::default(),
            versions: 0,
            state_root: Hash::NONE,
            set: (**set).clone(),
            set_sequence: 0,
        })
    }

    pub fn origin(&self) -> &Name {
        &self.origin
    }

    /// Height of the next block.
    pub fn next_height(&self) -> u64 {
        self.blocks
    }

    /// The parent of the next block.
    pub fn digest(&self) -> Hash {
        self.digest
    }

    /// The time of the last block.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// The set in force for the next block, whose validators cosign the checkpoint after it; and its sequence.
    pub fn set(&self) -> (&Set, u64) {
        (&self.set, self.set_sequence)
    }

    /// Version and root of the state, as [`crate::state::prove`] wants them.
    pub fn state(&self) -> (u64, Hash) {
        (self.versions.saturating_sub(1), self.state_root)
    }

    /// The right edge of the log.
    pub fn log(&self) -> &Frontier {
        &self.log
    }

    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            origin: self.origin.clone(),
            size: self.log.size(),
            root: self.log.root(),
        }
    }

    /// Whether the next block may have that time: a later one, and one that every reader of JSON can hold (until the year 2255).
    pub(crate) fn may_follow_at(&self, time: Timestamp) -> bool {
        let is_held = u64::try_from(time.micros()).is_ok_and(|micros| micros <= SIZE_MAX);
        time > self.time && is_held
    }

    /// The time of a block that is proposed now: later than its parent, also where the clock went back.
    pub(crate) fn next_time(&self, now: Timestamp) -> Timestamp {
        now.max(Timestamp::from_micros(self.time.micros() + 1))
    }

    /// Whether a head that was kept is the one after the block with this header.
    pub fn is_after(&self, header: &Header) -> bool {
        let checkpoint = self.checkpoint();
        self.log.is_whole()
            && self.digest == header.digest()
            && self.blocks == header.height + 1
            && self.time == header.time
            && (checkpoint.size, checkpoint.root) == (header.log_size, header.log_root)
            && self.state_root == header.state_root
    }
}
