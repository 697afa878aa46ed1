//! An auditor reads a log from its first entry, runs it again, and compares: every root, every turn, every signature.
//!
//! It needs the bundles of entries alone, from whatever mirror; a checkpoint that a quorum cosigned tells whether they are true.

use crate::block::BlockLeaf;
use crate::chain::{Changes, Memory};
use crate::execute::{BadBlock, Executed, again, leaf_of};
use crate::{BadOperation, Checkpoint, Head, Name, OPERATIONS_MAX, Operation};

/// Somebody who trusts nothing but the name of the ledger.
#[derive(Clone, Debug)]
pub struct Auditor {
    origin: Name,
    head: Option<Head>,
    memory: Memory,
    /// Operations of the block whose leaf did not come yet.
    waiting: Vec<Operation>,
}

/// What is wrong with a log. `index` is the entry at which it shows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("entry {index}: {why}")]
    Operation { index: u64, why: BadOperation },
    #[error("the block that ends with entry {index}: {why}")]
    Block { index: u64, why: BadBlock },
    #[error("the block that ends with entry {index} says something else than its operations yield")]
    Leaf { index: u64 },
    #[error("entry {index}: more operations than a block may hold")]
    TooMany { index: u64 },
    #[error("the log ends inside a block, or at another size than the checkpoint")]
    Size,
    #[error("the entries have another root than the checkpoint")]
    Root,
    #[error("a checkpoint of another log")]
    ForeignLog,
}

impl Auditor {
    pub fn new(origin: Name) -> Self {
        Self {
            origin,
            head: None,
            memory: Memory::default(),
            waiting: Vec::new(),
        }
    }

    /// Takes the next entry. After a finding the auditor is of no more use.
    pub fn read(&mut self, entry: &[u8]) -> Result<(), Finding> {
        let index = self.size();
        if let Some(leaf) = BlockLeaf::read(entry) {
            let executed = self
                .run(&leaf)
                .map_err(|why| Finding::Block { index, why })?;
            if leaf_of(&executed).as_ref() != Some(&leaf) {
                return Err(Finding::Leaf { index });
            }
            // The state is needed to go on; of the log, its edge is enough.
            let changes = Changes {
                entries: Vec::new(),
                log_nodes: Vec::new(),
                ..executed.changes
            };
            self.memory.prune(changes.version);
            self.memory.keep(changes);
            self.head = Some(executed.head);
            self.waiting.clear();
            return Ok(());
        }
        let operation = Operation::read(entry, &self.origin);
        let operation = operation.map_err(|why| Finding::Operation { index, why })?;
        if self.waiting.len() == OPERATIONS_MAX {
            return Err(Finding::TooMany { index });
        }
        self.waiting.push(operation);
        Ok(())
    }

    /// Whether what was read is what the checkpoint is about.
    pub fn agrees(&self, checkpoint: &Checkpoint) -> Result<&Head, Finding> {
        if checkpoint.origin != self.origin {
            return Err(Finding::ForeignLog);
        }
        let head = self.head.as_ref().filter(|_| self.waiting.is_empty());
        let head = head.filter(|head| head.log.size() == checkpoint.size);
        let head = head.ok_or(Finding::Size)?;
        if head.log.root() == checkpoint.root {
            Ok(head)
        } else {
            Err(Finding::Root)
        }
    }

    /// Entries read so far.
    pub fn size(&self) -> u64 {
        let blocks = self.head.as_ref().map_or(0, |head| head.log.size());
        blocks + self.waiting.len() as u64
    }

    /// The state as it was read, to look something up or to go on from.
    pub fn state(&self) -> (Option<&Head>, &Memory) {
        (self.head.as_ref(), &self.memory)
    }

    fn run(&self, leaf: &BlockLeaf) -> Result<Executed, BadBlock> {
        let founding = |operation| Head::founding(&self.origin, operation);
        let before = match &self.head {
            Some(head) => head.clone(),
            None => self
                .waiting
                .first()
                .and_then(founding)
                .ok_or(BadBlock::Founding)?,
        };
        let (_, executed) = again(&self.memory, &before, &self.waiting, leaf.time)?;
        Ok(executed)
    }
}
