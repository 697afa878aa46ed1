//! What a bank knows a transfer by: whoever sends money back reads it off the bank, and whoever gets it can ask there.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The bank's reference of a transfer. Holding one proves that it was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Transfer(String);

/// No reference of a bank looks so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a reference is 1 to 64 letters, digits, dashes, dots and slashes")]
pub struct BadTransfer;

impl Transfer {
    pub const LETTERS_MAX: usize = 64;

    /// Spaces do not count: banks print references in groups.
    pub fn parse(raw: &str) -> Result<Self, BadTransfer> {
        let bare: String = raw.chars().filter(|sign| !sign.is_whitespace()).collect();
        let fits = (1..=Self::LETTERS_MAX).contains(&bare.len());
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-./".contains(&byte);
        if fits && bare.bytes().all(plain) {
            Ok(Self(bare))
        } else {
            Err(BadTransfer)
        }
    }
}

impl TryFrom<String> for Transfer {
    type Error = BadTransfer;

    fn try_from(raw: String) -> Result<Self, BadTransfer> {
        Self::parse(&raw)
    }
}

impl From<Transfer> for String {
    fn from(transfer: Transfer) -> Self {
        transfer.0
    }
}

impl fmt::Display for Transfer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_banks_print_it_and_nothing_else_is() {
        let read = |raw: &str| Transfer::parse(raw).map(String::from);
        assert_eq!(read(" FT 2633/0012.A-7 "), Ok("FT2633/0012.A-7".to_owned()));
        let long = "9".repeat(Transfer::LETTERS_MAX + 1);
        for bad in ["", "   ", "<b>", "é1", "a,b", &long] {
            assert_eq!(read(bad), Err(BadTransfer), "{bad}");
        }
    }
}
