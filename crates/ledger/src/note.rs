//! Signed notes (C2SP signed-note): a text, an empty line, and lines of signatures.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Longest note, far above a checkpoint with every cosignature that there can be.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;
/// Most lines of signatures that are read.
pub const SIGNATURES_MAX: usize = 128;
/// Begins a line of a signature.
const DASH: &str = "\u{2014} ";

/// A note as it was written; nothing in it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// With its last newline, without the empty line.
    pub text: &'a str,
    pub signatures: Vec<SignatureLine<'a>>,
}

/// `— name base64(key id, signature)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine<'a> {
    pub name: &'a str,
    pub key_id: [u8; 4],
    pub signature: Vec<u8>,
}

/// Why a text is not a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    #[error("longer than any note, or with more signatures")]
    TooLong,
    #[error("not a text, an empty line and signatures")]
    Form,
    #[error("a line of a signature that cannot be read")]
    Signature,
}

impl<'a> Note<'a> {
    pub fn read(note: &'a str) -> Result<Self, BadNote> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(BadNote::TooLong);
        }
        if note.chars().any(|c| c < ' ' && c != '\n') {
            return Err(BadNote::Form);
        }
        let end = note.rfind("\n\n").ok_or(BadNote::Form)?;
        let (text, lines) = note.split_at(end + 1);
        let lines = lines.strip_prefix('\n').ok_or(BadNote::Form)?;
        let lines = lines.strip_suffix('\n').ok_or(BadNote::Form)?;
        if lines.split('\n').count() > SIGNATURES_MAX {
            return Err(BadNote::TooLong);
        }
        let signatures = lines.split('\n').map(SignatureLine::read);
        Ok(Self {
            text,
            signatures: signatures.collect::<Result<_, _>>()?,
        })
    }
}

impl<'a> SignatureLine<'a> {
    /// Reads one line, without its newline.
    pub fn read(line: &'a str) -> Result<Self, BadNote> {
        let (name, blob) = line
            .strip_prefix(DASH)
            .and_then(|line| line.split_once(' '))
            .ok_or(BadNote::Signature)?;
        let is_name = !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c == '+');
        let blob = STANDARD.decode(blob).map_err(|_| BadNote::Signature)?;
        match blob.split_first_chunk() {
            Some((key_id, signature)) if is_name && !signature.is_empty() => Ok(Self {
                name,
                key_id: *key_id,
                signature: signature.to_vec(),
            }),
            _ => Err(BadNote::Signature),
        }
    }

    /// The line, with its newline.
    pub fn write(&self) -> String {
        let blob = [self.key_id.as_slice(), &self.signature].concat();
        format!("{DASH}{} {}\n", self.name, STANDARD.encode(blob))
    }
}
