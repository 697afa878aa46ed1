//! Names of logs, validators and agencies: addresses without a scheme, such as `sigap.example/ledger`.

use crate::Hash;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// Longest name; a cosignature of another type could not tell a longer one (C2SP tlog-cosignature).
pub const NAME_BYTES_MAX: usize = 255;

/// A name that fits into every text it may stand in: printable ASCII without blanks and without `+`.
///
/// That is narrower than C2SP asks for, so that two names which look the same are the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Name(String);

/// Not such a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name is 1 to 255 printable ASCII characters without blanks and plus signs")]
pub struct BadName;

impl Name {
    pub fn parse(raw: &str) -> Result<Self, BadName> {
        let is_plain = raw.bytes().all(|b| b.is_ascii_graphic() && b != b'+');
        if raw.is_empty() || raw.len() > NAME_BYTES_MAX || !is_plain {
            return Err(BadName);
        }
        Ok(Self(raw.to_owned()))
    }

    /// What stands for the name where there is no room for it: its digest.
    pub fn digest(&self) -> Hash {
        Hash::of(self.0.as_bytes())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&raw).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_blank_no_plus_and_nothing_that_looks_like_something_else() {
        assert!(Name::parse("sigap.example/ledger").is_ok());
        let long = "a".repeat(NAME_BYTES_MAX + 1);
        for bad in ["", "a b", "a+b", "a\n", "s\u{456}gap.example", &long] {
            assert_eq!(Name::parse(bad), Err(BadName), "{bad}");
        }
    }
}
