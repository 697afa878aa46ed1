//! Cosignatures that come in, gathered below the checkpoints that this validator knows to be final.
//!
//! A line counts once it was verified, and one of each validator. Lines may come before the block is final here; they wait, a few of
//! each validator.

use base::Timestamp;
use ledger::note::SignatureLine;
use ledger::{AHEAD_SECONDS, Checkpoint, Hash, Name, PublicKey, Set, Signs, Trust, Vkey};
use std::collections::BTreeMap;

/// Checkpoints of each validator that are remembered before they are final here.
const EARLY_MAX: usize = 64;
/// Checkpoints that wait for a quorum; older ones are superseded by newer ones.
const WAITING_MAX: usize = 256;

/// A cosignature as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cosigned {
    pub(crate) size: u64,
    /// Asks for the receiver's own line, since a quorum is missing.
    pub(crate) asks: bool,
    pub(crate) line: String,
}

/// A checkpoint that is final, and what has come in for it.
struct Waiting {
    checkpoint: Checkpoint,
    set: Set,
    /// Version and root of the state under it; nothing where a later one stands here already.
    state: Option<(u64, Hash)>,
    lines: BTreeMap<PublicKey, String>,
    /// Leads to another set, so that no later checkpoint stands in for it.
    is_bridge: bool,
}

/// A checkpoint with a quorum.
pub(crate) struct Complete {
    pub(crate) state: Option<(u64, Hash)>,
    pub(crate) note: String,
    pub(crate) is_bridge: bool,
}

#[derive(Default)]
pub(crate) struct Gather {
    waiting: BTreeMap<u64, Waiting>,
    early: BTreeMap<PublicKey, BTreeMap<u64, String>>,
}

impl Gather {
    /// A checkpoint became final; `set` are those who cosign it.
    pub(crate) fn expect(
        &mut self,
        checkpoint: Checkpoint,
        set: &Set,
        state: Option<(u64, Hash)>,
        is_bridge: bool,
    ) {
        let size = checkpoint.size;
        let waiting = Waiting {
            checkpoint,
            set: set.clone(),
            state,
            lines: BTreeMap::new(),
            is_bridge,
        };
        self.waiting.insert(size, waiting);
        let passed = self.waiting.iter().filter(|(_, one)| !one.is_bridge);
        let passed: Vec<u64> = passed.map(|(size, _)| *size).collect();
        let too_many = passed.len().saturating_sub(WAITING_MAX);
        for size in passed.into_iter().take(too_many) {
            self.waiting.remove(&size);
        }
        let keys: Vec<_> = self.early.keys().copied().collect();
        for key in keys {
            let early = self.early.get_mut(&key).and_then(|of| of.remove(&size));
            if let Some(line) = early {
                self.add(key, size, line);
            }
        }
    }

    /// A line that a validator sent; `known` is the size of the log here.
    pub(crate) fn hear(&mut self, by: PublicKey, cosigned: &Cosigned, known: u64) {
        if self.waiting.contains_key(&cosigned.size) {
            self.add(by, cosigned.size, cosigned.line.clone());
        } else if cosigned.size > known {
            let early = self.early.entry(by).or_default();
            early.insert(cosigned.size, cosigned.line.clone());
            if early.len() > EARLY_MAX {
                early.pop_last();
            }
        }
    }

    fn add(&mut self, by: PublicKey, size: u64, line: String) {
        let Some(waiting) = self.waiting.get_mut(&size) else {
            return;
        };
        if holds(waiting, by, &line) {
            waiting.lines.insert(by, line);
        }
    }

    /// The note of a checkpoint, if a quorum is there; it waits no more, nor does anything it stands in for.
    pub(crate) fn complete(
        &mut self,
        size: u64,
        now: Timestamp,
    ) -> Result<Option<Complete>, ledger::BadTrust> {
        let Some(waiting) = self.waiting.get(&size) else {
            return Ok(None);
        };
        if waiting.lines.len() < waiting.set.quorum {
            return Ok(None);
        }
        // A line from the future would count for nobody.
        let latest = now.seconds().saturating_add(AHEAD_SECONDS);
        let counting = waiting.lines.values();
        let counting = counting.filter(|line| seconds(line).is_some_and(|at| at <= latest));
        let lines: Vec<_> = counting.cloned().collect();
        let trust = Trust::of(waiting.checkpoint.origin.clone(), &waiting.set, 1)?;
        let Some(note) = trust.note(&waiting.checkpoint, &lines) else {
            return Ok(None);
        };
        Ok(self.adopt(size, note))
    }

    /// The same with a note that is known to hold: whoever gathered it need not be this validator.
    pub(crate) fn adopt(&mut self, size: u64, note: String) -> Option<Complete> {
        let waiting = self.waiting.remove(&size)?;
        self.waiting
            .retain(|other, one| *other > size || one.is_bridge);
        Some(Complete {
            state: waiting.state,
            note,
            is_bridge: waiting.is_bridge,
        })
    }

    /// What lacks a quorum and must be asked for: every bridge, and the newest checkpoint.
    pub(crate) fn lacking(&self) -> Vec<u64> {
        let newest = self.waiting.keys().next_back().copied();
        let bridges = self.waiting.iter().filter(|(_, one)| one.is_bridge);
        let mut sizes: Vec<_> = bridges.map(|(size, _)| *size).chain(newest).collect();
        sizes.dedup();
        sizes
    }

    /// How many lines the oldest bridge that waits has, and how many it needs.
    pub(crate) fn open_bridge(&self) -> Option<(usize, usize)> {
        let bridge = self.waiting.values().find(|one| one.is_bridge)?;
        Some((bridge.lines.len(), bridge.set.quorum))
    }

    /// The name of whoever has that key, if they are one of those who cosign a checkpoint that waits.
    pub(crate) fn name_of(&self, size: u64, key: PublicKey) -> Option<Name> {
        name_of(&self.waiting.get(&size)?.set, key)
    }

    /// Whether a checkpoint of that size waits for its quorum.
    pub(crate) fn waits(&self, size: u64) -> bool {
        self.waiting.contains_key(&size)
    }

    /// The line of a validator below a checkpoint that waits.
    pub(crate) fn line(&self, size: u64, by: PublicKey) -> Option<String> {
        self.waiting.get(&size)?.lines.get(&by).cloned()
    }
}

fn name_of(set: &Set, key: PublicKey) -> Option<Name> {
    let mut validators = set.validators.iter();
    let validator = validators.find(|one| one.key == key)?;
    Some(validator.name.clone())
}

/// Whether the line is by that validator of the set, and over this checkpoint.
fn holds(waiting: &Waiting, key: PublicKey, line: &str) -> bool {
    let Some(name) = name_of(&waiting.set, key) else {
        return false;
    };
    let vkey = Vkey {
        name,
        signs: Signs::Cosignature,
        key,
    };
    let Ok(line) = SignatureLine::read(line.trim_end_matches('\n')) else {
        return false;
    };
    vkey.is_of(&line) && vkey.verify(&waiting.checkpoint.text(), &line).is_some()
}

/// When a cosignature was made.
fn seconds(line: &str) -> Option<i64> {
    let line = SignatureLine::read(line.trim_end_matches('\n')).ok()?;
    let (seconds, _) = line.signature.split_first_chunk()?;
    i64::try_from(u64::from_be_bytes(*seconds)).ok()
}

impl Cosigned {
    /// Size, whether it asks, and the line.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        bytes.push(u8::from(self.asks));
        bytes.extend(self.line.as_bytes());
        bytes
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk()?;
        let (asks, line) = rest.split_first()?;
        Some(Self {
            size: u64::from_be_bytes(*size),
            asks: *asks != 0,
            line: String::from_utf8(line.to_vec()).ok()?,
        })
    }
}
