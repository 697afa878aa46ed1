//! A SHA-256 digest, and the two ways in which RFC 6962 makes one: of a leaf, and of two children.

use aws_lc_rs::digest::{Context, SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

/// Prefix of a leaf, so that nobody passes an inner node off as one (RFC 6962 §2.1).
const LEAF: &[u8] = &[0];
/// Prefix of an inner node.
const NODE: &[u8] = &[1];

/// A SHA-256 digest. In JSON base64url without padding, in the texts of C2SP base64 with padding.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands where there is nothing before: the previous operation of a subject's first one.
    pub const NONE: Self = Self([0; 32]);

    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// The digest of the parts, one after the other.
    pub(crate) fn of_parts(parts: &[&[u8]]) -> Self {
        let mut context = Context::new(&SHA256);
        for part in parts {
            context.update(part);
        }
        let mut digest = [0; 32];
        digest.copy_from_slice(context.finish().as_ref());
        Self(digest)
    }

    pub fn of_leaf(entry: &[u8]) -> Self {
        Self::of_parts(&[LEAF, entry])
    }

    /// What an operation says of a document that can concern a person: without the salt, nobody can tell by trying what it was. Salt
    /// and document stay outside, and can be forgotten.
    pub fn of_salted(salt: &[u8; 32], document: &[u8]) -> Self {
        Self::of_parts(&[salt, document])
    }

    pub fn of_children(left: Self, right: Self) -> Self {
        Self::of_parts(&[NODE, &left.0, &right.0])
    }

    /// As a line of a checkpoint or a proof: base64 with padding.
    pub fn line(self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads what [`Hash::line`] writes, and no other spelling of it.
    pub fn of_line(line: &str) -> Option<Self> {
        let bytes = STANDARD.decode(line).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fixed(deserializer).map(Self)
    }
}

/// Parts whose lengths come to `N`, one after the other.
pub(crate) fn joined<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut bytes = [0; N];
    for (byte, value) in bytes.iter_mut().zip(parts.iter().copied().flatten()) {
        *byte = *value;
    }
    bytes
}

/// Bytes of a known number, as JSON holds them.
pub(crate) fn fixed<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> Result<[u8; N], D::Error> {
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    let bytes = URL_SAFE_NO_PAD
        .decode(text.as_bytes())
        .map_err(D::Error::custom)?;
    let wrong = |bytes: Vec<u8>| D::Error::custom(format_args!("{} bytes, not {N}", bytes.len()));
    bytes.try_into().map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digests_are_those_of_rfc_6962() {
        // SHA-256 of nothing, and of the single byte 0, computed by another program.
        let hex = |hash: Hash| {
            use std::fmt::Write as _;
            hash.0.iter().fold(String::new(), |mut text, byte| {
                write!(text, "{byte:02x}").unwrap();
                text
            })
        };
        assert_eq!(
            hex(Hash::of(b"")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            hex(Hash::of_leaf(b"")),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
    }

    #[test]
    fn a_document_about_a_person_is_told_by_its_salted_digest() {
        let salted = Hash::of_salted(&[7; 32], b"document");
        assert_eq!(
            salted,
            Hash::of(&[[7; 32].as_slice(), b"document"].concat())
        );
        assert_ne!(salted, Hash::of_salted(&[8; 32], b"document"));
    }

    #[test]
    fn a_hash_has_one_spelling() {
        let line = Hash::of(b"a").line();
        assert_eq!(Hash::of_line(&line), Some(Hash::of(b"a")));
        assert_eq!(Hash::of_line(line.trim_end_matches('=')), None);
        // The last letter before the padding carries two bits that mean nothing; they must be zero.
        let mut letters: Vec<char> = line.chars().collect();
        letters[42] = if letters[42] == 's' { 't' } else { 'B' };
        assert_eq!(Hash::of_line(&letters.iter().collect::<String>()), None);
    }
}
