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

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ordered(pub(crate) RawBlock);

pub(crate) fn digest_of(hash: Hash) -> Digest {
    Digest::from(hash.0)
}

impl Write for Ordered {
    fn write(&self, to: &mut impl BufMut) {
        Bytes::from(self.0.bytes()).write(to);
    }
}

impl EncodeSize for Ordered {
    fn encode_size(&self) -> usize {
        let length = self.0.bytes_len();
        // No block is longer than thirty-two bits can tell.
        UInt(u32::try_from(length).unwrap_or(u32::MAX)).encode_size() + length
    }
}

impl Read for Ordered {
    type Cfg = ();

    fn read_cfg(from: &mut impl Buf, (): &()) -> Result<Self, Error> {
        let bytes = Bytes::read_cfg(from, &RangeCfg::from(..=BLOCK_BYTES_MAX))?;
        let block = RawBlock::read(&bytes);
        let block = block.map_err(|why| Error::Wrapped("block", Box::new(why)))?;
        Ok(Self(block))
    }
}

impl Digestible for Ordered {
    type Digest = Digest;

    fn digest(&self) -> Digest {
        digest_of(self.0.digest())
    }
}

impl Heightable for Ordered {
    fn height(&self) -> Height {
        Height::new(self.0.header().height)
    }
}

impl Block for Ordered {
    fn parent(&self) -> Digest {
        digest_of(self.0.header().parent)
    }
}

impl BoundedBlock for Ordered {
    fn max_encode_size((): &()) -> usize {
        LENGTH_BYTES_MAX + BLOCK_BYTES_MAX
    }
}
