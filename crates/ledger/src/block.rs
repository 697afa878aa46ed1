//! A block: a header and operations, as validators send it to one another; and the leaf that it leaves in the log.

use crate::header::{HEADER_BYTES, Header};
use crate::log::{Frontier, read_bundle, write_bundle};
use crate::{BadOperation, Hash, Kind, Name, Operation};
use base::Timestamp;
use serde::{Deserialize, Serialize};

/// Most operations of a block.
pub const OPERATIONS_MAX: usize = 4_096;
/// Longest block.
pub const BLOCK_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Bytes in front of each operation.
pub(crate) const LENGTH_BYTES: usize = 2;
/// Version of the leaf: the only one there is.
const VERSION: u8 = 1;

/// A block whose operations are signed. Whether it follows the chain, [`crate::execute()`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub header: Header,
    pub operations: Vec<Operation>,
}

/// A block as it travels and is kept: its digest binds every byte of it, and nothing else is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawBlock {
    header: Header,
    entries: Vec<Vec<u8>>,
}

/// Why bytes are not a block.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnreadBlock {
    #[error("longer than {BLOCK_BYTES_MAX} bytes, or more than {OPERATIONS_MAX} operations")]
    TooLarge,
    #[error("not a header and a bundle of operations")]
    Form,
    #[error("the operations are not those of the header")]
    Root,
    #[error("operation {at}: {why}")]
    Operation { at: usize, why: BadOperation },
}

impl Block {
    /// Reads and checks in one go.
    pub fn read(bytes: &[u8], origin: &Name) -> Result<Self, UnreadBlock> {
        RawBlock::read(bytes)?.check(origin, |_| None)
    }

    /// As it travels.
    pub fn raw(&self) -> RawBlock {
        let entries = self.operations.iter().map(|one| one.bytes().to_vec());
        RawBlock {
            header: self.header.clone(),
            entries: entries.collect(),
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.raw().bytes()
    }

    /// What consensus orders.
    pub fn digest(&self) -> Hash {
        self.header.digest()
    }

    pub(crate) fn bytes_len(operations: &[Operation]) -> usize {
        let lengths = operations.iter().map(|one| one.bytes().len());
        bytes_len(lengths)
    }
}

impl RawBlock {
    /// The header, then each operation behind its length.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.header.bytes().to_vec();
        // No operation is longer than its length can tell.
        let entries = write_bundle(self.entries.iter().map(Vec::as_slice));
        bytes.extend(entries.unwrap_or_default());
        bytes
    }

    /// How many bytes that is.
    pub fn bytes_len(&self) -> usize {
        bytes_len(self.entries.iter().map(Vec::len))
    }

    /// Reads a block; cheap. A peer that sends the right header with other operations is found out here.
    pub fn read(bytes: &[u8]) -> Result<Self, UnreadBlock> {
        if bytes.len() > BLOCK_BYTES_MAX {
            return Err(UnreadBlock::TooLarge);
        }
        let (header, rest) = Header::read(bytes).ok_or(UnreadBlock::Form)?;
        let entries = read_bundle(rest).map_err(|_| UnreadBlock::Form)?;
        if entries.len() > OPERATIONS_MAX {
            return Err(UnreadBlock::TooLarge);
        }
        let root = Frontier::root_of(entries.iter().map(|entry| Hash::of_leaf(entry)));
        if root != header.operations_root {
            return Err(UnreadBlock::Root);
        }
        let entries = entries.into_iter().map(<[u8]>::to_vec).collect();
        Ok(Self { header, entries })
    }

    /// The block that stands at the end of a log: its operations, the leaf behind them, and the right edge of the log with both. A log that a quorum
    /// cosigned holds no other.
    pub fn logged(entries: Vec<Vec<u8>>, leaf: &BlockLeaf, log: &Frontier) -> Self {
        let header = Header {
            parent: leaf.parent,
            height: leaf.height,
            time: leaf.time,
            operations_root: Frontier::root_of(entries.iter().map(|entry| Hash::of_leaf(entry))),
            log_size: log.size(),
            log_root: log.root(),
            state_root: leaf.state,
        };
        Self { header, entries }
    }

    /// Checks form and signature of every operation, the dear part, which needs no state. `known` gives those that were checked
    /// before, by the hash of their leaf.
    pub fn check(
        &self,
        origin: &Name,
        known: impl Fn(Hash) -> Option<Operation>,
    ) -> Result<Block, UnreadBlock> {
        let read = |(at, entry): (usize, &Vec<u8>)| match known(Hash::of_leaf(entry)) {
            Some(operation) => Ok(operation),
            None => {
                Operation::read(entry, origin).map_err(|why| UnreadBlock::Operation { at, why })
            }
        };
        let operations = self.entries.iter().enumerate().map(read);
        Ok(Block {
            header: self.header.clone(),
            operations: operations.collect::<Result<_, _>>()?,
        })
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Whether it has no operations.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What consensus orders.
    pub fn digest(&self) -> Hash {
        self.header.digest()
    }
}

fn bytes_len(lengths: impl Iterator<Item = usize>) -> usize {
    HEADER_BYTES + lengths.map(|length| LENGTH_BYTES + length).sum::<usize>()
}

/// The root over some operations.
pub(crate) fn operations_root(operations: &[Operation]) -> Hash {
    Frontier::root_of(operations.iter().map(Operation::leaf))
}

/// The last entry that a block appends. A proof of it, as the last one of a checkpoint, binds the state to the checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockLeaf {
    pub height: u64,
    kind: Kind,
    /// How many operations stand before it.
    pub operations: u64,
    /// Digest of the header of the block before.
    pub parent: Hash,
    /// The state after these operations.
    pub state: Hash,
    pub time: Timestamp,
    v: u8,
}

impl BlockLeaf {
    pub(crate) fn new(
        (height, parent, time): (u64, Hash, Timestamp),
        operations: u64,
        state: Hash,
    ) -> Self {
        Self {
            height,
            kind: Kind::Block,
            operations,
            parent,
            state,
            time,
            v: VERSION,
        }
    }

    /// JSON after RFC 8785, as every entry.
    pub fn bytes(&self) -> Vec<u8> {
        // Numbers and digests are always written.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads the one spelling of it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let leaf: Self = serde_json::from_slice(bytes).ok()?;
        let is_block = leaf.kind == Kind::Block && leaf.v == VERSION;
        (is_block && leaf.bytes() == bytes).then_some(leaf)
    }
}
