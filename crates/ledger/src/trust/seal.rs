//! Believing a checkpoint: a quorum of the pinned policy cosigned it, and nothing known in it is false.

use super::Trust;
use crate::checkpoint::Checkpoint;
use crate::note::Note;
use base::Timestamp;

/// How far a validator's clock may be ahead of the verifier's.
pub const AHEAD_SECONDS: i64 = 300;

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
            let Some((place, vkey)) = self.witness_of(line) else {
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
}

fn is_ahead(seconds: u64, now: Timestamp) -> bool {
    let latest = now.seconds().saturating_add(AHEAD_SECONDS);
    i64::try_from(seconds).map_or(true, |seconds| seconds > latest)
}
