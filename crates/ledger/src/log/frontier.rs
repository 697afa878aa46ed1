//! The right edge of the tree: all that appending and the root need.

use super::{Nodes, Place};
use crate::Hash;
use crate::chain::Unread;
use serde::{Deserialize, Serialize};

/// How many entries there are, and the roots of the perfect trees they fall into, largest first: one for each bit of the size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frontier {
    size: u64,
    roots: Vec<Hash>,
}

impl Frontier {
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends the hash of a leaf, and tells of every node that is complete by it, from the leaf upwards.
    pub fn append(&mut self, leaf: Hash, mut made: impl FnMut(Place, Hash)) {
        let mut place = Place {
            level: 0,
            index: self.size,
        };
        let mut hash = leaf;
        made(place, hash);
        while place.index % 2 == 1 {
            let Some(left) = self.roots.pop() else { break };
            hash = Hash::of_children(left, hash);
            place = Place {
                level: place.level + 1,
                index: place.index / 2,
            };
            made(place, hash);
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root of the tree; that of an empty one is the digest of nothing.
    pub fn root(&self) -> Hash {
        let smallest_first = self.roots.iter().rev().copied();
        let root = smallest_first.reduce(|right, left| Hash::of_children(left, right));
        root.unwrap_or_else(|| Hash::of(b""))
    }

    /// The root over the hashes of some leaves.
    pub fn root_of(leaves: impl IntoIterator<Item = Hash>) -> Hash {
        let mut frontier = Self::default();
        for leaf in leaves {
            frontier.append(leaf, |_, _| ());
        }
        frontier.root()
    }

    /// The edge of a log of that size whose nodes are kept somewhere.
    pub fn load(nodes: &impl Nodes, size: u64) -> Result<Self, Unread> {
        let levels = (0..u64::BITS).rev().filter(|level| size >> level & 1 == 1);
        let roots = levels.map(|level| {
            // The tree of this level is the last one among those that the size holds of it.
            let index = (size >> level) - 1;
            let level = u8::try_from(level).map_err(|_| Unread::new("a level of the log"))?;
            nodes.node(Place { level, index })
        });
        Ok(Self {
            size,
            roots: roots.collect::<Result<_, _>>()?,
        })
    }

    /// Whether it can be an edge at all: one root for each bit of the size. Says nothing about the hashes.
    pub fn is_whole(&self) -> bool {
        u32::try_from(self.roots.len()).is_ok_and(|roots| roots == self.size.count_ones())
    }
}
