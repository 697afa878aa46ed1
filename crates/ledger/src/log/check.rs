//! The other side of a proof: RFC 9162 §2.1.3.2 and §2.1.4.2, step by step.

use crate::Hash;

/// Why a path proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Disproved {
    #[error("the entry would lie behind the end of the log")]
    Outside,
    #[error("the log became shorter")]
    Shrunk,
    #[error("the path has too few or too many hashes")]
    Length,
    #[error("the path leads to another root")]
    Root,
}

/// Whether the leaf stands at `index` of the tree with that size and root.
pub fn check_inclusion(
    leaf: Hash,
    index: u64,
    path: &[Hash],
    (size, root): (u64, Hash),
) -> Result<(), Disproved> {
    if index >= size {
        return Err(Disproved::Outside);
    }
    let mut way = Way {
        node: index,
        last: size - 1,
    };
    let mut hash = leaf;
    for sibling in path {
        hash = match way.step()? {
            Side::Left => Hash::of_children(*sibling, hash),
            Side::Right => Hash::of_children(hash, *sibling),
        };
    }
    way.ends()?;
    same(hash, root)
}

/// Whether the tree `old` is the beginning of the tree `new`; each is a size and a root.
pub fn check_consistency(
    (old_size, old_root): (u64, Hash),
    (size, root): (u64, Hash),
    path: &[Hash],
) -> Result<(), Disproved> {
    if old_size > size {
        return Err(Disproved::Shrunk);
    }
    if old_size == 0 || old_size == size {
        let nothing = if old_size == 0 { Hash::of(b"") } else { root };
        return if path.is_empty() {
            same(old_root, nothing)
        } else {
            Err(Disproved::Length)
        };
    }
    let mut way = Way {
        node: old_size - 1,
        last: size - 1,
    };
    way.skip_right_children();
    // The old tree is perfect exactly if all of it is behind us; then its root begins the path.
    let (first, rest) = if way.node == 0 {
        (&old_root, path)
    } else {
        path.split_first().ok_or(Disproved::Length)?
    };
    let (mut old, mut new) = (*first, *first);
    for sibling in rest {
        match way.step()? {
            Side::Left => {
                old = Hash::of_children(*sibling, old);
                new = Hash::of_children(*sibling, new);
            }
            Side::Right => new = Hash::of_children(new, *sibling),
        }
    }
    way.ends()?;
    same(old, old_root)?;
    same(new, root)
}

/// On which side of the node its sibling stands.
enum Side {
    Left,
    Right,
}

/// The way up: the node on it and the last node of the same level (`fn` and `sn` of the RFC).
struct Way {
    node: u64,
    last: u64,
}

impl Way {
    fn step(&mut self) -> Result<Side, Disproved> {
        if self.last == 0 {
            return Err(Disproved::Length);
        }
        let side = if self.node % 2 == 1 || self.node == self.last {
            // The last node of a level without a sibling is carried up as it is.
            while self.node != 0 && self.node.is_multiple_of(2) {
                self.up();
            }
            Side::Left
        } else {
            Side::Right
        };
        self.up();
        Ok(side)
    }

    fn skip_right_children(&mut self) {
        while self.node % 2 == 1 {
            self.up();
        }
    }

    fn up(&mut self) {
        self.node /= 2;
        self.last /= 2;
    }

    fn ends(&self) -> Result<(), Disproved> {
        if self.last == 0 {
            Ok(())
        } else {
            Err(Disproved::Length)
        }
    }
}

fn same(found: Hash, wanted: Hash) -> Result<(), Disproved> {
    if found == wanted {
        Ok(())
    } else {
        Err(Disproved::Root)
    }
}
