//! The largest tree somebody knows of a log, so that nobody can show them a shorter or another one afterwards.
//!
//! A validator remembers what it cosigned, and has it on disk before the cosignature leaves the house: whoever forgets it could be
//! made to cosign two trees of which neither is the beginning of the other. A watcher and a phone remember what they believed.

use crate::log::{Disproved, check_consistency};
use crate::{Checkpoint, Hash};
use serde::{Deserialize, Serialize};

/// Size and root of that tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    pub size: u64,
    pub root: Hash,
}

impl Seen {
    /// The empty tree, with which every log begins.
    pub fn nothing() -> Self {
        Self {
            size: 0,
            root: Hash::of(b""),
        }
    }

    /// What to remember after `checkpoint`, if the path shows that it continues what is known; otherwise the log was cut off
    /// ([`Disproved::Shrunk`]), or there are two.
    pub fn then(self, checkpoint: &Checkpoint, path: &[Hash]) -> Result<Self, Disproved> {
        let next = Self {
            size: checkpoint.size,
            root: checkpoint.root,
        };
        check_consistency((self.size, self.root), (next.size, next.root), path)?;
        Ok(next)
    }
}
