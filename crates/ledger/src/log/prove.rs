//! Proofs of RFC 6962 §2.1: that an entry is in the tree, and that an older tree is the beginning of a newer one.

use super::{Nodes, Place};
use crate::Hash;
use crate::chain::Unread;

/// The path from the entry at `index` to the root of the first `size` entries, lowest sibling first.
pub fn inclusion(nodes: &impl Nodes, index: u64, size: u64) -> Result<Vec<Hash>, Unread> {
    if index >= size {
        return Err(Unread::new("an entry that is not in the log"));
    }
    let (mut from, mut to) = (0, size);
    let mut path = Vec::new();
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            path.push(root(nodes, middle, to)?);
            to = middle;
        } else {
            path.push(root(nodes, from, middle)?);
            from = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// What shows that the first `old` entries of the first `new` ones are the same. Empty where there is nothing to show.
pub fn consistency(nodes: &impl Nodes, old: u64, new: u64) -> Result<Vec<Hash>, Unread> {
    if old > new {
        return Err(Unread::new("a log that is longer than this one"));
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut from, mut to) = (0, new);
    let mut path = Vec::new();
    while old != to {
        let middle = from + split(to - from);
        if old <= middle {
            path.push(root(nodes, middle, to)?);
            to = middle;
        } else {
            path.push(root(nodes, from, middle)?);
            from = middle;
        }
    }
    // A tree that begins at the first entry is the old tree itself, whose root the other side knows.
    if from != 0 {
        path.push(root(nodes, from, to)?);
    }
    path.reverse();
    Ok(path)
}

/// The root over the entries `from` to `to`, where `from` begins a perfect tree at least as large.
fn root(nodes: &impl Nodes, from: u64, to: u64) -> Result<Hash, Unread> {
    let count = to - from;
    if count.is_power_of_two() {
        let level = count.trailing_zeros();
        let index = from >> level;
        let level = u8::try_from(level).map_err(|_| Unread::new("a level of the log"))?;
        return nodes.node(Place { level, index });
    }
    let middle = from + split(count);
    let (left, right) = (root(nodes, from, middle)?, root(nodes, middle, to)?);
    Ok(Hash::of_children(left, right))
}

/// The largest power of two below `count`, which is at least two.
fn split(count: u64) -> u64 {
    1 << (u64::BITS - 1 - (count - 1).leading_zeros())
}
