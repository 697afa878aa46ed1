//! What a verifier pins: the name of the log, a policy, and how many validators there must be.

use crate::checkpoint::Checkpoint;
use crate::note::Note;
use crate::policy::BadPolicy;
use crate::set::is_quorum;
use crate::{Name, Policy, Set};
use base::Timestamp;

/// How far a validator's clock may be ahead of the verifier's.
pub const AHEAD_SECONDS: i64 = 300;

/// The anchor of every check. Holding one proves that its quorum cannot be met twice without an honest validator in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    origin: Name,
    policy: Policy,
    validators_min: usize,
}

/// Why nobody should trust that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTrust {
    #[error("the policy: {0}")]
    Policy(#[from] BadPolicy),
    #[error("the policy is about another log")]
    ForeignLog,
    #[error("{found} validators, at least {needed} are asked for")]
    TooFew { found: usize, needed: usize },
    #[error("two thirds of the validators or fewer could be a quorum")]
    Weak,
}

/// Why a checkpoint is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Distrust {
    #[error("the checkpoint: {0}")]
    Note(#[from] crate::note::BadNote),
    #[error(transparent)]
    Checkpoint(#[from] crate::checkpoint::BadCheckpoint),
    #[error("a checkpoint of another log")]
    ForeignLog,
    #[error("the log itself did not sign")]
    Log,
    #[error("a signature by a known key that does not hold")]
    Signature,
    #[error("one validator stands twice")]
    Twice,
    #[error("{counted} cosignatures count, and that is no quorum")]
    Quorum { counted: usize },
}

/// A checkpoint that a quorum cosigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub checkpoint: Checkpoint,
    /// When the quorum was complete: the tree was there by then.
    pub since: Timestamp,
    /// The latest time for which a quorum stands: by then this was still the largest tree.
    pub seen: Timestamp,
}

impl Trust {
    /// Trust in a pinned policy for the log `origin`; at least `validators_min` validators must be in it, now and after every change.
    pub fn read(origin: Name, policy: &str, validators_min: usize) -> Result<Self, BadTrust> {
        Self::checked(origin, Policy::parse(policy)?, validators_min)
    }

    /// Trust in the validators of a set: who runs the ledger.
    pub fn of(origin: Name, set: &Set, validators_min: usize) -> Result<Self, BadTrust> {
        Self::checked(origin, Policy::of(set), validators_min)
    }

    fn checked(origin: Name, policy: Policy, validators_min: usize) -> Result<Self, BadTrust> {
        let found = policy.witnesses.len();
        if found < validators_min.max(1) {
            let needed = validators_min.max(1);
            return Err(BadTrust::TooFew { found, needed });
        }
        if !is_quorum(policy.fewest(), found) {
            return Err(BadTrust::Weak);
        }
        if policy.logs.iter().any(|log| log.name != origin) {
            return Err(BadTrust::ForeignLog);
        }
        Ok(Self {
            origin,
            policy,
            validators_min,
        })
    }

    /// The same verifier, now trusting another set.
    pub(crate) fn moved_to(&self, set: &Set) -> Result<Self, BadTrust> {
        Self::of(self.origin.clone(), set, self.validators_min)
    }

    pub fn origin(&self) -> &Name {
        &self.origin
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Believes a checkpoint that a quorum cosigned. Lines by unknown keys are passed over, also those of kinds that come later.
    pub fn seal(&self, note: &str, now: Timestamp) -> Result<Sealed, Distrust> {
        let note = Note::read(note)?;
        let checkpoint = Checkpoint::read(note.text)?;
        if checkpoint.origin != self.origin {
            return Err(Distrust::ForeignLog);
        }
        self.log_signed(&note)?;
        let mut signed: Vec<(u64, usize)> = Vec::new();
        let mut known = Vec::new();
        for line in &note.signatures {
            let mut witnesses = (0..).zip(&self.policy.witnesses);
            let Some((place, vkey)) = witnesses.find(|(_, vkey)| vkey.is_of(line)) else {
                continue;
            };
            if known.contains(&place) {
                return Err(Distrust::Twice);
            }
            known.push(place);
            let seconds = vkey.verify(note.text, line).flatten();
            let seconds = seconds.ok_or(Distrust::Signature)?;
            // A validator whose clock is ahead does not count; the others are enough, or are not.
            if !is_ahead(seconds, now) {
                signed.push((seconds, place));
            }
        }
        signed.sort_unstable();
        let counted = signed.len();
        let since = self.completed(signed.iter());
        let seen = self.completed(signed.iter().rev());
        match (since, seen) {
            (Some(since), Some(seen)) => Ok(Sealed {
                checkpoint,
                since,
                seen,
            }),
            _ => Err(Distrust::Quorum { counted }),
        }
    }

    /// Where logs are named, one of them must have signed.
    fn log_signed(&self, note: &Note<'_>) -> Result<(), Distrust> {
        let mut signed = self.policy.logs.is_empty();
        for line in &note.signatures {
            let log = self.policy.logs.iter().find(|log| log.is_of(line));
            if let Some(log) = log {
                log.verify(note.text, line).ok_or(Distrust::Log)?;
                signed = true;
            }
        }
        if signed { Ok(()) } else { Err(Distrust::Log) }
    }

    /// The time of the cosignature with which a quorum is complete, taking them in this order.
    fn completed<'a>(&self, ordered: impl Iterator<Item = &'a (u64, usize)>) -> Option<Timestamp> {
        let mut places = Vec::new();
        for (seconds, place) in ordered {
            places.push(*place);
            if self.policy.holds(&places) {
                let seconds = i64::try_from(*seconds).ok()?;
                return Some(Timestamp::from_micros(0).plus_seconds(seconds));
            }
        }
        None
    }

    /// A note of the checkpoint with as many of the cosignature lines as a quorum needs, the newest ones; `None` if they are too few.
    /// Lines that do not hold are left out.
    pub fn note(&self, checkpoint: &Checkpoint, lines: &[String]) -> Option<String> {
        let text = checkpoint.text();
        let mut signed = Vec::new();
        for line in lines {
            let Ok(read) = crate::note::SignatureLine::read(line.trim_end_matches('\n')) else {
                continue;
            };
            let mut witnesses = (0..).zip(&self.policy.witnesses);
            let Some((place, vkey)) = witnesses.find(|(_, vkey)| vkey.is_of(&read)) else {
                continue;
            };
            if let Some(seconds) = vkey.verify(&text, &read).flatten() {
                signed.push((seconds, place, read.write()));
            }
        }
        signed.sort_unstable_by(|a, b| b.cmp(a));
        let mut kept: Vec<(usize, String)> = Vec::new();
        for (_, place, line) in signed {
            if !kept.iter().any(|(known, _)| *known == place) {
                kept.push((place, line));
            }
        }
        let holds = |kept: &[(usize, String)]| {
            let places: Vec<_> = kept.iter().map(|(place, _)| *place).collect();
            self.policy.holds(&places)
        };
        if !holds(&kept) {
            return None;
        }
        // The oldest ones go first, as long as the rest is enough.
        for at in (0..kept.len()).rev() {
            let mut fewer = kept.clone();
            fewer.remove(at);
            if holds(&fewer) {
                kept = fewer;
            }
        }
        kept.sort_unstable();
        let lines: String = kept.into_iter().map(|(_, line)| line).collect();
        Some(format!("{text}\n{lines}"))
    }
}

fn is_ahead(seconds: u64, now: Timestamp) -> bool {
    let latest = now.seconds().saturating_add(AHEAD_SECONDS);
    i64::try_from(seconds).map_or(true, |seconds| seconds > latest)
}
