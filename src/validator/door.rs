//! What use cases ask of the ledger, answered by the validator in this program.

use app::audit::{Answer, AuditError, Block, Ledger, Placed, Stand};
use consensus::{FinalBlock, Node};
use ledger::{Entry, Hash, Name, Operation};
use std::fmt;
use std::sync::Arc;

/// Blocks that a page shows.
const BLOCKS: u32 = 12;

pub(super) struct Door {
    node: Arc<Node>,
    origin: Name,
}

impl Door {
    pub(super) fn new(node: Arc<Node>, origin: Name) -> Self {
        Self { node, origin }
    }
}

/// What the validator says, in its own words.
fn said(error: impl fmt::Display) -> AuditError {
    AuditError::Ledger(error.to_string())
}

fn shown(block: FinalBlock) -> Block {
    Block {
        height: block.height,
        first: block.first,
        size: block.size,
        time: block.time,
    }
}

impl Ledger for Door {
    fn origin(&self) -> &Name {
        &self.origin
    }

    fn submit(&self, operation: Operation) -> Answer<'_, Placed> {
        Box::pin(async move {
            let placed = self.node.submit_checked(operation).await.map_err(said)?;
            Ok(Placed {
                block: placed.block,
                index: placed.index,
            })
        })
    }

    fn last(&self, key: Hash) -> Answer<'_, Option<Entry>> {
        Box::pin(async move { self.node.last(key).await.map_err(said) })
    }

    fn find(&self, leaf: Hash) -> Answer<'_, Option<Placed>> {
        Box::pin(async move {
            let placed = self.node.find(leaf).await.map_err(said)?;
            Ok(placed.map(|placed| Placed {
                block: placed.block,
                index: placed.index,
            }))
        })
    }

    fn block_of(&self, index: u64) -> Answer<'_, Option<Block>> {
        Box::pin(async move {
            let block = self.node.block_of(index).await.map_err(said)?;
            Ok(block.map(shown))
        })
    }

    fn stand(&self) -> Answer<'_, Stand> {
        Box::pin(async move {
            let blocks = self.node.recent(BLOCKS).await.map_err(said)?;
            let head = self.node.head();
            Ok(Stand {
                entries: head.checkpoint().size,
                set: head.set().0.clone(),
                sequence: head.set().1,
                note: self.node.served().map(|served| served.note),
                blocks: blocks.into_iter().map(shown).collect(),
            })
        })
    }

    fn current(&self, key: Hash) -> Answer<'_, Option<String>> {
        Box::pin(async move { self.node.current(key).await.map_err(said) })
    }

    fn proved(&self, index: u64) -> Answer<'_, Option<(Vec<u8>, String)>> {
        Box::pin(async move {
            let Some(proof) = self.node.proof(index).await.map_err(said)? else {
                return Ok(None);
            };
            let entry = self.node.entry(index).await.map_err(said)?;
            Ok(entry.map(|entry| (entry, proof)))
        })
    }
}
