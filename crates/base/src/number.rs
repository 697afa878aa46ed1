//! The number printed on a document: a bucket and 68 random bits, so that nobody can guess the next one.

use crate::Bucket;
use crate::id::{crockford_digit, crockford_sign};
use std::fmt;

/// A document number: 12 bits of bucket, 68 random bits; 16 signs of Crockford's base 32 in four groups.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublicNumber(u128);

/// Text that is not a document number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a document number")]
pub struct BadNumber;

const RANDOM_BITS: u32 = 68;

impl PublicNumber {
    /// A number in `bucket` from nine random bytes.
    pub fn new(bucket: Bucket, dice: [u8; 9]) -> Self {
        let mut wide = [0_u8; 16];
        wide[7..].copy_from_slice(&dice);
        let random = u128::from_be_bytes(wide) & ((1 << RANDOM_BITS) - 1);
        Self(u128::from(bucket.0) << RANDOM_BITS | random)
    }

    /// Reads what a person typed: any case, with or without dashes and spaces.
    pub fn parse(raw: &str) -> Result<Self, BadNumber> {
        let signs: Vec<u8> = raw
            .bytes()
            .filter(|b| !matches!(b, b'-' | b' '))
            .take(17)
            .collect();
        if signs.len() != 16 {
            return Err(BadNumber);
        }
        signs
            .iter()
            .try_fold(0_u128, |number, &sign| {
                let digit = crockford_digit(sign).ok_or(BadNumber)?;
                Ok(number << 5 | u128::from(digit))
            })
            .map(Self)
    }

    /// Where the document's owner lives.
    pub fn bucket(self) -> Bucket {
        Bucket(u16::try_from(self.0 >> RANDOM_BITS).unwrap_or(0))
    }
}

impl fmt::Display for PublicNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for at in 0..16_u32 {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            let digit = (self.0 >> (75 - 5 * at)) & 31;
            write!(f, "{}", crockford_sign(u8::try_from(digit).unwrap_or(0)))?;
        }
        Ok(())
    }
}

impl fmt::Debug for PublicNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicNumber({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_least_64_bits_of_chance_are_in_a_number() {
        let of = |chance: u64| {
            let mut dice = [0; 9];
            dice[1..].copy_from_slice(&chance.to_be_bytes());
            PublicNumber::new(Bucket(7), dice).0
        };
        let kept = (0..u64::BITS).fold(0, |kept, bit| kept | (of(1 << bit) ^ of(0)));
        assert_eq!(kept.count_ones(), u64::BITS);
    }

    proptest! {
        #[test]
        fn a_number_reads_back_from_print_and_keeps_its_bucket(bucket in 0_u16..4096, dice: [u8; 9]) {
            let number = PublicNumber::new(Bucket(bucket), dice);
            prop_assert_eq!(PublicNumber::parse(&number.to_string()), Ok(number));
            prop_assert_eq!(PublicNumber::parse(&number.to_string().to_lowercase().replace('-', " ")), Ok(number));
            prop_assert_eq!(number.bucket(), Bucket(bucket));
        }
    }
}
