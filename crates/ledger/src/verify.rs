//! The one question of a phone or an auditor: was this recorded? Answered with SHA-256, Ed25519 and base64, without a network.

use crate::log::{Disproved, check_inclusion};
use crate::proof::{BadProof, Proof};
use crate::trust::{Distrust, Trust};
use crate::{Checkpoint, Hash};
use base::Timestamp;

/// What a proof shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Number of the entry in the log.
    pub index: u64,
    pub checkpoint: Checkpoint,
    /// It was recorded by then.
    pub since: Timestamp,
    /// Until then this was known to be the largest tree: how fresh the proof is.
    pub seen: Timestamp,
}

/// Why a proof shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRecorded {
    #[error(transparent)]
    Proof(#[from] BadProof),
    #[error(transparent)]
    Checkpoint(#[from] Distrust),
    #[error("this entry is not where the proof says: {0}")]
    Entry(#[from] Disproved),
}

/// Whether `entry` is in the log that `trust` is about. It says nothing about whether the entry is still the last word.
pub fn verify(
    proof: &str,
    trust: &Trust,
    entry: &[u8],
    now: Timestamp,
) -> Result<Recorded, NotRecorded> {
    let proof = Proof::read(proof)?;
    let sealed = trust.seal(&proof.note, now)?;
    let head = (sealed.checkpoint.size, sealed.checkpoint.root);
    check_inclusion(Hash::of_leaf(entry), proof.index, &proof.path, head)?;
    Ok(Recorded {
        index: proof.index,
        checkpoint: sealed.checkpoint,
        since: sealed.since,
        seen: sealed.seen,
    })
}
