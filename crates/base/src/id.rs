//! Identities the program makes: subjects, cases and rows. 16 bytes each, never derived from a person.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How many buckets subjects hash to; fixed for ever, only the map from bucket to file or node changes.
pub const BUCKETS: u16 = 4096;

/// One of [`BUCKETS`] groups of subjects; public numbers carry it, so that a look-up knows where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Bucket(pub u16);

/// Text that is not an id: wrong length or a sign outside Crockford's base 32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct BadId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// Reads the 26 signs that [`fmt::Display`] writes.
            pub fn parse(raw: &str) -> Result<Self, BadId> {
                parse_base32(raw).map(Self)
            }

            /// Reads 16 bytes, as a database column holds them.
            pub fn from_slice(raw: &[u8]) -> Result<Self, BadId> {
                raw.try_into().map(Self).map_err(|_| BadId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&base32(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), base32(&self.0))
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&base32(&self.0))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let raw = std::borrow::Cow::<'de, str>::deserialize(from)?;
                Self::parse(&raw).map_err(serde::de::Error::custom)
            }
        }
    };
}

id! {
    /// Who a record is about: a person, a household, an organisation or a vehicle. 16 random bytes, immutable.
    SubjectId
}
id! {
    /// One application. UUIDv7 (RFC 9562): its first 48 bits are the milliseconds it was made at.
    CaseId
}
id! {
    /// One row of a table. UUIDv7, so that new rows lie together.
    RowId
}

impl SubjectId {
    /// The bucket: the last 12 bits, which are random.
    pub fn bucket(self) -> Bucket {
        Bucket(u16::from_be_bytes([self.0[14], self.0[15]]) % BUCKETS)
    }
}

impl CaseId {
    /// A UUIDv7 from the time and 10 random bytes.
    pub fn at(now: crate::Timestamp, dice: [u8; 10]) -> Self {
        Self(uuid_v7(now, dice))
    }
}

impl RowId {
    /// A UUIDv7 from the time and 10 random bytes.
    pub fn at(now: crate::Timestamp, dice: [u8; 10]) -> Self {
        Self(uuid_v7(now, dice))
    }
}

fn uuid_v7(now: crate::Timestamp, dice: [u8; 10]) -> [u8; 16] {
    let ms = u64::try_from(now.micros() / 1_000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(ms, &dice)
        .into_uuid()
        .into_bytes()
}

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn base32(bytes: &[u8; 16]) -> String {
    let mut rest = u128::from_be_bytes(*bytes);
    let mut signs = [b'0'; 26];
    for sign in signs.iter_mut().rev() {
        *sign = CROCKFORD[(rest & 31) as usize];
        rest >>= 5;
    }
    signs.iter().map(|&sign| char::from(sign)).collect()
}

fn parse_base32(raw: &str) -> Result<[u8; 16], BadId> {
    if raw.len() != 26 {
        return Err(BadId);
    }
    let mut number: u128 = 0;
    for sign in raw.bytes() {
        let digit = crockford_digit(sign).ok_or(BadId)?;
        if number >> 123 != 0 {
            return Err(BadId);
        }
        number = number << 5 | u128::from(digit);
    }
    Ok(number.to_be_bytes())
}

/// The value of one sign, forgiving what people mix up: I and L read as 1, O as 0.
pub(crate) fn crockford_digit(sign: u8) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        b'I' | b'L' => b'1',
        b'O' => b'0',
        other => other,
    };
    CROCKFORD
        .iter()
        .position(|&known| known == sign)
        .and_then(|at| u8::try_from(at).ok())
}

pub(crate) fn crockford_sign(digit: u8) -> char {
    char::from(CROCKFORD[usize::from(digit & 31)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_from_its_own_text(bytes: [u8; 16]) {
            prop_assert_eq!(CaseId::parse(&CaseId(bytes).to_string()), Ok(CaseId(bytes)));
        }

        #[test]
        fn no_text_makes_the_reader_panic(raw in ".*") {
            let _ = CaseId::parse(&raw);
        }
    }

    #[test]
    fn an_id_too_large_for_sixteen_bytes_is_refused() {
        assert_eq!(CaseId::parse("ZZZZZZZZZZZZZZZZZZZZZZZZZZ"), Err(BadId));
    }
}
