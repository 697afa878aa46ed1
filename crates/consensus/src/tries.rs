//! Blocks that were executed and are not final: what they change, on top of what is kept.

use crate::store::Store;
use ledger::{Block, Changes, Executed, Hash, Head, Header, Operation, State, Unread};
use std::collections::{HashMap, HashSet};

/// Most blocks that wait to become final. More can only come from leaders who mean no good; they are forgotten, and executed again
/// where somebody builds on them.
const TRIES_MAX: usize = 256;

pub(crate) struct Try {
    parent: Hash,
    pub(crate) executed: Executed,
    pub(crate) leaves: Vec<Hash>,
}

#[derive(Default)]
pub(crate) struct Tries(HashMap<Hash, Try>);

impl Tries {
    pub(crate) fn add(&mut self, block: &Block, executed: Executed) {
        let one = Try {
            parent: block.header.parent,
            executed,
            leaves: block.operations.iter().map(Operation::leaf).collect(),
        };
        self.insert(block.digest(), one);
    }

    /// A block that says nothing, after those that name other validators: what follows it stands where those do.
    pub(crate) fn add_closing(&mut self, header: &Header, head: Head) {
        let changes = Changes::default();
        let one = Try {
            parent: header.parent,
            executed: Executed { head, changes },
            leaves: Vec::new(),
        };
        self.insert(header.digest(), one);
    }

    fn insert(&mut self, digest: Hash, one: Try) {
        if self.0.len() >= TRIES_MAX {
            self.0.clear();
        }
        self.0.insert(digest, one);
    }

    /// Whether an operation stands in one of them.
    pub(crate) fn hold(&self, leaf: Hash) -> bool {
        self.0.values().any(|one| one.leaves.contains(&leaf))
    }

    pub(crate) fn take(&mut self, digest: Hash) -> Option<Try> {
        self.0.remove(&digest)
    }

    /// Forgets what can never become final once `height` blocks are.
    pub(crate) fn forget_below(&mut self, height: u64) {
        self.0
            .retain(|_, one| one.executed.head.next_height() > height);
    }

    /// The chain as it would be after a block: on the head that is kept, or on blocks that lead there. `None` if one of them is not
    /// known.
    pub(crate) fn after<'a>(&'a self, digest: Hash, kept: &'a Head) -> Option<After<'a>> {
        let mut tries = Vec::new();
        let mut at = digest;
        while at != kept.digest() {
            let one = self.0.get(&at)?;
            tries.push(one);
            at = one.parent;
        }
        Some(After { tries, kept })
    }
}

/// A place on the chain: blocks that are not final, newest first, on what is kept.
pub(crate) struct After<'a> {
    tries: Vec<&'a Try>,
    kept: &'a Head,
}

impl<'a> After<'a> {
    pub(crate) fn head(&self) -> &'a Head {
        self.tries
            .first()
            .map_or(self.kept, |one| &one.executed.head)
    }

    pub(crate) fn is_final(&self) -> bool {
        self.tries.is_empty()
    }

    /// Operations that stand in these blocks.
    pub(crate) fn taken(&self) -> HashSet<Hash> {
        let leaves = self.tries.iter().flat_map(|one| &one.leaves);
        leaves.copied().collect()
    }

    pub(crate) fn state(&self, store: &'a Store) -> Layers<'a> {
        Layers {
            layers: self.tries.iter().map(|one| &one.executed.changes).collect(),
            store,
        }
    }
}

/// A state, and on top of it what blocks change that are not final; newest first.
pub(crate) struct Layers<'a> {
    layers: Vec<&'a Changes>,
    store: &'a Store,
}

impl State for Layers<'_> {
    fn node(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Unread> {
        let mut layers = self.layers.iter();
        let found = layers.find_map(|changes| changes.state_nodes.get(key));
        found.map_or_else(|| self.store.node(key), |node| Ok(Some(node.clone())))
    }

    fn value(&self, key: Hash, version: u64) -> Result<Option<Vec<u8>>, Unread> {
        let layers = self.layers.iter();
        let mut layers = layers.filter(|changes| changes.version <= version);
        let found = layers.find_map(|changes| changes.values.get(&key));
        let kept = || self.store.value(key, version);
        found.map_or_else(kept, |value| Ok(Some(value.clone())))
    }
}
