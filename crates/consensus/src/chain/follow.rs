//! From one era to the next, and to a log that others have made meanwhile: whoever does not vote where they vote asks them for it.

use super::build::checked;
use super::{Chain, Outgoing};
use crate::Broken;
use crate::era::{Era, has};
use crate::passage::{Astray, ENTRIES_BYTES, Passage, Stands, Word};
use crate::tries::Tries;
use ledger::log::consistency;
use ledger::{Checkpoint, Hash, Kind, Operation, PublicKey, RawBlock, Signer as _, Trust};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::time::Duration;
use tokio::time::Instant;

/// A validator that kept no block for so long asks whether the others have gone on without it.
const QUIET: Duration = Duration::from_secs(5);
/// When whoever does not answer is asked once more. A late answer counts all the same.
const AGAIN: Duration = Duration::from_secs(5);
/// How long nobody else is asked after somebody brought as much as a passage holds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Entries and blocks that one passage brings at most, unless its only block has more: each block is a write to the disk, and whoever keeps
/// them does nothing else meanwhile.
const ENTRIES_AT_ONCE: u64 = 1_024;
const BLOCKS_AT_ONCE: usize = 128;

/// Who was asked for the way.
#[derive(Default)]
pub(super) struct Asked {
    /// Whose turn it was last.
    turn: Option<PublicKey>,
    waiting: BTreeMap<PublicKey, Question>,
    patient_until: Option<Instant>,
}

/// What somebody was asked last, and how many answers are still to come.
struct Question {
    at: Instant,
    /// Entries that this validator had then.
    size: u64,
    answers: u32,
}

impl Asked {
    /// Takes one answer of somebody off those that are to come; false where none is.
    fn take(&mut self, by: PublicKey) -> bool {
        let Some(question) = self.waiting.get_mut(&by) else {
            return false;
        };
        question.answers -= 1;
        if question.answers == 0 {
            self.waiting.remove(&by);
        }
        true
    }
}

/// What a quorum has cosigned.
pub(super) struct Believed {
    pub(super) blocks: Vec<RawBlock>,
    checkpoint: Checkpoint,
    note: String,
}

/// What came of a passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    Something,
    /// As many blocks as one passage brings.
    Full,
}

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
        let mut validators = due.set.validators.iter();
        if !validators.all(|one| self.names.contains_key(&one.key)) {
            tracing::error!(
                "the settings do not name every validator of the new set: add them and start again"
            );
        }
        self.has_voted = self.store.has_voted(due.number)?;
        if !due.has(self.signer.public()) {
            // Nothing is proposed here any more.
            let waits = |leaf: &Hash| self.waiters.contains_key(leaf);
            let others = self.pool.leaves().filter(|leaf| !waits(leaf));
            let others = others.collect();
            self.pool.forget(&others);
        }
        self.tries = Tries::default();
        self.era = due;
        self.news.era.send_replace(self.era.clone());
        Ok(())
    }

    /// What another one said or gave. Nobody's answer is read who was not asked, and one for each question.
    pub(super) fn hear_word(&mut self, by: PublicKey, bytes: &[u8]) -> Result<(), Broken> {
        if Word::is_answer(bytes) && !self.asked.take(by) {
            return Ok(());
        }
        match Word::read(bytes) {
            Some(Word::Stands(stands)) => self.show(by, stands),
            Some(Word::Gives(passage)) => self.follow(by, &passage),
            Some(Word::Nothing) | None => {
                self.asked.patient_until = None;
                Ok(())
            }
        }
    }

    /// Tells one of the others in turn where this validator stands, if they may have gone on without it.
    pub(super) fn ask_the_way(&mut self) -> Result<(), Broken> {
        let votes = self.era.has(self.signer.public());
        if votes && self.kept_at.elapsed() <= QUIET {
            return Ok(());
        }
        let now = Instant::now();
        if self.asked.patient_until.is_some_and(|until| now < until) {
            return Ok(());
        }
        let (own, size) = (self.signer.public(), self.head.checkpoint().size);
        let is_free = |key: &PublicKey| {
            let asked = self.asked.waiting.get(key);
            let is_old = |one: &Question| one.size < size || now.duration_since(one.at) > AGAIN;
            *key != own && asked.is_none_or(is_old)
        };
        let after = self.asked.turn.map_or(Bound::Unbounded, Bound::Excluded);
        let later = self.names.range((after, Bound::Unbounded));
        let mut turns = later.chain(&self.names).map(|(key, _)| *key);
        match turns.find(is_free) {
            Some(next) => self.ask(next),
            None => Ok(()),
        }
    }

    /// Whether the newest block names a set, and the quorum of those before is missing below it.
    fn waits_for_bridge(&self) -> Result<bool, Broken> {
        let sequence = self.head.set().1;
        let is_newest = self.store.bridge_size(sequence)? == Some(self.head.checkpoint().size);
        Ok(is_newest && self.store.bridge(sequence)?.is_none())
    }

    fn ask(&mut self, key: PublicKey) -> Result<(), Broken> {
        let waits = u64::from(self.waits_for_bridge()?);
        let (at, size) = (Instant::now(), self.head.checkpoint().size);
        let stands = Word::Stands(Stands {
            sequence: self.head.set().1.saturating_sub(waits),
            size,
        });
        self.asked.turn = Some(key);
        let before = self.asked.waiting.get(&key).map_or(0, |one| one.answers);
        let answers = before.saturating_add(1);
        self.asked
            .waiting
            .insert(key, Question { at, size, answers });
        self.send(Outgoing::PassageTo(key, stands.bytes()));
        Ok(())
    }

    /// Sends the next passage to whoever stands there, or says that there is none.
    pub(super) fn show(&mut self, by: PublicKey, stands: Stands) -> Result<(), Broken> {
        let next = self.next_passage(by, stands)?;
        let answer = next.map_or(Word::Nothing, Word::Gives);
        self.send(Outgoing::PassageTo(by, answer.bytes()));
        Ok(())
    }

    /// Who votes beside this validator hears of blocks by the engine.
    fn next_passage(&self, by: PublicKey, stands: Stands) -> Result<Option<Passage>, Broken> {
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
            return Ok(None);
        };
        let entries = self.next_blocks(stands.size, size)?;
        let end = stands.size + entries.len() as u64;
        Ok(Some(Passage {
            from: stands.size,
            entries,
            path: consistency(&self.shelf.nodes(size), end, size)?,
            note,
        }))
    }

    /// The entries of whole blocks between two sizes of the log, as many blocks as one passage brings, and one at least.
    fn next_blocks(&self, from: u64, to: u64) -> Result<Vec<Vec<u8>>, Broken> {
        let mut ends = self.store.sizes(from, to)?;
        ends.truncate(BLOCKS_AT_ONCE);
        let Some(first) = ends.first() else {
            return Ok(Vec::new());
        };
        let last_until = |most: u64| {
            let mut fitting = ends.iter().rev();
            fitting.find(|end| **end <= most).unwrap_or(first)
        };
        let last = last_until(from + ENTRIES_AT_ONCE);
        let mut entries = self.shelf.entries(from..*last)?;
        let mut bytes = 0;
        let fits = entries.iter().take_while(|entry| {
            bytes += entry.len();
            bytes <= ENTRIES_BYTES
        });
        let end = last_until(from + fits.count() as u64);
        entries.truncate(usize::try_from(end - from).unwrap_or(usize::MAX));
        Ok(entries)
    }

    /// Keeps what another validator showed, once it is sure that a quorum of those who are trusted here has cosigned it.
    fn follow(&mut self, by: PublicKey, passage: &Passage) -> Result<(), Broken> {
        // The engine, or somebody else, was faster.
        if passage.from != self.head.checkpoint().size {
            return Ok(());
        }
        self.asked.patient_until = None;
        let kept = match self.believe(passage)? {
            Ok(believed) => self.keep_believed(believed)?,
            Err(why) => Err(why),
        };
        match kept {
            // An old checkpoint over nothing new leads nowhere, and is no lie.
            Ok(Kept::Nothing) => Ok(()),
            Ok(kept) => {
                // Whoever gave this has what comes behind it; whoever gives little is not the only one who is asked.
                let is_full = kept == Kept::Full;
                self.asked.patient_until = is_full.then(|| Instant::now() + PATIENCE);
                self.ask(by)
            }
            Err(why) => {
                let by = self.names.get(&by).map(ToString::to_string);
                tracing::warn!(by, %why, "a passage of the log that is not believed");
                Ok(())
            }
        }
    }

    fn keep_believed(&mut self, believed: Believed) -> Result<Result<Kept, Astray>, Broken> {
        let Believed {
            blocks,
            checkpoint,
            note,
        } = believed;
        for raw in &blocks {
            let block = checked(self, raw)?;
            // Who cosigns what stands behind a set, that set says, and whoever shows the way stops there.
            let mut kinds = block.operations.iter().map(Operation::kind);
            let names_set = kinds.any(|kind| kind == Kind::ValidatorsSet);
            if names_set && raw.header().log_size != checkpoint.size {
                return Ok(Err(Astray::Set));
            }
            self.keep_checked(&block)?;
        }
        let mut kept = match blocks.len() {
            0 => Kept::Nothing,
            BLOCKS_AT_ONCE.. => Kept::Full,
            _ => Kept::Something,
        };
        if self.head.checkpoint() == checkpoint
            && let Some(complete) = self.gather.adopt(checkpoint.size, note)
        {
            self.serve_complete(checkpoint.size, complete)?;
            kept = Kept::Something;
        }
        Ok(Ok(kept))
    }

    /// The blocks of a passage and the checkpoint above them, once it is sure that a quorum of those who are trusted here has cosigned it.
    pub(super) fn believe(&self, passage: &Passage) -> Result<Result<Believed, Astray>, Broken> {
        let (set, sequence) = self.head.set();
        let waits = self.waits_for_bridge()?;
        let before = self.store.set_before(sequence)?;
        let set = before.as_ref().filter(|_| waits).unwrap_or(set);
        let trust = Trust::of(self.origin.clone(), set, 1)?;
        let checkpoint = match trust.seal(&passage.note, (self.clock)()) {
            Ok(sealed) => sealed.checkpoint,
            Err(why) => return Ok(Err(why.into())),
        };
        let blocks = match (waits, passage.entries.is_empty()) {
            (true, true) => Vec::new(),
            (true, false) => return Ok(Err(Astray::Set)),
            (false, _) => match passage.blocks(&self.head, &checkpoint) {
                Ok(blocks) => blocks,
                Err(why) => return Ok(Err(why)),
            },
        };
        // Without the lines that are no validator's.
        let lines = passage.note.lines().map(str::to_owned);
        let note = trust.note(&checkpoint, &lines.collect::<Vec<_>>());
        Ok(note.ok_or(Astray::Quorum).map(|note| Believed {
            blocks,
            checkpoint,
            note,
        }))
    }
}
