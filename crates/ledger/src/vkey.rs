//! Verifier keys (C2SP signed-note): a name and a public key with what it signs, in one line.

use crate::key::{PublicKey, Signature};
use crate::note::SignatureLine;
use crate::{Hash, Name, cosignature};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;

/// What a key signs, with the byte that tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// The text of a note as it is: Ed25519, 0x01.
    Note,
    /// A checkpoint at a time: Ed25519 cosignature, 0x04.
    Cosignature,
}

/// `name+key id+base64(type, public key)`.
#[derive(Clone, PartialEq, Eq)]
pub struct Vkey {
    pub name: Name,
    pub signs: Signs,
    pub key: PublicKey,
}

/// Why a text is not a verifier key that can be used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadVkey {
    #[error("not a verifier key: name+id+key")]
    Form,
    #[error("a kind of signature that is not known here")]
    Unsupported,
    #[error("the id is not that of the name and the key")]
    Id,
}

impl Vkey {
    /// The first four bytes of the digest of name, type and key.
    pub fn id(&self) -> [u8; 4] {
        let kind = [self.signs.byte()];
        let digest = Hash::of_parts(&[self.name.as_str().as_bytes(), b"\n", &kind, &self.key.0]);
        let [a, b, c, d, ..] = digest.0;
        [a, b, c, d]
    }

    pub fn parse(raw: &str) -> Result<Self, BadVkey> {
        let mut parts = raw.splitn(3, '+');
        let (Some(name), Some(id), Some(blob)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadVkey::Form);
        };
        let name = Name::parse(name).map_err(|_| BadVkey::Form)?;
        let blob = STANDARD.decode(blob).map_err(|_| BadVkey::Form)?;
        let (kind, key) = blob.split_first().ok_or(BadVkey::Form)?;
        let signs = [Signs::Note, Signs::Cosignature];
        let signs = signs.into_iter().find(|signs| signs.byte() == *kind);
        let signs = signs.ok_or(BadVkey::Unsupported)?;
        let key = PublicKey(key.try_into().map_err(|_| BadVkey::Form)?);
        let vkey = Self { name, signs, key };
        if vkey.id_text() == id {
            Ok(vkey)
        } else {
            Err(BadVkey::Id)
        }
    }

    /// Whether the line claims to be by this key: name and id, both.
    pub fn is_of(&self, line: &SignatureLine<'_>) -> bool {
        self.name.as_str() == line.name && self.id() == line.key_id
    }

    /// Whether the line holds for `text`; where it is a cosignature, the seconds at which it was made.
    pub fn verify(&self, text: &str, line: &SignatureLine<'_>) -> Option<Option<u64>> {
        match self.signs {
            Signs::Note => {
                let signature = Signature(line.signature.as_slice().try_into().ok()?);
                let holds = self.key.verifies(text.as_bytes(), &signature);
                holds.then_some(None)
            }
            Signs::Cosignature => {
                let (seconds, signature) = cosignature::read(&line.signature)?;
                let message = cosignature::message(text, seconds);
                let holds = self.key.verifies(&message, &signature);
                holds.then_some(Some(seconds))
            }
        }
    }

    fn id_text(&self) -> String {
        format!("{:08x}", u32::from_be_bytes(self.id()))
    }
}

impl Signs {
    fn byte(self) -> u8 {
        match self {
            Self::Note => 0x01,
            Self::Cosignature => 0x04,
        }
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blob = [&[self.signs.byte()], self.key.0.as_slice()].concat();
        let (name, id) = (&self.name, self.id_text());
        write!(f, "{name}+{id}+{}", STANDARD.encode(blob))
    }
}

impl fmt::Debug for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
