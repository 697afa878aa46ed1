//! The header of a block: what validators agree on, in 152 bytes.

use crate::Hash;
use crate::hash::joined;
use base::Timestamp;
use serde::{Deserialize, Serialize};

/// Bytes of a header.
pub const HEADER_BYTES: usize = 152;
/// How far the time of a block may be ahead of a validator's clock.
pub const BLOCK_AHEAD_SECONDS: i64 = 5;
/// Begins what is digested, so that no other text has the same digest.
const DIGESTED: &[u8] = b"sigap/ledger/header/v1\n";

/// Where the chain stands after a block. Sizes and roots count the block itself, with its own leaf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Digest of the header before; [`Hash::NONE`] for the first block.
    pub parent: Hash,
    pub height: u64,
    /// Later than that of the parent. Whoever votes has a clock and asks [`Header::is_ahead`].
    pub time: Timestamp,
    /// RFC 6962 root over the operations of this block alone.
    pub operations_root: Hash,
    pub log_size: u64,
    pub log_root: Hash,
    pub state_root: Hash,
}

impl Header {
    /// Numbers have their highest byte first.
    pub fn bytes(&self) -> [u8; HEADER_BYTES] {
        let parts: [&[u8]; 7] = [
            &self.parent.0,
            &self.height.to_be_bytes(),
            &self.time.micros().to_be_bytes(),
            &self.operations_root.0,
            &self.log_size.to_be_bytes(),
            &self.log_root.0,
            &self.state_root.0,
        ];
        joined(&parts)
    }

    /// Reads a header from the beginning of `bytes`, and gives the rest.
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (parent, rest) = bytes.split_first_chunk()?;
        let (height, rest) = rest.split_first_chunk()?;
        let (micros, rest) = rest.split_first_chunk()?;
        let (operations_root, rest) = rest.split_first_chunk()?;
        let (log_size, rest) = rest.split_first_chunk()?;
        let (log_root, rest) = rest.split_first_chunk()?;
        let (state_root, rest) = rest.split_first_chunk()?;
        let micros = i64::from_be_bytes(*micros);
        let time = Timestamp::from_micros(micros);
        let header = Self {
            parent: Hash(*parent),
            height: u64::from_be_bytes(*height),
            time,
            operations_root: Hash(*operations_root),
            log_size: u64::from_be_bytes(*log_size),
            log_root: Hash(*log_root),
            state_root: Hash(*state_root),
        };
        // A time outside the years that have a date would be read as another one.
        (time.micros() == micros).then_some((header, rest))
    }

    /// Whether a block comes from the future. It is not false for that: a validator waits until its own clock is there, and
    /// meanwhile does not vote, so that one clock that is ahead cannot carry the chain away.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        self.time > now.plus_seconds(BLOCK_AHEAD_SECONDS)
    }

    /// What consensus orders.
    pub fn digest(&self) -> Hash {
        Hash::of_parts(&[DIGESTED, &self.bytes()])
    }
}
