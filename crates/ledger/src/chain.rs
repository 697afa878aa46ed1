//! What blocks change, and whoever keeps it: a memory here, tables elsewhere.
//!
//! A block that is executed yields [`Changes`]; nothing is written by this crate. [`Over`] shows a state with changes that are
//! not kept yet, so that a block can be tried on top of blocks that are not final.

use crate::Hash;
use crate::log::{Nodes, Place};
use std::collections::{BTreeMap, HashMap};

/// A store could not give what must be there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot read {0}")]
pub struct Unread(String);

impl Unread {
    pub fn new(what: &str) -> Self {
        Self(what.to_owned())
    }
}

/// Reads the state tree. Keys and bytes of nodes mean nothing to who keeps them.
pub trait State {
    fn node(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Unread>;
    /// The value of `key` in its newest version that is not newer than `version`.
    fn value(&self, key: Hash, version: u64) -> Result<Option<Vec<u8>>, Unread>;
}

/// All that one block adds. Written as a whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Number of the first new entry of the log.
    pub first: u64,
    pub entries: Vec<Vec<u8>>,
    pub log_nodes: Vec<(Place, Hash)>,
    /// Version of the state that the values and nodes are written as.
    pub version: u64,
    pub values: BTreeMap<Hash, Vec<u8>>,
    pub state_nodes: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Nodes that this version does not need any more; older versions do.
    pub stale_nodes: Vec<Vec<u8>>,
}

/// A state, and changes on top of it.
pub struct Over<'a> {
    pub state: &'a dyn State,
    pub changes: &'a Changes,
}

impl State for Over<'_> {
    fn node(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Unread> {
        match self.changes.state_nodes.get(key) {
            Some(node) => Ok(Some(node.clone())),
            None => self.state.node(key),
        }
    }

    fn value(&self, key: Hash, version: u64) -> Result<Option<Vec<u8>>, Unread> {
        match self.changes.values.get(&key) {
            Some(value) if self.changes.version <= version => Ok(Some(value.clone())),
            _ => self.state.value(key, version),
        }
    }
}

/// A chain in memory: for tests, for a bench, and for an auditor who reads a log from its beginning.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    entries: Vec<Vec<u8>>,
    log_nodes: HashMap<Place, Hash>,
    values: BTreeMap<(Hash, u64), Vec<u8>>,
    state_nodes: HashMap<Vec<u8>, Vec<u8>>,
    stale: BTreeMap<u64, Stale>,
}

/// What a version of the state made superfluous.
#[derive(Clone, Debug, Default)]
struct Stale {
    nodes: Vec<Vec<u8>>,
    values: Vec<(Hash, u64)>,
}

impl Memory {
    /// Keeps what a block changed.
    pub fn keep(&mut self, changes: Changes) {
        let Changes {
            entries,
            log_nodes,
            version,
            values,
            state_nodes,
            stale_nodes,
            ..
        } = changes;
        self.entries.extend(entries);
        self.log_nodes.extend(log_nodes);
        self.state_nodes.extend(state_nodes);
        let stale = self.stale.entry(version).or_default();
        stale.nodes.extend(stale_nodes);
        for (key, value) in values {
            let mut older = self.values.range((key, 0)..(key, version));
            stale
                .values
                .extend(older.next_back().map(|(older, _)| *older));
            self.values.insert((key, version), value);
        }
    }

    /// Forgets what no version of the state from `oldest` on needs.
    pub fn prune(&mut self, oldest: u64) {
        let needed = self.stale.split_off(&(oldest + 1));
        for stale in std::mem::replace(&mut self.stale, needed).into_values() {
            for node in stale.nodes {
                self.state_nodes.remove(&node);
            }
            for value in stale.values {
                self.values.remove(&value);
            }
        }
    }

    /// The entry of the log with that number.
    pub fn entry(&self, index: u64) -> Option<&[u8]> {
        let entry = self.entries.get(usize::try_from(index).ok()?)?;
        Some(entry)
    }

    pub fn entries(&self) -> &[Vec<u8>] {
        &self.entries
    }
}

impl State for Memory {
    fn node(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Unread> {
        Ok(self.state_nodes.get(key).cloned())
    }

    fn value(&self, key: Hash, version: u64) -> Result<Option<Vec<u8>>, Unread> {
        let newest = self
            .values
            .range((key, 0)..=(key, version))
            .next_back()
            .map(|(_, value)| value.clone());
        Ok(newest)
    }
}

impl Nodes for Memory {
    fn node(&self, place: Place) -> Result<Hash, Unread> {
        let node = self.log_nodes.get(&place).copied();
        node.ok_or_else(|| Unread::new("a node of the log"))
    }
}
