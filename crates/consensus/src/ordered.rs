//! A block as the engine orders it: bytes that it keeps, sends and asks for, under the digest of their header.

use bytes::{BufMut, Bytes};
use commonware_codec::varint::UInt;
use commonware_codec::{Buf, EncodeSize, Error, RangeCfg, Read, Write};
use commonware_consensus::types::Height;
use commonware_consensus::{Block, BoundedBlock, Heightable};
use commonware_cryptography::Digestible;
use commonware_cryptography::sha256::Digest;
use ledger::{BLOCK_BYTES_MAX, Hash, RawBlock};

/// Bytes of the longest length in front of a block.
const LENGTH_BYTES_MAX: usize = 5;

/// Its height counts from the block that an era begins with, since an engine begins at nought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ordered {
    pub(crate) raw: RawBlock,
    height: u64,
}

impl Ordered {
    /// The block that an era begins with.
    pub(crate) fn first(raw: RawBlock) -> Self {
        Self { raw, height: 0 }
    }

    /// `first` is the height of the block that the era begins with; nothing of an era comes before it.
    pub(crate) fn new(raw: RawBlock, first: u64) -> Option<Self> {
        let height = raw.header().height.checked_sub(first)?;
        Some(Self { raw, height })
    }
}

pub(crate) fn digest_of(hash: Hash) -> Digest {
    Digest::from(hash.0)
}

impl Write for Ordered {
    fn write(&self, to: &mut impl BufMut) {
        Bytes::from(self.raw.bytes()).write(to);
    }
}

impl EncodeSize for Ordered {
    fn encode_size(&self) -> usize {
        let length = self.raw.bytes_len();
        // No block is longer than thirty-two bits can tell.
        UInt(u32::try_from(length).unwrap_or(u32::MAX)).encode_size() + length
    }
}

impl Read for Ordered {
    /// The height of the block that the era begins with.
    type Cfg = u64;

    fn read_cfg(from: &mut impl Buf, first: &u64) -> Result<Self, Error> {
        let bytes = Bytes::read_cfg(from, &RangeCfg::from(..=BLOCK_BYTES_MAX))?;
        let block = RawBlock::read(&bytes);
        let block = block.map_err(|why| Error::Wrapped("block", Box::new(why)))?;
        Self::new(block, *first).ok_or(Error::Invalid("block", "of an era before"))
    }
}

impl Digestible for Ordered {
    type Digest = Digest;

    fn digest(&self) -> Digest {
        digest_of(self.raw.digest())
    }
}

impl Heightable for Ordered {
    fn height(&self) -> Height {
        Height::new(self.height)
    }
}

impl Block for Ordered {
    fn parent(&self) -> Digest {
        digest_of(self.raw.header().parent)
    }
}

impl BoundedBlock for Ordered {
    fn max_encode_size(_: &u64) -> usize {
        LENGTH_BYTES_MAX + BLOCK_BYTES_MAX
    }
}
