//! Whole rupiah. There are no cents in any fee the pack knows.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in whole rupiah.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rupiah(pub i64);

impl fmt::Display for Rupiah {
    /// "Rp1.250.000", the Indonesian way in both languages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        f.write_str(if self.0 < 0 { "-Rp" } else { "Rp" })?;
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_are_parted_by_points() {
        assert_eq!(Rupiah(1_250_000).to_string(), "Rp1.250.000");
        assert_eq!(Rupiah(0).to_string(), "Rp0");
        assert_eq!(Rupiah(-999).to_string(), "-Rp999");
    }

    proptest! {
        #[test]
        fn the_digits_of_an_amount_are_all_printed(amount: i64) {
            let digits: String = Rupiah(amount).to_string().chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, amount.unsigned_abs().to_string());
        }
    }
}
