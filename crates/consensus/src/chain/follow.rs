//! From one era to the next, and to a log that others have made meanwhile: whoever does not vote where they vote asks them for it.

use super::{Chain, Outgoing};
use crate::Broken;
use crate::era::{Era, has};
use crate::passage::{Astray, ENTRIES_BYTES, Passage, Stands, Word};
use crate::tries::Tries;
use ledger::log::consistency;
use ledger::{Checkpoint, PublicKey, RawBlock, Signer as _, Trust};
use std::ops::Bound;
use std::time::Duration;

/// A validator that kept no block for so long asks whether the others have gone on without it.
const QUIET: Duration = Duration::from_secs(5);

type Believed = (Vec<RawBlock>, Checkpoint);

impl Chain {
    /// Goes over to another engine, if another one is due.
    pub(super) fn turn(&mut self) -> Result<(), Broken> {
        let due = Era::due((&self.store, &self.shelf), &self.head, &self.founding)?;
        if due.number == self.era.number {
            return Ok(());
        }
        tracing::info!(
            set = due.number,
            validators = due.set.validators.len(),
            "other validators from here on"
        );
        self.has_voted = self.store.has_voted(due.number)?;
        self.tries = Tries::default();
        self.era = due;
        self.news.era.send_replace(self.era.clone());
        Ok(())
    }

    /// Tells one of the others in turn where this validator stands, if they may have gone on without it.
    pub(super) fn ask_the_way(&mut self) {
        let votes = self.era.has(self.signer.public());
        if !votes || self.kept_at.elapsed() > QUIET {
            let own = self.signer.public();
            let after = self.asked.map_or(Bound::Unbounded, Bound::Excluded);
            let mut later = self.names.range((after, Bound::Unbounded));
            let next = later.find(|(key, _)| **key != own);
            let next = next.or_else(|| self.names.iter().find(|(key, _)| **key != own));
            self.asked = next.map(|(key, _)| *key);
            if let Some(key) = self.asked {
                self.ask(key);
            }
        }
    }

    /// Where a quorum is missing below the last block of an era, the checkpoint over it is asked for.
    fn ask(&self, key: PublicKey) {
        let waits = u64::from(self.era.is_over(&self.head));
        let stands = Word::Stands(Stands {
            sequence: self.head.set().1.saturating_sub(waits),
            size: self.head.checkpoint().size,
        });
        self.send(Outgoing::PassageTo(key, stands.bytes()));
    }

    /// Sends the next passage to whoever stands there. Who votes beside this validator hears of blocks by the engine.
    pub(super) fn show(&mut self, by: PublicKey, stands: Stands) -> Result<(), Broken> {
        let (set, sequence) = self.head.set();
        let told = if stands.sequence < sequence {
            self.store.bridge(stands.sequence + 1)?
        } else if stands.sequence == sequence && !has(set, by) {
            let served = self.published.as_ref();
            served.map(|served| (served.size, served.note.clone()))
        } else {
            None
        };
        let is_bridge = stands.sequence < sequence;
        let is_news = |size: u64| size > stands.size || is_bridge && size == stands.size;
        let Some((size, note)) = told.filter(|(size, _)| is_news(*size)) else {
            return Ok(());
        };
        let from = stands.size;
        let mut entries = Vec::new();
        let (mut end, mut bytes) = (from, 0);
        for next in self.store.sizes(from, size)? {
            let block = self.shelf.entries(end..next)?;
            let longer = bytes + block.iter().map(Vec::len).sum::<usize>();
            if end > from && longer > ENTRIES_BYTES {
                break;
            }
            (bytes, end) = (longer, next);
            entries.extend(block);
        }
        let passage = Passage {
            from,
            entries,
            path: consistency(&self.shelf.nodes(size), end, size)?,
            note,
        };
        self.send(Outgoing::PassageTo(by, Word::Gives(passage).bytes()));
        Ok(())
    }

    /// Keeps what another validator showed, once it is sure that a quorum of those who are trusted here has cosigned it.
    pub(super) fn follow(&mut self, by: PublicKey, passage: Passage) -> Result<(), Broken> {
        // Else it was shown twice, or by two.
        if passage.from != self.head.checkpoint().size {
            return Ok(());
        }
        let (blocks, checkpoint) = match self.believe(&passage)? {
            Ok(believed) => believed,
            Err(why) => {
                let by = self.names.get(&by).map(ToString::to_string);
                tracing::warn!(by, %why, "a passage of the log that is not believed");
                return Ok(());
            }
        };
        for block in &blocks {
            self.keep_again(block)?;
        }
        if self.head.checkpoint() == checkpoint
            && let Some(complete) = self.gather.adopt(checkpoint.size, passage.note)
        {
            self.serve_complete(checkpoint.size, complete)?;
        }
        self.ask(by);
        Ok(())
    }

    /// The blocks of a passage and the checkpoint above them, once it is sure that a quorum of those who are trusted here has cosigned it.
    fn believe(&self, passage: &Passage) -> Result<Result<Believed, Astray>, Broken> {
        let (set, sequence) = self.head.set();
        let waits = self.era.is_over(&self.head);
        let before = self.store.set_before(sequence)?;
        let set = before.as_ref().filter(|_| waits).unwrap_or(set);
        let trust = Trust::of(self.origin.clone(), set, 1)?;
        let sealed = match trust.seal(&passage.note, (self.clock)()) {
            Ok(sealed) => sealed,
            Err(why) => return Ok(Err(why.into())),
        };
        let blocks = if waits && passage.entries.is_empty() {
            Ok(Vec::new())
        } else {
            passage.blocks(&self.head, &sealed.checkpoint)
        };
        Ok(blocks.map(|blocks| (blocks, sealed.checkpoint)))
    }
}
