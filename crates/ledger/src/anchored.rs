//! Proofs of what stands in an agency's own log, whose checkpoints the ledger anchors (`audit.checkpoint`).
//!
//! ```text
//! sigap/anchored-proof@v1
//! index 1204
//! <a line of base64 for each hash of the path in the agency's log, lowest first>
//!
//! <the operation that anchors this length and root, as it stands in the ledger>
//! <a proof of that operation, c2sp.org/tlog-proof@v1>
//! ```

use crate::log::{Disproved, check_inclusion};
use crate::proof::{PROOF_BYTES_MAX, Proof, read_path, write_path};
use crate::verify::{NotRecorded, Recorded, verify};
use crate::{BadOperation, Deed, Hash, Name, OPERATION_BYTES_MAX, Operation, Trust};
use base::Timestamp;

const HEADER: &str = "sigap/anchored-proof@v1\n";
/// Longest proof that is read.
pub const ANCHORED_BYTES_MAX: usize = PROOF_BYTES_MAX + 2 * OPERATION_BYTES_MAX;

/// What it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchored {
    /// Number of the entry in the agency's log.
    pub index: u64,
    /// That and when the ledger recorded the anchor.
    pub recorded: Recorded,
}

/// Why it shows nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnchored {
    #[error("not a proof of the form sigap/anchored-proof@v1")]
    Form,
    #[error("the anchor: {0}")]
    Recorded(#[from] NotRecorded),
    #[error("the anchor: {0}")]
    Operation(#[from] BadOperation),
    #[error("the operation does not anchor this log")]
    ForeignLog,
    #[error("this entry is not where the proof says: {0}")]
    Entry(#[from] Disproved),
}

/// Writes a proof: the path of an entry in the agency's log as long as it was when `anchor` told its root, and the proof of that.
pub fn write_anchored((index, path): (u64, &[Hash]), anchor: &Operation, proof: &Proof) -> String {
    let anchor = String::from_utf8_lossy(anchor.bytes());
    let proof = proof.write();
    format!("{HEADER}{}\n{anchor}\n{proof}", write_path(index, path))
}

/// Whether `entry` is in the log that the ledger knows as `log` of that agency, and the ledger has recorded that.
pub fn verify_anchored(
    text: &str,
    trust: &Trust,
    (agency, log): (&Name, Hash),
    entry: &[u8],
    now: Timestamp,
) -> Result<Anchored, NotAnchored> {
    let ((index, path), anchor, proof) = read(text).ok_or(NotAnchored::Form)?;
    let recorded = verify(proof, trust, anchor.as_bytes(), now)?;
    let anchor = Operation::read(anchor.as_bytes(), trust.origin())?;
    let content = anchor.content();
    let Deed::AuditCheckpoint { size, .. } = content.deed else {
        return Err(NotAnchored::ForeignLog);
    };
    if (content.agency, content.subject) != (agency.digest(), log) {
        return Err(NotAnchored::ForeignLog);
    }
    let head = (size, content.commitment);
    check_inclusion(Hash::of_leaf(entry), index, &path, head)?;
    Ok(Anchored { index, recorded })
}

/// The path in the agency's log, the operation that anchors it, and the proof of that.
type Parts<'a> = ((u64, Vec<Hash>), &'a str, &'a str);

fn read(text: &str) -> Option<Parts<'_>> {
    if text.len() > ANCHORED_BYTES_MAX {
        return None;
    }
    let (head, rest) = text.strip_prefix(HEADER)?.split_once("\n\n")?;
    let (anchor, proof) = rest.split_once('\n')?;
    Some((read_path(head.split('\n'))?, anchor, proof))
}
