//! Proofs, made from the files of the log and the state under the checkpoint that is served.

use super::Chain;
use crate::Broken;
use crate::news::FinalBlock;
use ledger::log::{consistency, inclusion};
use ledger::{
    BlockLeaf, Entry, Hash, Kind, Operation, Proof, State as _, Unread, bridge_path, state,
    write_bridge, write_current,
};

impl Chain {
    pub(crate) fn entry(&self, index: u64) -> Result<Option<Vec<u8>>, Broken> {
        if index >= self.shelf.size() {
            return Ok(None);
        }
        Ok(Some(self.shelf.entry(index)?))
    }

    /// The last word about a subject.
    pub(crate) fn last(&self, key: Hash) -> Result<Option<Entry>, Broken> {
        let (version, _) = self.head.state();
        let Some(bytes) = self.store.value(key, version)? else {
            return Ok(None);
        };
        let entry = Entry::read(&bytes);
        let entry = entry.ok_or_else(|| Unread::new("what the state holds of a subject"))?;
        Ok(Some(entry))
    }

    /// The block that holds an entry.
    pub(crate) fn block_of(&self, index: u64) -> Result<Option<FinalBlock>, Broken> {
        let block = self.store.block_of(index)?;
        block.map(|block| self.block(block)).transpose()
    }

    /// A block by its height and the length of the log with it.
    fn block(&self, (height, size): (u64, u64)) -> Result<FinalBlock, Broken> {
        let leaf = BlockLeaf::read(&self.shelf.entry(size - 1)?);
        let leaf = leaf.ok_or_else(|| Unread::new("the end of a block"))?;
        Ok(FinalBlock {
            height,
            first: self.store.size_before(size)?,
            size,
            time: leaf.time,
        })
    }

    /// The newest blocks, newest first.
    pub(crate) fn recent(&self, most: u32) -> Result<Vec<FinalBlock>, Broken> {
        let blocks = self.store.recent(most)?;
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    /// That an entry was recorded; nothing as long as no checkpoint over it is served.
    pub(crate) fn proof(&self, index: u64) -> Result<Option<String>, Broken> {
        let served = self.published.as_ref();
        let Some(served) = served.filter(|served| index < served.size) else {
            return Ok(None);
        };
        Ok(Some(
            self.proof_under(index, served.size, &served.note)?.write(),
        ))
    }

    fn proof_under(&self, index: u64, size: u64, note: &str) -> Result<Proof, Broken> {
        Ok(Proof {
            index,
            path: inclusion(&self.shelf.nodes(size), index, size)?,
            note: note.to_owned(),
        })
    }

    /// What the ledger says of a key now.
    pub(crate) fn current(&self, key: Hash) -> Result<Option<String>, Broken> {
        let Some(served) = &self.published else {
            return Ok(None);
        };
        let last = served.size - 1;
        let leaf = BlockLeaf::read(&self.shelf.entry(last)?);
        let leaf = leaf.ok_or_else(|| Unread::new("the end of a block"))?;
        let proof = state::prove(&self.store, (served.version, served.root), key)?;
        let of_leaf = self.proof_under(last, served.size, &served.note)?;
        Ok(Some(write_current(key, &proof, &leaf, &of_leaf)))
    }

    /// That a log of `old` entries is the beginning of the one that is served.
    pub(crate) fn growth(&self, old: u64) -> Result<Option<Vec<Hash>>, Broken> {
        let served = self.published.as_ref();
        let Some(served) = served.filter(|served| old <= served.size) else {
            return Ok(None);
        };
        let nodes = self.shelf.nodes(served.size);
        Ok(Some(consistency(&nodes, old, served.size)?))
    }

    /// The bridge to the set with that number ([`ledger::read_bridge`]), once a quorum of those before has cosigned it.
    pub(crate) fn bridge(&self, sequence: u64) -> Result<Option<String>, Broken> {
        let kept = self.shelf.beside(&bridge_path(sequence))?;
        Ok(kept.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Lays the bridge to a set where everybody finds it, if it is complete.
    pub(super) fn lay_bridge(&self, sequence: u64) -> Result<(), Broken> {
        let Some((size, note)) = self.store.bridge(sequence)? else {
            return Ok(());
        };
        let first = self.store.size_before(size)?;
        for (index, entry) in (first..).zip(self.shelf.entries(first..size)?) {
            let operation = Operation::read(&entry, &self.origin);
            if operation.is_ok_and(|one| one.kind() == Kind::ValidatorsSet) {
                let proof = self.proof_under(index, size, &note)?.write();
                let text = write_bridge(&entry, &proof);
                let path = bridge_path(sequence);
                return Ok(self.shelf.keep_beside(&path, text.as_bytes())?);
            }
        }
        Ok(())
    }
}
