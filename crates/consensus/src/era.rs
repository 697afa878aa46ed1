//! A time in which the validators stay the same. An engine of its own orders the blocks of each, in a folder of its own, so that no vote of one
//! time counts in another.
//!
//! An era ends with the block that names other validators. It is over here once a quorum of those before has cosigned the checkpoint after that
//! block: from then on whoever is behind can be shown it by anybody, and needs none of them to vote any more.

use crate::Broken;
use crate::store::Store;
use ledger::{BlockLeaf, Hash, Head, Name, PublicKey, RawBlock, Set, Unread};
use shelf::Shelf;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The engine's record of votes, in its folder.
const VOTES: &str = "votes";
/// The folder of the first engine. The others have a number behind it.
const ENGINE: &str = "engine";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Era {
    /// Sequence of the set that brought these validators.
    pub(crate) number: u64,
    /// The block before the first one that is ordered in it.
    pub(crate) first: RawBlock,
    pub(crate) set: Set,
}

impl Era {
    /// The era whose engine is to run, as of what is kept.
    pub(crate) fn due(
        (store, shelf): (&Store, &Shelf),
        head: &Head,
        founding: &RawBlock,
    ) -> Result<Self, Broken> {
        let (set, mut number) = head.set();
        let mut set = set.clone();
        while let Some(before) = store.set_before(number)? {
            if !runs_as(&before, &set) && store.bridge(number)?.is_some() {
                break;
            }
            (number, set) = (number - 1, before);
        }
        let first = match store.bridge_size(number)? {
            Some(size) => block_at((store, shelf), size)?,
            None => founding.clone(),
        };
        Ok(Self { number, first, set })
    }

    /// Whether the block after this head is ordered by other validators.
    pub(crate) fn is_over(&self, head: &Head) -> bool {
        !runs_as(&self.set, head.set().0)
    }

    pub(crate) fn has(&self, key: PublicKey) -> bool {
        has(&self.set, key)
    }

    /// Where the engine keeps what it needs, in the folder of the validator.
    pub(crate) fn folder(&self, folder: &Path) -> PathBuf {
        folder.join(folder_name(self.number))
    }

    /// Where it keeps what it voted for. Without it the validator could vote twice.
    pub(crate) fn votes(&self, folder: &Path) -> PathBuf {
        self.folder(folder).join(VOTES)
    }

    /// Removes what engines of eras before kept: nobody asks them any more.
    pub(crate) fn forget_before(&self, folder: &Path) {
        for number in 0..self.number {
            let old = folder.join(folder_name(number));
            if old.exists()
                && let Err(error) = std::fs::remove_dir_all(&old)
            {
                tracing::warn!(%error, folder = %old.display(), "an engine that is not needed any more stays");
            }
        }
    }

    /// What every vote is about: one ledger, and the block that the era begins with.
    pub(crate) fn namespace(&self, origin: &Name) -> Vec<u8> {
        namespace(origin, self.first.digest())
    }
}

pub(crate) fn namespace(origin: &Name, first: Hash) -> Vec<u8> {
    format!("sigap/ledger/engine/v1\n{origin}\n{}", first.line()).into_bytes()
}

fn folder_name(number: u64) -> String {
    if number == 0 {
        ENGINE.to_owned()
    } else {
        format!("{ENGINE}-{number}")
    }
}

pub(crate) fn has(set: &Set, key: PublicKey) -> bool {
    set.validators.iter().any(|one| one.key == key)
}

/// Whether the same validators run the ledger under both; agencies and their rights may differ.
fn runs_as(one: &Set, other: &Set) -> bool {
    let named = |set: &Set| -> BTreeSet<_> {
        let validators = set.validators.iter();
        validators.map(|one| (one.name.clone(), one.key)).collect()
    };
    named(one) == named(other)
}

/// The block at the end of a log of `size` entries.
fn block_at((store, shelf): (&Store, &Shelf), size: u64) -> Result<RawBlock, Broken> {
    let mut entries = shelf.entries(store.size_before(size)?..size)?;
    let leaf = entries.pop().and_then(|last| BlockLeaf::read(&last));
    let leaf = leaf.ok_or_else(|| Unread::new("the end of a block"))?;
    let log = ledger::log::Frontier::load(&shelf.nodes(size), size)?;
    Ok(RawBlock::logged(entries, &leaf, &log))
}
