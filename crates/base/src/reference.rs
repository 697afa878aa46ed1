//! The number that is paid under: a bucket and ten random digits, so that a bank's machine can type it.

use crate::{BUCKETS, Bucket};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a payment is known by, here and at the bank: 14 digits.
///
/// The first four are the payer's bucket (`0000` to `4095`), so that a notice of a payment leads to where the case is
/// kept; the other ten are chance. It is all digits because it becomes a part of a virtual account number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PaymentReference(u64);

/// Text that is not a payment reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a payment reference")]
pub struct BadReference;

/// How many numbers there are in one bucket.
const PER_BUCKET: u64 = 10_000_000_000;

impl PaymentReference {
    /// How many digits a reference has.
    pub const DIGITS: usize = 14;

    /// A reference in `bucket` from eight random bytes.
    ///
    /// # Panics
    ///
    /// When there is no such bucket.
    pub fn new(bucket: Bucket, dice: [u8; 8]) -> Self {
        assert!(bucket.0 < BUCKETS, "a bucket is below {BUCKETS}");
        // 2^64 is no multiple of 10^10, but the unevenness is below one in a thousand million.
        Self(u64::from(bucket.0) * PER_BUCKET + u64::from_be_bytes(dice) % PER_BUCKET)
    }

    /// Reads exactly the digits that [`fmt::Display`] writes: machines hand them on, nobody types them.
    pub fn parse(raw: &str) -> Result<Self, BadReference> {
        if raw.len() != Self::DIGITS || !raw.bytes().all(|sign| sign.is_ascii_digit()) {
            return Err(BadReference);
        }
        let number: u64 = raw.parse().map_err(|_| BadReference)?;
        if number / PER_BUCKET < u64::from(BUCKETS) {
            Ok(Self(number))
        } else {
            Err(BadReference)
        }
    }

    /// Where the payer's case is kept.
    pub fn bucket(self) -> Bucket {
        Bucket(u16::try_from(self.0 / PER_BUCKET).unwrap_or(0))
    }
}

impl FromStr for PaymentReference {
    type Err = BadReference;

    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        Self::parse(raw)
    }
}

impl fmt::Display for PaymentReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.0, width = Self::DIGITS)
    }
}

impl fmt::Debug for PaymentReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PaymentReference({self})")
    }
}

impl Serialize for PaymentReference {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PaymentReference {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::parse(&raw).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bucket_that_does_not_exist_is_refused() {
        assert!(PaymentReference::parse("40959999999999").is_ok());
        assert_eq!(PaymentReference::parse("40960000000000"), Err(BadReference));
    }

    #[test]
    fn anything_but_fourteen_digits_is_refused() {
        for raw in [
            "",
            "0123000000001",
            "012300000000011",
            "0123 000000001",
            "+1230000000011",
            "0123-000000001",
            "٠١٢٣٤٥٦",
        ] {
            assert_eq!(PaymentReference::parse(raw), Err(BadReference), "{raw}");
        }
    }

    #[test]
    fn it_crosses_a_border_as_text_so_that_leading_zeros_stay() {
        let reference = PaymentReference::new(Bucket(7), 42_u64.to_be_bytes());
        let json = serde_json::to_string(&reference).unwrap();
        assert_eq!(json, "\"00070000000042\"");
        assert_eq!(
            serde_json::from_str::<PaymentReference>(&json).unwrap(),
            reference
        );
        assert!(serde_json::from_str::<PaymentReference>("70000000042").is_err());
    }

    proptest! {
        #[test]
        fn a_reference_reads_back_from_its_own_text_and_keeps_its_bucket(bucket in 0..BUCKETS, dice: [u8; 8]) {
            let reference = PaymentReference::new(Bucket(bucket), dice);
            let text = reference.to_string();
            prop_assert_eq!(text.len(), PaymentReference::DIGITS);
            prop_assert_eq!(PaymentReference::parse(&text), Ok(reference));
            prop_assert_eq!(reference.bucket(), Bucket(bucket));
        }

        #[test]
        fn no_text_makes_the_reader_panic_and_what_it_takes_it_writes_again(raw in "[0-9]{13,15}|.*") {
            if let Ok(reference) = PaymentReference::parse(&raw) {
                prop_assert_eq!(reference.to_string(), raw);
            }
        }
    }
}
