//! Proofs of the present: what the ledger says of a subject now, or that it says nothing.
//!
//! ```text
//! sigap/state-proof@v1
//! key <base64>
//! value <base64>  |  nothing  |  other <base64> <base64>
//! <a line of base64 for each hash of the path, lowest first>
//!
//! <the leaf of the last block, as it stands in the log>
//! <a proof of that leaf, c2sp.org/tlog-proof@v1>
//! ```
//!
//! A proof that something was recorded stays true for ever; this one grows old, so whoever asks says how old it may be.

use crate::block::BlockLeaf;
use crate::log::Disproved;
use crate::proof::{PROOF_BYTES_MAX, Proof};
use crate::verify::{NotRecorded, verify};
use crate::{Entry, Hash, StateProof, Trust, state};
use base::Timestamp;

const HEADER: &str = "sigap/state-proof@v1\n";
/// Longest proof of the present that is read.
pub const CURRENT_BYTES_MAX: usize = 2 * PROOF_BYTES_MAX;

/// What a proof of the present shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The last word about the subject; `None` where there never was one.
    pub entry: Option<Entry>,
    pub height: u64,
    /// Until then nothing newer was known to a quorum.
    pub seen: Timestamp,
}

/// Why it shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCurrent {
    #[error("not a proof of the form sigap/state-proof@v1")]
    Form,
    #[error("about another subject")]
    Subject,
    #[error("the block: {0}")]
    Block(#[from] NotRecorded),
    #[error("not the last entry of its checkpoint")]
    NotLast,
    #[error("the state: {0}")]
    State(#[from] Disproved),
    #[error("older than asked for")]
    Old,
}

/// Writes a proof: what the state says of `key`, the leaf of the block that says which state, and the proof of that leaf.
pub fn write_current(key: Hash, proof: &StateProof, leaf: &BlockLeaf, of_leaf: &Proof) -> String {
    let leaf = leaf.bytes();
    let leaf = String::from_utf8_lossy(&leaf);
    format!(
        "{HEADER}key {}\n{}\n{leaf}\n{}",
        key.line(),
        proof.lines(),
        of_leaf.write()
    )
}

/// What the ledger says of `key` (see [`crate::key_of`]), if the proof is at most `age_seconds` old.
pub fn verify_current(
    text: &str,
    trust: &Trust,
    key: Hash,
    age_seconds: i64,
    now: Timestamp,
) -> Result<Current, NotCurrent> {
    let parts = read(text).ok_or(NotCurrent::Form)?;
    if parts.key != key {
        return Err(NotCurrent::Subject);
    }
    let recorded = verify(parts.of_leaf, trust, parts.leaf.as_bytes(), now)?;
    if recorded.index + 1 != recorded.checkpoint.size {
        return Err(NotCurrent::NotLast);
    }
    let leaf = BlockLeaf::read(parts.leaf.as_bytes()).ok_or(NotCurrent::Form)?;
    let value = state::check(&parts.proof, key, leaf.state)?;
    let entry = value.map(|value| Entry::read(value).ok_or(NotCurrent::Form));
    let age = now.seconds().saturating_sub(recorded.seen.seconds());
    if age > age_seconds {
        return Err(NotCurrent::Old);
    }
    Ok(Current {
        entry: entry.transpose()?,
        height: leaf.height,
        seen: recorded.seen,
    })
}

struct Parts<'a> {
    key: Hash,
    proof: StateProof,
    leaf: &'a str,
    of_leaf: &'a str,
}

fn read(text: &str) -> Option<Parts<'_>> {
    if text.len() > CURRENT_BYTES_MAX {
        return None;
    }
    let rest = text.strip_prefix(HEADER)?.strip_prefix("key ")?;
    let (head, rest) = rest.split_once("\n\n")?;
    let (key, lines) = head.split_once('\n')?;
    let (leaf, of_leaf) = rest.split_once('\n')?;
    Some(Parts {
        key: Hash::of_line(key)?,
        proof: StateProof::of_lines(lines)?,
        leaf,
        of_leaf,
    })
}
