//! What the state holds about a subject: where its story stands, as a value of fixed length.

use crate::hash::joined;
use crate::{Content, Family, Hash, Name};

/// Bytes of an entry.
pub const ENTRY_BYTES: usize = 122;
/// First byte of an entry: the only version there is.
const VERSION: u8 = 1;

/// Where a subject stands. Closed is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    /// An issuer that is not believed for now, and may be added again.
    Suspended,
    Closed,
}

/// The last word about a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub sequence: u64,
    pub status: Status,
    pub commitment: Hash,
    /// Where the last operation stands in the log.
    pub index: u64,
    /// Leaf hash of that operation.
    pub leaf: Hash,
    /// Digest of the name of the agency that began.
    pub owner: Hash,
    /// Entries of the other log, for an audit log; otherwise 0.
    pub size: u64,
}

/// Where a subject of a family that all agencies share is looked up: `did`, `issuer`, `validators`.
pub fn key_of(family: Family, subject: Hash) -> Hash {
    Hash::of_parts(&[family.word().as_bytes(), b"\n", &subject.0])
}

/// Where a subject is looked up whose story is an agency's own: `status`, `service`, `audit`, `snapshot`. Another agency that
/// names the same subject tells a story of its own, so that nobody can take a place that is another's.
pub fn key_of_owned(family: Family, agency: &Name, subject: Hash) -> Hash {
    owned(family, agency.digest(), subject)
}

/// Where the subject of an operation is looked up.
pub(crate) fn key_for(content: &Content) -> Hash {
    let family = content.kind().family();
    if family.is_owned() {
        owned(family, content.agency, content.subject)
    } else {
        key_of(family, content.subject)
    }
}

fn owned(family: Family, agency: Hash, subject: Hash) -> Hash {
    Hash::of_parts(&[family.word().as_bytes(), b"\n", &agency.0, &subject.0])
}

impl Entry {
    /// Version, sequence, status, commitment, index, leaf, owner, size; numbers with the highest byte first.
    pub fn bytes(&self) -> [u8; ENTRY_BYTES] {
        let status = match self.status {
            Status::Active => 1,
            Status::Suspended => 2,
            Status::Closed => 3,
        };
        let parts: [&[u8]; 8] = [
            &[VERSION],
            &self.sequence.to_be_bytes(),
            &[status],
            &self.commitment.0,
            &self.index.to_be_bytes(),
            &self.leaf.0,
            &self.owner.0,
            &self.size.to_be_bytes(),
        ];
        joined(&parts)
    }

    /// Reads what [`Entry::bytes`] writes.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (version, rest) = bytes.split_first()?;
        let (sequence, rest) = rest.split_first_chunk()?;
        let (status, rest) = rest.split_first()?;
        let (commitment, rest) = rest.split_first_chunk()?;
        let (index, rest) = rest.split_first_chunk()?;
        let (leaf, rest) = rest.split_first_chunk()?;
        let (owner, rest) = rest.split_first_chunk()?;
        let (size, rest) = rest.split_first_chunk()?;
        let status = match status {
            1 => Status::Active,
            2 => Status::Suspended,
            3 => Status::Closed,
            _ => return None,
        };
        (*version == VERSION && rest.is_empty()).then_some(Self {
            sequence: u64::from_be_bytes(*sequence),
            status,
            commitment: Hash(*commitment),
            index: u64::from_be_bytes(*index),
            leaf: Hash(*leaf),
            owner: Hash(*owner),
            size: u64::from_be_bytes(*size),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_survives_its_bytes_and_no_other_length_is_read() {
        let entry = Entry {
            sequence: 7,
            status: Status::Suspended,
            commitment: Hash::of(b"c"),
            index: 1 << 40,
            leaf: Hash::of(b"l"),
            owner: Hash::of(b"o"),
            size: 3,
        };
        let bytes = entry.bytes();
        assert_eq!(Entry::read(&bytes), Some(entry));
        assert_eq!(Entry::read(&bytes[1..]), None);
        assert_eq!(Entry::read(&[bytes.as_slice(), &[0]].concat()), None);
    }
}
