//! Checkpoints (C2SP tlog-checkpoint): which log, how long, with which root.

use crate::key::{CannotSign, Signer};
use crate::log::SIZE_MAX;
use crate::note::SignatureLine;
use crate::vkey::{Signs, Vkey};
use crate::{Hash, Name};

/// The head of a log, before anybody signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: Name,
    pub size: u64,
    pub root: Hash,
}

/// The text is not a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a checkpoint: origin, size and root")]
pub struct BadCheckpoint;

impl Checkpoint {
    /// The three lines that are signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.line())
    }

    /// The note of a log with one writer, who has its key: an agency's own log. The ledger has none; its validators cosign.
    pub fn signed(&self, signer: &dyn Signer) -> Result<String, CannotSign> {
        let text = self.text();
        let vkey = Vkey {
            name: self.origin.clone(),
            signs: Signs::Note,
            key: signer.public(),
        };
        let line = SignatureLine {
            name: self.origin.as_str(),
            key_id: vkey.id(),
            signature: signer.sign(text.as_bytes())?.0.to_vec(),
        };
        Ok(format!("{text}\n{}", line.write()))
    }

    /// Reads the text of a note. Lines behind the third belong to whoever wrote them; they are signed, and mean nothing here.
    pub fn read(text: &str) -> Result<Self, BadCheckpoint> {
        let lines = text.strip_suffix('\n').ok_or(BadCheckpoint)?;
        let mut lines = lines.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(BadCheckpoint);
        };
        if lines.any(str::is_empty) {
            return Err(BadCheckpoint);
        }
        Ok(Self {
            origin: Name::parse(origin).map_err(|_| BadCheckpoint)?,
            size: number(size).ok_or(BadCheckpoint)?,
            root: Hash::of_line(root).ok_or(BadCheckpoint)?,
        })
    }
}

/// A decimal without a sign or zeros in front.
pub(crate) fn number(raw: &str) -> Option<u64> {
    let number: u64 = raw.parse().ok().filter(|number| *number <= SIZE_MAX)?;
    (number.to_string() == raw).then_some(number)
}
