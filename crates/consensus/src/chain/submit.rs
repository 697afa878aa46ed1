//! Operations on their way into a block: taken, passed on to the other validators, and dismissed where they cannot follow.

use super::{COLLECT, Chain, Outgoing};
use crate::news::{NotPlaced, Placed};
use crate::{Answer, Broken};
use ledger::log::write_bundle;
use ledger::{Hash, NotAdded, Operation, Refusal, Signer as _, refusal};
use std::collections::HashSet;
use std::ops::Bound;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::Instant;

/// Most bytes of operations in one message.
pub(crate) const MESSAGE_BYTES_MAX: usize = 256 * 1024;
/// What is repeated at each tick has so many bytes, and one operation more, whose length is below what then is left.
const REPEATED_BYTES: usize = MESSAGE_BYTES_MAX / 2;
/// How long an operation waits whose turn has not come.
const TURN: Duration = Duration::from_secs(30);

impl Chain {
    /// From another validator, which answers for it. What was recorded, or can never be, takes nobody's place here.
    pub(super) fn pass(&mut self, operation: Operation) -> Result<(), Broken> {
        // Whoever proposes nothing has no use for it.
        let votes = self.era.has(self.signer.public());
        if votes && self.judge(&operation)?.is_none() {
            let added = self.pool.add(operation, self.head.set().0);
            self.note_work(added.is_ok());
        }
        Ok(())
    }

    pub(super) fn submit(
        &mut self,
        operation: Operation,
        reply: oneshot::Sender<Answer>,
    ) -> Result<(), Broken> {
        let leaf = operation.leaf();
        let bytes = operation.bytes().to_vec();
        match self.take(operation)? {
            Taken::Waits(is_new) => {
                let waiters = self.waiters.entry(leaf).or_default();
                // Whoever asks again has mostly given up the time before.
                waiters.retain(|one| !one.is_closed());
                waiters.push(reply);
                if is_new {
                    self.collect(bytes);
                }
            }
            Taken::Answered(answer) => {
                // Who does not wait any more does not hear it.
                let _ = reply.send(answer);
            }
        }
        Ok(())
    }

    /// Whoever does not vote proposes nothing. What was submitted here is sent to the others until it stands in a block or can never; at each
    /// tick the next of them, as many as one message holds.
    pub(super) fn repeat(&mut self) -> Result<(), Broken> {
        if self.era.has(self.signer.public()) {
            return Ok(());
        }
        self.send_collected();
        let (mut refused, mut given_up, mut room) = (Vec::new(), HashSet::new(), REPEATED_BYTES);
        let after = (Bound::Excluded(self.repeated), Bound::Unbounded);
        self.repeated = Hash::NONE;
        for (leaf, waiters) in self.waiters.range(after) {
            if waiters.iter().all(oneshot::Sender::is_closed) {
                given_up.insert(*leaf);
                continue;
            }
            let Some(operation) = self.pool.get(*leaf) else {
                continue;
            };
            match refusal(&self.store, &self.head, operation)? {
                None | Some(Refusal::Gap { .. }) => self.collected.push(operation.bytes().to_vec()),
                Some(why) => refused.push((*leaf, why.into())),
            }
            let Some(rest) = room.checked_sub(operation.bytes().len()) else {
                self.repeated = *leaf;
                break;
            };
            room = rest;
        }
        self.pool.forget(&given_up);
        self.waiters.retain(|leaf, _| !given_up.contains(leaf));
        self.dismiss_all(refused)?;
        self.send_collected();
        Ok(())
    }

    fn take(&mut self, operation: Operation) -> Result<Taken, Broken> {
        if let Some(answer) = self.judge(&operation)? {
            return Ok(Taken::Answered(answer));
        }
        match self.pool.add(operation, self.head.set().0) {
            Ok(()) => {
                self.note_work(true);
                Ok(Taken::Waits(true))
            }
            Err(NotAdded::Known) => Ok(Taken::Waits(false)),
            Err(why) => Ok(Taken::Answered(Err(why.into()))),
        }
    }

    /// What can be said of an operation at once; nothing where it may still be recorded.
    fn judge(&self, operation: &Operation) -> Result<Option<Answer>, Broken> {
        if let Some(placed) = self.placed(operation.leaf())? {
            return Ok(Some(Ok(placed)));
        }
        Ok(match refusal(&self.store, &self.head, operation)? {
            None | Some(Refusal::Gap { .. }) => None,
            Some(why) => Some(Err(why.into())),
        })
    }

    /// Where an operation stands, if it was recorded.
    pub(crate) fn placed(&self, leaf: Hash) -> Result<Option<Placed>, Broken> {
        let Some(index) = self.store.index_of(leaf)? else {
            return Ok(None);
        };
        let block = self.store.height_of(index)?;
        Ok(block.map(|block| Placed { block, index }))
    }

    fn note_work(&self, is_new: bool) {
        if is_new {
            self.news.work.send_modify(|count| *count += 1);
        }
    }

    fn collect(&mut self, bytes: Vec<u8>) {
        let waiting: usize = self.collected.iter().map(Vec::len).sum();
        if waiting + bytes.len() > MESSAGE_BYTES_MAX / 2 {
            self.send_collected();
        }
        self.collected.push(bytes);
        let at = Instant::now() + COLLECT;
        self.send_at.get_or_insert(at);
    }

    pub(super) fn send_collected(&mut self) {
        self.send_at = None;
        let collected = std::mem::take(&mut self.collected);
        if collected.is_empty() {
            return;
        }
        // Every operation fits into a bundle, or it would be none.
        if let Ok(bundle) = write_bundle(collected.iter().map(Vec::as_slice)) {
            self.send(Outgoing::Operations(bundle));
        }
    }

    /// Dismisses what cannot follow what is final. A turn that is not there yet may come.
    pub(super) fn judge_suspects(&mut self) -> Result<(), Broken> {
        let mut refused = Vec::new();
        let mut cleared = Vec::new();
        for leaf in self.suspects.keys() {
            match self.pool.get(*leaf) {
                None => cleared.push(*leaf),
                Some(operation) => match refusal(&self.store, &self.head, operation)? {
                    None => cleared.push(*leaf),
                    Some(Refusal::Gap { .. }) => (),
                    Some(why) => refused.push((*leaf, why.into())),
                },
            }
        }
        for leaf in cleared {
            self.suspects.remove(&leaf);
        }
        self.dismiss_all(refused)
    }

    /// Dismisses what has waited for its turn too long, unless it stands in a block that may become final.
    pub(super) fn give_up_suspects(&mut self) -> Result<(), Broken> {
        let mut refused = Vec::new();
        let late = self
            .suspects
            .iter()
            .filter(|(leaf, since)| since.elapsed() > TURN && !self.tries.hold(**leaf));
        for (leaf, _) in late {
            if let Some(operation) = self.pool.get(*leaf)
                && let Some(why) = refusal(&self.store, &self.head, operation)?
            {
                let why = match why {
                    Refusal::Gap { next } => NotPlaced::Early { next },
                    why => why.into(),
                };
                refused.push((*leaf, why));
            }
        }
        self.dismiss_all(refused)
    }

    /// What is refused for having been recorded was recorded.
    fn dismiss_all(&mut self, refused: Vec<(Hash, NotPlaced)>) -> Result<(), Broken> {
        let mut dismissed = Vec::new();
        for (leaf, why) in refused {
            match self.placed(leaf)? {
                Some(placed) => self.settle(leaf, placed),
                None => dismissed.push((leaf, why)),
            }
        }
        self.dismiss(dismissed);
        Ok(())
    }

    fn settle(&mut self, leaf: Hash, placed: Placed) {
        self.pool.forget(&[leaf].into());
        self.suspects.remove(&leaf);
        for waiter in self.waiters.remove(&leaf).unwrap_or_default() {
            let _ = waiter.send(Ok(placed));
        }
    }
}

/// What became of an operation that was submitted.
enum Taken {
    /// For a block; told whether it is new.
    Waits(bool),
    Answered(Answer),
}
