//! Checking a path of the state tree with SHA-256 alone.

use super::{Found, StateProof};
use crate::Hash;
use crate::log::Disproved;

/// What stands for a part of the tree without any key.
pub(super) const EMPTY: Hash = Hash(*b"SPARSE_MERKLE_PLACEHOLDER_HASH__");
const LEAF: &[u8] = b"JMT::LeafNode";
const INNER: &[u8] = b"JMT::IntrnalNode";

/// Bits of a key: no path is longer.
pub(super) const PATH_MAX: usize = 256;

/// What the state with that root says of `key`: its value, or that it has none.
pub fn check(proof: &StateProof, key: Hash, root: Hash) -> Result<Option<&[u8]>, Disproved> {
    let depth = proof.path.len();
    if depth > PATH_MAX {
        return Err(Disproved::Length);
    }
    let (mut hash, value) = match &proof.found {
        Found::Value(value) => (leaf(key, Hash::of(value)), Some(value.as_slice())),
        Found::Nothing => (EMPTY, None),
        Found::Other { key: other, value } => {
            // The other key stands where this one would, if both begin alike down to there.
            let alike = (0..depth).all(|at| bit(*other, at) == bit(key, at));
            if *other == key || !alike {
                return Err(Disproved::Outside);
            }
            (leaf(*other, *value), None)
        }
    };
    for (sibling, at) in proof.path.iter().zip((0..depth).rev()) {
        hash = if bit(key, at) {
            inner(*sibling, hash)
        } else {
            inner(hash, *sibling)
        };
    }
    if hash == root {
        Ok(value)
    } else {
        Err(Disproved::Root)
    }
}

pub(super) fn leaf(key: Hash, value: Hash) -> Hash {
    Hash::of_parts(&[LEAF, &key.0, &value.0])
}

pub(super) fn inner(left: Hash, right: Hash) -> Hash {
    Hash::of_parts(&[INNER, &left.0, &right.0])
}

/// The bit `at` of a key, the highest of the first byte being 0.
fn bit(key: Hash, at: usize) -> bool {
    let byte = key.0.get(at / 8).copied().unwrap_or(0);
    byte >> (7 - at % 8) & 1 == 1
}
