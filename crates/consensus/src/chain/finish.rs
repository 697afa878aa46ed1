//! A block became final: kept, cosigned, told.

use super::Chain;
use super::build::checked;
use crate::Broken;
use crate::news::{FinalBlock, Placed};
use crate::store::{Bridge, Final};
use ledger::log::consistency;
use ledger::{Block, Executed, Hash, Operation, RawBlock, execute};
use std::collections::HashSet;
use std::sync::Arc;
use tokio::time::Instant;

impl Chain {
    /// The engine says so at least once for each block, in their order.
    pub(super) fn finish(&mut self, raw: &RawBlock) -> Result<(), Broken> {
        let (height, next) = (raw.header().height, self.head.next_height());
        if height < next || self.era.is_over(&self.head) {
            return Ok(());
        }
        let broken = |why: String| Broken::Chain { height, why };
        if height > next {
            return Err(broken(format!("block {next} is missing")));
        }
        if let Some(one) = self.tries.take(raw.digest()) {
            return self.keep(one.executed, &one.leaves);
        }
        let block = checked(self, raw)?;
        self.keep_checked(&block)
    }

    /// Runs a block that is known to be the next one, and keeps it. That it does not follow what is kept here can only be where one of both is no
    /// honest log.
    pub(super) fn keep_checked(&mut self, block: &Block) -> Result<(), Broken> {
        let executed = execute(&self.store, &self.head, block);
        let executed = executed.map_err(|why| Broken::Chain {
            height: block.header.height,
            why: why.to_string(),
        })?;
        let leaves: Vec<_> = block.operations.iter().map(Operation::leaf).collect();
        self.keep(executed, &leaves)
    }

    /// Keeps what a block changes, and only then lets anybody know.
    pub(super) fn keep(&mut self, executed: Executed, leaves: &[Hash]) -> Result<(), Broken> {
        let Executed { head, changes } = executed;
        let checkpoint = head.checkpoint();
        let open_from = self.shelf.append(&changes.entries)?;
        self.shelf.sync()?;
        if self.shelf.frontier().root() != checkpoint.root {
            let height = head.next_height() - 1;
            let why = "the files of the log have another root".to_owned();
            return Err(Broken::Chain { height, why });
        }
        let nodes = self.shelf.nodes(checkpoint.size);
        let path = consistency(&nodes, self.seen.size, checkpoint.size)?;
        let seen = self.seen.then(&checkpoint, &path)?;
        let (set, _) = self.head.set();
        let set = set.clone();
        let is_bridge = head.set().1 != self.head.set().1;
        let bridge = is_bridge.then(|| Bridge {
            sequence: head.set().1,
            size: checkpoint.size,
            root: checkpoint.root,
            set: set.clone(),
            line: None,
        });
        let served = self.published.as_ref();
        self.store.keep(&Final {
            head: &head,
            seen,
            changes: &changes,
            open_from,
            oldest: served.map_or(0, |served| served.version),
            bridge,
            published: served.filter(|_| !self.is_published_kept),
        })?;
        self.is_published_kept = true;
        let state = head.state();
        let first = changes.first;
        let block = FinalBlock {
            height: head.next_height() - 1,
            first,
            size: checkpoint.size,
            time: head.time(),
        };
        self.head = head;
        self.seen = seen;
        self.kept_at = Instant::now();
        self.tries.forget_below(self.head.next_height());
        self.tell(block, leaves)?;
        self.gather.expect(checkpoint, &set, Some(state), is_bridge);
        self.cosign(is_bridge)
    }

    fn tell(&mut self, block: FinalBlock, leaves: &[Hash]) -> Result<(), Broken> {
        self.pool.forget(&leaves.iter().copied().collect());
        for (index, leaf) in (block.first..).zip(leaves) {
            self.suspects.remove(leaf);
            let placed = Placed {
                block: block.height,
                index,
            };
            for waiter in self.waiters.remove(leaf).unwrap_or_default() {
                // Who does not wait any more finds it by its hash.
                let _ = waiter.send(Ok(placed));
            }
        }
        self.judge_suspects()?;
        self.news.head.send_replace(Arc::new(self.head.clone()));
        // Nobody may be listening.
        let _ = self.news.blocks.send(block);
        Ok(())
    }

    /// Forgets operations, and tells whoever waits for them why.
    pub(super) fn dismiss(&mut self, refused: Vec<(Hash, crate::NotPlaced)>) {
        let leaves: HashSet<_> = refused.iter().map(|(leaf, _)| *leaf).collect();
        self.pool.forget(&leaves);
        for (leaf, why) in refused {
            self.suspects.remove(&leaf);
            for waiter in self.waiters.remove(&leaf).unwrap_or_default() {
                let _ = waiter.send(Err(why.clone()));
            }
        }
    }
}
