//! Blocks that are not final: made here, or of others and run again before anybody votes.

use super::Chain;
use crate::Broken;
use base::Timestamp;
use ledger::log::Frontier;
use ledger::{BadBlock, Block, Hash, Header, OPERATIONS_MAX, RawBlock, execute, propose};
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
    /// Behind the block that names other validators: nobody keeps it.
    Over,
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
        } else if self.era.is_over(&self.head) {
            Place::Over
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
        if self.era.is_over(after.head()) {
            if !raw.is_empty() {
                return Ok(fails(
                    raw,
                    "says something after other validators were named",
                ));
            }
            let head = after.head().clone();
            self.tries.add_closing(raw.header(), head);
            return Ok(Verdict::Holds);
        }
        let known = |leaf| self.pool.get(leaf).cloned();
        let block = match raw.check(&self.origin, known) {
            Ok(block) => block,
            Err(why) => return Ok(fails(raw, &why.to_string())),
        };
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
        parent: &Header,
        before: &[RawBlock],
        ripe: bool,
    ) -> Result<Proposed, Broken> {
        if self.era.is_over(&self.head) && parent.height + 1 >= self.head.next_height() {
            return Ok(self.close(parent, ripe));
        }
        if self.verify(before)? != Verdict::Holds {
            return Ok(Proposed::Never);
        }
        let Some(after) = self.tries.after(parent.digest(), &self.head) else {
            return Ok(Proposed::Never);
        };
        if self.era.is_over(after.head()) {
            return Ok(self.close(parent, ripe));
        }
        let now = (self.clock)();
        let since = since(after.head().time(), now);
        if !ripe && since < self.pace.block_every {
            return Ok(Proposed::Soon(self.pace.block_every.saturating_sub(since)));
        }
        let mut idle = self.pace.idle_every.saturating_sub(since);
        if self.era.number > 0 && parent.digest() == self.era.first.digest() {
            // The checkpoint that is served is to be that of the validators of now.
            idle = Duration::ZERO;
        }
        let next = self.pool.next(OPERATIONS_MAX, &after.taken());
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

    /// A block that says nothing and that nobody keeps: the engine makes one final with those behind it, and whoever missed that the last block
    /// of an era is final hears of it by these.
    fn close(&self, parent: &Header, ripe: bool) -> Proposed {
        let (now, every) = ((self.clock)(), self.pace.leader / 2);
        let since = since(parent.time, now);
        if !ripe && since < every {
            return Proposed::Soon(every.saturating_sub(since));
        }
        let header = Header {
            parent: parent.digest(),
            height: parent.height + 1,
            time: now.max(Timestamp::from_micros(parent.time.micros() + 1)),
            operations_root: Frontier::default().root(),
            ..parent.clone()
        };
        let operations = Vec::new();
        Proposed::Block(Block { header, operations }.raw())
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

/// How long ago that was. Where the clock went back, nothing has passed yet.
fn since(then: Timestamp, now: Timestamp) -> Duration {
    let since = now.micros().saturating_sub(then.micros());
    Duration::from_micros(u64::try_from(since).unwrap_or(0))
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
