//! A bridge: what leads whoever trusts one set of validators to the next, as one text that any mirror keeps for ever. Whoever was offline goes over
//! one after the other ([`crate::Walk`]).
//!
//! ```text
//! sigap/bridge@v1
//! <entry with the set: one line of JSON>
//! <tlog-proof of it, under a checkpoint that those before cosigned>
//! ```

use crate::OPERATION_BYTES_MAX;
use crate::proof::PROOF_BYTES_MAX;

/// Longest bridge.
pub const BRIDGE_BYTES_MAX: usize = PROOF_BYTES_MAX + OPERATION_BYTES_MAX + 64;

const MAGIC: &str = "sigap/bridge@v1";

pub fn write_bridge(entry: &[u8], proof: &str) -> String {
    // Entries are JSON after RFC 8785, which has no line ends and no other bytes than those of UTF-8.
    format!("{MAGIC}\n{}\n{proof}", String::from_utf8_lossy(entry))
}

/// The entry and its proof, neither of them checked.
pub fn read_bridge(text: &str) -> Option<(&[u8], &str)> {
    let (magic, rest) = text.split_once('\n')?;
    let (entry, proof) = rest.split_once('\n')?;
    let is_whole = magic == MAGIC && text.len() <= BRIDGE_BYTES_MAX;
    is_whole.then_some((entry.as_bytes(), proof))
}

/// Where a mirror keeps the bridge to the set with that number, beside the tiles of the log.
pub fn bridge_path(sequence: u64) -> String {
    format!("bridge/{sequence}")
}

/// The number of the set, by the one spelling of that path. There is no bridge to the first set.
pub fn bridge_of(path: &str) -> Option<u64> {
    let sequence = path.strip_prefix("bridge/")?.parse().ok()?;
    (sequence > 0 && bridge_path(sequence) == path).then_some(sequence)
}
