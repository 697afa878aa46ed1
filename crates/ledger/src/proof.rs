//! Proofs (C2SP tlog-proof): everything that shows offline that an entry is in the log, in one text.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! index 73894
//! <a line of base64 for each hash of the path, lowest first>
//!
//! <the checkpoint with its cosignatures>
//! ```

use crate::Hash;
use crate::checkpoint::number;
use crate::note::NOTE_BYTES_MAX;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

/// Longest proof that is read.
pub const PROOF_BYTES_MAX: usize = 2 * NOTE_BYTES_MAX;
/// More hashes than the path of any log has.
const PATH_MAX: usize = 64;
const HEADER: &str = "c2sp.org/tlog-proof@v1\n";

/// A proof as it was written; nothing in it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub index: u64,
    pub path: Vec<Hash>,
    /// The checkpoint, letter by letter.
    pub note: String,
}

/// The text is not a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a proof of the form c2sp.org/tlog-proof@v1")]
pub struct BadProof;

impl Proof {
    pub fn write(&self) -> String {
        format!(
            "{HEADER}{}\n{}",
            write_path(self.index, &self.path),
            self.note
        )
    }

    /// Reads a proof. A line `extra` is allowed by the specification and means nothing here.
    pub fn read(text: &str) -> Result<Self, BadProof> {
        if text.len() > PROOF_BYTES_MAX {
            return Err(BadProof);
        }
        let rest = text.strip_prefix(HEADER).ok_or(BadProof)?;
        let (head, note) = rest.split_once("\n\n").ok_or(BadProof)?;
        let mut lines = head.split('\n').peekable();
        if let Some(extra) = lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            STANDARD.decode(extra).map_err(|_| BadProof)?;
            lines.next();
        }
        let (index, path) = read_path(lines).ok_or(BadProof)?;
        Ok(Self {
            index,
            path,
            note: note.to_owned(),
        })
    }
}

/// The line `index`, and a line for each hash.
pub(crate) fn write_path(index: u64, path: &[Hash]) -> String {
    let mut text = format!("index {index}\n");
    for hash in path {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", hash.line());
    }
    text
}

/// Reads what [`write_path`] writes, line by line.
pub(crate) fn read_path<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<(u64, Vec<Hash>)> {
    let index = number(lines.next()?.strip_prefix("index ")?)?;
    let path: Vec<_> = lines
        .take(PATH_MAX + 1)
        .map(Hash::of_line)
        .collect::<Option<_>>()?;
    (path.len() <= PATH_MAX).then_some((index, path))
}
