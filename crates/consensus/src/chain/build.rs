//! Blocks that are not final: made here, or of others and run again before anybody votes.

use super::Chain;
use crate::Broken;
use ledger::{
    BadBlock, Block, Deed, Hash, OPERATIONS_MAX, Operation, RawBlock, Set, execute, propose,
};
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::Instant;

/// Blocks that may stand between what is kept and what is voted on; more are waited for.
const BLOCKS_AHEAD_MAX: u64 = 64;

/// Where a block stands to what is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Final, or executed: something can follow it.
    Known,
    /// Its parent must be looked at.
    Unknown,
    /// Too far ahead of what is kept here.
    Ahead,
    /// Other blocks are final.
    Passed,
}

/// What came of the wish for a block.
#[derive(Debug)]
pub(crate) enum Proposed {
    Block(RawBlock),
    /// The last block is too recent.
    Soon(Duration),
    /// Nothing waits; a block without operations is due then.
    Idle(Duration),
    /// Nothing can follow that block.
    Never,
}

/// Whether a block may be voted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Holds,
    /// For nobody, ever.
    Fails,
    /// What it follows is not known here any more, or not yet.
    Unknown,
}

impl Chain {
    pub(super) fn place(&self, digest: Hash, height: u64) -> Place {
        let kept = self.head.next_height();
        if self.tries.after(digest, &self.head).is_some() {
            Place::Known
        } else if height < kept {
            Place::Passed
        } else if height > kept + BLOCKS_AHEAD_MAX {
            Place::Ahead
        } else {
            Place::Unknown
        }
    }

    pub(super) fn verify(&mut self, blocks: &[RawBlock]) -> Result<Verdict, Broken> {
        for block in blocks {
            let verdict = self.run(block)?;
            if verdict != Verdict::Holds {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Holds)
    }

    fn run(&mut self, raw: &RawBlock) -> Result<Verdict, Broken> {
        if self.tries.after(raw.digest(), &self.head).is_some() {
            return Ok(Verdict::Holds);
        }
        let Some(after) = self.tries.after(raw.header().parent, &self.head) else {
            return Ok(Verdict::Unknown);
        };
        let known = |leaf| self.pool.get(leaf).cloned();
        let block = match raw.check(&self.origin, known) {
            Ok(block) => block,
            Err(why) => return Ok(fails(raw, &why.to_string())),
        };
        let keeps = |one: &Operation| keeps_validators(one, after.head().set().0);
        if !block.operations.iter().all(keeps) {
            return Ok(fails(raw, "has other validators"));
        }
        match execute(&after.state(&self.store), after.head(), &block) {
            Ok(executed) => {
                self.tries.add(&block, executed);
                Ok(Verdict::Holds)
            }
            Err(BadBlock::Unread(unread)) => Err(unread.into()),
            Err(why) => Ok(fails(raw, &why.to_string())),
        }
    }

    pub(super) fn propose(
        &mut self,
        parent: Hash,
        before: &[RawBlock],
        ripe: bool,
    ) -> Result<Proposed, Broken> {
        if self.verify(before)? != Verdict::Holds {
            return Ok(Proposed::Never);
        }
        let Some(after) = self.tries.after(parent, &self.head) else {
            return Ok(Proposed::Never);
        };
        let now = (self.clock)();
        let since = now.micros().saturating_sub(after.head().time().micros());
        // Where the clock went back, nothing has passed yet.
        let since = Duration::from_micros(u64::try_from(since).unwrap_or(0));
        if !ripe && since < self.pace.block_every {
            return Ok(Proposed::Soon(self.pace.block_every.saturating_sub(since)));
        }
        let idle = self.pace.idle_every.saturating_sub(since);
        let mut next = self.pool.next(OPERATIONS_MAX, &after.taken());
        next.retain(|one| keeps_validators(one, after.head().set().0));
        if next.is_empty() && !idle.is_zero() {
            return Ok(Proposed::Idle(idle));
        }
        let made = propose(&after.state(&self.store), after.head(), next, now)?;
        let is_final = after.is_final();
        let is_empty = made.block.operations.is_empty();
        let refused = made.refused.iter().map(|(one, _)| one.leaf());
        let refused: Vec<_> = refused.collect();
        let raw = made.block.raw();
        if !is_empty || idle.is_zero() {
            self.tries.add(&made.block, made.executed);
        }
        self.suspect(refused, is_final)?;
        if is_empty && !idle.is_zero() {
            return Ok(Proposed::Idle(idle));
        }
        Ok(Proposed::Block(raw))
    }

    /// These could not follow; whether they ever can, is seen once what they would follow is final.
    fn suspect(&mut self, leaves: Vec<Hash>, is_final: bool) -> Result<(), Broken> {
        let now = Instant::now();
        for leaf in leaves {
            self.suspects.entry(leaf).or_insert(now);
        }
        if is_final {
            self.judge_suspects()?;
        }
        Ok(())
    }
}

fn fails(block: &RawBlock, why: &str) -> Verdict {
    let height = block.header().height;
    tracing::warn!(block.height = height, why, "a block that is not voted for");
    Verdict::Fails
}

/// Whether an operation leaves the ledger to those who run it. The engine votes among the validators it was started with; a change of
/// them is refused by everybody, until there is a way to hand over.
pub(super) fn keeps_validators(operation: &Operation, now: &Set) -> bool {
    let Deed::ValidatorsSet { set, .. } = &operation.content().deed else {
        return true;
    };
    let named = |set: &Set| -> BTreeSet<_> {
        let validators = set.validators.iter();
        validators.map(|one| (one.name.clone(), one.key)).collect()
    };
    named(set) == named(now)
}

/// The block of a header and operations that are known to be sound.
pub(super) fn checked(chain: &Chain, raw: &RawBlock) -> Result<Block, Broken> {
    let known = |leaf| chain.pool.get(leaf).cloned();
    raw.check(&chain.origin, known)
        .map_err(|why| Broken::Chain {
            height: raw.header().height,
            why: why.to_string(),
        })
}
