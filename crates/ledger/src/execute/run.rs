//! One block in the making: what it has taken so far, and what the state says with that.

use super::Executed;
use crate::block::{BlockLeaf, LENGTH_BYTES, OPERATIONS_MAX, operations_root};
use crate::chain::{Changes, State, Unread};
use crate::header::HEADER_BYTES;
use crate::step::{Refusal, Rights, step};
use crate::{BLOCK_BYTES_MAX, Deed, Entry, Hash, Head, Header, Kind, Operation, Set, entry, state};
use base::Timestamp;
use std::collections::BTreeMap;

/// Why an operation was not taken.
pub(super) enum Stop {
    Refused(Refusal),
    Full,
    Unread(Unread),
}

pub(super) struct Run<'a> {
    state: &'a dyn State,
    head: &'a Head,
    taken: Vec<Operation>,
    bytes: usize,
    /// What the block changes of the state.
    entries: BTreeMap<Hash, Entry>,
    /// The set for the blocks after this one, with its sequence.
    set: Option<(Set, u64)>,
}

impl<'a> Run<'a> {
    pub(super) fn new(state: &'a dyn State, head: &'a Head) -> Self {
        Self {
            state,
            head,
            taken: Vec::new(),
            bytes: HEADER_BYTES,
            entries: BTreeMap::new(),
            set: None,
        }
    }

    pub(super) fn take(&mut self, operation: &Operation) -> Result<(), Stop> {
        let bytes = self.bytes + LENGTH_BYTES + operation.bytes().len();
        if self.taken.len() >= OPERATIONS_MAX || bytes > BLOCK_BYTES_MAX {
            return Err(Stop::Full);
        }
        self.may_come(operation.kind()).map_err(Stop::Refused)?;
        let key = entry::key_for(operation.content());
        let before = self.entry(key).map_err(Stop::Unread)?;
        let index = self.head.log.size() + self.taken.len() as u64;
        let rights = Rights {
            origin: &self.head.origin,
            set: &self.head.set,
        };
        let after = step(before.as_ref(), operation, index, &rights).map_err(Stop::Refused)?;
        self.entries.insert(key, after);
        if let Deed::ValidatorsSet { set, .. } = &operation.content().deed {
            self.set = Some(((**set).clone(), after.sequence));
        }
        self.bytes = bytes;
        self.taken.push(operation.clone());
        Ok(())
    }

    /// A ledger begins with its set alone; later a block holds one set at most, since the next one needs the word of the
    /// validators in it.
    fn may_come(&self, kind: Kind) -> Result<(), Refusal> {
        let is_set = kind == Kind::ValidatorsSet;
        if self.head.blocks == 0 && (!is_set || !self.taken.is_empty()) {
            return Err(Refusal::Founding);
        }
        if is_set && self.set.is_some() {
            return Err(Refusal::SetPending);
        }
        Ok(())
    }

    fn entry(&self, key: Hash) -> Result<Option<Entry>, Unread> {
        if let Some(entry) = self.entries.get(&key) {
            return Ok(Some(*entry));
        }
        let Some(version) = self.head.versions.checked_sub(1) else {
            return Ok(None);
        };
        let value = self.state.value(key, version)?;
        let read = |value: Vec<u8>| Entry::read(&value).ok_or_else(|| Unread::new("an entry"));
        value.map(read).transpose()
    }

    /// Closes the block: state, leaf and log.
    pub(super) fn finish(
        self,
        time: Timestamp,
    ) -> Result<(Header, Vec<Operation>, Executed), Unread> {
        let (mut head, operations) = (self.head.clone(), self.taken);
        let mut changes = Changes {
            first: head.log.size(),
            version: head.versions,
            ..Changes::default()
        };
        let values = self.entries.iter();
        changes.values = values
            .map(|(key, entry)| (*key, entry.bytes().to_vec()))
            .collect();
        if !changes.values.is_empty() {
            head.state_root = state::put(self.state, &mut changes)?;
            head.versions += 1;
        }
        let place = (head.blocks, head.digest, time);
        let leaf = BlockLeaf::new(place, operations.len() as u64, head.state_root);
        let hashes = operations.iter().map(Operation::leaf);
        changes.entries = operations.iter().map(|one| one.bytes().to_vec()).collect();
        changes.entries.push(leaf.bytes());
        let last = changes.entries.last().map(|leaf| Hash::of_leaf(leaf));
        for hash in hashes.chain(last) {
            let nodes = &mut changes.log_nodes;
            head.log
                .append(hash, |place, hash| nodes.push((place, hash)));
        }
        let header = Header {
            parent: head.digest,
            height: head.blocks,
            time,
            operations_root: operations_root(&operations),
            log_size: head.log.size(),
            log_root: head.log.root(),
            state_root: head.state_root,
        };
        head.digest = header.digest();
        head.blocks += 1;
        head.time = time;
        if let Some((set, sequence)) = self.set {
            (head.set, head.set_sequence) = (set, sequence);
        }
        Ok((header, operations, Executed { head, changes }))
    }
}
