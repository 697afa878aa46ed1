//! Executing a block: pure, and the same on every machine. Who proposes runs the operations, who votes runs them again.

use crate::block::{Block, BlockLeaf, OPERATIONS_MAX};
use crate::chain::{Changes, State, Unread};
use crate::step::Refusal;
use crate::{BLOCK_BYTES_MAX, Head, Header, Operation};
use base::Timestamp;

mod run;

use run::{Run, Stop};

/// A block and what it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executed {
    /// The end of the chain with this block.
    pub head: Head,
    pub changes: Changes,
}

/// A block that was made here.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub block: Block,
    pub executed: Executed,
    /// What cannot follow, and why.
    pub refused: Vec<(Operation, Refusal)>,
    /// What found no room; it may come next.
    pub left: Vec<Operation>,
}

/// Why a block does not follow the chain. Except for [`BadBlock::Unread`] it never will, for nobody.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBlock {
    #[error("follows another block")]
    Parent,
    #[error("has another height")]
    Height,
    #[error("is not later than its parent")]
    Time,
    #[error("has too many operations, or too many bytes")]
    TooLarge,
    #[error("operation {at}: {why}")]
    Operation { at: usize, why: Refusal },
    #[error("the header says another {what}")]
    Differs { what: &'static str },
    #[error("the first entry is not a set")]
    Founding,
    #[error(transparent)]
    Unread(#[from] Unread),
}

/// Makes a block of what can follow, in the order given; its time is now, or just after its parent's where the clock went back.
pub fn propose(
    state: &dyn State,
    head: &Head,
    operations: impl IntoIterator<Item = Operation>,
    now: Timestamp,
) -> Result<Proposal, Unread> {
    let mut run = Run::new(state, head);
    let (mut refused, mut left) = (Vec::new(), Vec::new());
    for operation in operations {
        match run.take(&operation) {
            Ok(()) => (),
            Err(Stop::Refused(why)) => refused.push((operation, why)),
            Err(Stop::Full) => left.push(operation),
            Err(Stop::Unread(unread)) => return Err(unread),
        }
    }
    let (header, operations, executed) = run.finish(head.next_time(now))?;
    Ok(Proposal {
        block: Block { header, operations },
        executed,
        refused,
        left,
    })
}

/// Why the next block could not take this operation, as things stand: the early answer to whoever submits it. A turn that is
/// not there yet ([`Refusal::Gap`]) may come.
pub fn refusal(
    state: &dyn State,
    head: &Head,
    operation: &Operation,
) -> Result<Option<Refusal>, Unread> {
    match Run::new(state, head).take(operation) {
        Ok(()) | Err(Stop::Full) => Ok(None),
        Err(Stop::Refused(why)) => Ok(Some(why)),
        Err(Stop::Unread(unread)) => Err(unread),
    }
}

/// Runs a block of somebody else and compares. `state` and `head` are those after its parent.
pub fn execute(state: &dyn State, head: &Head, block: &Block) -> Result<Executed, BadBlock> {
    let header = &block.header;
    if header.parent != head.digest {
        return Err(BadBlock::Parent);
    }
    if header.height != head.blocks {
        return Err(BadBlock::Height);
    }
    let bytes = Block::bytes_len(&block.operations);
    if block.operations.len() > OPERATIONS_MAX || bytes > BLOCK_BYTES_MAX {
        return Err(BadBlock::TooLarge);
    }
    let (made, executed) = again(state, head, &block.operations, header.time)?;
    match difference(&made, header) {
        None => Ok(executed),
        Some(what) => Err(BadBlock::Differs { what }),
    }
}

/// The first block: the founding set alone.
pub fn found(
    origin: &crate::Name,
    founding: Operation,
    time: Timestamp,
) -> Result<(Block, Executed), BadBlock> {
    let head = Head::founding(origin, &founding).ok_or(BadBlock::Founding)?;
    let operations = vec![founding];
    let (header, executed) = again(&crate::Memory::default(), &head, &operations, time)?;
    Ok((Block { header, operations }, executed))
}

/// Runs operations that must all be taken.
pub(crate) fn again(
    state: &dyn State,
    head: &Head,
    operations: &[Operation],
    time: Timestamp,
) -> Result<(Header, Executed), BadBlock> {
    if !head.may_follow_at(time) {
        return Err(BadBlock::Time);
    }
    let mut run = Run::new(state, head);
    for (at, operation) in operations.iter().enumerate() {
        run.take(operation).map_err(|stop| match stop {
            Stop::Refused(why) => BadBlock::Operation { at, why },
            Stop::Full => BadBlock::TooLarge,
            Stop::Unread(unread) => BadBlock::Unread(unread),
        })?;
    }
    if head.blocks == 0 && operations.is_empty() {
        return Err(BadBlock::Founding);
    }
    let (header, _, executed) = run.finish(time)?;
    Ok((header, executed))
}

fn difference(made: &Header, said: &Header) -> Option<&'static str> {
    let parts = [
        (
            "root of operations",
            made.operations_root == said.operations_root,
        ),
        ("root of the state", made.state_root == said.state_root),
        ("size of the log", made.log_size == said.log_size),
        ("root of the log", made.log_root == said.log_root),
    ];
    let differing = parts.into_iter().find(|(_, same)| !same);
    differing.map(|(what, _)| what)
}

/// The leaf of the block at the end of some entries.
pub(crate) fn leaf_of(executed: &Executed) -> Option<BlockLeaf> {
    BlockLeaf::read(executed.changes.entries.last()?)
}
